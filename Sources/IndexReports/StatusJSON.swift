import IndexStore
import ParallelText
import Reports

/// The state of an index as one JSON document, as `Schema/status.schema.json` describes it.
public enum StatusJSON {
  /// - Returns: UTF-8 with a line feed at the end; keys sorted.
  public static func render(_ status: IndexStatus) -> [UInt8] {
    var json = JSONWriter(.spaced)
    json.object { json in
      json.member("articleSets") { $0.value(status.articleSets) }
      json.member("articles") { $0.value(status.articles) }
      json.member("errors") { json in
        json.array { json in
          for error in status.errors {
            json.element { json in
              json.object { json in
                json.member("message") { $0.value(error.message) }
                json.member("path") { $0.value(error.path) }
              }
            }
          }
        }
      }
      json.member("groups") { json in
        json.array { json in
          for group in status.groups {
            json.element { json in
              json.object { json in
                json.member("articleSets") { $0.value(group.articleSets) }
                json.member("locales") { write(group.locales, to: &$0) }
                json.member("name") { $0.value(group.name) }
              }
            }
          }
        }
      }
      json.member("locales") { $0.value(status.locales.map(\.description)) }
      json.member("schemaVersion") { $0.value(1) }
      json.member("total") { write(status.total, to: &$0) }
      json.member("withoutLocale") { $0.value(status.withoutLocale) }
    }
    return json.bytes + [0x0A]
  }

  private static func write(_ locales: [LocaleTag: IndexStatus.Counts], to json: inout JSONWriter) {
    json.object { json in
      for (locale, counts) in locales.sorted(by: { $0.key < $1.key }) {
        json.member(locale.description) { json in
          json.object { json in
            json.member("errors") { $0.value(counts.errors) }
            json.member("missing") { $0.value(counts.missing) }
            json.member("notes") { $0.value(counts.notes) }
            json.member("present") { $0.value(counts.present) }
            json.member("sharePresent") { $0.value(Percentage.rounded(counts.sharePresent ?? 1)) }
            json.member("stale") { $0.value(counts.stale) }
            json.member("untranslated") { $0.value(counts.untranslated) }
            json.member("warnings") { $0.value(counts.warnings) }
          }
        }
      }
    }
  }
}
