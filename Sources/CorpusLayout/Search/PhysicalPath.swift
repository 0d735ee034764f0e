import Foundation

/// Where files are once symbolic links are followed, as git names them.
package enum PhysicalPath {
  /// Absolute; nil if there is no such file.
  package static func of(_ path: String) -> String? {
    guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that a path leads to, or that it stands in if it is a file's; with no regard to whether that is there.
  package static func folder(of path: String) -> String {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue { return path }
    return parent(of: path)
  }

  /// Empty for the current folder.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func join(_ folder: String, _ path: String) -> String {
    folder == "." ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// What is left of a path below a folder; nil if it is not below it.
  package static func rest(of path: String, below folder: String) -> String? {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : nil
  }
}

/// Physical paths of many files, whose folders are resolved but once.
package struct PhysicalPaths {
  private var folders: [String: String?] = [:]

  package init() {}

  /// Where the file is; nil if it, or its folder, is not there.
  ///
  /// Complexity: a look at the file, but for one that is itself a symbolic link.
  mutating func path(of path: String) -> String? {
    guard let above = folder(PhysicalPath.parent(of: path)) else { return nil }
    return TreeBounds.link(path) == nil ? Self.place(of: path, in: above) : PhysicalPath.of(path)
  }

  /// Where the file is, and, if it is itself a symbolic link, where that stands before it; empty if its folder is not
  /// there.
  package mutating func all(of path: String) -> [String] {
    guard let above = folder(PhysicalPath.parent(of: path)) else { return [] }
    let place = Self.place(of: path, in: above)
    guard let target = PhysicalPath.of(path), target != place else { return [place] }
    return [target, place]
  }

  private mutating func folder(_ folder: String) -> String? {
    if folders[folder] == nil { folders[folder] = .some(PhysicalPath.of(folder)) }
    return folders[folder]!
  }

  private static func place(of path: String, in folder: String) -> String {
    PhysicalPath.join(folder, String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]))
  }
}
