import ParallelText

/// The names of articles' pages: safe in every file system, no two alike even where letter case does not count, and the
/// same in every report as long as the article's files stay where they are.
enum Slug {
  private static let longest = 60

  /// The end of the key in small ASCII letters, for people, and the id in base 36.
  ///
  /// - Parameter id: Of the article's set.
  static func of(_ key: String, _ id: Int64) -> String {
    var bytes: [UInt8] = []
    for byte in key.utf8.suffix(longest) {
      let isPlain = ASCII.isLetter(byte) || ASCII.isDigit(byte)
      if isPlain { bytes.append(byte | 0x20) } else if !bytes.isEmpty, bytes.last != 0x2D { bytes.append(0x2D) }
    }
    if bytes.last == 0x2D { bytes.removeLast() }
    return (bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self) + "-")
      + String(UInt64(bitPattern: id), radix: 36)
  }

  /// The id that a slug ends with; nil if it has none.
  static func id(of slug: some StringProtocol) -> Int64? {
    UInt64(slug.split(separator: "-", omittingEmptySubsequences: false).last ?? "", radix: 36)
      .map { Int64(bitPattern: $0) }
  }
}
