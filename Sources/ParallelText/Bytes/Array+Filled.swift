extension Array {
  /// So many elements that are all the same, for short lists on hot paths.
  ///
  /// What `init(repeating:count:)` makes is the same; but of numbers it looks up the list's type at run time with every call,
  /// which takes longer than to fill it.
  @inlinable @inline(__always)
  public init(filledWith element: Element, count: Int) {
    self = []
    append(contentsOf: repeatElement(element, count: count))
  }
}
