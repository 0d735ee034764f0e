import Foundation
import ParallelText

/// What libcmark has to see of a body to find its blocks: of each line what opens, continues or closes one.
///
/// libcmark cannot be told to leave inline content alone, which takes it half of its time, and is scanned here. Where
/// the text of a line begins, the rest of it is one `x`. It is kept where it tells what the line is: of HTML, of fences,
/// and of definitions of links, which are no blocks. A line of text behind another with the same indentation is part of
/// the same block, be that code or a paragraph, and is left out, as are those between two fences. So the outline has the
/// same nodes at the same columns as the body (CommonMark 4 and 5), and `lines` tells at which lines.
struct BlockOutline {
  let bytes: [UInt8]
  /// For each line of the outline the 0-based line of the body that it is.
  let lines: [Int32]

  /// - Parameters:
  ///   - text: The file, or the body alone.
  ///   - start: Where the body begins in it.
  /// - Complexity: O(n).
  init(_ text: SourceText, from start: Int) {
    var lines = [Int32]()
    bytes = text.withBytes { view in
      text.lineStarts.withUnsafeBufferPointer { starts in
        let first = text.lineIndex(at: start)
        lines.reserveCapacity(starts.count - first)
        return Self.outline(of: view.buffer, from: start, UnsafeBufferPointer(rebasing: starts[first...]), &lines)
      }
    }
    self.lines = lines
  }

  /// - Parameter starts: Where the lines of the body begin, the first one or before it.
  private static func outline(
    of bytes: UnsafeBufferPointer<UInt8>, from bodyStart: Int, _ starts: UnsafeBufferPointer<Int32>,
    _ lines: inout [Int32]
  ) -> [UInt8] {
    guard let text = bytes.baseAddress, bodyStart < bytes.count else { return [] }
    return [UInt8](unsafeUninitializedCapacity: bytes.count - bodyStart) { outline, count in
      // In variables of their own, which stay in registers.
      let target = outline.baseAddress!
      var length = 0
      // All before it is in the outline.
      var copied = bodyStart
      var mayBeHTML = false
      var mayBeDefinition = false
      var fences = Fences()
      /// How many spaces the line before begins with if it is text; -1 of others.
      var indentation = -1
      for line in starts.indices {
        var start = max(Int(starts[line]), bodyStart)
        // At the start of a text libcmark skips a byte order mark.
        if line == 0, bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        var end = line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        if fences.areAround(bytes, start, end) {
          copied = end
          continue
        }
        let content = endOfMarkers(bytes, start)

        var cut = content
        var isText = false
        if content < end {
          switch bytes[content] {
          case UInt8(ascii: "<"):
            mayBeHTML = mayBeHTML || opensLongHTML(bytes, content)
            cut = end
          case UInt8(ascii: "["):
            // Where words have no spaces between them, a footnote looks like a definition: libcmark must not see it.
            if content + 1 < end, bytes[content + 1] == UInt8(ascii: "^") {
              mayBeDefinition = false
            } else {
              mayBeDefinition = mayBeDefinition || mayOpenDefinition(bytes, content)
            }
          case UInt8(ascii: "`"), UInt8(ascii: "~"):
            if content + 2 < end, bytes[content + 1] == bytes[content], bytes[content + 2] == bytes[content] {
              cut = end
              fences.read(bytes, start, content, end, isOnlyCode: !mayBeHTML && !mayBeDefinition)
            }
          case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
            // A heading's mark, an underline or a break, if nothing else stands in the line.
            while cut < end, isRule(bytes[cut]) { cut += 1 }
          case UInt8(ascii: "+"): break
          default: isText = true
          }
        }
        // A definition ends before the next blank line, such HTML behind a `>`.
        if mayBeDefinition {
          if content == end, bytes[start..<end].allSatisfy(ASCII.isBlank) { mayBeDefinition = false }
          cut = end
        }
        if mayBeHTML, bytes.find(UInt8(ascii: ">"), from: cut, to: end) < end { cut = end }
        let before = indentation
        indentation = isText && cut < end && areSpaces(bytes, from: start, to: content) ? content - start : -1
        if indentation >= 0, indentation == before {
          // What ends the line before ends this one.
          copied = end
          continue
        }
        lines.append(Int32(line))
        fences.isBehindTag = content < end && (fences.isBehindTag || bytes[content] == UInt8(ascii: "<"))
        if fences.isOpen || cut < end {
          let kept = fences.isOpen ? end : cut
          memcpy(target + length, text + copied, kept - copied)
          length += kept - copied
          if !fences.isOpen {
            target[length] = UInt8(ascii: "x")
            length += 1
          }
          copied = end
        }
      }
      memcpy(target + length, text + copied, bytes.count - copied)
      count = length + bytes.count - copied
    }
  }

  @inline(__always)
  private static func areSpaces(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end, bytes[index] == 0x20 { index &+= 1 }
    return index == end
  }

  /// Where a line's content begins, behind all that may be indentation, or the marker of a quote or an item.
  @inline(__always) private static func endOfMarkers(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      // Lines of code may begin with many.
      case 0x20: repeat { index &+= 1 } while index < bytes.count && bytes[index] == 0x20
      case 0x09, 0x0B, 0x0C, UInt8(ascii: ">"): index += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard isSpace(bytes, index + 1) else { return index }
        index += 1
      case 0x30...0x39:
        var end = index + 1
        while end < bytes.count, end - index < 9, ASCII.isDigit(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
          isSpace(bytes, end + 1)
        else { return index }
        index = end + 1
      default: return index
      }
    }
    return index
  }

  /// As libcmark has it behind markers: of more kinds than elsewhere, and at the end of a line too.
  private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index == bytes.count || bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index])
  }

  /// What underlines, breaks and the marks of headings consist of.
  private static func isRule(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="), 0x20, 0x09: true
    default: false
    }
  }

  /// Whether HTML may begin that goes on over blank lines (CommonMark 4.6, 1 to 5): a declaration, a comment, `<?`, or
  /// one of `<script`, `<style`, `<pre` and `<textarea`.
  private static func opensLongHTML(_ bytes: UnsafeBufferPointer<UInt8>, _ angle: Int) -> Bool {
    guard angle + 1 < bytes.count else { return false }
    switch ASCII.lowercased(bytes[angle + 1]) {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "s"), UInt8(ascii: "p"), UInt8(ascii: "t"): return true
    default: return false
    }
  }

  /// Whether a colon stands behind the first `]`: no other that is not escaped may stand in a label, of which libcmark
  /// reads 1,000 bytes (CommonMark 4.7 and 6.3).
  private static func mayOpenDefinition(_ bytes: UnsafeBufferPointer<UInt8>, _ bracket: Int) -> Bool {
    let limit = min(bracket + 1_100, bytes.count)
    let close = bytes.find(UInt8(ascii: "]"), from: bracket, to: limit)
    guard close + 1 < limit else { return false }
    return bytes[close + 1] == UInt8(ascii: ":") || bytes[close - 1] == UInt8(ascii: "\\")
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands first, `end` if it does not.
  fileprivate func find(_ byte: UInt8, from start: Int, to end: Int) -> Int {
    guard start < end, let found = memchr(baseAddress! + start, Int32(byte), end - start) else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress!)
  }
}
