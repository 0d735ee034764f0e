import ByteScan

extension ByteView {
  /// Whether the bytes are UTF-8 (Unicode 15, table 3-7). Complexity: O(n).
  public var isUTF8: Bool { bytes_are_utf8(base + startIndex, count) }

  /// Whether a text is not damaged in a way that shows; if not it may be, and has to be looked at.
  ///
  /// - Precondition: The bytes are UTF-8. Complexity: O(n).
  public var isUndamaged: Bool { bytes_are_undamaged(base + startIndex, count) }

  /// How many bytes lie in a range. Complexity: O(n).
  public func count(in range: ClosedRange<UInt8>) -> Int {
    bytes_count(base + startIndex, count, range.lowerBound, range.upperBound)
  }

  /// Where the lines begin that end in `\n`: the first at 0. Complexity: O(n).
  ///
  /// - Precondition: There are less than 2³¹ bytes; the first one's index is 0.
  var startsOfLines: [Int32] {
    [Int32](unsafeUninitializedCapacity: count(in: 0x0A...0x0A) + 1) { starts, count in
      starts[0] = 0
      count = 1 + bytes_find_feeds(base, self.count, starts.baseAddress! + 1)
    }
  }

  /// Where a byte stands first, nil if it does not. Complexity: O(n).
  public func firstIndex(of byte: UInt8) -> Int? {
    let offset = bytes_find(base + startIndex, count, byte)
    return offset < count ? startIndex + offset : nil
  }

  /// Where other bytes stand first, nil if they do not. Complexity: O(n) for most texts.
  public func firstIndex(of bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer(firstIndex)
  }

  /// The same of bytes of a text.
  public func firstIndex(of bytes: ByteView) -> Int? { firstIndex(of: bytes.buffer) }

  private func firstIndex(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let offset = bytes_find_all(base + startIndex, count, bytes.baseAddress, bytes.count)
    return offset < count ? startIndex + offset : nil
  }

  /// Complexity: O(n).
  public func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

  /// Whether a byte stands right before another. Complexity: O(n).
  public func hasPair(_ first: UInt8, _ second: UInt8) -> Bool {
    bytes_have_pair(base + startIndex, count, first, second)
  }

  /// How many bytes are of Latin letters and of others: a letter of two bytes counts as one, a longer one as two.
  ///
  /// - Precondition: The bytes are part of UTF-8, and at most 64.
  public var letters: (latin: Int, other: Int) {
    precondition(count <= 64)
    var (latin, other): (Int32, Int32) = (0, 0)
    bytes_count_letters(base + startIndex, count, &latin, &other)
    return (Int(latin), Int(other))
  }
}
