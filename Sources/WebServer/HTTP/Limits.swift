/// What one client, or all of them together, may take of the server.
package struct Limits: Sendable {
  /// The longest request target (RFC 9112, 3.2), in bytes.
  package var target = 8_192
  /// The names and values of all header fields of a request together, in bytes.
  package var headers = 16_384
  /// How many header fields a request may have.
  package var headerCount = 64
  /// The longest symptom that is looked up, in bytes of UTF-8.
  package var query = 2_000
  /// Open connections. Further ones are answered with 503, and closed.
  package var connections = 512
  /// Connections that wait for events, out of `connections`.
  package var eventStreams = 128
  /// From the start of a connection, or the end of the last answer, until a request is complete. A client that has sent
  /// nothing by then is cut off; one that has sent a part gets status 408.
  package var requestTime: Duration = .seconds(15)
  /// How long a client may take to read 64 KB of an answer.
  package var readingTime: Duration = .seconds(20)
  /// How long an answer may take, the time that it waits for others included.
  package var answerTime: Duration = .seconds(10)
  /// Pages, or lookups, that wait for their turn.
  package var waiting = 256
  /// Finished answers that are kept, in bytes.
  package var cache = 64 << 20
  /// Between two signs of life on a connection that waits for events.
  package var heartbeat: Duration = .seconds(15)

  package init() {}
}
