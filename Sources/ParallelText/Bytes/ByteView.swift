/// Bytes that somebody else keeps: looked at without counting references.
///
/// A slice of an array retains the array, which for each word of a text costs more than to read the word. As with
/// `ArraySlice` the indexes of a part are those of the whole, and indexes out of bounds stop the program.
///
/// A view must not outlive what keeps the bytes. It is had from `SourceText.withBytes` for as long as a closure runs,
/// or made by the owner of a buffer.
public struct ByteView: RandomAccessCollection {
  public typealias SubSequence = ByteView

  @usableFromInline let base: UnsafePointer<UInt8>
  public let startIndex: Int
  public let endIndex: Int

  /// - Parameters:
  ///   - base: Where index 0 is, or would be.
  ///   - range: The indices of the view.
  @inlinable public init(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
    self.base = base
    startIndex = range.lowerBound
    endIndex = range.upperBound
  }

  @inlinable public var count: Int { endIndex - startIndex }

  @inlinable public subscript(index: Int) -> UInt8 {
    precondition(index >= startIndex && index < endIndex)
    return base[index]
  }

  @inlinable public subscript(range: Range<Int>) -> ByteView {
    precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex)
    return ByteView(base, range)
  }

  /// Eight bytes from an index on, in the machine's order.
  @inlinable public func word(at index: Int) -> UInt64 {
    precondition(index >= startIndex && index + 8 <= endIndex)
    return UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
  }

  @inlinable public subscript(range: SourceRange) -> ByteView { self[range.start..<range.end] }

  /// The same bytes for loops that check their indexes themselves; the first one is at 0.
  @inlinable public var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + startIndex, count: count)
  }

  /// The same bytes as a view whose indexes begin with 0.
  @inlinable public var fromZero: ByteView { ByteView(base + startIndex, 0..<count) }

  /// The bytes at a range, as a view whose own indexes begin with 0.
  @inlinable public func fromZero(_ range: SourceRange) -> ByteView { self[range].fromZero }

  @inlinable public func withContiguousStorageIfAvailable<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    try body(UnsafeBufferPointer(start: base + startIndex, count: count))
  }
}

extension SourceText {
  /// Looks at the bytes for as long as the closure runs.
  @inlinable public func withBytes<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    try bytes.withBytes(body)
  }
}

extension Array where Element == UInt8 {
  /// Looks at the bytes for as long as the closure runs.
  @inlinable public func withBytes<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    try withUnsafeBufferPointer { buffer throws(Failure) in
      // An empty array has no buffer, and no byte is read.
      try body(ByteView(buffer.baseAddress ?? UnsafePointer(bitPattern: 1)!, 0..<buffer.count))
    }
  }
}
