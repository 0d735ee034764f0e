import IndexStore
import ParallelText
import Reports

/// The overview's figures as JSON, for other programs (`figures.json`).
struct FiguresFeed {
  private let content: SiteContent

  init(_ site: Site) { content = site.content }

  var resource: Resource {
    var json = JSONWriter(.pretty)
    json.object { json in
      json.member("schemaVersion") { $0.value(1) }
      json.member("articles") { $0.value(content.status.articleSets) }
      json.member("files") { $0.value(content.status.articles) }
      json.member("source") { $0.value(content.source?.description) }
      json.member("locales") { Self.write(content.totals, to: &$0) }
      json.member("folders") { json in
        json.object { json in
          for folder in content.folders.all {
            json.member(folder.name) { Self.write(folder.locales, to: &$0) }
          }
        }
      }
      json.member("history") { json in
        json.array { json in
          for run in content.history {
            json.element { json in
              json.object { json in
                json.member("at") { $0.value(run.at) }
                json.member("locales") { Self.write(run.locales, to: &$0) }
              }
            }
          }
        }
      }
    }
    return Resource(mediaType: "application/json", bytes: json.bytes + [0x0A])
  }

  private static func write(_ locales: [LocaleTag: LocaleFigures], to json: inout JSONWriter) {
    json.object { json in
      for (locale, figures) in locales.sorted(by: { $0.key < $1.key }) {
        json.member(locale.description) { json in
          json.object { json in
            json.member("present") { $0.value(figures.present) }
            json.member("current") { $0.value(figures.current) }
            json.member("stale") { $0.value(figures.stale) }
            json.member("untranslated") { $0.value(figures.untranslated) }
            json.member("missing") { $0.value(figures.missing) }
            json.member("errors") { $0.value(figures.errors) }
            json.member("warnings") { $0.value(figures.warnings) }
            json.member("notes") { $0.value(figures.notes) }
          }
        }
      }
    }
  }
}
