import LanguageData
import ParallelText

/// Looks for numbers in words, and for names of months and days, in one line of text.
struct NumberWordScan {
  typealias Word = NumberWords.Word

  private let bytes: ByteView
  private let line: SourceRange
  private let language: SpeltNumbers
  private var found: [Word] = []

  init(_ bytes: ByteView, _ line: SourceRange, _ language: SpeltNumbers) {
    self.bytes = bytes
    self.line = line
    self.language = language
  }

  /// In the order of the line. What is code, a tag or the target of a link is left out.
  mutating func words() -> [Word] {
    // Their indexes are the same.
    let text = bytes.buffer
    var index = line.start
    while index < line.end {
      switch text[index] {
      case 0x20: index &+= 1
      case UInt8(ascii: "`"): index = end(of: UInt8(ascii: "`"), index)
      case UInt8(ascii: "<"): index = end(of: UInt8(ascii: ">"), index)
      case UInt8(ascii: "]") where index + 1 < line.end && bytes[index + 1] == UInt8(ascii: "("):
        index = end(of: UInt8(ascii: ")"), index)
      default:
        let (end, hasHyphen) = word(index)
        if end == index {
          index += 1
        } else if index &+ 8 > text.count || language.mayBegin(EightBytes(text, at: index))
          || mayBeAbbreviated(SourceRange(index, end))
        {
          index = add(SourceRange(index, end), hasHyphen: hasHyphen)
        } else {
          index = end
        }
      }
    }
    compose()
    return found
  }

  /// Adds what a word is, and returns where the scan goes on.
  private mutating func add(_ range: SourceRange, hasHyphen: Bool) -> Int {
    guard range.count < 60 else { return range.end }
    let word = bytes[range]
    let hash = WordHash.of(word)
    // Most words are nothing of the kind.
    if !hasHyphen, !mayBeAbbreviated(range), !language.mayHave(word, hash: hash) { return range.end }
    if let phrase = phrase(range) {
      found.append(phrase)
      return phrase.range.end
    }
    let month = language.month(hash: hash)
    // `May`, `March` and `sept` are months beside a day or a year, and full names by themselves as well.
    if let month, hasDigitNear(range) || month.isFull && isName(range) {
      found.append(Word(range: range, value: month.value, kind: .month))
    } else if let number = language.number(word, hash: hash) {
      let isName = number.kind != .weekday || isName(range)
      if isName { add(Word(range: range, value: number.value, kind: number.kind, isCertain: number.isSure)) }
    } else if let name = language.inflectedName(word), name.kind == .ordinal || isName(range) {
      found.append(Word(range: range, value: name.value, kind: name.kind))
    } else if language.isRunning {
      addRun(range)
    }
    return range.end
  }

  private mutating func addRun(_ range: SourceRange) {
    var index = range.start
    while index < range.end {
      if let (number, length) = language.numberAtStart(of: bytes[index..<range.end]) {
        add(
          Word(
            range: SourceRange(index, index + length), value: number.value, kind: number.kind, isCertain: number.isSure)
        )
        index += length
      } else {
        index = min(index + (Self.letterLength(bytes, index) ?? 1), range.end)
      }
    }
  }

  private mutating func add(_ word: Word) {
    guard word.kind == .cardinal || word.kind == .ordinal else {
      found.append(word)
      return
    }
    var word = word
    let isRunning = language.isRunning
    var start = word.range.end
    if !isRunning, start < line.end, bytes[start] == 0x20 { start += 1 }
    let end = endOfWord(start)
    let next = bytes[start..<end]
    word.unit = Units.unit(of: next)?.unit ?? 0
    if word.unit != 0 { word.unitLength = end - word.range.end }
    // `두 번째`, `二番目`.
    if Ordinals.isMark(next) { word.kind = .ordinal }
    if isRunning, word.kind == .cardinal {
      word.isCertain = word.isCertain && (word.unit != 0 || language.isCounted(next))
    }
    found.append(word)
  }

  /// Whether a word may begin `p.m.`
  private func mayBeAbbreviated(_ range: SourceRange) -> Bool {
    range.count <= 2 && range.end < line.end && bytes[range.end] == UInt8(ascii: ".")
  }

  /// A name of two words (`thứ hai`), or `p.m.` and its like, that begins with the word.
  private func phrase(_ range: SourceRange) -> Word? {
    let joint: UInt8
    var end = range.end
    if mayBeAbbreviated(range) {
      // `p.m.`, `p. m.`, `μ.μ.`
      end += 1
      if end < line.end, bytes[end] == 0x20 { end += 1 }
      if end + 1 < line.end, bytes[end] == 0xC2, bytes[end + 1] == 0xA0 { end += 2 }
      joint = UInt8(ascii: ".")
    } else if language.hasPhrases, end < line.end, bytes[end] == 0x20 {
      end += 1
      joint = 0x20
    } else {
      return nil
    }
    let start = end
    end = endOfWord(start)
    guard end > start, end - start < 60 else { return nil }
    return (bytes[range] + [joint] + bytes[start..<end]).withBytes { text in
      language.number(text, hash: WordHash.of(text)).flatMap {
        $0.kind == .weekday || $0.kind == .dayHalf
          ? Word(range: SourceRange(range.start, end), value: $0.value, kind: $0.kind) : nil
      }
    }
  }

  /// `thirty` and `three` are thirty-three, `two` and `million` two million.
  private mutating func compose() {
    guard found.count > 1, !language.isRunning else { return }
    var composed = [found[0]]
    for word in found.dropFirst() {
      let last = composed[composed.count - 1]
      if last.kind == .cardinal, word.kind == .cardinal, isJoint(SourceRange(last.range.end, word.range.start)),
        let value = sum(last.value, word)
      {
        composed[composed.count - 1] = word
        composed[composed.count - 1].range = SourceRange(last.range.start, word.range.end)
        composed[composed.count - 1].value = value
        composed[composed.count - 1].isCertain = true
      } else {
        composed.append(word)
      }
    }
    found = composed
  }

  private func sum(_ first: Int, _ word: Word) -> Int? {
    let second = word.value
    if language.hasWordForTens, first == 10, second < 10 { return first + second }
    if [100, 1_000, 1_000_000].contains(second) || second == 10 && !word.isCertain, first < second {
      return first * second
    }
    for power in [10, 100, 1_000, 1_000_000] where second < power && first % power == 0 && first >= max(power, 20) {
      return first + second
    }
    return nil
  }

  /// Whether nothing but a space, or a word that joins numbers, stands between two words.
  private func isJoint(_ gap: SourceRange) -> Bool {
    if gap.count == 1 { return bytes[gap.start] == 0x20 }
    guard gap.count > 2, bytes[gap.start] == 0x20, bytes[gap.end - 1] == 0x20 else { return false }
    return language.joins.contains { bytes[(gap.start + 1)..<(gap.end - 1)].elementsEqual($0) }
  }

  /// Whether a word is written as the language writes names of months and days.
  private func isName(_ range: SourceRange) -> Bool {
    !language.capitalizesNames || !(0x61...0x7A).contains(bytes[range.start])
  }

  private func hasDigitNear(_ range: SourceRange) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      ASCII.isDigit(bytes[index])
        || bytes[index] >= 0xD9 && index + 1 < line.end
          && (bytes[index] == 0xD9 && (0xA0...0xA9).contains(bytes[index + 1]))
    }
    return (max(line.start, range.start - 6)..<range.start).contains(where: isDigit)
      || (range.end..<min(line.end, range.end + 6)).contains(where: isDigit)
  }

  private func end(of mark: UInt8, _ start: Int) -> Int {
    bytes[(start + 1)..<line.end].firstIndex(of: mark).map { $0 + 1 } ?? start + 1
  }

  private func endOfWord(_ start: Int) -> Int { word(start).end }

  /// Where the word ends that begins at an index, and whether it has hyphens.
  private func word(_ start: Int) -> (end: Int, hasHyphen: Bool) {
    var index = start
    var hasHyphen = false
    // Their indexes are the same.
    let text = bytes.buffer
    // Most words are of eight letters of ASCII at most.
    if index &+ 8 <= text.count { index &+= EightBytes(text, at: index).asciiLetters.count }
    while index < line.end {
      if ASCII.isLetter(text[index]) {
        index &+= 1
      } else if Self.isLetterOfTwoBytes(text[index]) {
        index &+= 2
      } else if text[index] == UInt8(ascii: "-") {
        hasHyphen = true
        index &+= 1
      } else if text[index] >= 0x80, let length = Self.letterLength(bytes, index) {
        index += length
      } else {
        break
      }
    }
    return (min(index, line.end), hasHyphen)
  }

  /// Whether a byte begins a letter whatever stands behind it: from Latin to Cyrillic letters.
  @inline(__always)
  private static func isLetterOfTwoBytes(_ byte: UInt8) -> Bool { (0xC3...0xD4).contains(byte) }

  /// The length of the letter at `index`, or of a dash within a word; nil between words.
  private static func letterLength(_ bytes: ByteView, _ index: Int) -> Int? {
    let byte = bytes[index]
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): return 1
    case 0..<0xC3: return nil
    // Punctuation of Armenian, Hebrew and Arabic, and Arabic digits.
    case 0xD5: return (0x9A...0x9F).contains(bytes[index + 1]) ? nil : 2
    case 0xD6: return [0x89, 0x8A, 0xBE].contains(bytes[index + 1]) ? nil : 2
    case 0xD8: return [0x8C, 0x9B, 0x9F].contains(bytes[index + 1]) ? nil : 2
    case 0xD9: return (0xA0...0xAD).contains(bytes[index + 1]) ? nil : 2
    case 0xDB: return bytes[index + 1] == 0x94 ? nil : 2
    case 0xC3...0xDF: return 2
    // The danda, which ends sentences in India.
    case 0xE0: return bytes[index + 1] == 0xA5 && (0xA4...0xA5).contains(bytes[index + 2]) ? nil : 3
    // General punctuation, and that of East Asia.
    case 0xE2, 0xEF: return nil
    case 0xE3: return bytes[index + 1] == 0x80 ? nil : 3
    case 0xE1...0xEF: return 3
    default: return 4
    }
  }
}
