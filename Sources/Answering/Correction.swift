import ParallelText

/// What other languages have in place of what is likely wrong in an answer.
public struct Correction: Sendable {
  /// nil if it is long, and better looked at where it stands.
  public let text: String?
  /// Its path and line.
  public let place: String
  /// The language of the text.
  public let locale: LocaleTag
  /// Those that have it, sorted.
  public let locales: [LocaleTag]

  /// Texts of more bytes are long.
  private static let longest = 200

  /// - Returns: nil if nothing can be put in its place: a text that was not translated has no other in the reader's language.
  init?(_ finding: Finding, _ others: [(locale: LocaleTag, text: String)]) {
    guard finding.rule != .untranslated, let reference = finding.reference else { return nil }
    let isShort = !reference.text.isEmpty && !reference.text.contains("\n") && reference.text.utf8.count < Self.longest
    text = isShort ? reference.text : nil
    place = "\(reference.path):\(reference.start.line)"
    locale = reference.locale
    let voices = others.filter { $0.text == reference.text }.map(\.locale)
    locales = voices.isEmpty ? [reference.locale] : voices
  }
}
