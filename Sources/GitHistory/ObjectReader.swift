import Subprocess
import Synchronization

/// Reads contents out of a repository, all by one process (git-cat-file(1), `--batch`).
public final class ObjectReader: Sendable {
  public struct Object: Sendable {
    /// In full.
    public var hash: String
    public var bytes: [UInt8]
  }
  /// What a commit has at a path.
  public enum File: Sendable {
    case object(Object)
    case none
    /// A file whose content the repository lacks, as a partial clone does.
    case lacking
  }
  /// A file of a commit, below the repository's folder.
  public struct Place: Hashable, Sendable {
    public var commit: String
    public var path: String
  }
  private struct Request: Sendable {
    var name: String
    var answer: CheckedContinuation<Object?, Never>
  }

  private let requests: AsyncStream<Request>.Continuation
  private let lacks = Mutex<Set<Place>>([])

  private init(_ requests: AsyncStream<Request>.Continuation) { self.requests = requests }

  /// Lends a reader to `body`; the process ends with it.
  ///
  /// - Throws: `GitError` if git cannot be run, or is stuck.
  public static func reading<Value: Sendable>(
    _ repository: GitRepository, _ body: (ObjectReader) async -> Value
  ) async throws(GitError) -> Value {
    let (stream, requests) = AsyncStream.makeStream(of: Request.self)
    do {
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          do {
            try await serve(stream, try await BorrowedObjects(of: repository))
          } catch {
            // Whoever waits is told that there is nothing.
            for await request in stream { request.answer.resume(returning: nil) }
            throw error
          }
        }
        let value = await body(ObjectReader(requests))
        requests.finish()
        try await group.waitForAll()
        return value
      }
    } catch {
      throw GitProcess.failure(error)
    }
  }

  /// The object of a name such as `HEAD~2^{commit}` or `1a2b3c4:docs/a.md`, nil if there is none, or several fit an
  /// abbreviated hash. Many may ask at once; they are answered in turn.
  public func object(named name: String) async -> Object? {
    // A request is a line.
    if name.utf8.contains(where: { $0 == 0x0A || $0 == 0 }) { return nil }
    return await withCheckedContinuation { answer in
      if case .enqueued = requests.yield(Request(name: name, answer: answer)) { return }
      answer.resume(returning: nil)
    }
  }

  /// What a commit, told by its full hash, has at a path below the repository's folder.
  public func file(at path: String, in commit: String) async -> File {
    if let object = await object(named: "\(commit):\(path)") { return .object(object) }
    guard await isListed(path, in: commit) else { return .none }
    lacks.withLock { _ = $0.insert(Place(commit: commit, path: path)) }
    return .lacking
  }

  /// The files that were asked for and are lacking, in the order of their paths.
  public var lackingFiles: [Place] {
    lacks.withLock { $0.sorted { ($0.path, $0.commit) < ($1.path, $1.commit) } }
  }

  /// Whether the folders above a file say that the commit has it. They may be lacking themselves.
  private func isListed(_ path: String, in commit: String) async -> Bool {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard let tree = await object(named: "\(commit):\(folder)") else {
      return folder.isEmpty ? true : await isListed(folder, in: commit)
    }
    // `<mode> <name>`, a zero, and a hash of any bytes (git-mktree(1) shows them as text).
    var entries = tree.bytes[...]
    while let space = entries.firstIndex(of: 0x20), let end = entries[space...].firstIndex(of: 0) {
      if entries[(space + 1)..<end].elementsEqual(name.utf8) { return true }
      entries = entries[end...].dropFirst(1 + tree.hash.utf8.count / 2)
    }
    return false
  }

  private static func serve(_ requests: AsyncStream<Request>, _ objects: BorrowedObjects) async throws {
    let watchdog = Watchdog()
    watchdog.rest()
    _ = try await run(
      GitProcess.executable, arguments: GitProcess.arguments(["cat-file", "--batch"], in: objects.folder),
      environment: objects.environment, input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      async let _ = watchdog.watch { try? execution.send(signal: .kill) }
      var answers = Answers(execution.standardOutput, watchdog)
      for await request in requests {
        do {
          watchdog.renew()
          _ = try await execution.standardInputWriter.write(Array("\(request.name)\n".utf8))
          request.answer.resume(returning: try await answers.next())
          watchdog.rest()
        } catch {
          request.answer.resume(returning: nil)
          throw watchdog.error ?? error
        }
      }
      try await execution.standardInputWriter.finish()
    }
  }

  /// Parts what the process prints into answers.
  private struct Answers {
    private struct Ended: Error, CustomStringConvertible {
      var description: String { "git cat-file ended early" }
    }
    private var stream: SubprocessOutputSequence.AsyncIterator
    private let watchdog: Watchdog
    private var bytes: [UInt8] = []
    private var start = 0

    init(_ stream: SubprocessOutputSequence, _ watchdog: Watchdog) {
      self.stream = stream.makeAsyncIterator()
      self.watchdog = watchdog
    }

    /// `<hash> <type> <size>`, the content and a line feed; or a line that ends in a word.
    mutating func next() async throws -> Object? {
      let line = try await take(upTo: 0x0A)
      let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 3, let size = Int(words[2]) else { return nil }
      return Object(hash: words[0], bytes: Array(try await take(size + 1).dropLast()))
    }

    private mutating func take(upTo end: UInt8) async throws -> [UInt8] {
      var searched = start
      while true {
        if let index = bytes[searched...].firstIndex(of: end) {
          let line = Array(bytes[start..<index])
          start = index + 1
          return line
        }
        let held = bytes.count - start
        try await fill()
        searched = start + held
      }
    }

    private mutating func take(_ count: Int) async throws -> ArraySlice<UInt8> {
      while bytes.count - start < count { try await fill() }
      defer { start += count }
      return bytes[start..<(start + count)]
    }

    private mutating func fill() async throws {
      bytes.removeFirst(start)
      start = 0
      guard let buffer = try await stream.next() else { throw Ended() }
      watchdog.renew()
      buffer.withUnsafeBytes { bytes += $0 }
    }
  }
}
