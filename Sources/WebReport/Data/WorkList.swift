import IndexStore
import ParallelText
import Reports

/// What there is to do in a locale: its open findings, for the page's first rows, for the script that sorts and filters
/// them, and for spreadsheets.
struct WorkList {
  let content: SiteContent
  let locale: LocaleTag
  /// In the order of the report.
  let findings: [OpenFinding]

  /// So many findings stand in one script: some 500 kB.
  private static let partSize = 2_000

  init(_ content: SiteContent, _ locale: LocaleTag, _ findings: [OpenFinding]) {
    self.content = content
    self.locale = locale
    self.findings = findings
  }

  static func parts(of count: Int) -> Int { (count + partSize - 1) / partSize }

  static func path(of locale: LocaleTag, part: Int) -> String { "locales/\(locale)-\(part + 1).js" }

  /// Those with the highest severity first, as the page has them before anybody sorts them.
  func first(_ count: Int) -> [OpenFinding] {
    var first: [OpenFinding] = []
    for severity in Severity.allCases.reversed() where first.count < count {
      first += findings.lazy.filter { $0.finding.severity == severity }.prefix(count - first.count)
    }
    return first
  }

  /// The shared cause; nil if the finding has its own.
  func cause(of finding: Finding) -> SiteContent.CauseFigures? {
    content.causeOfFinding[finding.fingerprint].map { content.causes[$0] }
  }

  // MARK: For the script

  /// A call that hands a part of the list to the page: what rows have in common stands before them, and rows refer to it
  /// by place.
  func script(part: Int) -> [UInt8] {
    let rows = findings.dropFirst(part * Self.partSize).prefix(Self.partSize)
    var articles = Table<Int64>()
    var causes = Table<Int>()
    var json = JSONWriter(.line)
    json.object { json in
      json.member("rows") { json in
        json.array { json in
          for row in rows {
            let finding = row.finding
            let article = articles.place(of: row.set)
            let cause = content.causeOfFinding[finding.fingerprint].map { causes.place(of: $0) }
            json.element { json in
              json.array { json in
                json.element { $0.value(finding.severity.rawValue) }
                json.element { $0.value(finding.rule.rawValue) }
                json.element { $0.value(article) }
                json.element { $0.value(EscapedText.visible(finding.target.path)) }
                json.element { $0.value(finding.target.start.line) }
                json.element { $0.value(EscapedText.visible(finding.message)) }
                json.element { $0.value(finding.fingerprint) }
                json.element { $0.value(cause ?? -1) }
              }
            }
          }
        }
      }
      json.member("articles") { json in
        json.array { json in
          for id in articles.values {
            guard let article = content.article(id) else { continue }
            let texts = [article.title ?? article.key, article.key, content.folders.name(of: article.key)]
            json.element { $0.value([Slug.of(article.key, id)] + texts.map(EscapedText.visible)) }
          }
        }
      }
      json.member("causes") { json in
        json.array { json in
          for place in causes.values {
            guard let shared = content.causes[place].shared else { continue }
            let label = "\(CauseLabel.line(shared.from)) → \(CauseLabel.line(shared.to))"
            json.element { $0.value([shared.id, EscapedText.visible(label)]) }
          }
        }
      }
    }
    return Array("stele.receive(".utf8) + json.bytes + Array(");\n".utf8)
  }

  // MARK: For spreadsheets

  /// Comma-separated values with a header, a finding a line (`CSVText`).
  func csv() -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ fields: [String]) {
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVText.append(field, to: &bytes)
      }
      bytes += [0x0D, 0x0A]
    }
    add([
      "severity", "rule", "article", "folder", "path", "line", "column", "message", "text", "reference_locale",
      "reference_path", "reference_line", "reference_text", "cause", "fingerprint",
    ])
    for row in findings {
      let (finding, reference) = (row.finding, row.finding.reference)
      add([
        finding.severity.rawValue, finding.rule.rawValue, finding.article, content.folders.name(of: finding.article),
        finding.target.path, String(finding.target.start.line), String(finding.target.start.column), finding.message,
        finding.target.text, reference?.locale.description ?? "", reference?.path ?? "",
        reference.map { String($0.start.line) } ?? "", reference?.text ?? "",
        cause(of: finding)?.shared?.id ?? "", finding.fingerprint,
      ])
    }
    return bytes
  }
}

/// Values by the places at which they were first named.
private struct Table<Value: Hashable> {
  private(set) var values: [Value] = []
  private var places: [Value: Int] = [:]

  mutating func place(of value: Value) -> Int {
    if let place = places[value] { return place }
    places[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
