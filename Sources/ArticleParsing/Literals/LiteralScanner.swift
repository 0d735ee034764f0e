import LanguageData
import ParallelText

/// Literals that begin with a letter.
extension InlineScanner {
  /// A literal that begins with the ASCII letter at `start`; returns where it ends, nil if a plain word stands there.
  mutating func letterLiteral(_ start: Int) -> Int? {
    let first = content[start]
    guard ASCII.isLetter(first) else { return nil }
    if let end = url(start) { return end }
    let next = byte(start + 1)
    if next == UInt8(ascii: ":"),
      byte(start + 2) == UInt8(ascii: "\\")
        || (byte(start + 2) == UInt8(ascii: "/") && byte(start + 3) != UInt8(ascii: "/")),
      !ASCII.isWord(byte(start - 1))
    {
      return path(start, from: start + 2, kind: .path)
    }
    if let end = registryKey(start) { return end }
    if ASCII.isHexDigit(first), let end = guid(start) { return end }
    if first | 0x20 == UInt8(ascii: "v"), ASCII.isDigit(next) { return nil }
    return compound(start)
  }

  /// `https://…`, `www.…`: to the next space, without the sentence's punctuation.
  private mutating func url(_ start: Int) -> Int? {
    switch content[start] | 0x20 {
    case UInt8(ascii: "h"):
      guard ASCII.begins(content[start...], "http://") || ASCII.begins(content[start...], "https://")
      else { return nil }
    case UInt8(ascii: "f"): guard ASCII.begins(content[start...], "ftp://") else { return nil }
    case UInt8(ascii: "w"): guard ASCII.begins(content[start...], "www.") else { return nil }
    default: return nil
    }
    var end = start
    var depth = 0
    while end < content.count {
      let current = content[end]
      if ASCII.isSpace(current) || current == UInt8(ascii: "<") || current == UInt8(ascii: ">")
        || current == UInt8(ascii: "\"")
        || current == UInt8(ascii: "`") || current == UInt8(ascii: "*") || current == UInt8(ascii: "]")
        || current == UInt8(ascii: "|")
      {
        break
      }
      if current >= 0x80 { break }
      if current == UInt8(ascii: "(") { depth += 1 }
      if current == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    while end > start, isEndOfSentence(content[end - 1]) { end -= 1 }
    guard end - start > 8 else { return nil }
    let (key, alternative) = LinkKey.of(content[start..<end], hosts)
    emit(.url, start, end, key: key, alternative: alternative)
    return end
  }

  private mutating func isEndOfSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A path's end: space, quotes and brackets end it, and the sentence's punctuation does not belong to it.
  mutating func path(_ start: Int, from: Int, kind: LiteralKind) -> Int {
    var end = from
    while end < content.count {
      let current = content[end]
      if ASCII.isWord(current), current < 0x80 || Letters.endOfWord(content, end) > end {
        end = current < 0x80 ? end + 1 : Letters.endOfWord(content, end)
        continue
      }
      switch current {
      case UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "%"),
        UInt8(ascii: "$"),
        UInt8(ascii: "~"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "@"),
        UInt8(ascii: "+"):
        end += 1
        continue
      default: break
      }
      break
    }
    while end > from, content[end - 1] == UInt8(ascii: ".") || content[end - 1] == UInt8(ascii: ":") { end -= 1 }
    emit(kind, start, end, key: folded(start, end))
    return end
  }

  /// Paths and file names do not differ by case, nor by a separator at their end or doubled to escape it.
  mutating func folded(_ start: Int, _ end: Int) -> UInt64 {
    var hash = Hash64()
    var to = end
    while to > start + 1, content[to - 1] == UInt8(ascii: "\\") || content[to - 1] == UInt8(ascii: "/") { to -= 1 }
    var previous: UInt8 = 0
    for byte in content[start..<to] {
      if byte == UInt8(ascii: "\\"), previous == byte { continue }
      hash.combine(ASCII.lowercased(byte))
      previous = byte
    }
    return hash.value
  }

  private mutating func registryKey(_ start: Int) -> Int? {
    guard content[start] | 0x20 == UInt8(ascii: "h"), byte(start + 1) | 0x20 == UInt8(ascii: "k") else { return nil }
    var end = start
    while end < content.count, ASCII.isIdentifier(content[end]) { end += 1 }
    let name = content[start..<end].map(ASCII.lowercased)
    guard
      name.starts(with: "hkey_".utf8)
        || ["hklm", "hkcu", "hkcr", "hku", "hkcc"].contains(where: { name.elementsEqual($0.utf8) })
    else { return nil }
    if byte(end) == UInt8(ascii: ":") { end += 1 }
    guard byte(end) == UInt8(ascii: "\\") else { return nil }
    return path(start, from: end, kind: .registryKey)
  }

  /// Eight, four, four, four and twelve hexadecimal digits (RFC 9562).
  mutating func guid(_ start: Int) -> Int? {
    guard start + 36 <= content.count else { return nil }
    for offset in 0..<36 {
      let current = content[start + offset]
      let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
      guard isDash ? current == UInt8(ascii: "-") : ASCII.isHexDigit(current) else { return nil }
    }
    guard !ASCII.isIdentifier(byte(start + 36)) else { return nil }
    emit(.guid, start, start + 36, key: folded(start, start + 36))
    return start + 36
  }

  /// File names, host names and error codes: runs of letters, digits, `.`, `-` and `_`.
  private mutating func compound(_ start: Int) -> Int? {
    if start >= compoundRun.end { compoundRun = CompoundRun(content, from: start) }
    let run = compoundRun
    let end = run.end
    if byte(end) >= 0x80, Letters.endOfWord(content, end) > end, (0xC3...0xCA).contains(byte(end)) { return nil }
    if byte(end) == UInt8(ascii: "@"), ASCII.isLetter(byte(end + 1)) { return email(start, at: end) }
    if run.lastDot > start {
      let ending = content[(run.lastDot + 1)..<end]
      if FileEndings.contains(ending) {
        emit(.fileName, start, end, key: folded(start, end))
        return end
      }
      if TopLevelDomains.contains(ending), run.lastCapital < start {
        // All letters are small already.
        var key = Hash64()
        hosts.combine(content[start..<end], into: &key)
        emit(.address, start, end, key: key.value)
        return end
      }
    } else if run.thirdLastDigit >= start {
      return errorCode(start, end)
    }
    return nil
  }

  private mutating func email(_ start: Int, at: Int) -> Int {
    var end = at + 1
    while end < content.count,
      ASCII.isIdentifier(content[end]) || content[end] == UInt8(ascii: ".") || content[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    while content[end - 1] == UInt8(ascii: ".") { end -= 1 }
    emit(.address, start, end, key: folded(start, end))
    return end
  }

  /// Capitals, then digits: `KB4012345`, `AADSTS50011`, `ORA-01017`, `CVE-2020-0601`.
  private mutating func errorCode(_ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, ASCII.isUpper(content[index]) { index += 1 }
    guard (1...8).contains(index - start), index < end else { return nil }
    if content[index] == UInt8(ascii: "-") { index += 1 }
    guard index < end, content[index..<end].allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    // Shorter ones are names of products as often as codes.
    guard end - index >= 3, end - start >= 5, !ASCII.isWord(byte(start - 1)) else { return nil }
    emit(.errorCode, start, end, key: folded(start, end))
    return end
  }
}
