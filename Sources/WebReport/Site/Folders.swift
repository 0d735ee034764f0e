import IndexStore
import ParallelText

/// The articles' folders, as far down as an overview goes: a tree in one folder is shown by the folders in that.
struct Folders: Sendable {
  struct Folder: Sendable {
    /// `.` of articles that stand in none.
    var name: String
    var articles = 0
    var locales: [LocaleTag: LocaleFigures] = [:]
  }

  /// By name.
  let all: [Folder]
  private let depth: Int

  /// An overview has so many at least, if any depth gives them, and so many at most.
  private static let wanted = 4
  private static let most = 60
  private static let deepest = 4

  /// Complexity: O(articles).
  init(_ articles: [ArticleFigures]) {
    var depth = 1
    for next in 1...Self.deepest {
      let count = Set(articles.lazy.map { Self.name(of: $0.key, depth: next) }).count
      if count > Self.most { break }
      depth = next
      if count >= Self.wanted { break }
    }
    self.depth = depth
    var folders: [String: Folder] = [:]
    for article in articles {
      let name = Self.name(of: article.key, depth: depth)
      folders[name, default: Folder(name: name)].articles += 1
      for (locale, counts) in article.locales {
        folders[name]!.locales[locale, default: LocaleFigures()].add(counts)
      }
    }
    all = folders.values.sorted { $0.name.precedesByBytes($1.name) }
  }

  /// The folder that an article is counted in.
  func name(of key: String) -> String { Self.name(of: key, depth: depth) }

  private static func name(of key: String, depth: Int) -> String {
    let parts = key.split(separator: "/").dropLast().prefix(depth)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
