import ParallelText

/// Endings of file names, which tell `setup.exe` from the end of a sentence.
public enum FileEndings {
  private static let list = WordList(PackageResources.file_endings_txt)
  private static let hashes = HashSet(list.allWords.map { Hash64.of($0.utf8) })
  private static let documents = HashSet(
    ["documents", "images", "archives"].flatMap { list[$0] }.map { Hash64.of($0.utf8) })

  public static func contains(_ ending: ByteView) -> Bool {
    ending.count <= 8 && hashes.contains(Hash64.ofFolded(ending))
  }

  /// Whether an ending is of files that people make and name: texts, pictures, archives.
  public static func areOfDocuments(_ ending: ArraySlice<UInt8>) -> Bool { documents.contains(Hash64.ofFolded(ending)) }
}
