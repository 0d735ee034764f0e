extension UInt8 {
  /// A capital of ASCII as a small letter; all other bytes, those of other letters included, as they are.
  @inlinable @inline(__always) public var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension Hash64 {
  /// The same for texts that differ in nothing but the case of ASCII letters.
  @inlinable public static func ofFolded(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = Hash64()
    for byte in bytes { hash.combine(byte.lowercasedASCII) }
    return hash.value
  }
}
