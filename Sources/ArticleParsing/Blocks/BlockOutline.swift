import Foundation
import ParallelText

/// What libcmark has to see of a body to find its blocks: of each line what opens, continues or closes one.
///
/// libcmark cannot be told to leave inline content alone, which takes it half of its time, and is scanned here. Where
/// the text of a line begins, the rest of it is one `x`. It is kept where it tells what the line is: of HTML, of fences,
/// and of definitions of links, which are no blocks. So the outline has the same nodes at the same lines and columns as
/// the body (CommonMark 4 and 5).
enum BlockOutline {
  /// Complexity: O(n).
  static func of(_ body: ByteView) -> [UInt8] {
    let bytes = body.buffer
    guard let text = bytes.baseAddress, !bytes.isEmpty else { return [] }
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { outline, count in
      // All before it is in the outline.
      var copied = 0
      func copy(to end: Int) {
        memcpy(outline.baseAddress! + count, text + copied, end - copied)
        count += end - copied
      }
      let hasReturns = bytes.find(0x0D, from: 0, to: bytes.count) < bytes.count
      var mayBeHTML = false
      var mayBeDefinition = false
      // At the start of a text libcmark skips a byte order mark.
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while start < bytes.count {
        let content = endOfMarkers(bytes, start)
        var end = bytes.find(0x0A, from: content, to: bytes.count)
        let feed = end
        if hasReturns { end = bytes.find(0x0D, from: content, to: end) }

        var cut = content
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
            }
          case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="):
            // A heading's mark, an underline or a break, if nothing else stands in the line.
            while cut < end, isRule(bytes[cut]) { cut += 1 }
          default: break
          }
        }
        // A definition ends before the next blank line, such HTML behind a `>`.
        if mayBeDefinition {
          if content == end, bytes[start..<end].allSatisfy(ASCII.isBlank) { mayBeDefinition = false }
          cut = end
        }
        if mayBeHTML, bytes.find(UInt8(ascii: ">"), from: cut, to: end) < end { cut = end }
        if cut < end {
          copy(to: cut)
          outline[count] = UInt8(ascii: "x")
          count += 1
          copied = end
        }
        // `\r\n` ends one line.
        start = end + 1 == feed ? feed + 1 : end + 1
      }
      copy(to: bytes.count)
    }
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
