import ArticleParsing
import ParallelText

/// Two locales of aligned articles as a bilingual file: XLIFF 2.1, core (OASIS Standard, 2018), as its schema
/// `xliff_core_2.0.xsd` has it.
///
/// A file of XLIFF has one source and one target language: several targets take several documents. Units are headings,
/// paragraphs, items, steps and cells of tables that both locales have; marks are `ph` and `pc` with their Markdown in
/// `originalData`, and those that are one another's translation share an id. Findings are notes. What could steer a
/// terminal is written by reference, and characters that XML has no place for as `cp`.
public struct XLIFFDocument: ArticleWriter {
  private let source: LocaleTag
  private let target: LocaleTag
  private let leastConfidence: Double
  private var isEmpty = true
  /// Of the files so far.
  private var ids = Set<UInt64>()

  /// - Parameters:
  ///   - source: Articles without it are left out.
  ///   - target: Likewise.
  ///   - leastConfidence: Rows whose alignment is less sure are left out.
  public init(source: LocaleTag, target: LocaleTag, leastConfidence: Double = 0.5) {
    self.source = source
    self.target = target
    self.leastConfidence = leastConfidence
  }

  public func header() -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="\(source)" trgLang="\(target)">

      """.utf8)
  }

  public mutating func piece(_ article: AlignedArticle) -> [UInt8] {
    guard let from = article.editions.firstIndex(where: { $0.locale == source }),
      let to = article.editions.firstIndex(where: { $0.locale == target })
    else { return [] }
    var body: [UInt8] = []
    for (index, segments) in Segment.bySection(article, leastConfidence: leastConfidence).enumerated() {
      var units: [UInt8] = []
      for segment in segments {
        if let original = segment.contents[from], let translation = segment.contents[to] {
          append(segment, original, translation, to: &units)
        }
      }
      if units.isEmpty { continue }
      body += "    <group id=\"s\(index)\"".utf8
      let section = article.sections[index]
      if section.level > 0 { XMLText.appendAttribute("name", section.anchor, to: &body) }
      body += ">\n".utf8 + units + "    </group>\n".utf8
    }
    if body.isEmpty { return [] }
    isEmpty = false
    var hash = Hash64()
    hash.combine(article.key)
    // Articles may have one key, such as `a.md` and `a.mdx`; the first has the id that it has alone.
    while !ids.insert(hash.value).inserted { hash.combine(article.editions[from].path) }
    var bytes = Array("  <file id=\"a\(String(hash.value, radix: 16))\"".utf8)
    XMLText.appendAttribute("original", article.editions[from].path, to: &bytes)
    return bytes + ">\n".utf8 + body + "  </file>\n".utf8
  }

  /// A document has at least one file (4.2.2.1), and a file something in it.
  public func footer() -> [UInt8] {
    Array(((isEmpty ? "  <file id=\"empty\"><group id=\"empty\"/></file>\n" : "") + "</xliff>\n").utf8)
  }

  // MARK: Units

  private func append(
    _ segment: Segment, _ original: InlineContent, _ translation: InlineContent, to bytes: inout [UInt8]
  ) {
    var numbers = MarkNumbers()
    var data = OriginalData()
    var text: [UInt8] = []
    text += "        <segment state=\"translated\">\n          <source>".utf8
    append(original, numbers.next(original), &data, to: &text)
    text += "</source>\n          <target>".utf8
    append(translation, numbers.next(translation), &data, to: &text)
    text += "</target>\n        </segment>\n".utf8

    bytes += "      <unit id=\"\(segment.id)\">\n".utf8
    if !segment.findings.isEmpty {
      bytes += "        <notes>\n".utf8
      for finding in segment.findings {
        bytes += "          <note category=\"finding\">".utf8
        XMLText.append(finding, to: &bytes)
        bytes += "</note>\n".utf8
      }
      bytes += "        </notes>\n".utf8
    }
    data.append(to: &bytes)
    bytes += text + "      </unit>\n".utf8
  }

  private func append(
    _ content: InlineContent, _ numbers: [Int], _ data: inout OriginalData, to bytes: inout [UInt8]
  ) {
    var rest = numbers[...]
    for element in content.elements {
      switch element {
      case .text(let text): XMLText.append(text, to: &bytes, illegal: Self.codePoint)
      case .single(let mark):
        bytes += "<ph id=\"\(rest.removeFirst())\" dataRef=\"\(data.id(of: mark.opening))\"".utf8
        bytes += Self.type(of: mark).utf8
        if !mark.text.isEmpty { XMLText.appendAttribute("equiv", mark.text, to: &bytes) }
        bytes += "/>".utf8
      case .start(let mark):
        bytes += "<pc id=\"\(rest.removeFirst())\" dataRefStart=\"\(data.id(of: mark.opening))\"".utf8
        bytes += " dataRefEnd=\"\(data.id(of: mark.closing))\"\(Self.type(of: mark))>".utf8
      case .end: bytes += "</pc>".utf8
      }
    }
  }

  /// The specification's types and subtypes (4.3.1.33 and 4.3.1.36) where it has one.
  private static func type(of mark: InlineContent.Mark) -> String {
    switch mark.kind {
    case .strong: " type=\"fmt\" subType=\"xlf:b\""
    case .emphasis: " type=\"fmt\" subType=\"xlf:i\""
    case .lineBreak: " type=\"fmt\" subType=\"xlf:lb\""
    case .link: " type=\"link\""
    case .image: " type=\"image\""
    case .interface: " type=\"ui\""
    case .code, .placeholder, .tag: " type=\"other\""
    }
  }

  /// A character that XML has no place for (4.3.1.1).
  fileprivate static func codePoint(_ scalar: Unicode.Scalar, _ bytes: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    bytes += "<cp hex=\"\(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)\"/>".utf8
  }
}

/// The Markdown that a unit's marks stand for, each once.
private struct OriginalData {
  private var ids: [String: Int] = [:]
  private var texts: [String] = []

  mutating func id(of text: String) -> String {
    if let id = ids[text] { return "d\(id)" }
    texts.append(text)
    ids[text] = texts.count
    return "d\(texts.count)"
  }

  func append(to bytes: inout [UInt8]) {
    if texts.isEmpty { return }
    bytes += "        <originalData>\n".utf8
    for (index, text) in texts.enumerated() {
      bytes += "          <data id=\"d\(index + 1)\">".utf8
      XMLText.append(text, to: &bytes, illegal: XLIFFDocument.codePoint)
      bytes += "</data>\n".utf8
    }
    bytes += "        </originalData>\n".utf8
  }
}
