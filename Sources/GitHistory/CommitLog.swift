/// Which commits touched which files, from one walk over a repository's history.
public struct CommitLog: Sendable {
  public struct Commit: Sendable {
    /// In full.
    public var hash: String
    /// Seconds since 1970, of the committer's clock.
    public var time: Int
    /// `YYYY-MM-DD`, where the committer was.
    public var date: String

    public init(hash: String, time: Int, date: String) {
      self.hash = hash
      self.time = time
      self.date = date
    }
  }

  /// A commit that added, changed or renamed a file.
  public struct Revision: Sendable {
    public var commit: Commit
    /// What the file was called once the commit was made, below the repository's folder.
    public var path: String
  }

  /// By the path that files have now, below the repository's folder; newest first.
  private var revisions: [String: [Revision]] = [:]

  /// - Parameter folder: Below the repository's folder, empty for all of it. Files that came from elsewhere begin there.
  /// - Throws: `GitError`, of a repository without commits too.
  /// - Complexity: that of `git log` over the folder.
  public init(of repository: GitRepository, below folder: String = "") async throws(GitError) {
    let output = try await repository.output(
      of: [
        "log", "--format=%x01%H %ct %cs", "--name-status", "--find-renames", "-z", "--no-ext-diff", "--no-textconv",
        "--no-color", "--no-show-signature", "--no-relative", "HEAD", "--",
      ] + (folder.isEmpty ? [] : [folder]))
    self.init(output)
  }

  init(_ output: [UInt8]) {
    var commit: Commit?
    // What files were called at this point of the way back, by what they are called now.
    var present: [String: String] = [:]
    var fields = output.split(separator: 0)[...]
    while var field = fields.popFirst() {
      if field.first == 1 {
        let words = field.dropFirst().split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
        commit = words.count == 3 ? Commit(hash: words[0], time: Int(words[1]) ?? 0, date: words[2]) : nil
        continue
      }
      // Before the first of a commit's files stands the end of its line.
      if field.first == 0x0A { field.removeFirst() }
      guard let status = field.first, let commit, let name = fields.popFirst() else { continue }
      var path = String(decoding: name, as: UTF8.self)
      switch status {
      case UInt8(ascii: "R"), UInt8(ascii: "C"):
        guard let new = fields.popFirst() else { continue }
        let old = path
        path = String(decoding: new, as: UTF8.self)
        if status == UInt8(ascii: "R") { present[old] = present[path] ?? path }
      case UInt8(ascii: "D"): continue
      default: break
      }
      revisions[present[path] ?? path, default: []].append(Revision(commit: commit, path: path))
    }
  }

  /// Newest first; empty if the file is not known.
  public subscript(path: String) -> [Revision] { revisions[path] ?? [] }
}
