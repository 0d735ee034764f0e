import ParallelText

/// A piece of inline code against another, by tokens.
struct InlineCodeDiff {
  private let target: ArraySlice<UInt8>
  private let reference: ArraySlice<UInt8>
  private let compared: ComparedCode
  private let drifts: [Drift]

  init(_ target: SourceRange, _ reference: SourceRange, _ code: CodePair) {
    self.target = code.pair.target.source[target]
    self.reference = code.pair.reference.source[reference]
    let language = Self.language(of: self.reference)
    compared = ComparedCode(
      .init(target: 0, reference: 0), CodeBlock(code.pair.target.source, inline: target, language),
      CodeBlock(code.pair.reference.source, inline: reference, language))
    drifts = CodeDrifts(compared, code).found.filter { $0.severity > .note }
  }

  /// Whether the two differ in nothing but what a translation may change.
  var isTranslation: Bool {
    if drifts.isEmpty || haveSameCodeBesideRemarks || haveSameCodeBehindCaptions { return true }
    if !hasOption, InlineCode.haveTranslatedPlaceholders(target, reference) { return true }
    let isForeign = target.contains { $0 >= 0x80 } != reference.contains { $0 >= 0x80 }
    // A name in another script stands for the reader's, but a command whose arguments are the same is none.
    return isForeign && !hasOption && !(hasSameArgument && isOneWord) || areStandIns
  }

  /// Whether the two are the same but for words in brackets behind a space, in both: `any (with argument)`.
  private var haveSameCodeBesideRemarks: Bool {
    let (own, other) = (Self.withoutRemarks(target), Self.withoutRemarks(reference))
    return own.count > 0 && own.count == other.count && own.rest == other.rest
  }

  /// Whether the two are the same but for words before a colon, of which there are several: `File at: names.yaml`.
  private var haveSameCodeBehindCaptions: Bool {
    guard let own = Self.behindCaption(target), let other = Self.behindCaption(reference) else { return false }
    return own == other
  }

  private static func behindCaption(_ code: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let colon = code.firstIndex(of: UInt8(ascii: ":")), colon + 1 < code.endIndex, code[colon + 1] == 0x20,
      code[..<colon].contains(0x20), code[..<colon].allSatisfy({ ASCII.isLetterLike($0) || $0 == 0x20 })
    else { return nil }
    return code[(colon + 1)...]
  }

  private static func withoutRemarks(_ code: ArraySlice<UInt8>) -> (rest: [UInt8], count: Int) {
    var rest: [UInt8] = []
    var count = 0
    var index = code.startIndex
    while index < code.endIndex {
      if code[index] == UInt8(ascii: "("), index > code.startIndex, code[index - 1] == 0x20,
        let close = code[index...].firstIndex(of: UInt8(ascii: ")")),
        code[(index + 1)..<close].allSatisfy({ ASCII.isLetterLike($0) || $0 == 0x20 })
      {
        count += 1
        index = close + 1
      } else {
        rest.append(code[index])
        index += 1
      }
    }
    return (rest, count)
  }

  /// Whether one word stands for one.
  private var isOneWord: Bool {
    compared.places.count == 1 && compared.places[0].target.count == 1 && compared.places[0].reference.count == 1
  }

  /// Whether what differs are names in capitals for what the reader puts in, among other words: `[NAME]`.
  private var areStandIns: Bool {
    func isStandIn(_ token: CodeToken, _ block: CodeBlock) -> Bool {
      let bytes = block.bytes(token)
      if "[]".utf8.contains(bytes.first ?? 0), bytes.count == 1 { return true }
      return bytes.count > 2 && bytes.allSatisfy { ASCII.isUpper($0) || $0 == UInt8(ascii: "_") || $0 >= 0x80 }
        && !(token.range.end < block.source.bytes.count && block.source.bytes[token.range.end] == UInt8(ascii: "="))
    }
    return compared.sameTokens > 0
      && compared.places.allSatisfy { place in
        compared.target.tokens[place.target].allSatisfy { isStandIn($0, compared.target) }
          && compared.reference.tokens[place.reference].allSatisfy { isStandIn($0, compared.reference) }
      }
  }

  /// Whether an option or a key is among what differs.
  private var hasOption: Bool {
    compared.places.contains { place in
      compared.reference.tokens[place.reference].contains { $0.traits.contains(.fixed) }
        && compared.target.tokens[place.target].allSatisfy { !$0.isText }
    }
  }

  /// Whether an argument that is no word is the same.
  private var hasSameArgument: Bool {
    let changed = compared.places.map(\.reference)
    return compared.reference.tokens.indices.contains { index in
      let token = compared.reference.tokens[index]
      return token.kind == .program && token.traits.isDisjoint(with: [.plain, .mark])
        && !changed.contains { $0.contains(index) }
    }
  }

  /// Code in a line of prose says of no language, but some tell.
  private static func language(of code: ArraySlice<UInt8>) -> CodeLanguage {
    guard let first = code.first, let last = code.last, code.count > 2 else { return .family("other") }
    if first == last, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "`") {
      return .family("javascript")
    }
    return isElement(code) ? .family("markup") : .family("other")
  }

  /// Whether it has a tag that closes, or one with attributes: `<name>` alone is a placeholder.
  private static func isElement(_ code: ArraySlice<UInt8>) -> Bool {
    let pairs = zip(code, code.dropFirst())
    let (less, slash, greater) = (UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: ">"))
    if pairs.contains(where: { $0 == less && $1 == slash || $0 == slash && $1 == greater }) { return true }
    return code.first == less && code.last == greater && code.contains(UInt8(ascii: "="))
  }
}
