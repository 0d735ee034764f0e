import ParallelText

/// Names of HTML elements, which tell a tag from a placeholder such as `<ServiceName>`.
public enum HTMLElements {
  @usableFromInline static let hashes = HashSet(
    WordList(PackageResources.html_elements_txt).allWords.map { Hash64.of($0.utf8) })

  @inlinable public static func contains(_ name: some Sequence<UInt8>) -> Bool {
    hashes.contains(Hash64.ofFolded(name))
  }
}
