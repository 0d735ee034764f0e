/// The hash by which anchors are compared: their letters and digits, in lower case.
///
/// Site generators differ in what they do with punctuation (`c--` or `c`, `a_b` or `a-b`), so it does not count.
public enum AnchorKey {
  @inlinable public static func of(_ anchor: some Sequence<UInt8>) -> UInt64 {
    // Bytes of a text are gone through much faster in one piece.
    if let key = anchor.withContiguousStorageIfAvailable({ hash($0) }) { return key }
    return hash(anchor)
  }

  @inlinable static func hash(_ anchor: some Sequence<UInt8>) -> UInt64 {
    var hash = Hash64()
    for byte in anchor {
      if ASCII.isLetterOrDigit(byte) || byte >= 0x80 { hash.combine(ASCII.lowercased(byte)) }
    }
    return hash.value
  }
}
