import CorpusLayout
import ParallelText

/// Finds the file of a page that a link names as sites do: from the root, with the locale or without, without the ending of
/// the file's name.
package struct PageFinder {
  private let tree: TreePaths
  private let isOnDisk: Bool

  /// - Parameter isOnDisk: Whether files count that are on the disk and not in the tree: of files that are named alone not
  ///   all of the tree is known.
  package init(_ tree: TreePaths, isOnDisk: Bool = false) {
    self.tree = tree
    self.isOnDisk = isOnDisk
  }

  /// Whether there is a file at a path.
  private func contains(_ path: String) -> Bool {
    tree.contains(key: TreePaths.key(ofGiven: path)) || isOnDisk && FileDiscovery.isFile(path)
  }

  /// - Parameters:
  ///   - path: Of the link.
  ///   - file: That it stands in.
  ///   - component: How the file's path writes its locale.
  /// - Returns: nil if there is none: it may be a page of another tree.
  /// - Complexity: O(folders of the file) look-ups.
  func page(_ path: String, from file: String, _ slot: LocaleSlot.Article?, locale component: String?) -> String? {
    let inName = (slot?.rest.isEmpty ?? false) ? component : nil
    guard path.hasPrefix("/") else { return named(RelativePath.resolve(path, from: file), inName) }
    let (own, above) = folders(of: file, slot, component)
    if let rest = path.withoutLocaleFolder, let found = first(of: own, String(rest), inName) { return found }
    return first(of: own + above, String(path.drop { $0 == "/" }), inName)
  }

  /// The folders that may be the site's root: those of the file's locale from its root on, then those above, each from the
  /// nearest to that root.
  private func folders(
    of file: String, _ slot: LocaleSlot.Article?, _ component: String?
  ) -> (own: [Substring], above: [Substring]) {
    let root = slot.flatMap { slot in
      component.flatMap { slot.layouts == nil && !slot.rest.isEmpty ? slot.prefix + slot.frame + $0 + "/" : nil }
    }
    var folders: [Substring] = file.hasPrefix("/") ? [] : [""]
    for index in file.utf8.indices where file.utf8[index] == UInt8(ascii: "/") { folders.append(file[...index]) }
    guard let root, file.hasPrefix(root) else { return (folders, []) }
    let start = root.utf8.count
    return (folders.filter { $0.utf8.count >= start }, folders.filter { $0.utf8.count < start }.reversed())
  }

  private func first(of folders: [Substring], _ path: String, _ inName: String?) -> String? {
    for folder in folders { if let found = named(String(folder) + path, inName) { return found } }
    return nil
  }

  private static let firstPages = ["index.md", "index.mdx", "_index.md", "README.md"]
  /// What the address of a page lacks of its file's path.
  private static let endings = bytes([".md", ".mdx"] + firstPages.map { "/" + $0 })
  private static let endingsOfRoot = bytes(firstPages)

  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// The file that an address without its folder's root names.
  private func named(_ path: String, _ inName: String?) -> String? {
    if TreeLink.hasEnding(path) { return contains(path) ? path : nil }
    var page = path
    while page.utf8.last == UInt8(ascii: "/") { page.removeLast() }
    for ending in [".html", ".htm"] where page.hasSuffix(ending) { page.removeLast(ending.count) }
    var endings = page.isEmpty ? Self.endingsOfRoot : Self.endings
    if let inName {
      let folder = page.isEmpty ? "" : "/"
      endings = Self.bytes(["\(inName).md", "\(folder)index\(inName).md", "\(folder)_index\(inName).md"]) + endings
    }
    // What all of the paths begin with is gone through once.
    let beginning = PathBeginning(page)
    let ending = endings.first { ending in
      if !isOnDisk, let key = beginning.flatMap({ beginning in ending.withBytes(beginning.key) }) {
        return tree.contains(key: key)
      }
      return contains(page + String(decoding: ending, as: UTF8.self))
    }
    return ending.map { page + String(decoding: $0, as: UTF8.self) }
  }
}
