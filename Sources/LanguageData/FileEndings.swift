import ParallelText

/// Endings of file names, which tell `setup.exe` from the end of a sentence.
public enum FileEndings {
  private static let hashes = HashSet(WordList(PackageResources.file_endings_txt).allWords.map { Hash64.of($0.utf8) })

  public static func contains(_ ending: ByteView) -> Bool {
    ending.count <= 8 && hashes.contains(Hash64.ofFolded(ending))
  }
}
