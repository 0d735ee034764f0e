import ParallelText

/// The other files of one article, for a file that is named alone.
extension LocaleSlot {
  /// The files of the same article in other locales and in the default language, found on the disk from the layout of
  /// one; sorted.
  public func siblings(of path: String) -> [String] {
    let folder = prefix.isEmpty ? "." : String(prefix.dropLast(prefix.count > 1 ? 1 : 0))
    var found = article.sources.filter(FileDiscovery.isFile).prefix(1) + []
    for name in FileDiscovery.names(in: folder) {
      let sibling: String
      if rest.isEmpty {
        guard let other = LocaleSlot.candidates(in: prefix + name).last, other.article == article else { continue }
        sibling = prefix + name
      } else {
        guard let other = LocaleSlot.candidates(in: prefix + name + "/" + rest).first(where: { $0.article == article })
        else { continue }
        sibling = other.prefix + name + "/" + other.rest
      }
      if sibling != path, FileDiscovery.isFile(sibling) { found.append(sibling) }
    }
    return found.sorted { $0.precedesByBytes($1) }
  }
}

extension PathLayouts {
  /// The files of the same article, found on the disk by the layouts that are written down; sorted. nil if none of these
  /// fits the path.
  public func siblings(of path: String) -> [String]? {
    guard let article = placement(of: path)?.article else { return nil }
    return files(of: article).filter { $0 != path }
  }
}

/// What siblings of named files may lead to: what is below the folder that both stand in.
struct SiblingBounds {
  private var bounds: [String: TreeBounds] = [:]
  private var physical = PhysicalPaths()

  /// What is wrong with a sibling that leads elsewhere; nil if it does not.
  mutating func problem(of sibling: String, beside path: String) -> String? {
    let shared = zip(sibling.utf8, path.utf8).prefix { $0 == $1 }.count
    let folder = PhysicalPath.parent(of: String(decoding: path.utf8.prefix(shared), as: UTF8.self))
    let bounds = bounds[folder] ?? TreeBounds([folder])
    self.bounds[folder] = bounds
    guard let place = physical.path(of: sibling), !bounds.contains(place) else { return nil }
    return bounds.problem(of: sibling)
  }
}
