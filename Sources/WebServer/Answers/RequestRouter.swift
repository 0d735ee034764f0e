import NIOCore
import NIOHTTP1
import WebReport

/// Decides what answers a request: pages of the report, lookups, or events.
final class RequestRouter: Sendable {
  let events: EventStreams
  private let index: LiveIndex
  private let cache: AnswerCache
  private let limits: Limits
  private let lookup: LookupPage
  private let pages: Workers
  private let lookups: Workers

  /// - Parameter threads: How many pages, and how many lookups, are made at a time.
  init(_ index: LiveIndex, _ lookup: LookupPage, _ limits: Limits, threads: Int) {
    self.index = index
    self.lookup = lookup
    self.limits = limits
    events = EventStreams(most: limits.eventStreams)
    cache = AnswerCache(limit: limits.cache)
    pages = Workers(threads: threads, waiting: limits.waiting)
    lookups = Workers(threads: threads, waiting: limits.waiting)
  }

  /// The answer; it fails with a `Response` if there is none in time, or too many wait.
  func answer(to request: Request, on loop: any EventLoop) -> EventLoopFuture<Response> {
    let isLookup = LookupPage.paths.contains(request.target.path)
    // No page has the key of a lookup, whatever its path.
    let key = isLookup ? "?" + lookup.key(of: request) : "/" + request.target.path
    if let revision = index.revisionIfUnchanged, let known = cache.find(key, revision) {
      return loop.makeSucceededFuture(known)
    }
    let promise = loop.makePromise(of: Response.self)
    let began = NIODeadline.now()
    let limit = TimeAmount(limits.answerTime)
    let isTaken = (isLookup ? lookups : pages).run { [self] in
      if NIODeadline.now() > began + limit { return promise.fail(Self.late) }
      do {
        let revision = try index.revision()
        if cache.find(key, revision, orWait: promise) { make(key, revision, request, isLookup: isLookup) }
      } catch {
        promise.fail(Self.response(to: error))
      }
    }
    guard isTaken else {
      promise.fail(Self.busy)
      return promise.futureResult
    }
    // Whoever waits gets an answer in time; what is being made is kept for those who ask again.
    let answer = loop.makePromise(of: Response.self)
    let timer = loop.assumeIsolated().scheduleTask(in: limit) { answer.fail(Self.late) }
    promise.futureResult.assumeIsolated().whenComplete { result in
      timer.cancel()
      answer.completeWith(result)
    }
    return answer.futureResult
  }

  private func make(_ key: String, _ revision: String, _ request: Request, isLookup: Bool) {
    do {
      var (response, made) = try index.read { reading in
        isLookup ? try lookup.answer(to: request, reading) : try page(at: request.target.path, of: reading.site())
      }
      // So a page can tell whether the index has changed since.
      response.headers.append(("Server-Timing", "index;desc=\"\(made)\""))
      cache.finish(key, revision, madeFrom: made, .success(response))
    } catch {
      cache.finish(key, revision, madeFrom: nil, .failure(Self.response(to: error)))
    }
  }

  private func page(at path: String, of site: Site) throws -> Response {
    if let resource = try site.resource(at: path.isEmpty ? "index.html" : path) {
      return Response(.ok, resource.mediaType, resource.bytes, isTagged: true)
    }
    return Response(.notFound, Layout.mediaType, MissingPage.render(at: path))
  }

  // MARK: Failures

  private static let late = Response.refusal(.serviceUnavailable, "The answer took too long.", [("Retry-After", "2")])
  private static let busy = Response.refusal(.serviceUnavailable, "Too many requests wait.", [("Retry-After", "2")])

  private static func response(to error: any Error) -> Response {
    error as? Response ?? .refusal(.serviceUnavailable, "\(error)", [("Retry-After", "2")])
  }
}
