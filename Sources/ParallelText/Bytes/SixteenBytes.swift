/// Sixteen bytes of a text, looked at together: most of them are not what is looked for.
public struct SixteenBytes {
  /// For each byte whether it is one that is looked for.
  public typealias Mask = SIMDMask<SIMD16<Int8>>

  public let bytes: SIMD16<UInt8>

  /// - Precondition: There are sixteen bytes at the index.
  @inlinable @inline(__always)
  public init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    bytes = UnsafeRawPointer(text.baseAddress! + index).loadUnaligned(as: SIMD16<UInt8>.self)
  }

  @inlinable @inline(__always)
  public func are(_ byte: UInt8) -> Mask { bytes .== SIMD16(repeating: byte) }

  @inlinable @inline(__always)
  public func areAtLeast(_ byte: UInt8) -> Mask { bytes .>= SIMD16(repeating: byte) }

  @inlinable @inline(__always)
  public func areAtMost(_ byte: UInt8) -> Mask { bytes .<= SIMD16(repeating: byte) }

  /// Whether they are capitals of ASCII.
  @inlinable @inline(__always)
  public var areCapitals: Mask { bytes &- SIMD16(repeating: 0x41) .< SIMD16(repeating: 26) }

  /// Which of the sixteen a mask names, from the first to the last.
  public struct Places {
    /// A byte each, all bits of which are set or none.
    @usableFromInline var low: UInt64
    @usableFromInline var high: UInt64

    @inlinable @inline(__always)
    public init(_ mask: Mask) {
      let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
      (low, high) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
    }

    @inlinable @inline(__always)
    public var isEmpty: Bool { low | high == 0 }

    /// The next one; nil behind the last.
    @inlinable @inline(__always)
    public mutating func next() -> Int? {
      if low != 0 {
        let place = low.trailingZeroBitCount / 8
        low &= ~(0xFF &<< UInt64(place &* 8))
        return place
      }
      if high == 0 { return nil }
      let place = high.trailingZeroBitCount / 8
      high &= ~(0xFF &<< UInt64(place &* 8))
      return place &+ 8
    }
  }
}
