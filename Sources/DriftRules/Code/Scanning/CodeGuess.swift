import LanguageData
import ParallelText

/// What a block is in whose fence names no language that is known.
enum CodeGuess {
  /// - Parameter vocabulary: The function words of the article's language.
  static func language(of lines: [ArraySlice<UInt8>], _ vocabulary: LanguageGuess.Vocabulary?) -> CodeLanguage {
    let lines = lines.map(\.trimmed).filter { !$0.isEmpty }
    if isPrinted(lines) { return .family("text") }
    if isMarkup(lines) { return .family("markup") }
    if let vocabulary, isProse(lines, vocabulary) { return .family("text") }
    return .family("other")
  }

  /// Help with columns, a table or a tree that was drawn, sentences.
  private static func isPrinted(_ lines: [ArraySlice<UInt8>]) -> Bool {
    var (options, drawn) = (0, 0)
    for line in lines {
      if line.first == UInt8(ascii: "-"), hasColumns(line) { options += 1 }
      if isDrawn(line) { drawn += 1 }
    }
    return options > 0 && options * 3 >= lines.count || drawn > 0 && drawn * 3 >= lines.count
  }

  /// Lines with function words, most of them, and without what programs are full of.
  private static func isProse(_ lines: [ArraySlice<UInt8>], _ vocabulary: LanguageGuess.Vocabulary) -> Bool {
    var (sentences, commands) = (0, 0)
    for line in lines {
      if line.contains(where: { "=;$|\\".utf8.contains($0) }) {
        commands += 1
        continue
      }
      let words = line.split(whereSeparator: ASCII.isSpace).map(CodeWord.withoutPunctuation).filter {
        CodeWord.isPlain($0) && !$0.isEmpty
      }
      let hashes = words.map { WordHash.of($0) }
      if words.count > 2, vocabulary.count(in: hashes[...]) > 0 { sentences += 1 }
    }
    return sentences > 0 && sentences * 2 >= lines.count && commands * 4 <= lines.count
  }

  private static func hasColumns(_ line: ArraySlice<UInt8>) -> Bool {
    zip(line, line.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }

  /// Lines, corners, arrows of Unicode, or a row of dashes or pipes of a table.
  private static func isDrawn(_ line: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(line)
    for index in bytes.indices.dropLast(2) where bytes[index] == 0xE2 {
      if bytes[index + 1] == 0x94 || bytes[index + 1] == 0x95 || bytes[index + 1] == 0x96 { return true }
    }
    return bytes.count > 4 && bytes.allSatisfy { "-+=| ".utf8.contains($0) }
  }

  private static func isMarkup(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard let first = lines.first, first.first == UInt8(ascii: "<"), let second = first.dropFirst().first,
      ASCII.isLetter(second) || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
    else { return false }
    return lines.contains { line in
      zip(line, line.dropFirst()).contains {
        $0 == UInt8(ascii: "<") && $1 == UInt8(ascii: "/") || $0 == UInt8(ascii: "/") && $1 == UInt8(ascii: ">")
      }
    }
      || first.last == UInt8(ascii: ">")
  }
}
