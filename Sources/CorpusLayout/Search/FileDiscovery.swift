import Foundation
import ParallelText

/// Finds the articles below the paths of a command line.
public enum FileDiscovery {
  public struct File: Sendable {
    /// The path as given, joined with what is below it.
    public var path: String
    /// As it was when the file was found.
    public var state: FileState

    public init(path: String, state: FileState) {
      self.path = path
      self.state = state
    }
  }

  public struct Result: Sendable {
    /// Sorted by the bytes of their paths, no file twice.
    public var files: [File] = []
    /// Which of `files` were named one by one.
    public var named: Set<String> = []
    /// Which of `files` stand beside a named one, in another locale; empty after a plain search.
    public var siblings: Set<String> = []
    /// The folders that were searched, as given.
    public var folders: [String] = []
    /// Paths that cannot be read, and why.
    public var problems: [(path: String, message: String)] = []
    /// A moment before the states were asked for; nanoseconds since 1970.
    public var moment: Int64
  }

  /// Searches folders for Markdown files, takes named files whatever their ending.
  ///
  /// Hidden folders and `node_modules` are skipped. Symbolic links are followed, but not back into a folder that the
  /// search is already in, and not out of the folders that are searched. Of several names of one file the first counts: in
  /// the order of `paths`, then of bytes.
  ///
  /// - Parameter asksForStates: Whether files' states are wanted; those that folders hold need not be asked for else, and
  ///   have `FileState.unasked`.
  public static func find(_ paths: [String], asksForStates: Bool = true) -> Result {
    FoundTree(paths, asksForStates: asksForStates).files()
  }

  /// How a search of a folder would name an article below it; nil if it would not find one there.
  public static func path(of article: String, below folder: String) -> String? {
    guard isArticle(article.utf8), !article.split(separator: "/").contains(where: { isSkipped($0.utf8) }) else {
      return nil
    }
    return join(folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder, article)
  }

  /// The names in a folder that may be locales' siblings, sorted; empty if it cannot be read.
  public static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) { names.append(name(of: entry)) }
    return names.filter { !$0.hasPrefix(".") }.sorted { $0.precedesByBytes($1) }
  }

  public static func isFile(_ path: String) -> Bool { FileStatus(path).map { !$0.isFolder } ?? false }

  static func isFolder(_ path: String) -> Bool { FileStatus(path)?.isFolder ?? false }

  static let endings = [".md", ".markdown", ".mdx", ".qmd", ".mkd", ".mdown"]
  private static let endingBytes = endings.map { Array($0.utf8) }
  private static let longestEnding = endingBytes.map(\.count).max()!

  /// By a name's bytes; letter case does not count.
  package static func isArticle(_ name: some Collection<UInt8>) -> Bool {
    name.withContiguousStorageIfAvailable(hasEnding) ?? Array(name).withUnsafeBufferPointer(hasEnding)
  }

  /// The same without generic code.
  package static func isArticle(_ name: ByteView) -> Bool { hasEnding(name.buffer) }

  private static func hasEnding(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    // No ending is longer, and each begins with the last dot.
    var dot = name.count - 1
    while dot >= 0, name[dot] != UInt8(ascii: ".") {
      if name.count - dot == longestEnding { return false }
      dot -= 1
    }
    if dot < 0 { return false }
    return endingBytes.contains { ending in
      ending.count == name.count - dot && ending.indices.allSatisfy { ASCII.lowercased(name[dot + $0]) == ending[$0] }
    }
  }

  static func isSkipped(_ name: some Collection<UInt8>) -> Bool {
    name.first == UInt8(ascii: ".") || name.elementsEqual("node_modules".utf8)
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }
}
