import ArticleParsing
import ParallelText

/// Aligned articles as a translation memory: TMX 1.4b (LISA OSCAR, 2005), as its DTD `tmx14.dtd` has it.
///
/// Units are headings, paragraphs, items, steps and cells of tables that at least two locales have. Markup stands in
/// `bpt`, `ept` and `ph` as Markdown, numbered alike in all locales. What could steer a terminal is written by reference;
/// characters that XML has no place for are left out.
public struct TMXDocument: ArticleWriter {
  private let source: LocaleTag?
  private let version: String
  private let leastConfidence: Double

  /// - Parameters:
  ///   - source: The locale of `srclang`, nil for `*all*`: any of them may be translated from. Units with another
  ///     source, or without it, say so.
  ///   - version: Stele's, for the header.
  ///   - leastConfidence: Rows whose alignment is less sure are left out.
  public init(source: LocaleTag?, version: String, leastConfidence: Double = 0.5) {
    self.source = source
    self.version = version
    self.leastConfidence = leastConfidence
  }

  public func header() -> [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n".utf8)
    bytes += "<tmx version=\"1.4\">\n  <header creationtool=\"stele\"".utf8
    XMLText.appendAttribute("creationtoolversion", version, to: &bytes)
    bytes += " segtype=\"paragraph\" o-tmf=\"stele\" adminlang=\"en\"".utf8
    XMLText.appendAttribute("srclang", Self.language(source), to: &bytes)
    return bytes + " datatype=\"x-markdown\"/>\n  <body>\n".utf8
  }

  public mutating func piece(_ article: AlignedArticle) -> [UInt8] {
    var bytes: [UInt8] = []
    for (section, segments) in zip(article.sections, Segment.bySection(article, leastConfidence: leastConfidence)) {
      for segment in segments { append(segment, section, article, to: &bytes) }
    }
    return bytes
  }

  public func footer() -> [UInt8] { Array("  </body>\n</tmx>\n".utf8) }

  // MARK: Units

  private static func language(_ source: LocaleTag?) -> String { source?.description ?? "*all*" }

  private func append(
    _ segment: Segment, _ section: AlignedSection, _ article: AlignedArticle, to bytes: inout [UInt8]
  ) {
    // The source's marks come first, in their order.
    let lead = article.editions.firstIndex { $0.locale == article.source && article.source != nil }
    let language = lead.flatMap { segment.contents[$0] } == nil ? nil : article.source
    bytes += "    <tu tuid=\"\(segment.id)\"".utf8
    if language != source { XMLText.appendAttribute("srclang", Self.language(language), to: &bytes) }
    bytes += ">\n".utf8
    property("x-article", article.key, &bytes)
    if section.level > 0 { property("x-anchor", section.anchor, &bytes) }
    for finding in segment.findings { property("x-finding", finding, &bytes) }
    var numbers = MarkNumbers()
    var marks = [[Int]](repeating: [], count: segment.contents.count)
    for index in (lead.map { [$0] } ?? []) + segment.contents.indices.filter({ $0 != lead }) {
      if let content = segment.contents[index] { marks[index] = numbers.next(content) }
    }
    for (index, content) in segment.contents.enumerated() {
      guard let content else { continue }
      bytes += "      <tuv xml:lang=\"\(article.editions[index].locale)\"><seg>".utf8
      append(content, marks[index], to: &bytes)
      bytes += "</seg></tuv>\n".utf8
    }
    bytes += "    </tu>\n".utf8
  }

  private func property(_ type: String, _ value: String, _ bytes: inout [UInt8]) {
    bytes += "      <prop type=\"\(type)\">".utf8
    XMLText.append(value, to: &bytes)
    bytes += "</prop>\n".utf8
  }

  private func append(_ content: InlineContent, _ numbers: [Int], to bytes: inout [UInt8]) {
    var rest = numbers[...]
    /// `i` ties a beginning to its end within the segment; `x` to its translations.
    var open: [Int] = []
    var pairs = 0
    for element in content.elements {
      switch element {
      case .text(let text): XMLText.append(text, to: &bytes)
      case .single(let mark):
        bytes += "<ph x=\"\(rest.removeFirst())\" type=\"\(Self.type(of: mark))\">".utf8
        XMLText.append(mark.opening, to: &bytes)
        bytes += "</ph>".utf8
      case .start(let mark):
        pairs += 1
        open.append(pairs)
        bytes += "<bpt i=\"\(pairs)\" x=\"\(rest.removeFirst())\" type=\"\(Self.type(of: mark))\">".utf8
        XMLText.append(mark.opening, to: &bytes)
        bytes += "</bpt>".utf8
      case .end(let mark):
        bytes += "<ept i=\"\(open.removeLast())\">".utf8
        XMLText.append(mark.closing, to: &bytes)
        bytes += "</ept>".utf8
      }
    }
  }

  /// The specification's names where it has one.
  private static func type(of mark: InlineContent.Mark) -> String {
    switch mark.kind {
    case .strong: "bold"
    case .emphasis: "italic"
    case .link: "link"
    case .image: "image"
    case .lineBreak: "lb"
    case .code: "x-code"
    case .placeholder: "x-placeholder"
    case .interface: "x-interface"
    case .tag: "x-tag"
    }
  }
}
