import ParallelText

/// Languages that articles are published in.
public enum Languages {
  private static let hashes = HashSet(WordList(PackageResources.languages_txt).allWords.map { Hash64.of($0.utf8) })

  /// Their codes, in the order of the list.
  public static var codes: [String] { WordList(PackageResources.languages_txt).allWords.map { String($0) } }

  /// Whether the tag's primary language exists (ISO 639).
  public static func contains(_ tag: LocaleTag) -> Bool { hashes.contains(Hash64.of(tag.language.utf8)) }

  /// Whether a language exists; letter case does not count.
  public static func contains(code: ByteView) -> Bool { hashes.contains(Hash64.ofFolded(code)) }
}
