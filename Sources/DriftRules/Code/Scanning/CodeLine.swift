import ParallelText

/// One line of code by itself.
enum CodeLine {
  /// Whether a line begins with a comment's marker.
  static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    func byte(_ offset: Int) -> UInt8? { offset < line.count ? line[line.startIndex + offset] : nil }
    switch byte(0) {
    case UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "%"): return true
    case UInt8(ascii: "/"): return byte(1) == UInt8(ascii: "/") || byte(1) == UInt8(ascii: "*")
    case UInt8(ascii: "-"): return byte(1) == UInt8(ascii: "-") && byte(2) == 0x20
    case UInt8(ascii: ":"): return byte(1) == UInt8(ascii: ":")
    case UInt8(ascii: "*"): return byte(1) == 0x20
    case UInt8(ascii: "<"): return line.starts(with: "<!--".utf8)
    case UInt8(ascii: "R"), UInt8(ascii: "r"):
      return byte(3) == 0x20 && line.prefix(3).lazy.map(ASCII.lowercased).elementsEqual("rem".utf8)
    default: return false
    }
  }
}
