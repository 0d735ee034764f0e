import Foundation

/// Folders that are laid out as a git directory, though they may be files of a commit like any others.
///
/// Git takes one for a repository, and obeys the settings in it, so that a clone would bring commands that run. Since 2.38
/// it can be told not to (git-config(1), `safe.bareRepository`); older ones cannot.
enum BareLayout {
  /// The folder, or the nearest one above it, that git would take for a repository without a `.git` in it; nil if there
  /// is a `.git` before that, or no repository at all.
  static func folder(around folder: String) -> String? {
    guard let physical = realpath(folder.isEmpty ? "." : folder, nil) else { return nil }
    defer { free(physical) }
    var path = String(cString: physical)
    while true {
      let start = path == "/" ? path : path + "/"
      // Git looks for this one first; a file names a folder elsewhere.
      if isFile(start + ".git") || isLayout(start + ".git/") { return nil }
      if isLayout(start) { return path }
      guard let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  /// At least what git goes by (`is_git_directory` in its setup.c).
  private static func isLayout(_ start: String) -> Bool {
    isThere(start + "HEAD")
      && (isThere(start + "commondir") || isThere(start + "objects") && isThere(start + "refs"))
  }

  private static func isThere(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  private static func isFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }
}
