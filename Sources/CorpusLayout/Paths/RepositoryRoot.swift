import Foundation

/// The folder of a checkout.
public enum RepositoryRoot {
  /// The nearest folder that has a `.git` in it, from an absolute one upwards; nil if there is none.
  public static func above(_ folder: String) -> String? {
    var folder = folder
    while true {
      var info = stat()
      if lstat(PhysicalPath.join(folder, ".git"), &info) == 0 { return folder }
      if folder == "/" || folder.isEmpty { return nil }
      folder = PhysicalPath.parent(of: folder)
    }
  }

  /// What gives a path as it is called from the root of the repository that the current folder is in; unchanged where it is in
  /// none, or the path leads out of it.
  public static func naming() -> (String) -> String {
    let current = FileManager.default.currentDirectoryPath
    guard let root = above(current) else { return { $0 } }
    return { path in
      let absolute = path.hasPrefix("/") ? path : PhysicalPath.join(current, path)
      return PhysicalPath.rest(of: RelativePath.normal(absolute), below: root) ?? path
    }
  }
}
