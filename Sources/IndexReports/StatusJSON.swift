import IndexStore
import ParallelText
import Reports

/// The state of an index as one JSON document, as `Schema/status.schema.json` describes it.
public enum StatusJSON {
  public static func render(_ status: IndexStatus) throws -> [UInt8] { try JSONText.bytes(of: Document(status)) }

  private struct Document: Encodable {
    struct Counts: Encodable {
      var present: Int
      var missing: Int
      var stale: Int
      var errors: Int
      var warnings: Int
      var notes: Int

      init(_ counts: IndexStatus.Counts) {
        (present, missing, stale) = (counts.present, counts.missing, counts.stale)
        (errors, warnings, notes) = (counts.errors, counts.warnings, counts.notes)
      }
    }
    struct Group: Encodable {
      var name: String
      var articleSets: Int
      var locales: [String: Counts]
    }
    struct Failure: Encodable {
      var path: String
      var message: String
    }

    var schemaVersion = 1
    var articles: Int
    var articleSets: Int
    var locales: [String]
    var total: [String: Counts]
    var groups: [Group]
    var errors: [Failure]
    var withoutLocale: [String]

    init(_ status: IndexStatus) {
      articles = status.articles
      articleSets = status.articleSets
      locales = status.locales.map(\.description)
      total = Self.named(status.total)
      groups = status.groups.map {
        Group(name: $0.name, articleSets: $0.articleSets, locales: Self.named($0.locales))
      }
      errors = status.errors.map { Failure(path: $0.path, message: $0.message) }
      withoutLocale = status.withoutLocale
    }

    private static func named(_ locales: [LocaleTag: IndexStatus.Counts]) -> [String: Counts] {
      Dictionary(uniqueKeysWithValues: locales.map { ($0.description, Counts($1)) })
    }
  }
}
