import LanguageData
import ParallelText

/// Words, and those of them that say that a number is a port.
extension InlineScanner {
  /// - Returns: Its `WordHash`.
  @discardableResult mutating func addWord(_ start: Int, _ end: Int) -> UInt32 {
    let word = content[start..<end]
    let hash = WordHash.of(word)
    words.append(Word(hash: hash, stem: WordHash.ofStem(word)))
    return hash
  }

  /// Reads words of letters alone, and the spaces and marks between them, which most of a text is; returns where anything else
  /// begins.
  mutating func plainWords(_ start: Int) -> Int {
    // In variables of its own, so that they stay in registers.
    let content = content
    let bytes = content.buffer
    let endOfRole = role.end
    var (index, length) = (start, 0)
    var (lastStart, lastEnd) = (-1, -1)
    while index < bytes.count {
      let first = bytes[index]
      let word: PlainWord
      if ASCII.isLetter(first), let ascii = PlainWord(ascii: bytes, at: index) {
        guard PlainWord.endsLatin(bytes, ascii.end) else { break }
        word = ascii
      } else if first == 0x20 {
        index &+= 1
        continue
      } else if let end = PlainMark.end(bytes, index), index != endOfRole {
        if NameSum.isSign(first) { names.mayHaveOthers = true }
        index = end
        continue
      } else if ASCII.isLetter(first) || first >= 0x80, let other = PlainWord(bytes, at: index) {
        word = other
      } else {
        break
      }
      length &+= word.length
      words.append(Word(hash: word.hash, stem: word.stem))
      if word.hasCapitalInside { names.add(word.hash) }
      if first >= 0xE0 || portWords.mayContain(word.hash) { notePortWord(content[index..<word.end], word.hash) }
      (lastStart, lastEnd) = (index, word.end)
      index = word.end
      // Behind most words stands a space.
      if index < bytes.count, bytes[index] == 0x20 { index &+= 1 }
    }
    if isHeading { show(start, index) }
    if lastStart >= 0 { lastWord = SourceRange(lastStart, lastEnd) }
    textLength += length
    return index
  }

  /// A word that is not plain, or a literal that begins with a letter.
  mutating func word(_ start: Int) -> Int {
    if let end = letterLiteral(start) { return countText(from: start, to: end) }
    if let (_, length) = Letters.digit(content, start), length > 1 {
      return countText(from: start, to: number(start))
    }
    var end = Letters.endOfWord(content, start)
    if byte(end) == UInt8(ascii: "."), ASCII.isDigit(byte(end + 1)), ASCII.isDigit(content[end - 1]) {
      // `v2.0`, `TLS1.2`: a name and the number that is glued to it.
      var digits = end
      while digits > start, ASCII.isDigit(content[digits - 1]) { digits -= 1 }
      if digits > start { end = digits }
    }
    guard end > start else {
      if let end = fractionCharacter(start) { return countText(from: start, to: end) }
      // A scalar that is no letter: punctuation, a space, a symbol.
      var next = start + 1
      while next < content.count, content[next] & 0xC0 == 0x80 { next += 1 }
      show(start, next)
      return next
    }
    let word = content[start..<end]
    textLength += Letters.textLength(word)
    lastWord = SourceRange(start, end)
    notePortWord(word, addWord(start, end))
    show(start, end)
    return end
  }

  private mutating func notePortWord(_ word: ByteView, _ hash: UInt32) {
    let isBehindNumber = word.startIndex - numberEnd <= 3
    if portWords.mayContain(hash), PortWords.contains(word) {
      if isBehindNumber { makeLastNumberAPort() }
      portEnd = word.endIndex
    } else if word[word.startIndex] >= 0xE0 {
      if isBehindNumber, PortWords.isPrefix(of: word) { makeLastNumberAPort() }
      if PortWords.isSuffix(of: word) { portEnd = word.endIndex }
    }
  }
}
