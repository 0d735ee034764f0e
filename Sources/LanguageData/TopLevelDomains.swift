import ParallelText

/// Top-level domains that host names in support articles end in.
public enum TopLevelDomains {
  private static let hashes = HashSet(
    WordList(PackageResources.top_level_domains_txt).allWords.map { Hash64.of($0.utf8) })

  public static func contains(_ ending: ByteView) -> Bool {
    ending.count <= 12 && hashes.contains(Hash64.ofFolded(ending))
  }
}
