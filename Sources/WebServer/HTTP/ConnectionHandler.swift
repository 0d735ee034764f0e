import NIOCore
import NIOHTTP1

/// One connection: takes requests one after the other, and sends what the server answers.
///
/// `HTTPServerPipelineHandler` stands before it and holds the next request back until the answer is sent. A request
/// that cannot be parsed, takes too long or has a body gets a status, and the connection ends: first this side of it, so that a
/// client that still sends can read the answer before the system resets the connection (RFC 9112, 9.6).
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    case awaitingRequest
    case answering
    /// Sends events, for as long as the client likes.
    case streaming
    /// Sends the last of what the client gets.
    case ending
    /// Has sent all of it. Reads what still comes, and drops it.
    case closing
  }

  private let limits: Limits
  private let hosts: AllowedHosts
  private let meter: RequestMeter
  private let router: RequestRouter
  private var phase = Phase.awaitingRequest
  private var request: Request?
  private var version = HTTPVersion.http1_1
  private var hasInputEnded = false
  private var deadline: Deadline?

  init(_ limits: Limits, _ hosts: AllowedHosts, _ meter: RequestMeter, _ router: RequestRouter) {
    self.limits = limits
    self.hosts = hosts
    self.meter = meter
    self.router = router
  }

  // MARK: What comes in

  func channelActive(context: ChannelHandlerContext) {
    deadline = Deadline(context.eventLoop) { [weak self] in self?.timeIsUp(context) }
    deadline?.set(in: limits.requestTime)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase == .awaitingRequest else { return }
    switch Self.unwrapInboundIn(data) {
    case .head(let head):
      version = head.version
      do throws(Response) {
        request = try Request(head, limits, hosts)
      } catch {
        refuse(error, context, isHead: head.method == .HEAD)
      }
    case .body: break
    case .end:
      meter.requestEnded()
      guard let request else { return }
      self.request = nil
      phase = .answering
      // The router keeps to its own limit of time.
      deadline?.set(nil)
      // Not at once: the end of an answer hands on the next request, and many may be there already.
      context.eventLoop.assumeIsolated().execute { [self] in
        if context.channel.isActive { answer(request, context) }
      }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return context.close(promise: nil) }
    guard phase == .awaitingRequest else { return }
    switch error {
    case .headerOverflow where meter.isInFirstLine: refuse(.tooLong(limits), context)
    case .headerOverflow:
      refuse(
        .refusal(.requestHeaderFieldsTooLarge, "The request has too many header fields, or too long ones."), context)
    case .invalidEOFState, .closedConnection: closeWhenSent(context)
    default: refuse(.refusal(.badRequest, "The request is malformed."), context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    hasInputEnded = true
    switch phase {
    // A client that asks for no more can still wait for its answers.
    case .awaitingRequest: closeWhenSent(context)
    case .answering, .ending: break
    case .streaming, .closing: context.close(promise: nil)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    // It knows the context, which knows this handler.
    deadline?.cancel()
    deadline = nil
    context.fireChannelInactive()
  }

  private func timeIsUp(_ context: ChannelHandlerContext) {
    guard phase == .awaitingRequest, meter.hasPartOfRequest else { return context.close(promise: nil) }
    let response = Response.refusal(.requestTimeout, "The request was not complete within \(limits.requestTime).")
    // The pipeline's handlers have seen no request that this could be the answer to.
    let head = response.head(isKnown: false, closing: true, version: version)
    var bytes = ByteBuffer(string: "HTTP/1.1 \(head.status.code) \(head.status.reasonPhrase)\r\n")
    for field in head.headers { bytes.writeString("\(field.name): \(field.value)\r\n") }
    bytes.writeString("\r\n")
    bytes.writeImmutableBuffer(response.body)
    end(context) { meter.send(bytes, $0) }
  }

  // MARK: Answers

  private func answer(_ request: Request, _ context: ChannelHandlerContext) {
    if request.target.path == EventStreams.path { return stream(request, context) }
    router.answer(to: request, on: context.eventLoop).assumeIsolated().whenComplete { [self] result in
      guard context.channel.isActive else { return }
      switch result {
      case .success(let response): send(response, to: request, context)
      case .failure(let error as Response): send(error, to: request, context)
      case .failure: send(.refusal(.internalServerError, "The page could not be made."), to: request, context)
      }
    }
  }

  private func send(_ response: Response, to request: Request, _ context: ChannelHandlerContext) {
    let isKnown = response.isKnown(among: request.ifNoneMatch)
    let closes = !request.keepsConnection || hasInputEnded
    write(.head(response.head(isKnown: isKnown, closing: closes, version: version)), context)
    sendBody(isKnown || request.isHead ? ByteBuffer() : response.body, context) { [self] in
      if closes || hasInputEnded { return close(context) }
      phase = .awaitingRequest
      deadline?.set(in: limits.requestTime)
      // Hands on the next request, if it is there already.
      context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
    }
  }

  private static let piece = 1 << 16

  /// Sends a body piece by piece: a client that reads slowly gets it, and one that does not read is cut off, however little
  /// it asks for at a time.
  private func sendBody(_ body: ByteBuffer, _ context: ChannelHandlerContext, then finish: @escaping () -> Void) {
    var rest = body
    if let next = rest.readSlice(length: min(rest.readableBytes, Self.piece)), next.readableBytes > 0 {
      write(.body(.byteBuffer(next)), context)
    }
    if rest.readableBytes == 0, context.channel.isWritable { return finish() }
    deadline?.set(in: limits.readingTime)
    let sent = context.eventLoop.makePromise(of: Void.self)
    let left = rest
    sent.futureResult.assumeIsolated().whenSuccess { [self] in
      left.readableBytes > 0 ? sendBody(left, context, then: finish) : finish()
    }
    meter.send(ByteBuffer(), sent)
  }

  /// Answers a request that is not, or cannot be, read to its end.
  private func refuse(_ response: Response, _ context: ChannelHandlerContext, isHead: Bool = false) {
    request = nil
    write(.head(response.head(isKnown: false, closing: true, version: version)), context)
    if !isHead { write(.body(.byteBuffer(response.body)), context) }
    close(context)
  }

  /// Ends the answer, and with it the connection: when the client has read it and ends it too, or after a second.
  private func close(_ context: ChannelHandlerContext) {
    end(context) { context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: $0) }
  }

  /// Ends the connection when the answers before have been sent.
  private func closeWhenSent(_ context: ChannelHandlerContext) { end(context) { meter.send(ByteBuffer(), $0) } }

  /// - Parameter send: Sends the last that the client gets, and keeps the promise then.
  private func end(_ context: ChannelHandlerContext, after send: (EventLoopPromise<Void>) -> Void) {
    phase = .ending
    deadline?.set(in: limits.readingTime)
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { [self] result in
      phase = .closing
      guard case .success = result, !hasInputEnded else { return context.close(promise: nil) }
      deadline?.set(in: .seconds(1))
      context.close(mode: .output, promise: nil)
    }
    send(sent)
  }

  private func write(_ part: HTTPServerResponsePart, _ context: ChannelHandlerContext) {
    context.write(Self.wrapOutboundOut(part), promise: nil)
  }

  // MARK: Events

  private func stream(_ request: Request, _ context: ChannelHandlerContext) {
    if request.isHead {
      write(.head(EventStreams.head(.http1_0)), context)
      return close(context)
    }
    guard router.events.add(context.channel, version, after: request.lastEvent) else {
      return send(.refusal(.serviceUnavailable, "Too many pages wait for events."), to: request, context)
    }
    phase = .streaming
    if hasInputEnded { context.close(promise: nil) }
  }
}
