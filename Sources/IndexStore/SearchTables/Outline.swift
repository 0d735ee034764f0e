import ParallelText

/// Marks in the text of `texts` that say where a section begins and its heading ends. FTS5 takes them for no words.
enum Outline {
  private static let bar = UInt8(ascii: "|")
  private static let slash = UInt8(ascii: "/")
  private static let space = UInt8(ascii: " ")

  /// Begins a section: as many bars as its heading has levels, and one more.
  static func open(_ level: Int, in body: inout [UInt8]) {
    for _ in 0...max(0, level) { body.append(bar) }
    body.append(space)
  }

  static func endHeading(in body: inout [UInt8]) { body += [slash, space] }

  /// Of the section that a mark begins; nil if it does not.
  static func level(of mark: Slice<UnsafeBufferPointer<UInt8>>) -> Int? { mark.first == bar ? mark.count - 1 : nil }

  /// Whether a mark, and no term, begins with a byte.
  static func isMark(_ byte: UInt8) -> Bool { byte == bar || byte == slash }
}
