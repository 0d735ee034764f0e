import NIOCore
import Synchronization

/// The open connections, so many at most.
final class Connections: Sendable {
  private let open = Mutex<[ObjectIdentifier: any Channel]>([:])
  private let most: Int

  init(most: Int) { self.most = most }

  var count: Int { open.withLock { $0.count } }

  /// - Returns: false if there are too many.
  func add(_ channel: any Channel) -> Bool {
    let id = ObjectIdentifier(channel)
    let isAdded = open.withLock { open in
      guard open.count < most else { return false }
      open[id] = channel
      return true
    }
    if isAdded { channel.closeFuture.whenComplete { [self] _ in _ = open.withLock { $0.removeValue(forKey: id) } } }
    return isAdded
  }

  func closeAll() { for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) } }
}

/// Tells a client that there are too many, and ends the connection.
final class CrowdedHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let answer = ByteBuffer(
    string: "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

  func channelActive(context: ChannelHandlerContext) {
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    context.writeAndFlush(Self.wrapOutboundOut(Self.answer), promise: sent)
  }
}
