import CorpusLayout
import IndexStore
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import WebReport

/// The pages of a report, and lookups, over HTTP/1.1: read-only, made from the index when they are asked for.
///
/// It stands on SwiftNIO alone, for reasons that Docs/architecture.md has.
package final class WebServer: Sendable {
  package struct Options: Sendable {
    /// An IP address.
    package var address = "127.0.0.1"
    /// 0 for any that is free.
    package var port = 8000
    /// Names besides those of this computer for itself, and the address.
    package var hosts: [String] = []
    package var link: LinkTemplate?
    package var limits = Limits()
    /// Where `LANG` and its like say what language answers are in, unless a request does.
    package var environment: [String: String] = [:]

    package init() {}
  }

  /// Why there is no server.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let channel: any Channel
  private let connections: Connections
  private let router: RequestRouter
  private let index: LiveIndex
  private let heartbeat: RepeatedTask
  private let address: SocketAddress

  /// Begins to answer requests.
  ///
  /// - Throws: `IndexError` if the index cannot be read; `Failure` if the address cannot be used.
  package init(_ path: String, _ options: Options, threads: Int) async throws {
    let limits = options.limits
    index = LiveIndex(path, SiteOptions(link: options.link, isLive: true))
    let state = try index.revision()
    router = RequestRouter(
      index, LookupPage(limits, environment: options.environment), limits, threads: threads)
    router.events.announce(state)
    let group = MultiThreadedEventLoopGroup.singleton
    connections = Connections(most: limits.connections)
    let hosts = AllowedHosts(boundTo: options.address, names: options.hosts)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { [connections, router] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          guard connections.add(channel) else { return try pipeline.addHandler(CrowdedHandler()) }
          try Self.addHandlers(to: pipeline, limits, hosts, router)
        }
      }
    do {
      let wanted = try SocketAddress(ipAddress: options.address, port: options.port)
      channel = try await bootstrap.bind(to: wanted).get()
      address = channel.localAddress ?? wanted
    } catch {
      throw Failure(description: "\(options.address), port \(options.port): \(Self.why(error))")
    }
    let events = router.events
    heartbeat = group.next().scheduleRepeatedTask(
      initialDelay: TimeAmount(limits.heartbeat), delay: TimeAmount(limits.heartbeat)
    ) { _ in events.beat() }
  }

  private static func addHandlers(
    to pipeline: ChannelPipeline.SynchronousOperations, _ limits: Limits, _ hosts: AllowedHosts,
    _ router: RequestRouter
  ) throws {
    var sizes = NIOHTTPDecoderLimitConfiguration()
    // The parser counts the target as a field. Targets that are a little too long are left to `Request`, which says so.
    sizes.maxHeaderFieldSize = max(limits.target, limits.headers)
    sizes.maxHeaderListSize = limits.target + limits.headers
    sizes.maxHeaderFieldCount = limits.headerCount
    let meter = RequestMeter()
    try pipeline.addHandler(meter)
    try pipeline.configureHTTPServerPipeline(
      withPipeliningAssistance: true, withErrorHandling: false, withOutboundHeaderValidation: true,
      withEncoderConfiguration: .init(), withDecoderLimitConfiguration: sizes)
    try pipeline.addHandler(ConnectionHandler(limits, hosts, meter, router))
  }

  private static func why(_ error: any Error) -> String {
    switch error {
    case let error as IOError where error.errnoCode == EACCES: "permission denied; choose a port from 1024 on"
    case let error as IOError: SystemError.text(error.errnoCode)
    default: "not an IP address"
    }
  }

  /// Where pages are: `http://127.0.0.1:8000/`.
  package var url: String {
    let ip = address.ipAddress ?? ""
    let host = ip.contains(":") ? "[\(ip)]" : ip
    return "http://\(host):\(address.port ?? 0)/"
  }

  /// Whether nobody but this computer can reach the server.
  package var isLocal: Bool {
    let ip = address.ipAddress ?? ""
    return ip.hasPrefix("127.") || ip == "::1"
  }

  /// How many pages wait for events.
  package var eventStreams: Int { router.events.count }

  package var connectionCount: Int { connections.count }

  // MARK: Changes of the index

  private static let pause = Duration.milliseconds(100)
  /// So many pauses after a change the run that has made it has come to its end.
  private static let pausesOfRun = 30

  /// Tells open pages when the index has changed, whoever changes it, until the task is cancelled.
  package func followIndex() async {
    var pauses = Self.pausesOfRun
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.pause)
      pauses += 1
      // A request may have seen a change before this does, so what is known may be news all the same.
      let hasChanged = index.revisionIfUnchanged == nil
      // While it is not there, or cannot be read, pages keep what they show.
      let isNews = (try? index.revision()).map { router.events.announce($0) } ?? false
      if hasChanged || isNews { pauses = 0 }
      if pauses < Self.pausesOfRun, index.hasLog { index.release() }
    }
  }

  /// Lets go of the index until the next request, as far as nobody reads it, so that a run that changes it can leave it as a single file.
  package func releaseIndex() { index.release() }

  /// Takes no more requests, and ends all connections at once: whoever waits for an answer gets none.
  package func stop() async {
    heartbeat.cancel()
    try? await channel.close()
    connections.closeAll()
  }
}
