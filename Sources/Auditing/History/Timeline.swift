import ArticleParsing
import Foundation
import GitHistory
import ParallelText

/// The revisions of one source text, read as they are asked for.
struct Timeline {
  /// What a translation was made from.
  struct Base {
    var commit: CommitLog.Commit
    var text: Article
    /// How many of the revisions are later. The one behind them, if there is one, has this text.
    var later: Int
  }
  enum BaseResult {
    case found(Base)
    /// There is no such commit.
    case noCommit
    /// The commit has no such file.
    case noFile
    /// The repository does not have what the commit has.
    case lacking
  }
  /// What a revision left.
  enum Text {
    case article(Article)
    /// Nothing that can be read.
    case none
    /// The repository does not have it.
    case lacking
  }

  /// Newest first.
  let revisions: [CommitLog.Revision]
  /// What the file is called now, below the repository's folder.
  private let path: String
  private let givenPath: String
  private let locale: LocaleTag
  private let hosts: LinkHosts
  private let reader: ObjectReader
  private var texts: [Int: Text] = [:]

  /// - Parameter path: Below the folder of source texts.
  init(_ history: SourceHistory, path: String, locale: LocaleTag, hosts: LinkHosts, _ reader: ObjectReader) {
    self.path = history.repositoryPath(of: path)
    revisions = history.log[self.path]
    givenPath = history.givenPath(of: path)
    self.locale = locale
    self.hosts = hosts
    self.reader = reader
  }

  /// The text after a revision.
  mutating func text(at index: Int) async -> Text {
    if let known = texts[index] { return known }
    let revision = revisions[index]
    let text: Text =
      switch await reader.file(at: revision.path, in: revision.commit.hash) {
      case .object(let object): parse(object.bytes).map(Text.article) ?? .none
      case .none: .none
      case .lacking: .lacking
      }
    texts[index] = text
    return text
  }

  /// The text of the commit that a hash, or the beginning of one, names.
  mutating func base(named hash: String) async -> BaseResult {
    guard let commit = await commit(named: hash) else { return .noCommit }
    if let index = revisions.firstIndex(where: { $0.commit.hash == commit.hash }) {
      return await base(ofRevision: index)
    }
    // The file as the last commit before it left it.
    let index = revisions.firstIndex { $0.commit.time <= commit.time } ?? revisions.count
    let names = [index < revisions.count ? revisions[index].path : path, path]
    for name in names {
      switch await reader.file(at: name, in: commit.hash) {
      case .none: continue
      case .lacking: return .lacking
      case .object(let object):
        guard let text = parse(object.bytes) else { return .noFile }
        return .found(Base(commit: commit, text: text, later: await revision(with: object, near: index)))
      }
    }
    return .noFile
  }

  /// The text as it was at a time, in seconds since 1970.
  mutating func base(at time: Int) async -> BaseResult {
    guard let index = revisions.firstIndex(where: { $0.commit.time <= time }) else { return .noFile }
    return await base(ofRevision: index)
  }

  private mutating func base(ofRevision index: Int) async -> BaseResult {
    switch await text(at: index) {
    case .article(let text): .found(Base(commit: revisions[index].commit, text: text, later: index))
    case .none: .noFile
    case .lacking: .lacking
    }
  }

  /// Branches are worked on at the same time: the revision with the same content counts for more than the clock.
  private func revision(with object: ObjectReader.Object, near index: Int) async -> Int {
    let candidates = [index] + (0..<min(revisions.count, 40)).filter { $0 != index }
    for candidate in candidates where candidate < revisions.count {
      let revision = revisions[candidate]
      if await reader.object(named: "\(revision.commit.hash):\(revision.path)")?.hash == object.hash {
        return candidate
      }
    }
    return index
  }

  /// The commit's header has its time (git-cat-file(1), git-commit-tree(1)): `committer NAME <MAIL> SECONDS ZONE`.
  private func commit(named hash: String) async -> CommitLog.Commit? {
    guard let object = await reader.object(named: hash + "^{commit}") else { return nil }
    let header = String(decoding: object.bytes, as: UTF8.self).split(separator: "\n").prefix { !$0.isEmpty }
    let words = header.first { $0.hasPrefix("committer ") }?.split(separator: " ").suffix(2).map(String.init) ?? []
    guard words.count == 2, let time = Int(words[0]), let zone = Int(words[1]) else { return nil }
    let offset = (zone / 100 * 60 + zone % 100) * 60
    let day = Date(timeIntervalSince1970: Double(time + offset)).formatted(.iso8601.year().month().day())
    return CommitLog.Commit(hash: object.hash, time: time, date: day)
  }

  private func parse(_ bytes: [UInt8]) -> Article? {
    try? ArticleParser.parse(bytes, path: givenPath, locale: locale, hosts: hosts).article
  }
}
