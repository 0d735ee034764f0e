import Foundation

/// The commit that sources were checked out at, read from git's files: git itself may be missing, or refuse a folder that
/// belongs to somebody else.
struct Commit {
  /// Hexadecimal digits; nil where there is neither a repository nor an archive that git made.
  let hash: String?

  /// - Parameters:
  ///   - root: The folder of the package.
  ///   - archived: The text of a file in which `git archive` puts the hash (see gitattributes(5), `export-subst`).
  init(root: String, archived: String) {
    let found = Self.head(of: root) ?? archived.trimmingCharacters(in: .whitespacesAndNewlines)
    hash = found.count >= 40 && found.allSatisfy(\.isHexDigit) ? found : nil
  }

  /// The files that change when another commit is checked out, as gitrepository-layout(5) describes them.
  private static func head(of root: String) -> String? {
    guard let folder = gitFolder(of: root), let head = line(folder + "/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return head }
    let name = String(head.dropFirst(5))
    // The branches of a linked worktree are in the repository's own folder.
    let common = line(folder + "/commondir").map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 } ?? folder
    if let hash = line(folder + "/" + name) ?? line(common + "/" + name) { return hash }
    let packed = (try? String(contentsOfFile: common + "/packed-refs", encoding: .utf8)) ?? ""
    return packed.split(separator: "\n").first { $0.hasSuffix(" " + name) }.map { String($0.prefix { $0 != " " }) }
  }

  /// `.git`, or the folder that a file of that name points to in a linked worktree or a submodule.
  private static func gitFolder(of root: String) -> String? {
    let path = root + "/.git"
    guard let pointer = line(path) else { return FileManager.default.fileExists(atPath: path) ? path : nil }
    guard pointer.hasPrefix("gitdir: ") else { return nil }
    let folder = String(pointer.dropFirst(8))
    return folder.hasPrefix("/") ? folder : root + "/" + folder
  }

  private static func line(_ path: String) -> String? {
    (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .newlines)
  }

  var source: String {
    """
    /// The commit that the program was built from.
    enum BuiltCommit {
      /// Its hash in full; nil if it is not known.
      static let hash: String? = \(hash.map { "\"\($0)\"" } ?? "nil")
    }

    """
  }
}
