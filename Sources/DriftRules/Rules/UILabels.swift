import LanguageData
import ParallelText

/// Names of buttons and menus that one side left in another language, lost from a menu path, or gave two translations.
enum UILabels {
  static func check(_ comparison: Comparison) -> [Drift] {
    MenuPaths.check(comparison.pair) + TwoTranslations.check(comparison) + untranslated(comparison)
  }

  private static func untranslated(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let terms = comparison.terms
    var labels: [(target: Int, reference: Int)] = []
    for match in pair.blocks {
      let count = count(pair.target, match.target)
      if count == 0 || count != self.count(pair.reference, match.reference) { continue }
      for (target, reference) in zip(
        Self.labels(pair.target, match.target), Self.labels(pair.reference, match.reference))
      {
        labels.append((target, reference))
      }
    }
    if !terms.isEmpty {
      labels.removeAll {
        terms.make(up: pair.target.bytes($0.target)) || terms.make(up: pair.reference.bytes($0.reference))
      }
    }
    if labels.isEmpty { return [] }
    // A label that was left wherever the article has it is one finding.
    return [inAnotherScript(labels, comparison), asInTheSource(labels, pair, terms)].flatMap { drifts in
      drifts.toldOnce { drift in
        Hash64.ofFolded((drift.isSwapped ? pair.reference : pair.target).source[drift.target])
      }
    }
  }

  /// In a text of another script, a Latin label that the other language translates has been left as it was.
  private static func inAnotherScript(
    _ labels: [(target: Int, reference: Int)], _ comparison: Comparison
  ) -> [Drift] {
    let pair = comparison.pair
    let targetIsLatin = comparison.target.isMostlyASCII
    guard targetIsLatin != comparison.reference.isMostlyASCII else { return [] }
    func suspect(_ label: (target: Int, reference: Int)) -> ArraySlice<UInt8> {
      targetIsLatin ? pair.reference.bytes(label.reference) : pair.target.bytes(label.target)
    }
    let suspects = labels.filter { label in
      let translated = targetIsLatin ? pair.target.bytes(label.target) : pair.reference.bytes(label.reference)
      return isPhrase(suspect(label)) && translated.contains { $0 >= 0x80 }
        && editDistance(suspect(label), translated, limit: 3) > 3 && isLabel(translated, of: suspect(label))
    }
    if suspects.isEmpty { return [] }
    // A name that the other side has as well, be it in another place of the sentence, is meant to stay.
    let names = PhraseSearch(suspects.map { withoutPunctuation(suspect($0)) }, ignoringCase: true)
    let other = targetIsLatin ? pair.target : pair.reference
    var kept = Set<Int>()
    for block in other.blocks.indices where other.blocks[block].isProse {
      kept.formUnion(other.occurrences(of: names, in: block).keys)
    }
    return suspects.compactMap { label in
      let text = suspect(label)
      if let name = names.phrase(withoutPunctuation(text)), kept.contains(name) { return nil }
      let drift = drift(label, isName: isCapitalized(text), pair)
      return targetIsLatin ? drift.swapped() : drift
    }
  }

  /// Whether bold type of the other side may be the translation of a label: not a part of it, nor more than it, which shows in
  /// its length and in how it begins.
  private static func isLabel(_ text: ArraySlice<UInt8>, of label: ArraySlice<UInt8>) -> Bool {
    let words = { (text: ArraySlice<UInt8>) in text.split(separator: 0x20).count }
    let beginsSmall = { (text: ArraySlice<UInt8>) in
      String(decoding: text, as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
    }
    return beginsSmall(text) == beginsSmall(label) && words(text) * 2 > words(label) && words(label) * 2 > words(text)
      && !label.contains(UInt8(ascii: ">"))
  }

  private static func withoutPunctuation(_ label: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = label
    while let last = name.last, ".,:;!?".utf8.contains(last) { name.removeLast() }
    return name
  }

  /// Where most labels are translated, one that is the source's word for word has been forgotten.
  private static func asInTheSource(
    _ labels: [(target: Int, reference: Int)], _ pair: AlignedPair, _ terms: Terms
  ) -> [Drift] {
    let same = labels.filter {
      withoutMarks(pair.target.bytes($0.target)).elementsEqual(withoutMarks(pair.reference.bytes($0.reference)))
    }
    guard !same.isEmpty, (labels.count - same.count) * 3 > labels.count * 2, labels.count - same.count > 2,
      let vocabulary = LanguageGuess.vocabulary(of: pair.reference.locale),
      pair.target.locale.language != pair.reference.locale.language
    else { return [] }
    return same.compactMap { label in
      let text = withoutMarks(pair.target.bytes(label.target))
      // Function words make a phrase of a label, and so do words in lower case; else it may be a product's name, or a term.
      let words = (terms.isEmpty ? Array(text) : terms.removed(from: text)).split { !ASCII.isLetter($0) }
      let isSentence = ASCII.isUpper(text.first ?? 0) && words.count { !ASCII.isUpper($0[$0.startIndex]) } > 1
      return isPhrase(text) && (isSentence || vocabulary.count(in: words.map(WordHash.of)[...]) > 0)
        ? drift(label, isName: false, pair) : nil
    }
  }

  /// Without the brackets and quotes that some languages put around labels.
  private static func withoutMarks(_ label: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = label.firstIndex(where: ASCII.isLetter) ?? label.endIndex
    let end = label[start...].lastIndex(where: ASCII.isLetter).map { $0 + 1 } ?? start
    return label[start..<end]
  }

  /// Capitals throughout are a product's as often as a button's.
  private static func drift(_ label: (target: Int, reference: Int), isName: Bool, _ pair: AlignedPair) -> Drift {
    Drift(
      .uiLabelMismatch, isName ? .note : .warning, isName ? 0.5 : 0.8, .differs, "UI label",
      target: pair.target.literals[label.target].range, reference: pair.reference.literals[label.reference].range)
  }

  private static func labels(_ article: Article, _ block: Int) -> some Sequence<Int> {
    article.blocks[block].literalIndexes.lazy.filter { article.literals[$0].kind == .uiLabel }
  }

  /// How many labels a block has: most have none.
  private static func count(_ article: Article, _ block: Int) -> Int {
    let (indexes, literals) = (article.blocks[block].literalIndexes, article.literals)
    var count = 0
    for index in indexes where literals[index].kind == .uiLabel { count += 1 }
    return count
  }

  /// Two words or more of plain Latin: a single one is likely a name or a command.
  private static func isPhrase(_ label: ArraySlice<UInt8>) -> Bool {
    label.allSatisfy { $0 < 0x80 } && label.contains(0x20) && label.contains(where: ASCII.isLower)
      && !label.contains { "`\"=/$%@_|".utf8.contains($0) }
      && !zip(label, label.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: "\\") }
  }

  private static func isCapitalized(_ label: ArraySlice<UInt8>) -> Bool {
    label.split(separator: 0x20).allSatisfy { !ASCII.isLower($0[$0.startIndex]) }
  }

  static func isMostlyASCII(_ article: Article) -> Bool {
    article.source.withBytes { bytes in
      let sample = bytes.prefix(20_000)
      return sample.count(in: 0x80...0xFF) * 5 < sample.count
    }
  }
}
