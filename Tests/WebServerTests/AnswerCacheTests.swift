import NIOCore
import NIOEmbedded
import Testing

@testable import WebServer

@Suite("Answers that are kept")
struct AnswerCacheTests {
  private func response(_ size: Int) -> Response {
    Response(.ok, "text/plain", [UInt8](repeating: 0x61, count: size), isTagged: true)
  }

  @Test("Those that were asked for lately are kept, as far as there is room")
  func room() {
    let cache = AnswerCache(limit: 100_000)
    for number in 0..<100 {
      cache.finish("old\(number)", "1", madeFrom: nil, .success(response(10)))
      _ = cache.find("wanted", "1")
      if number == 0 { cache.finish("wanted", "1", madeFrom: "1", .success(response(10))) }
      cache.finish("\(number)", "1", madeFrom: "1", .success(response(10_000)))
    }
    #expect(cache.find("wanted", "1") != nil)
    #expect(cache.find("99", "1") != nil)
    #expect(cache.find("0", "1") == nil)
    #expect(cache.size < 100_000)
  }

  @Test("What was made from another state of the index is never given")
  func revisions() {
    let cache = AnswerCache(limit: 100_000)
    _ = cache.find("a", "1")
    cache.finish("a", "1", madeFrom: "1", .success(response(10)))
    #expect(cache.find("a", "2") == nil)
    cache.finish("a", "2", madeFrom: "1", .success(response(10)))
    #expect(cache.find("a", "2") == nil)
  }

  @Test("What many ask for at the same time is made once")
  func once() throws {
    let cache = AnswerCache(limit: 100_000)
    let loop = EmbeddedEventLoop()
    let promises = (0..<3).map { _ in loop.makePromise(of: Response.self) }
    #expect(promises.map { cache.find("a", "1", orWait: $0) } == [true, false, false])
    cache.finish("a", "1", madeFrom: "1", .success(response(10)))
    for promise in promises { #expect(try promise.futureResult.wait().body.readableBytes == 10) }
  }
}
