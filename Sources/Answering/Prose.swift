import ArticleParsing
import ParallelText

/// Text as a reader sees it, with what in it leads elsewhere or is to be entered.
public struct Prose: Sendable, Equatable {
  public enum Run: Sendable, Equatable {
    case text(String)
    /// Inline code.
    case code(String)
    case link(Link)
    case image(Link)
  }

  /// Where something leads.
  public struct Link: Sendable, Equatable {
    /// Of an image what stands in its stead.
    public var text: String
    /// As in the file: an address, or a path relative to the file.
    public var target: String

    public init(text: String, target: String) {
      self.text = text
      self.target = target
    }
  }

  /// One after the other; no space at either end, and none repeated.
  public private(set) var runs: [Run] = []

  public init(_ text: String) { if !text.isEmpty { runs = [.text(text)] } }

  /// - Parameters:
  ///   - markdown: Of one block (`AlignedRow.Cell.markdown`), or of one cell of a table.
  ///   - definitions: Of its links by reference.
  /// - Complexity: O(n).
  public init(_ markdown: String, definitions: String) {
    var link: (target: String, text: String)?
    var hasText = false
    func put(_ run: Run, _ said: String, into prose: inout Prose) {
      if link != nil { link!.text += said } else { prose.add(run, &hasText) }
    }
    func end(into prose: inout Prose) {
      guard let own = link else { return }
      link = nil
      let text = own.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      prose.add(.link(Link(text: text.isEmpty ? own.target : text, target: own.target)), &hasText)
    }
    for element in InlineContent(markdown, definitions: definitions).elements {
      switch element {
      case .text(let text): put(.text(text), text, into: &self)
      case .single(let mark):
        switch mark.kind {
        case .code: put(.code(mark.text), mark.text, into: &self)
        case .image:
          put(.image(Link(text: mark.text, target: mark.target)), mark.text, into: &self)
        case .tag:
          if mark.opening.lowercased().hasPrefix("</a") { end(into: &self) }
          if let target = Self.attribute("href", ofElement: "a", mark.opening) { link = (target, "") }
          if let target = Self.attribute("src", ofElement: "img", mark.opening) {
            let text = Self.attribute("alt", ofElement: "img", mark.opening) ?? ""
            put(.image(Link(text: text, target: target)), text, into: &self)
          } else {
            put(.text(mark.text), mark.text, into: &self)
          }
        default: put(.text(mark.text), mark.text, into: &self)
        }
      case .start(let mark) where mark.kind == .link: link = (mark.target, "")
      case .end(let mark) where mark.kind == .link: end(into: &self)
      case .start, .end: break
      }
    }
    end(into: &self)
    trimEnd()
  }

  /// - Parameter hasText: Whether what stands before ends with no space.
  private mutating func add(_ run: Run, _ hasText: inout Bool) {
    guard case .text(let text) = run else {
      runs.append(run)
      hasText = true
      return
    }
    var kept = ""
    for character in text {
      let isSpace = character.isWhitespace
      if isSpace, !hasText { continue }
      kept.append(isSpace ? " " : character)
      hasText = !isSpace
    }
    if kept.isEmpty { return }
    if case .text(let before) = runs.last {
      runs[runs.count - 1] = .text(before + kept)
    } else {
      runs.append(.text(kept))
    }
  }

  private mutating func trimEnd() {
    while case .text(var text) = runs.last {
      while text.last == " " { text.removeLast() }
      runs[runs.count - 1] = .text(text)
      if !text.isEmpty { break }
      runs.removeLast()
    }
  }

  /// An attribute's value in the tag of an element; nil if the tag is another one, or lacks it.
  private static func attribute(_ name: String, ofElement element: String, _ tag: String) -> String? {
    let lower = tag.lowercased()
    guard lower.hasPrefix("<\(element) "), let place = lower.firstRange(of: " \(name)=") else { return nil }
    let value = tag.dropFirst(lower.distance(from: lower.startIndex, to: place.upperBound))
    guard let quote = value.first else { return nil }
    if quote == "\"" || quote == "'" { return String(value.dropFirst().prefix { $0 != quote }) }
    return String(value.prefix { !$0.isWhitespace && $0 != ">" })
  }
}

extension Prose {
  /// On one line, without markup.
  public var text: String {
    runs.map { run in
      switch run {
      case .text(let text), .code(let text): return text
      case .link(let link), .image(let link): return link.text
      }
    }.joined()
  }

  /// In the order of the text. An address that stands in the text is a link to itself.
  public var links: [Link] {
    runs.flatMap { run in
      switch run {
      case .link(let link): return [link]
      case .text(let text): return Self.addresses(in: text).map { Link(text: $0, target: $0) }
      case .code, .image: return []
      }
    }
  }

  public var images: [Link] {
    runs.compactMap { run in
      if case .image(let image) = run { image } else { nil }
    }
  }

  /// Inline code of several words, which is there to be entered or compared as a whole.
  public var commands: [String] {
    runs.compactMap { run in
      if case .code(let code) = run, Self.isCommand(code) { code } else { nil }
    }
  }

  /// Inline code that is all of it; nil if there is more.
  public var soleCode: String? {
    if runs.count == 1, case .code(let code) = runs[0] { code } else { nil }
  }

  /// Whether inline code is entered as a whole: it has several words, and is neither a tag nor an attribute in quotation marks.
  public static func isCommand(_ code: String) -> Bool {
    let words = code.split(whereSeparator: \.isWhitespace)
    guard words.count > 1 else { return false }
    return !code.hasPrefix("<") && !words[0].contains("=\"") && !words[0].contains("='")
  }

  private static func addresses(in text: String) -> [String] {
    guard text.contains("://") else { return [] }
    return text.split(whereSeparator: { $0.isWhitespace || "()<>\"“”«»".contains($0) }).compactMap { word in
      guard word.hasPrefix("https://") || word.hasPrefix("http://") else { return nil }
      var word = word
      while let last = word.last, ".,;:!?'’".contains(last) { word.removeLast() }
      return String(word)
    }
  }
}
