extension [UInt8] {
  /// Adds a scalar in UTF-8. As `UTF8.encode`, which takes several times as long.
  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: value >> shift) & 0x3F }
    switch value {
    case 0..<0x80: append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      append(tail(0))
    case 0x800..<0x1_0000:
      append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      append(tail(6))
      append(tail(0))
    default:
      append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
      append(tail(12))
      append(tail(6))
      append(tail(0))
    }
  }
}

extension [UInt16] {
  /// Text in UTF-16.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    self = []
    reserveCapacity(scalars.underestimatedCount)
    for scalar in scalars {
      if scalar.value < 0x1_0000 {
        append(UInt16(truncatingIfNeeded: scalar.value))
      } else {
        append(UTF16.leadSurrogate(scalar))
        append(UTF16.trailSurrogate(scalar))
      }
    }
  }
}

extension [Unicode.Scalar] {
  /// Text in UTF-8; what is none becomes U+FFFD.
  init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    self = []
    reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { append(Unicode.Scalar(byte)) }
    } else {
      append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars)
    }
  }

  /// Text in UTF-16; what is none becomes U+FFFD.
  init(utf16 units: [UInt16]) {
    self = []
    reserveCapacity(units.count)
    var index = 0
    while index < units.count {
      let unit = units[index]
      index += 1
      if let scalar = Unicode.Scalar(unit) {
        append(scalar)
      } else if UTF16.isLeadSurrogate(unit), index < units.count, UTF16.isTrailSurrogate(units[index]) {
        append(Unicode.Scalar(0x1_0000 + UInt32(unit & 0x3FF) << 10 + UInt32(units[index] & 0x3FF))!)
        index += 1
      } else {
        append("\u{FFFD}")
      }
    }
  }
}
