/// A git repository with a working tree.
public struct GitRepository: Hashable, Sendable {
  /// The working tree's folder: absolute, without symbolic links and without a slash at its end.
  public let root: String
  private let settings: CheckoutSettings

  /// The repository that a folder is in, be it through symbolic links.
  ///
  /// - Throws: `GitError` if it is in none, or in one that came with a checkout (`BareLayout`), if git does not trust it,
  ///   or there is no git.
  public init(containing folder: String) async throws(GitError) {
    if let bare = BareLayout.folder(around: folder) {
      throw GitError(
        description: "git was not run: \(bare) looks like a bare git repository, whose settings could run any program")
    }
    var path = try await GitProcess.output(of: ["rev-parse", "--show-toplevel"], in: folder)
    if path.last == UInt8(ascii: "\n") { path.removeLast() }
    root = String(decoding: path, as: UTF8.self)
    settings = try await CheckoutSettings(of: root)
  }

  /// What git prints of the repository (`GitProcess.output`).
  func output(of arguments: [String]) async throws(GitError) -> [UInt8] {
    do throws(GitError) {
      return try await GitProcess.output(of: arguments, in: root, settings: settings.overrides)
    } catch {
      throw settings.isPartial && !error.isUntrusted
        ? GitError(description: error.description + " (this is a partial clone)") : error
    }
  }

  /// Whether there is a commit that the working tree belongs to.
  public var hasCommits: Bool {
    get async { (try? await output(of: ["rev-parse", "--quiet", "--verify", "HEAD"])) != nil }
  }

  /// What was changed, added or deleted: by the paths of files below `root`, of renamed ones both names.
  ///
  /// Of a single revision what the working tree differs in from the last commit that it has in common with the revision,
  /// and files that git does not know of nor ignores. Of a range (`A..B`, or `A...B` for what B has changed since it
  /// left A) what its ends differ in. See gitrevisions(7).
  ///
  /// - Throws: `GitError` if there is no such revision, or no commit in common, as in a shallow clone.
  public func changes(since revision: String) async throws(GitError) -> [String: LineChanges] {
    // No option, whatever it says.
    if revision.hasPrefix("-") || revision.isEmpty {
      throw GitError(description: "\(revision.isEmpty ? "an empty text" : revision) is not a revision")
    }
    let isRange = revision.contains("..")
    let compared = (isRange ? [] : ["--merge-base"]) + [revision, "--"]
    let common = ["diff", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules"]
    let statuses: [UInt8]
    do throws(GitError) {
      statuses = try await output(of: common + ["--name-status", "-z"] + compared)
    } catch {
      throw await isShallow() ? GitError(description: error.description + " (this is a shallow clone)") : error
    }
    var changes: [String: LineChanges] = [:]
    // A letter and a path in turn. Of files without lines, such as binary or empty ones, the patch says no more.
    let fields = Self.names(in: statuses)
    for index in stride(from: 1, to: fields.count, by: 2) {
      changes[fields[index]] = fields[index - 1] == "D" ? .deleted : .all
    }
    if !changes.isEmpty {
      // Nothing that a user has set changes what is printed.
      let patch = try await output(
        of: common + [
          "--patch", "--unified=0", "--inter-hunk-context=0", "--no-color", "--src-prefix=a/", "--dst-prefix=b/",
          "--diff-algorithm=histogram",
        ] + compared)
      for (path, lines) in LineChanges.byPath(inPatch: patch) { changes[path] = lines }
    }
    if !isRange {
      let untracked = try await output(of: ["ls-files", "--others", "--exclude-standard", "-z"])
      for path in Self.names(in: untracked) { changes[path] = .all }
    }
    return changes
  }

  /// Whether the history is cut off, as `clone --depth` does it.
  private func isShallow() async -> Bool {
    let answer = try? await output(of: ["rev-parse", "--is-shallow-repository"])
    return answer?.starts(with: Array("true".utf8)) ?? false
  }

  /// The paths, below `root`, of the files in a folder that git keeps; sorted by their bytes.
  ///
  /// - Parameter folder: Below `root`, empty for all of it.
  public func trackedPaths(below folder: String) async throws(GitError) -> [String] {
    Self.names(in: try await output(of: ["ls-files", "-z", "--"] + (folder.isEmpty ? [] : [folder])))
  }

  /// The paths, below `root`, of what git neither keeps nor would: files, and folders with a slash at their ends.
  ///
  /// - Parameter folders: Below `root`; none for all of it.
  public func ignoredPaths(below folders: [String]) async throws(GitError) -> [String] {
    Self.names(
      in: try await output(
        of: ["ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--"] + folders))
  }

  /// Parts the output of `-z`.
  private static func names(in bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
