import LanguageData
import ParallelText

/// Names of the target that stand where the reference has others.
struct NameReplacement {
  private let target: ArticleFacts
  private let reference: ArticleFacts
  private let match: (target: Int, reference: Int)
  /// Whether the target is not of Latin letters, so that words in them are names.
  private let isForeign: Bool
  /// Whether the reference is the source: of two translations either may have translated a word.
  private let isSource: Bool

  init(
    _ target: ArticleFacts, _ reference: ArticleFacts, _ match: (target: Int, reference: Int), isForeign: Bool,
    isSource: Bool
  ) {
    self.target = target
    self.reference = reference
    self.match = match
    self.isForeign = isForeign
    self.isSource = isSource
  }

  /// - Parameters:
  ///   - lost: The names that the target has in no dress, those with nothing but a capital apart.
  ///   - added: Those of the target that the reference's block has not.
  ///   - theirs: All of the reference's block.
  func find(_ lost: [Name], _ added: [Name], _ theirs: ArraySlice<Name>) -> [(name: Name, other: Name)] {
    if added.isEmpty { return [] }
    var found: [(Name, Name)] = []
    // An option is compared as a literal.
    let lost = lost.filter { name in
      let start = name.range.start
      return start == 0 || reference.article.source.bytes[start - 1] != UInt8(ascii: "-")
    }
    for shape in Name.Shape.allCases {
      var names = unique(lost.filter { $0.shape == shape })
      if shape == .capitalized { names = isForeign && isSource && lost.isEmpty ? lostWords(theirs, added) : [] }
      if names.isEmpty { continue }
      let others = unique(added.filter { $0.shape == shape }).filter { isNew($0, shape) }
      if others.isEmpty { continue }
      found += pairs(names, others, shape)
    }
    return found
  }

  private func unique(_ names: [Name]) -> [Name] {
    var seen = Set<UInt64>()
    return names.filter { seen.insert($0.key).inserted }
  }

  /// A name that the reference has nowhere, and that the target's code has not: a sample's names may be translated throughout.
  private func isNew(_ name: Name, _ shape: Name.Shape) -> Bool {
    if shape == .functionKey { return true }
    return !reference.words.contains(bytes(name, target)) && !target.words.isInCode(bytes(name, target))
      && BlockText(reference.article, match.reference).place(of: bytes(name, target)) == nil
  }

  private func pairs(_ names: [Name], _ others: [Name], _ shape: Name.Shape) -> [(Name, Name)] {
    switch shape {
    case .dotted, .snake, .constant, .camel:
      let near = names.compactMap { name in others.first { isNear(name, $0) }.map { (name, $0) } }
      if !near.isEmpty { return near }
      guard shape == .constant || isForeign, names.count == 1, others.count == 1, !areForms(names[0], others[0]),
        !areInflected(folded(bytes(names[0], reference)), folded(bytes(others[0], target))),
        isAtSamePlace(names[0], others[0])
      else { return [] }
      return [(names[0], others[0])]
    case .functionKey: return names.count == others.count ? Array(zip(names, others)) : []
    case .language: return names.count == 1 && others.count == 1 ? [(names[0], others[0])] : []
    case .acronym:
      guard isForeign, isSource, names.count == 1, others.count == 1, !areForms(names[0], others[0]),
        !isSpelt(others[0], target, in: reference.article, match.reference),
        !isSpelt(names[0], reference, in: target.article, match.target), isAtSamePlace(names[0], others[0])
      else { return [] }
      return [(names[0], others[0])]
    case .capitalized:
      guard names.count == 1, others.count == 1, !areForms(names[0], others[0]), isAtSamePlace(names[0], others[0]),
        target.names.count(of: names[0].key) > 0 || isBesideSame(names[0], others[0])
      else { return [] }
      return [(names[0], others[0])]
    }
  }

  /// A slip of the pen: a letter more, less, or another.
  private func isNear(_ name: Name, _ other: Name) -> Bool {
    let (text, otherText) = (bytes(name, reference), bytes(other, target))
    let limit = max(1, min(text.count, otherText.count) / 6)
    return text.count > 4 && !areForms(name, other) && !areInflected(text, otherText)
      && editDistance(folded(text), folded(otherText), limit: limit) <= limit
  }

  /// Whether two words of different length differ in their endings alone: `CamelCase`, `CamelCasing`.
  private func areInflected(_ text: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let same = zip(text, other).prefix { ASCII.areSame($0, $1) }.count
    return text.count != other.count && text.count - same < 5 && other.count - same < 5
      && text.dropFirst(same).allSatisfy(ASCII.isLower) && other.dropFirst(same).allSatisfy(ASCII.isLower)
  }

  /// Whether one is the other with something before or behind it: a plural, an article, another version of the name.
  private func areForms(_ name: Name, _ other: Name) -> Bool {
    let (text, otherText) = (folded(bytes(name, reference)), folded(bytes(other, target)))
    let (short, long) = text.count < otherText.count ? (text, otherText) : (otherText, text)
    // A first letter that is lost is no form.
    if name.shape == .dotted { return long.starts(with: short) && long.count - short.count < 3 }
    return long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
  }

  private func folded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> { text.map(ASCII.lowercased)[...] }

  private func bytes(_ name: Name, _ facts: ArticleFacts) -> ArraySlice<UInt8> { facts.article.source[name.range] }

  /// Whether words of a block begin with the letters of an acronym.
  private func isSpelt(_ name: Name, _ facts: ArticleFacts, in article: Article, _ block: Int) -> Bool {
    let letters = folded(bytes(name, facts)).filter { ASCII.isLetter($0) }
    var initials: [UInt8] = []
    var previous: UInt8 = 0
    for byte in BlockText(article, block).bytes {
      if ASCII.isLetter(byte), !ASCII.isWord(previous) { initials.append(ASCII.lowercased(byte)) }
      previous = byte
    }
    return initials.firstRange(of: letters) != nil
  }

  private func isAtSamePlace(_ name: Name, _ other: Name) -> Bool {
    func place(_ range: SourceRange, _ block: Block) -> Double {
      Double(range.start - block.range.start) / Double(max(block.range.count, 1))
    }
    let own = place(other.range, target.article.blocks[match.target])
    return abs(own - place(name.range, reference.article.blocks[match.reference])) < 0.3
  }

  /// Whether both stand a word or less from a name that both sides have.
  private func isBesideSame(_ name: Name, _ other: Name) -> Bool {
    func neighbours(_ name: Name, _ names: ArraySlice<Name>) -> Set<UInt64> {
      Set(
        names.lazy.filter {
          $0.key != name.key && $0.range.start - name.range.end < 12 && name.range.start - $0.range.end < 12
        }.map(\.key))
    }
    return !neighbours(name, reference.names[match.reference]).isDisjoint(
      with: neighbours(other, target.names[match.target]))
  }

  // MARK: Words with a capital

  /// Single words with a capital within a sentence that the target has in no dress.
  private func lostWords(_ theirs: ArraySlice<Name>, _ added: [Name]) -> [Name] {
    guard added.contains(where: { $0.shape == .capitalized }) else { return [] }
    let text = BlockText(target.article, match.target)
    let article = reference.article
    return unique(
      theirs.filter { name in
        name.shape == .capitalized && isWithinSentence(name, article)
          && text.place(of: article.source[name.range], isEndingFree: true) == nil
      })
  }

  /// Whether a small letter's word, or a comma, stands before, and no word with a capital on either side.
  private func isWithinSentence(_ name: Name, _ article: Article) -> Bool {
    let bytes = article.source.bytes
    let block = article.blocks[match.reference].range
    var before = name.range.start
    guard before - 2 > block.start, bytes[before - 1] == 0x20,
      ASCII.isLower(bytes[before - 2]) || bytes[before - 2] == UInt8(ascii: ",")
    else { return false }
    before -= 2
    while before > block.start, ASCII.isLetterOrDigit(bytes[before - 1]) { before -= 1 }
    if ASCII.isUpper(bytes[before]) { return false }
    let next = name.range.end
    return next + 1 >= block.end
      || !(bytes[next] == 0x20 && (ASCII.isUpper(bytes[next + 1]) || ASCII.isDigit(bytes[next + 1])))
        && bytes[next] != UInt8(ascii: "-")
  }
}
