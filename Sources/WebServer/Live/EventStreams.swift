import NIOCore
import NIOHTTP1
import Synchronization

/// Open pages that wait to be told that the index has changed: server-sent events.
///
/// Each event's id and data are the state of the index. A `message` with it comes at once, so that a page knows whether it
/// has missed something; a `change` to a page that has seen another state before it lost its connection, and whenever the
/// index changes. See https://html.spec.whatwg.org/multipage/server-sent-events.html.
final class EventStreams: Sendable {
  static let path = "events"

  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var revision: String?
  }

  private let state = Mutex(State())
  private let most: Int

  init(most: Int) { self.most = most }

  var count: Int { state.withLock { $0.channels.count } }

  /// Begins to tell a client, on its event loop.
  ///
  /// - Parameter seen: The id of the last event that the client has seen.
  /// - Returns: false if there are too many.
  func add(_ channel: any Channel, _ version: HTTPVersion, after seen: String?) -> Bool {
    let id = ObjectIdentifier(channel)
    let (isAdded, revision) = state.withLock { state -> (Bool, String?) in
      guard state.channels.count < most else { return (false, nil) }
      state.channels[id] = channel
      return (true, state.revision)
    }
    guard isAdded else { return false }
    channel.closeFuture.whenComplete { [self] _ in
      _ = state.withLock { $0.channels.removeValue(forKey: id) }
    }
    channel.write(HTTPServerResponsePart.head(Self.head(version)), promise: nil)
    var text = "retry: 1000\n"
    if let revision {
      text += "id: \(revision)\n"
      if let seen, seen != revision { text += "event: change\n" }
      text += "data: \(revision)\n"
    }
    Self.send(text + "\n", to: channel)
    return true
  }

  /// - Parameter version: Of HTTP 1.0, which knows no chunks, the end of the connection is that of the stream.
  static func head(_ version: HTTPVersion) -> HTTPResponseHead {
    var headers = HTTPHeaders(Response.security)
    headers.add(name: "Content-Type", value: "text/event-stream; charset=utf-8")
    headers.add(name: "Cache-Control", value: "no-store")
    // A proxy (nginx) must not wait for more before it hands events on.
    headers.add(name: "X-Accel-Buffering", value: "no")
    if version == .http1_0 { headers.add(name: "Connection", value: "close") }
    return HTTPResponseHead(version: version, status: .ok, headers: headers)
  }

  /// Tells all that the index is in another state now.
  ///
  /// - Returns: false if it is the state that was told last, or the first: nothing is sent then.
  @discardableResult func announce(_ revision: String) -> Bool {
    let (isNew, channels) = state.withLock { state -> (Bool, [any Channel]) in
      defer { state.revision = revision }
      // Of the first state nobody has seen another.
      return (state.revision != nil && state.revision != revision, Array(state.channels.values))
    }
    if isNew {
      for channel in channels { Self.send("id: \(revision)\nevent: change\ndata: \(revision)\n\n", to: channel) }
    }
    return isNew
  }

  /// Sends a sign of life, so that nobody between takes the connection for dead, and dead ones are noticed.
  func beat() {
    for channel in state.withLock({ Array($0.channels.values) }) { Self.send(":\n\n", to: channel) }
  }

  /// A client that does not read what it is sent has it no more.
  private static func send(_ text: String, to channel: any Channel) {
    guard channel.isWritable else { return channel.close(promise: nil) }
    channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: text))), promise: nil)
  }
}
