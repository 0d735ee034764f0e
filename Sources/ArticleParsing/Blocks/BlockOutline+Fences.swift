import ParallelText

extension BlockOutline {
  /// Fences that begin a line, for as long as it is sure which of them open code and which close it: a line between two is
  /// code, whatever it looks like (CommonMark 4.5).
  struct Fences {
    private var open: (byte: UInt8, count: Int)?
    /// Whether none stood where it may be part of something else: of HTML, a list or a quote.
    private var areKnown = true
    /// Whether a line that may begin HTML stands before, and no blank line behind it.
    var isBehindTag = false

    private var isClosing = false

    var isOpen: Bool { open != nil }

    /// Whether a line stands between two fences, and is not the second itself.
    mutating func areAround(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
      guard let open else { return false }
      var index = start
      while index < end, index < start + 3, bytes[index] == 0x20 { index &+= 1 }
      if index == end || bytes[index] != open.byte { return true }
      let run = Self.run(bytes, index, end)
      if run < open.count || !bytes[(index + run)..<end].allSatisfy(ASCII.isBlank) { return true }
      self.open = nil
      isClosing = true
      return false
    }

    /// Takes note of three or more backticks or tildes of a line that is not between two fences.
    ///
    /// - Parameters:
    ///   - start: Where their line begins.
    ///   - content: Where they begin.
    ///   - end: Where the line ends.
    ///   - isOnlyCode: Whether the line is no part of HTML nor of a definition.
    mutating func read(
      _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ content: Int, _ end: Int, isOnlyCode: Bool
    ) {
      if isClosing {
        isClosing = false
        return
      }
      let run = Self.run(bytes, content, end)
      let isFence = bytes[content] != UInt8(ascii: "`") || !bytes[(content + run)..<end].contains(UInt8(ascii: "`"))
      guard areKnown, isOnlyCode, !isBehindTag, content == start, isFence else {
        areKnown = false
        return
      }
      open = (bytes[content], run)
    }

    private static func run(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
      var index = start
      while index < end, bytes[index] == bytes[start] { index &+= 1 }
      return index - start
    }
  }
}
