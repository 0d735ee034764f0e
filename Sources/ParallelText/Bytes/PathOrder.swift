import Foundation

extension String {
  /// Whether the text comes before another by the bytes of its UTF-8, which is also the order of SQLite's texts.
  ///
  /// `<` compares canonical forms, and `lexicographicallyPrecedes` byte after byte through iterators: of thousands of
  /// paths both take longer than to find the files.
  public func precedesByBytes(_ other: String) -> Bool {
    let quick = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        let shared = min(left.count, right.count)
        let order = shared == 0 ? 0 : memcmp(left.baseAddress!, right.baseAddress!, shared)
        return order == 0 ? left.count < right.count : order < 0
      }
    }
    return (quick ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}
