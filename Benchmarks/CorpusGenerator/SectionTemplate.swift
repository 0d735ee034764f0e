/// The text of a section in one locale, cut where articles differ.
struct SectionTemplate: Sendable {
  enum Piece: Equatable, Sendable {
    case text([UInt8])
    /// A number that all locales have; an article has another one in its place.
    case number(Int)
    /// A word that another one of the language may stand for.
    case word([UInt8])
    /// The target of a link: a section of the same article, or another article if nil.
    case link(fragment: [UInt8]?)
  }

  /// Lines without their ends.
  typealias Block = [[Piece]]

  var heading: [UInt8]
  var blocks: [Block]

  var words: [[UInt8]] {
    blocks.joined().joined().compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  /// - Parameter locales: The lines of the blocks of one section, in all its locales.
  static func templates(of locales: [[[String]]]) -> [[Block]] {
    let counts = locales.map { blocks in
      blocks.joined().flatMap(pieces).reduce(into: [Int: Int]()) { counts, piece in
        if case .number(let number) = piece { counts[number, default: 0] += 1 }
      }
    }
    // A number that some language writes in another way has to stay.
    let shared = Set(counts[0].keys.filter { number in counts.allSatisfy { $0[number] == counts[0][number] } })
    return locales.map { blocks in
      blocks.map { lines in
        if lines.count == 1, isPlain(lines[0]) { return [merged(words(lines[0]))] }
        return lines.map { line in
          merged(
            pieces(line).map { piece in
              if case .number(let number) = piece, !shared.contains(number) { text("\(number)") } else { piece }
            })
        }
      }
    }
  }

  private static func text(_ text: some StringProtocol) -> Piece { .text(Array(text.utf8)) }

  /// A line of nothing but words: no item, without numbers, code or markup.
  private static func isPlain(_ line: String) -> Bool {
    line.first?.isLetter == true && !line.contains { $0.isNumber || "`*_[]()<>|".contains($0) }
  }

  /// Cuts a line at numbers of two to four digits that stand alone, years left aside, and at targets of links.
  private static func pieces(_ line: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line[...]
    while let match = rest.firstMatch(of: /\]\((?:(?:\.\/)?[a-z0-9-]+\.md)?(#[a-z0-9-]+)?\)|[0-9]+/) {
      let found = match.0
      pieces.append(text(rest[..<found.startIndex]))
      if found.hasPrefix("]") {
        let isWithin = found.hasPrefix("](#")
        pieces += [text("]("), .link(fragment: isWithin ? match.1.map { Array($0.dropFirst().utf8) } : nil), text(")")]
      } else if stands(found, aloneIn: line) {
        pieces.append(.number(Int(found)!))
      } else {
        pieces.append(text(found))
      }
      rest = rest[found.endIndex...]
    }
    return pieces + [text(rest)]
  }

  private static func stands(_ number: Substring, aloneIn line: String) -> Bool {
    guard (2...4).contains(number.count), !["0", "19", "20"].contains(where: number.hasPrefix) else { return false }
    if let before = line[..<number.startIndex].last, before.isASCII, before != " " { return false }
    let after = line[number.endIndex...]
    guard let next = after.first else { return true }
    let isJoined = ".,:/-".contains(next) && after.dropFirst().first?.isNumber == true
    return !isJoined && !(next.isASCII && (next.isLetter || next == "_"))
  }

  /// Cuts a line at words without capitals. Short ones stay: they hold a language's sentences together.
  private static func words(_ line: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line[...]
    while let start = rest.firstIndex(where: \.isLetter) {
      let word = rest[start...].prefix(while: \.isLetter)
      pieces.append(text(rest[..<start]))
      pieces.append(word.count > 3 && !word.contains(where: \.isUppercase) ? .word(Array(word.utf8)) : text(word))
      rest = rest[word.endIndex...]
    }
    return pieces + [text(rest)]
  }

  /// Texts that follow one another as one.
  private static func merged(_ pieces: [Piece]) -> [Piece] {
    pieces.reduce(into: []) { merged, piece in
      if case .text(let text) = piece, case .text(let before)? = merged.last {
        merged[merged.count - 1] = .text(before + text)
      } else {
        merged.append(piece)
      }
    }
  }
}
