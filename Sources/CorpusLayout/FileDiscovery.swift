import Foundation
import ParallelText

/// Finds the articles below the paths of a command line.
public enum FileDiscovery {
  public struct Result: Sendable {
    /// Paths as given, joined with what is below them; sorted by their bytes, no file twice.
    public var files: [String] = []
    /// Which of `files` were named one by one.
    public var named: Set<String> = []
    /// Which of `files` stand beside a named one, in another locale; empty after a plain search.
    public var siblings: Set<String> = []
    /// Paths that cannot be read, and why.
    public var problems: [(path: String, message: String)] = []
  }

  private static let endings = [".md", ".markdown", ".mdx"]

  /// Searches folders for Markdown files, takes named files whatever their ending.
  ///
  /// Hidden folders and `node_modules` are skipped. Symbolic links are followed, but not back into a folder that the
  /// search is already in.
  public static func find(_ paths: [String]) -> Result {
    var result = Result()
    var seen = Set<FileID>()
    for path in paths {
      guard let status = Status(path) else {
        result.problems.append((path, String(cString: strerror(errno)).lowercasedFirst))
        continue
      }
      if status.isFolder {
        walk(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, status.id, &seen, &result)
      } else if seen.insert(status.id).inserted {
        result.files.append(path)
        result.named.insert(path)
      }
    }
    result.files.sort { $0.precedesByBytes($1) }
    result.problems.sort { $0.path.precedesByBytes($1.path) }
    return result
  }

  /// How a search of a folder would name an article below it; nil if it would not find one there.
  public static func path(of article: String, below folder: String) -> String? {
    guard isArticle(article), !article.split(separator: "/").contains(where: isSkipped) else { return nil }
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

  public static func isFile(_ path: String) -> Bool { Status(path).map { !$0.isFolder } ?? false }

  static func isFolder(_ path: String) -> Bool { Status(path)?.isFolder ?? false }

  private static func walk(_ root: String, _ rootID: FileID, _ seen: inout Set<FileID>, _ result: inout Result) {
    // An explicit stack: folders nest deeply. `above` are the folders that a path leads through.
    let problems = result.problems.count
    var hasArticles = false
    var open: [(path: String, above: Set<FileID>)] = [(root, [rootID])]
    while let (folder, above) = open.popLast() {
      guard let directory = opendir(folder) else {
        result.problems.append((folder, String(cString: strerror(errno)).lowercasedFirst))
        continue
      }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = name(of: entry)
        if isSkipped(name) { continue }
        let path = join(folder, name)
        let type = Int32(entry.pointee.d_type)
        let isArticle = isArticle(name)
        // Without asking for its status only what is plainly neither a folder, a link nor an article is passed over.
        if type == Int32(DT_REG), !isArticle { continue }
        guard let status = Status(path) else {
          if isArticle { result.problems.append((path, String(cString: strerror(errno)).lowercasedFirst)) }
          continue
        }
        if status.isFolder {
          if above.contains(status.id) {
            result.problems.append((path, "a symbolic link to a folder that it stands in"))
          } else {
            open.append((path, above.union([status.id])))
          }
        } else if isArticle {
          hasArticles = true
          if seen.insert(status.id).inserted { result.files.append(path) }
        }
      }
    }
    if !hasArticles, result.problems.count == problems {
      result.problems.append((root, "no Markdown files in this folder"))
    }
  }

  private static func isArticle(_ name: String) -> Bool { endings.contains { name.lowercased().hasSuffix($0) } }

  private static func isSkipped(_ name: some StringProtocol) -> Bool { name.hasPrefix(".") || name == "node_modules" }

  private static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  private struct FileID: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private struct Status {
    var id: FileID
    var isFolder: Bool

    init?(_ path: String) {
      var info = stat()
      guard stat(path, &info) == 0 else { return nil }
      id = FileID(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
      isFolder = info.st_mode & S_IFMT == S_IFDIR
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
