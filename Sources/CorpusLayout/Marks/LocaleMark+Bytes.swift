import LanguageData
import ParallelText

extension LocaleMark {
  /// Whether a file's name, without its ending, may have a mark at its end, at its beginning, or be one; never false if it
  /// has. Most names have none, and their bytes say so.
  ///
  /// - Complexity: O(length).
  static func mayStand(in name: Substring) -> Bool {
    name.utf8.withContiguousStorageIfAvailable { bytes in
      guard let base = bytes.baseAddress else { return false }
      return mayStand(in: ByteView(base, 0..<bytes.count))
    } ?? true
  }

  private static func mayStand(in name: ByteView) -> Bool {
    if mayBe(name) || name.first == UInt8(ascii: "_") || name.contains(UInt8(ascii: "=")) { return true }
    var left = mostParts
    var index = name.endIndex
    while index > name.startIndex, left > 0 {
      index -= 1
      guard parts(name[index]) else { continue }
      if mayBe(name[(index + 1)..<name.endIndex]) { return true }
      left -= 1
    }
    left = mostParts
    for index in name.indices where parts(name[index]) {
      if mayBe(name[name.startIndex..<index]) { return true }
      left -= 1
      if left == 0 { break }
    }
    return false
  }

  /// Whether a text may be a tag, a code, a country or a language's name.
  private static func mayBe(_ text: ByteView) -> Bool {
    let language = text.prefix { !isSeparator($0) }
    return (2...3).contains(language.count) && Languages.contains(code: language) || LocaleNames.mayMean(text)
  }
}
