import TestSupport
import Testing

@testable import WebServer

@Suite("Looking for changes of files")
struct TreeWatchTests {
  /// How often a watch tells of one change, until it has told of a round.
  private func changes(_ isFollowed: @escaping (Int) -> Bool) async throws -> Int {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "# A\n")
    var watch = TreeWatch([folder.path], and: [folder.path + "/settings"])
    watch.failurePause = .milliseconds(10)
    watch.roundPause = .zero
    try folder.write("settings", "new")
    var count = 0
    await watch.run { occasion in
      if occasion == .round {
        withUnsafeCurrentTask { $0?.cancel() }
        return true
      }
      count += 1
      return isFollowed(count)
    }
    return count
  }

  @Test("A file that was not there counts, once")
  func once() async throws {
    #expect(try await Task { try await changes { _ in true } }.value == 1)
  }

  @Test("A change that could not be followed is told again")
  func again() async throws {
    #expect(try await Task { try await changes { $0 == 3 } }.value == 3)
  }
}
