/// What a request asks for: a path, and what stands behind the question mark. See RFC 3986, 3.3 and 3.4.
struct RequestTarget: Sendable, Equatable {
  /// Without the slash that it begins with; decoded. It has no backslash, no control character, and no slash that was
  /// encoded.
  let path: String
  /// In the order of the target. A plus sign is a space, as forms have it.
  let query: [Item]

  struct Item: Sendable, Equatable {
    var name: String
    var value: String
  }

  /// - Parameter text: In the form that starts with a slash.
  /// - Returns: nil if it is no such target, or if a part of it is not UTF-8.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/") else { return nil }
    let target = bytes.prefix { $0 != UInt8(ascii: "#") }
    let end = target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
    let segments = target[1..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var decoded: [String] = []
    for segment in segments {
      guard let text = Self.decoded(segment, isForm: false),
        !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C || $0 == 0x2F })
      else { return nil }
      decoded.append(text)
    }
    path = decoded.joined(separator: "/")
    var items: [Item] = []
    for part in target[end...].dropFirst().split(separator: UInt8(ascii: "&")) {
      let sign = part.firstIndex(of: UInt8(ascii: "="))
      guard let name = Self.decoded(part[..<(sign ?? part.endIndex)], isForm: true),
        let value = Self.decoded(sign.map { part[($0 + 1)...] } ?? [], isForm: true)
      else { return nil }
      items.append(Item(name: name, value: value))
    }
    query = items
  }

  /// The first value of a name; nil if there is none, or an empty one.
  subscript(_ name: String) -> String? {
    query.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// nil if a percent sign stands before no two digits, or if it is not UTF-8 afterwards.
  private static func decoded(_ bytes: ArraySlice<UInt8>, isForm: Bool) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      switch bytes[place] {
      case UInt8(ascii: "%"):
        guard place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2]) else {
          return nil
        }
        text.append(high << 4 | low)
        place += 2
      case UInt8(ascii: "+") where isForm: text.append(UInt8(ascii: " "))
      case let byte: text.append(byte)
      }
      place += 1
    }
    return String(validating: text, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
