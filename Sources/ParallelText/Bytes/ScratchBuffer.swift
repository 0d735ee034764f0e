/// Elements of one owner: put in one after the other, and read or taken as a whole.
///
/// To append to an array costs more than to work out a word's hash, since somebody else may have the array too.
/// Nobody else can have this one.
public struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var memory: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  @inlinable public init(minimumCapacity: Int) {
    capacity = max(minimumCapacity, 64)
    memory = .allocate(capacity: capacity)
  }

  @inlinable deinit { memory.deallocate() }

  @inlinable public var count: Int { used }

  @inlinable public mutating func removeAll() { used = 0 }

  @inlinable public mutating func removeLast(_ count: Int) {
    precondition(count >= 0 && count <= used)
    used -= count
  }

  @inlinable public mutating func append(_ element: Element) {
    if used == capacity { grow(by: 1) }
    memory[used] = element
    used &+= 1
  }

  /// Complexity: O(1) amortized for each element.
  @inlinable public mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let base = elements.baseAddress else { return }
    if used + elements.count > capacity { grow(by: elements.count) }
    (memory + used).update(from: base, count: elements.count)
    used += elements.count
  }

  /// What becomes of each of them.
  @inlinable @inline(__always)
  public func map<Result: BitwiseCopyable>(_ transform: (Element) -> Result) -> [Result] {
    [Result](unsafeUninitializedCapacity: used) { results, count in
      for index in 0..<used { results[index] = transform(memory[index]) }
      count = used
    }
  }

  @inline(never) @usableFromInline mutating func grow(by more: Int) {
    capacity = max(capacity * 2, used + more)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: memory, count: used)
    memory.deallocate()
    memory = larger
  }
}

extension ScratchBuffer<UInt8> {
  /// The bytes that are in it; of no use once more are put in.
  @inlinable public var view: ByteView { ByteView(memory, 0..<used) }

  @inlinable public mutating func append(_ bytes: ByteView) {
    append(UnsafeBufferPointer(start: bytes.base + bytes.startIndex, count: bytes.count))
  }
}
