import Auditing
import ParallelText

/// A place in a file, as SARIF has it.
struct SARIFLocation {
  private let uri: String
  private let region: Region?

  /// An empty one is a place to insert at (3.30.2).
  private struct Region {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int

    init(_ place: Finding.Place) {
      startLine = place.start.line
      endLine = place.end.line
      // To SARIF a byte order mark is no part of the line (3.30.2).
      let mark = place.start.line == 1 && place.line.unicodeScalars.first == "\u{FEFF}" ? 1 : 0
      startColumn = max(1, place.start.column - mark)
      endColumn = place.end.line == 1 ? max(1, place.end.column - mark) : place.end.column
    }
  }

  init(_ place: Finding.Place) {
    uri = Self.uri(of: place.path)
    region = Region(place)
  }

  /// A whole file.
  init(path: String) {
    uri = Self.uri(of: path)
    region = nil
  }

  func write(id: Int? = nil, _ message: SARIFMessage? = nil, to json: inout JSONWriter) {
    json.object { json in
      if let id { json.member("id") { $0.value(id) } }
      if let message { json.member("message") { message.write(to: &$0) } }
      json.member("physicalLocation") { json in
        json.object { json in
          json.member("artifactLocation") { json in json.object { json in json.member("uri") { $0.value(uri) } } }
          if let region {
            json.member("region") { json in
              json.object { json in
                json.member("endColumn") { $0.value(region.endColumn) }
                json.member("endLine") { $0.value(region.endLine) }
                json.member("startColumn") { $0.value(region.startColumn) }
                json.member("startLine") { $0.value(region.startLine) }
              }
            }
          }
        }
      }
    }
  }

  /// - Parameter path: Relative to where the audit ran, which ought to be the repository's folder; or absolute.
  private static func uri(of path: String) -> String {
    let names = path.split(separator: "/").filter { $0 != "." }.map(percentEncoded)
    let joined = names.joined(separator: "/")
    return path.hasPrefix("/") ? "file:///" + joined : joined.isEmpty ? "." : joined
  }

  /// All but RFC 3986's unreserved characters: a colon in a first name would end a scheme.
  private static func percentEncoded(_ name: Substring) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in name.utf8 {
      if ASCII.isLetterOrDigit(byte) || "-._~".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
