import ParallelText

/// The layouts that a team has written down, which count before those that a path shows by itself.
public struct PathLayouts: Hashable, Sendable {
  public static let none = PathLayouts([], source: nil)

  private let patterns: [LayoutPattern]
  private let source: LocaleTag?

  /// - Parameters:
  ///   - patterns: The first that fits a path counts.
  ///   - source: The locale of files whose pattern has none; nil if there are no such patterns.
  public init(_ patterns: [LayoutPattern], source: LocaleTag?) {
    self.patterns = patterns.filter { $0.hasLocale || source != nil }
    self.source = source
  }

  /// Whether nothing is written down.
  var isEmpty: Bool { patterns.isEmpty }

  /// What the first pattern that fits says of a path; nil if none does.
  func placement(of path: String) -> (article: LocaleSlot.Article, locale: LocaleTag)? {
    guard let match = match(path), let locale = match.locale ?? source else { return nil }
    return (LocaleSlot.Article(tree: match.tree, article: match.article, layouts: self), locale)
  }

  /// How the paths of a file's locale are written below their tree: `translations/fr/{article}`.
  func form(of path: String) -> String? { match(path)?.form }

  /// The paths below the tree that an article may have in the source language, by patterns that leave nothing open.
  func sources(of article: String) -> [String] {
    patterns.filter { !$0.hasLocale && !$0.tokens.contains(.star) }.map { pattern in
      pattern.components(of: article).map { component in
        component.map { if case .literal(let bytes) = $0 { String(decoding: bytes, as: UTF8.self) } else { "" } }
          .joined()
      }.joined(separator: "/")
    }
  }

  /// The files of an article that are on the disk, in all locales; sorted.
  ///
  /// Complexity: the names in the folders that stand where a pattern leaves the name open are read.
  func files(of article: LocaleSlot.Article) -> [String] {
    var found = Set<String>()
    for pattern in patterns {
      var paths = [article.prefix]
      for (index, component) in pattern.components(of: article.rest).enumerated() {
        paths = paths.flatMap { path in
          let folder = index == 0 ? path : path + "/"
          return names(component, in: folder).map { folder + $0 }
        }
      }
      found.formUnion(paths.filter { FileDiscovery.isFile($0) && placement(of: $0)?.article == article })
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func names(_ component: [LayoutPattern.Token], in folder: String) -> [String] {
    if case .literal(let name)? = component.first, component.count == 1 {
      return [String(decoding: name, as: UTF8.self)]
    }
    return FileDiscovery.names(in: folder).filter { name in
      var matcher = PatternMatcher(component, Array(name.utf8), isStrict: false)
      return matcher.matches(from: 0)
    }
  }

  private func match(_ path: String) -> LayoutPattern.Match? {
    for pattern in patterns {
      if let match = pattern.match(path) { return match }
    }
    return nil
  }

  /// Few layouts are in use at a time, and articles differ in more than theirs.
  public func hash(into hasher: inout Hasher) { hasher.combine(patterns.count) }
}
