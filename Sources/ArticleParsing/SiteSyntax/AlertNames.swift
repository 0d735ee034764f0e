import LanguageData
import ParallelText

/// The words that name a note, a warning and so on, as the site generators spell them.
enum AlertNames {
  private static let known = hashes([
    "note", "tip", "important", "warning", "caution", "info", "danger", "success", "check", "question", "failure",
    "bug", "example", "quote", "abstract", "hint", "attention", "error", "seealso", "todo", "moreinfo",
  ])
  private static let plain = hashes([
    "note", "tip", "important", "warning", "caution", "info", "danger", "success", "hint", "attention", "error",
  ])
  private static let callouts = hashes([
    "summary", "tldr", "done", "help", "faq", "fail", "missing", "cite", "security", "deprecated",
  ])
  private static let carriers = hashes([
    "alert", "admonition", "callout", "aside", "hint", "notice", "message", "infobox", "prompt",
  ])
  private static let containers = hashes(["details", "tab", "tabs", "admonition", "html", "define"])

  static func isKnown(_ name: ArraySlice<UInt8>) -> Bool { known.contains(folded(name)) }
  /// Whether a word names an alert behind the mark of one: those of Obsidian are words that may mean anything elsewhere.
  static func isCallout(_ name: ArraySlice<UInt8>) -> Bool { isKnown(name) || callouts.contains(folded(name)) }
  /// Whether a word names an alert wherever it stands: `example` may be a component or a class of anything.
  static func isPlain(_ name: ArraySlice<UInt8>) -> Bool { plain.contains(folded(name)) }
  /// Whether it says that something is an alert, whose type is told by an attribute.
  static func isCarrier(_ name: ArraySlice<UInt8>) -> Bool { carriers.contains(folded(name)) }
  static func isContainer(_ name: ArraySlice<UInt8>) -> Bool { containers.contains(folded(name)) }
  /// Whether it is the word of some language for an alert, which no site generator knows: the translation of a keyword.
  static func isTranslated(_ name: ArraySlice<UInt8>) -> Bool {
    !name.isEmpty && (name.contains { $0 >= 0x80 } || AlertKinds.isNamed(String(decoding: name, as: UTF8.self)))
  }

  /// The word that says what alert a template's tag makes of what it frames; nil if it makes none.
  static func type(of tag: SiteTag, _ source: SourceText) -> SourceRange? {
    guard case .tag(let form) = tag.kind, form != .variable else { return nil }
    let name = SourceRange(tag.name)
    if isCarrier(source[name]) {
      return AlertArguments.type(source, tag.arguments.lowerBound, tag.arguments.upperBound) ?? name
    }
    return isKnown(source[name]) ? name : nil
  }

  static func folded(_ name: ArraySlice<UInt8>) -> UInt64 { Hash64.ofFolded(name) }

  private static func hashes(_ names: [String]) -> Set<UInt64> { Set(names.map { Hash64.of($0.utf8) }) }
}
