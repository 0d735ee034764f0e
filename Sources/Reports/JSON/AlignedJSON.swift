import ParallelText

/// Aligned articles as JSON, as `Schema/aligned.schema.json` describes each of them.
public struct AlignedJSON: ArticleWriter {
  public enum Layout: Sendable {
    /// The one article alone.
    case object
    /// An array of articles.
    case array
    /// One article a line, without space in it (JSON Lines).
    case lines
  }

  private let layout: Layout
  private var isFirst = true

  public init(_ layout: Layout) { self.layout = layout }

  public func header() -> [UInt8] { layout == .array ? Array("[".utf8) : [] }

  public mutating func piece(_ article: AlignedArticle) -> [UInt8] {
    var json = JSONWriter(layout == .lines ? .line : .pretty, depth: layout == .array ? 1 : 0)
    Self.write(article, &json)
    let lead = layout == .array ? (isFirst ? "\n  " : ",\n  ") : ""
    isFirst = false
    return Array(lead.utf8) + json.bytes + (layout == .array ? [] : [0x0A])
  }

  public func footer() -> [UInt8] { layout == .array ? Array((isFirst ? "]\n" : "\n]\n").utf8) : [] }

  // MARK: One article

  private static func write(_ article: AlignedArticle, _ json: inout JSONWriter) {
    let locales = article.editions.map(\.locale.description)
    json.object { json in
      json.member("schemaVersion") { $0.value(1) }
      json.member("article") { $0.value(article.key) }
      json.member("source") { $0.value(article.source?.description) }
      json.member("locales") { $0.value(locales) }
      json.member("sections") { json in
        json.array { json in
          // The lead is there in every article, and in most it is empty.
          for section in article.sections where section.level > 0 || !section.rows.isEmpty {
            json.element { write(section, locales, &$0) }
          }
        }
      }
    }
  }

  private static func write(_ section: AlignedSection, _ locales: [String], _ json: inout JSONWriter) {
    json.object { json in
      json.member("anchor") { $0.value(section.level > 0 ? section.anchor : nil) }
      json.member("level") { $0.value(section.level) }
      json.member("role") { $0.value(section.role?.rawValue) }
      json.member("headings") { json in
        byLocale(locales, section.headings, &json) { heading, json in
          json.object { json in
            json.member("text") { $0.value(heading.text) }
            json.member("line") { $0.value(heading.line) }
          }
        }
      }
      json.member("rows") { json in
        json.array { json in for row in section.rows { json.element { write(row, locales, &$0) } } }
      }
    }
  }

  private static func write(_ row: AlignedRow, _ locales: [String], _ json: inout JSONWriter) {
    json.object { json in
      json.member("id") { $0.value(row.id) }
      json.member("kind") { $0.value(row.kind.rawValue) }
      json.member("depth") { $0.value(row.depth) }
      json.member("cells") { json in
        byLocale(locales, row.cells, &json) { cell, json in
          json.object { json in
            json.member("number") { $0.value(cell.number) }
            json.member("text") { $0.value(cell.text) }
            json.member("startLine") { $0.value(cell.startLine) }
            json.member("endLine") { $0.value(cell.endLine) }
          }
        }
      }
      json.member("literals") { json in
        json.array { json in
          for literal in row.literals {
            json.element { json in
              json.object { json in
                json.member("kind") { $0.value(literal.kind.name) }
                json.member("values") { byLocale(locales, literal.values, &$0) { $1.value($0) } }
              }
            }
          }
        }
      }
      json.member("findings") { $0.value(row.findings) }
    }
  }

  /// A member for each locale, null where it has nothing.
  private static func byLocale<Value>(
    _ locales: [String], _ values: [Value?], _ json: inout JSONWriter, _ write: (Value, inout JSONWriter) -> Void
  ) {
    json.object { json in
      for (locale, value) in zip(locales, values) {
        json.member(locale) { json in
          if let value { write(value, &json) } else { json.value(nil) }
        }
      }
    }
  }
}
