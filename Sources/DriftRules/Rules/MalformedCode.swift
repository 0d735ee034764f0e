import LanguageData
import ParallelText

/// Commands that are cut off, or two that ran together on one line.
enum MalformedCode {
  private static let shells = Set(
    [
      "azurecli", "azurecli-interactive", "azurepowershell", "azurepowershell-interactive", "bash", "bat", "batch",
      "cmd",
      "console", "dos", "powershell", "powershell-interactive", "ps1", "pwsh", "sh", "shell", "terminal", "zsh",
    ].map { Hash64.of($0.utf8) })

  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    var found: [Drift] = []
    for match in pair.blocks where pair.target.blocks[match.target].kind == .code {
      guard isShell(pair.target, match.target) || isShell(pair.reference, match.reference) else { continue }
      let inReference = comparison.reference.commandDefects(of: match.reference)
      // Of the same lines the same is found.
      if inReference.isEmpty, pair.target.blocks[match.target].key == pair.reference.blocks[match.reference].key {
        continue
      }
      let inTarget = comparison.target.commandDefects(of: match.target)
      if inReference.isEmpty, inTarget.isEmpty { continue }
      // What stands in the reference as well came from there, and is reported there, once.
      found += inReference.map {
        Drift(
          .malformedCode, $0.severity, 0.85, .intrinsic, $0.message, target: $0.range, reference: nil, isSwapped: true
        )
      }
      let known = Set(inReference.map { pair.reference.text($0.line) })
      found += inTarget.filter { !known.contains(pair.target.text($0.line)) }
        .map { Drift(.malformedCode, $0.severity, 0.85, .intrinsic, $0.message, target: $0.range, reference: nil) }
    }
    return found
  }

  private static func isShell(_ article: Article, _ block: Int) -> Bool {
    shells.contains(
      Hash64.ofFolded(article.source[article.blocks[block].label]))
  }

  struct Defect {
    var severity: Severity
    var message: String
    var range: SourceRange
    var line: SourceRange
  }

  static func defects(_ article: Article, _ block: Int) -> [Defect] {
    guard mayHaveDefects(article, block) else { return [] }
    let lines = CodeBlock.lines(of: article, block)
    let words = lines.map { Self.words(article.source, $0) }
    var found: [Defect] = []
    // Less than four words are no defect.
    for (index, line) in words.enumerated() where line.count > 3 {
      if CodeLine.isComment(article.source[lines[index]]) { continue }
      if let other = cutOff(line, at: index, words, article.source) {
        let last = line[line.count - 1]
        found.append(
          Defect(
            severity: .error,
            message:
              "command is cut off after \(article.text(last)); other locales continue with \(article.text(other))",
            range: last, line: lines[index]))
      } else if let second = secondCommand(line, article.source) {
        found.append(
          Defect(
            severity: .warning, message: "two commands on one line: \(article.text(second)) starts a new one",
            range: SourceRange(second.start, line[line.count - 1].end), line: lines[index]))
      }
    }
    return found
  }

  /// Whether two lines of four words begin with the same one, or such a line has its first word twice: else none is cut off,
  /// or has two commands.
  private static func mayHaveDefects(_ article: Article, _ block: Int) -> Bool {
    let lines = article.blocks[block].lineIndexes
    var seen = SeenHashes(capacity: lines.count)
    return article.source.withBytes { bytes in
      for index in lines {
        let line = bytes[article.source.trimmed(article.lines[index])]
        guard let end = endOfFirstOfFour(line) else { continue }
        let first = line[line.startIndex..<end]
        if !seen.insert(WordHash(of: first.buffer).whole) || has(first, in: line[end..<line.endIndex]) { return true }
      }
      return false
    }
  }

  /// Where the first word of a line ends, nil if it has less than four.
  private static func endOfFirstOfFour(_ line: ByteView) -> Int? {
    var (first, words) = (0, 1)
    var isBehindBlank = false
    for (offset, byte) in line.buffer.enumerated() {
      let isBlank = ASCII.isBlank(byte)
      if isBlank, !isBehindBlank, words == 1 { first = line.startIndex + offset }
      if !isBlank, isBehindBlank {
        words += 1
        if words == 4 { return first }
      }
      isBehindBlank = isBlank
    }
    return nil
  }

  /// Whether a word stands in a text, in whatever case, with blanks around it.
  private static func has(_ word: ByteView, in text: ByteView) -> Bool {
    let (word, text) = (word.buffer, text.buffer)
    var index = 1
    while index &+ word.count <= text.count {
      if ASCII.isBlank(text[index &- 1]), ASCII.areSame(text[index], word[0]) {
        let end = index &+ word.count
        if end == text.count || ASCII.isBlank(text[end]),
          (1..<word.count).allSatisfy({ ASCII.areSame(text[index &+ $0], word[$0]) })
        {
          return true
        }
      }
      index &+= 1
    }
    return false
  }

  /// `-Force`, `/f`, `start=`.
  private static func isOption(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count > 1 else { return false }
    return first == UInt8(ascii: "-") || first == UInt8(ascii: "/") || word.contains(UInt8(ascii: "="))
  }

  /// Words between spaces; what stands in quotes is one.
  private static func words(_ source: SourceText, _ line: SourceRange) -> [SourceRange] {
    source.withBytes { bytes in
      var found: [SourceRange] = []
      // As many as most commands have.
      found.reserveCapacity(8)
      var start = line.start
      var quote: UInt8 = 0
      for index in line.start...line.end {
        let byte = index < line.end ? bytes[index] : 0x20
        if quote != 0, index < line.end {
          if byte == quote { quote = 0 }
          continue
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if ASCII.isBlank(byte) {
          if index > start { found.append(SourceRange(start, index)) }
          start = index + 1
        }
      }
      return found
    }
  }

  /// The word that the line's last one is the beginning of: in another line it follows the same two words, and the
  /// line goes on.
  private static func cutOff(_ line: [SourceRange], at index: Int, _ lines: [[SourceRange]], _ source: SourceText)
    -> SourceRange?
  {
    guard line.count >= 4 else { return nil }
    let last = source[line[line.count - 1]]
    guard last.count >= 3 else { return nil }
    for (other, words) in lines.enumerated() where other != index && words.count > line.count {
      let word = words[line.count - 1]
      if word.count > last.count, source[word].starts(with: last),
        ASCII.isLetter(source.bytes[word.start + last.count]),
        source[words[0]] == source[line[0]],
        source[words[line.count - 2]] == source[line[line.count - 2]],
        source[words[line.count - 3]] == source[line[line.count - 3]]
      {
        return word
      }
    }
    return nil
  }

  /// The place where the line's own command begins a second time, with nothing between the two that ends the first.
  private static func secondCommand(_ line: [SourceRange], _ source: SourceText) -> SourceRange? {
    guard line.count >= 5, let first = line.first, first.count >= 2,
      source[first].allSatisfy({ ASCII.isLetterLike($0) && $0 < 0x80 || $0 == UInt8(ascii: "-") })
    else { return nil }
    // Prose repeats words as well; a command has options, and no commas behind words.
    guard line.contains(where: { isOption(source[$0]) }),
      !line.contains(where: { source[$0].last == UInt8(ascii: ",") })
    else { return nil }
    for index in 3..<(line.count - 1) {
      let word = source[line[index]]
      let before = source[line[index - 1]]
      guard word.elementsEqual(source[first], by: ASCII.areSame), let end = before.last,
        !"|;&({=,>\\`-/:".utf8.contains(end),
        before.first != UInt8(ascii: "-"),
        let next = source[line[index + 1]].first, ASCII.isLetter(next)
      else { continue }
      return line[index]
    }
    return nil
  }
}
