import Subprocess

/// Reads contents out of a repository, all by one process (git-cat-file(1), `--batch`).
public final class ObjectReader: Sendable {
  public struct Object: Sendable {
    /// In full.
    public var hash: String
    public var bytes: [UInt8]
  }
  private struct Request: Sendable {
    var name: String
    var answer: CheckedContinuation<Object?, Never>
  }

  private let requests: AsyncStream<Request>.Continuation

  private init(_ requests: AsyncStream<Request>.Continuation) { self.requests = requests }

  /// Lends a reader to `body`; the process ends with it.
  ///
  /// - Throws: `GitError` if git cannot be run.
  public static func reading<Value: Sendable>(
    _ repository: GitRepository, _ body: (ObjectReader) async -> Value
  ) async throws(GitError) -> Value {
    let (stream, requests) = AsyncStream.makeStream(of: Request.self)
    do {
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          do {
            try await serve(stream, repository)
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

  private static func serve(_ requests: AsyncStream<Request>, _ repository: GitRepository) async throws {
    _ = try await run(
      GitProcess.executable, arguments: GitProcess.arguments(["cat-file", "--batch"], in: repository.root),
      environment: GitProcess.environment, input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      var answers = Answers(execution.standardOutput)
      for await request in requests {
        do {
          _ = try await execution.standardInputWriter.write(Array("\(request.name)\n".utf8))
          request.answer.resume(returning: try await answers.next())
        } catch {
          request.answer.resume(returning: nil)
          throw error
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
    private var bytes: [UInt8] = []
    private var start = 0

    init(_ stream: SubprocessOutputSequence) { self.stream = stream.makeAsyncIterator() }

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
      buffer.withUnsafeBytes { bytes += $0 }
    }
  }
}
