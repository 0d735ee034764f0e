import ParallelText

/// Letters, digits and `_` with single `.` and `-` between them, such as `host-1.example.com`, and what tells whether it
/// is a name. From whichever of its letters one looks, it ends at one place: it is read once.
struct CompoundRun {
  /// Behind the last letter or digit; 0 before the first run is read.
  private(set) var end = 0
  /// -1 if there is none, as of the others.
  private(set) var lastDot = -1
  private(set) var lastCapital = -1
  /// The third digit from the end.
  private(set) var thirdLastDigit = -1

  init() {}

  /// - Parameter content: With indexes from 0.
  init(_ content: ByteView, from start: Int) {
    let bytes = content.buffer
    var (lastDigit, secondLastDigit) = (-1, -1)
    end = start
    while end < bytes.count {
      let byte = bytes[end]
      if ASCII.isIdentifier(byte) {
        if ASCII.isDigit(byte) {
          thirdLastDigit = secondLastDigit
          secondLastDigit = lastDigit
          lastDigit = end
        } else if ASCII.isUpper(byte) {
          lastCapital = end
        }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
        guard end + 1 < bytes.count, ASCII.isIdentifier(bytes[end + 1]) else { break }
        if byte == UInt8(ascii: ".") { lastDot = end }
      } else {
        break
      }
      end += 1
    }
  }
}
