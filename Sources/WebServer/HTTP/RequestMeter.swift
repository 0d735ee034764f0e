import NIOCore

/// What a client has sent of the request that is being read.
///
/// Stands before the parser, which says nothing until a head is whole.
final class RequestMeter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var context: ChannelHandlerContext?
  private(set) var hasPartOfRequest = false
  /// Whether what has come so far has no end of a line in it.
  private(set) var isInFirstLine = true

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  /// Sends bytes as they are.
  func send(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>) {
    guard let context else { return promise.fail(ChannelError.ioOnClosedChannel) }
    context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasPartOfRequest = true
    if isInFirstLine { isInFirstLine = !Self.unwrapInboundIn(data).readableBytesView.contains(0x0A) }
    context.fireChannelRead(data)
  }

  func requestEnded() {
    hasPartOfRequest = false
    isInFirstLine = true
  }
}
