import ArticleParsing
import ParallelText

/// The Markdown of a cell as it stands in the file, nothing left out: what is markup is set off, and what differs is
/// marked.
struct CellText {
  private let bytes: [UInt8]
  private var pieces: [Piece] = []
  private let marks: [CellMark]
  private let kind: Kind

  /// A run of the text that is shown in one way.
  private struct Piece {
    var end: Int
    var style: Style
  }

  private enum Style {
    case plain, strong, emphasis, linkText, code, markup, tag, pipe
    /// The markup behind a link's text, which leads nowhere from here.
    case target
    /// The markup behind a link's text, which leads to the address.
    case address(Address)
  }

  /// What a cell holds.
  enum Kind {
    case prose
    /// In which nothing is markup.
    case code
    /// Of a table, with a pipe between two cells.
    case row
    /// Whose tags, which mostly are anchors, are shown only where they are marked.
    case heading
  }

  /// - Parameters:
  ///   - markdown: Of one block.
  ///   - definitions: See `AlignedRow.Cell.definitions`.
  ///   - marks: In the order of their starts; of those that overlap the first counts.
  init(_ markdown: String, definitions: String, _ kind: Kind, marks: [CellMark]) {
    self.kind = kind
    let count = markdown.utf8.count
    bytes = Array(markdown.utf8)
    var end = 0
    self.marks = marks.filter { mark in
      defer { if mark.range.lowerBound >= end { end = mark.range.upperBound } }
      return mark.range.lowerBound >= end && mark.range.upperBound <= count
    }
    if kind != .code { read(InlineContent(markdown, definitions: definitions)) }
    add(to: bytes.count, .plain)
  }

  private mutating func add(to end: Int, _ style: Style) {
    let start = pieces.last?.end ?? 0
    if kind == .row, case .plain = style, end > start {
      for pipe in start..<end where bytes[pipe] == UInt8(ascii: "|") && (pipe == 0 || bytes[pipe - 1] != 0x5C) {
        append(to: pipe, .plain)
        append(to: pipe + 1, .pipe)
      }
    }
    append(to: end, style)
  }

  private mutating func append(to end: Int, _ style: Style) {
    if end > (pieces.last?.end ?? 0) { pieces.append(Piece(end: end, style: style)) }
  }

  /// Finds where marks stand. Those that the parser gives in other words than the file are not set off.
  private mutating func read(_ content: InlineContent) {
    var open: [Style] = []
    var place = 0
    func find(_ markup: String) -> Range<Int>? {
      let sought = Array(markup.utf8)
      guard !sought.isEmpty else { return nil }
      // The parser has asterisks for emphasis that is written with underscores.
      let other = sought.map { $0 == UInt8(ascii: "*") ? UInt8(ascii: "_") : $0 }
      let starts = [sought, other].compactMap { bytes.firstPlace(of: $0, from: place) }
      return starts.min().map { $0..<$0 + sought.count }
    }
    for element in content.elements {
      switch element {
      case .text: continue
      case .single(let mark):
        guard let range = find(mark.opening) else { continue }
        add(to: range.lowerBound, open.last ?? .plain)
        add(to: range.upperBound, mark.kind == .code ? .code : mark.kind == .tag ? .tag : .markup)
        place = range.upperBound
      case .start(let mark):
        let range = find(mark.opening)
        if let range {
          add(to: range.lowerBound, open.last ?? .plain)
          add(to: range.upperBound, mark.kind == .tag ? .tag : .markup)
          place = range.upperBound
        }
        open.append(Self.style(of: mark.kind) ?? open.last ?? .plain)
      case .end(let mark):
        let range = find(mark.closing)
        if let range { add(to: range.lowerBound, open.last ?? .plain) }
        open.removeLast()
        guard let range else { continue }
        let address = mark.kind == .link ? Address(external: mark.target) : nil
        add(to: range.upperBound, address.map { .address($0) } ?? Self.end(of: mark.kind))
        place = range.upperBound
      }
    }
  }

  private static func style(of kind: InlineContent.Mark.Kind) -> Style? {
    switch kind {
    case .strong: .strong
    case .emphasis: .emphasis
    case .link: .linkText
    default: nil
    }
  }

  private static func end(of kind: InlineContent.Mark.Kind) -> Style {
    switch kind {
    case .link: .target
    case .tag: .tag
    default: .markup
    }
  }

  var html: HTML {
    var html = HTML()
    var marks = marks[...]
    var start = 0
    for piece in pieces {
      while start < piece.end {
        if let mark = marks.first, mark.range.lowerBound == start {
          html += mark.opening
          if mark.range.isEmpty {
            marks.removeFirst()
            continue
          }
        }
        let isMarked = marks.first.map { $0.range.lowerBound <= start } ?? false
        let next = marks.first.map { isMarked ? $0.range.upperBound : $0.range.lowerBound } ?? bytes.count
        let end = min(piece.end, next)
        html += styled(start..<end, piece.style, isMarked: isMarked)
        if isMarked, end == next {
          html += "</mark>"
          marks.removeFirst()
        }
        start = end
      }
    }
    // What is missing at the end.
    for mark in marks where mark.range.isEmpty { html += mark.opening }
    return html
  }

  private func styled(_ range: Range<Int>, _ style: Style, isMarked: Bool) -> HTML {
    let text = String(decoding: bytes[range], as: UTF8.self)
    return switch style {
    case .plain: broken(text)
    case .strong: "<strong>\(broken(text))</strong>"
    case .emphasis: "<em>\(broken(text))</em>"
    case .linkText: "<span class=\"link\">\(broken(text))</span>"
    case .code: "<code>\(text)</code>"
    case .tag: kind == .heading && !isMarked ? "" : "<span class=\"markup tag-text\">\(text)</span>"
    case .target: "<span class=\"markup tag-text\">\(text)</span>"
    case .pipe: "<span class=\"markup pipe\">\(text)</span>"
    case .markup: "<span class=\"markup\">\(text)</span>"
    case .address(let address): "<a class=\"markup\"\(href: address) rel=\"noreferrer nofollow\">\(text)</a>"
    }
  }
}

extension CellText {
  /// A text of prose with its hard line breaks (CommonMark 6.7); others are spaces.
  private func broken(_ text: String) -> HTML {
    if kind == .code || !text.contains("\n") { return HTML(text) }
    var html = HTML()
    var last: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let last { html += last.hasSuffix("  ") || last.hasSuffix("\\") ? "\n<br>" : "\n" }
      html += HTML(line)
      last = line
    }
    return html
  }
}

extension [UInt8] {
  /// Where a text that is not empty stands first; a space of it may be a line end here.
  ///
  /// Complexity: O(n m), of a block and a mark in it.
  func firstPlace(of sought: [UInt8], from start: Int) -> Int? {
    guard sought.count <= count - start else { return nil }
    return (start...(count - sought.count)).first { place in
      self[place] == sought[0]
        && zip(self[place...], sought).allSatisfy { $0 == $1 || $0 == 0x0A && $1 == UInt8(ascii: " ") }
    }
  }
}
