import Foundation

/// Standard input: what people answer.
enum StandardInput {
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Hands out what comes, piece by piece, until it ends; each piece is there for the call alone.
  static func read(_ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      while true {
        let count = Foundation.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        if count > 0 {
          body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == 0 || errno != EINTR {
          return
        }
      }
    }
  }

  /// Asks for a number on standard error until there is one that can be taken.
  ///
  /// - Parameter usual: What an empty line stands for.
  /// - Returns: nil if the input ends, or with `q`.
  static func number(from range: ClosedRange<Int>, orElse usual: Int) -> Int? {
    while true {
      StandardError.put("Number (\(range.lowerBound)-\(range.upperBound), return for \(usual)): ")
      guard let line = readLine() else {
        StandardError.put("\n")
        return nil
      }
      let answer = line.filter { !$0.isWhitespace }
      if answer.isEmpty { return usual }
      if answer == "q" { return nil }
      if let number = Int(answer), range.contains(number) { return number }
    }
  }
}
