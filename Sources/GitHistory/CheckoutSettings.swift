/// The settings that a repository has of its own, as far as they would make git run something.
///
/// A checkout's attributes choose among the filters that are set up for it, and git runs those over files of the working
/// tree that it compares. Filters that the user has set up for all repositories are the user's.
struct CheckoutSettings: Hashable, Sendable {
  /// Settings of a call (`NAME=VALUE`) that switch all of it off.
  private(set) var overrides: [String] = []
  /// Whether objects may be missing that a remote has.
  private(set) var isPartial = false

  /// - Throws: `GitError` if something cannot be switched off.
  init(of root: String) async throws(GitError) {
    // Scopes and names in turn (git-config(1), `-z`). What stands between the points may be any bytes.
    let fields = try await GitProcess.output(of: ["config", "--list", "--name-only", "--show-scope", "-z"], in: root)
      .split(separator: 0)
    var found = Set<ArraySlice<UInt8>>()
    for index in stride(from: 1, to: fields.count, by: 2) {
      let (scope, name) = (fields[index - 1], fields[index])
      guard let first = name.firstIndex(of: UInt8(ascii: ".")), let last = name.lastIndex(of: UInt8(ascii: ".")) else {
        continue
      }
      switch (String(decoding: name[..<first], as: UTF8.self), String(decoding: name[(last + 1)...], as: UTF8.self)) {
      case ("extensions", "partialclone"), ("remote", "promisor"): isPartial = true
      case ("filter", _), ("hook", _):
        if first < last, scope.elementsEqual("local".utf8) || scope.elementsEqual("worktree".utf8) {
          found.insert(name[..<last])
        }
      default: break
      }
    }
    for bytes in found.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let name = String(decoding: bytes, as: UTF8.self)
      // An equals sign ends a name of the command line, which Swift writes in UTF-8.
      guard name.utf8.elementsEqual(bytes), !bytes.contains(UInt8(ascii: "=")) else {
        throw GitError(description: "the setting \(name) of the repository cannot be overridden")
      }
      // An empty command is none; a filter that is required must not be none.
      overrides +=
        bytes.starts(with: "filter.".utf8)
        ? ["clean=", "smudge=", "process=", "required=false"].map { "\(name).\($0)" } : ["\(name).enabled=false"]
    }
  }
}
