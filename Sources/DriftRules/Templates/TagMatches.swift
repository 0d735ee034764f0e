import LanguageData
import ParallelText

/// Which tags of two articles stand for one another, and which have no counterpart.
struct TagMatches {
  /// Indexes of tags of the target and of the reference.
  private(set) var pairs: [(target: Int, reference: Int)] = []
  private(set) var missing: [Int] = []
  private(set) var extra: [Int] = []

  private let pair: AlignedPair

  /// Complexity: O(tags), and O(blocks) where they differ.
  init(_ pair: AlignedPair) {
    self.pair = pair
    let (targets, references) = (pair.target.tags, pair.reference.tags)
    if targets.count == references.count, zip(targets, references).allSatisfy({ $0.key == $1.key }) {
      pairs = targets.indices.map { ($0, $0) }
      return
    }
    let keys = TagKeys(pair)
    missing = Array(references.indices)
    extra = Array(targets.indices)
    // The nearer, the surer: the same tag in the same place, in the section, anywhere; then another of its name.
    match { [$0.key, keys.place($0, $1)] }
    match { [$0.key, keys.section($0, $1)] }
    match { tag, _ in [tag.key] }
    match { [keys.called($0, $1), keys.place($0, $1)] }
    match { [keys.name($0, $1), keys.place($0, $1)] }
    matchWhereCountsAreEqual { [keys.name($0, $1), keys.section($0, $1)] }
    matchWhereCountsAreEqual {
      [keys.kind($0, $1), keys.place($0, $1), $0.standsAlone ? 1 : 0]
    }
  }

  private typealias Key = (_ tag: TemplateTag, _ isTarget: Bool) -> [UInt64]

  /// Takes each tag that is left together with the first of the other side that has the same key.
  private mutating func match(_ key: Key) {
    if missing.isEmpty || extra.isEmpty { return }
    var places: [[UInt64]: [Int]] = [:]
    for reference in missing.reversed() {
      places[key(pair.reference.tags[reference], false), default: []].append(reference)
    }
    var taken = Set<Int>()
    extra.removeAll { target in
      guard let reference = places[key(pair.target.tags[target], true)]?.popLast() else { return false }
      taken.insert(reference)
      pairs.append((target, reference))
      return true
    }
    if !taken.isEmpty { missing.removeAll { taken.contains($0) } }
  }

  /// The same, of keys that both sides have equally often: else nothing tells which of them is the one too many.
  private mutating func matchWhereCountsAreEqual(_ key: Key) {
    if missing.isEmpty || extra.isEmpty { return }
    var counts: [[UInt64]: Int] = [:]
    for reference in missing { counts[key(pair.reference.tags[reference], false), default: 0] += 1 }
    for target in extra { counts[key(pair.target.tags[target], true), default: 0] -= 1 }
    match { tag, isTarget in
      let key = key(tag, isTarget)
      // What stands on one side alone gets a key of its own.
      return counts[key] == 0 ? key : key + [isTarget ? 1 : 0, UInt64(tag.range.start)]
    }
  }
}

/// By what tags of two articles may belong together.
private struct TagKeys {
  private let pair: AlignedPair
  private let referenceOfBlock: [Int: Int]
  private let referenceOfSection: [Int: Int]

  init(_ pair: AlignedPair) {
    self.pair = pair
    referenceOfBlock = Dictionary(pair.blocksAndHeadings.map { ($0.target, $0.reference) }) { first, _ in first }
    referenceOfSection = Dictionary(pair.sections.map { ($0.target, $0.reference) }) { first, _ in first }
  }

  /// The block that the tag stands in or behind, by the reference's number where it has one.
  func place(_ tag: TemplateTag, _ isTarget: Bool) -> UInt64 {
    let block = isTarget ? referenceOfBlock[tag.block] ?? -2 - tag.block : tag.block
    return UInt64(bitPattern: Int64(tag.block == -1 ? -1 : block))
  }

  func section(_ tag: TemplateTag, _ isTarget: Bool) -> UInt64 {
    UInt64(bitPattern: Int64(isTarget ? referenceOfSection[tag.section] ?? -2 - tag.section : tag.section))
  }

  /// Variables that are no calls have no names, and may stand for one another. A call that stands alone puts in a part of
  /// the page, one in a sentence a word.
  func name(_ tag: TemplateTag, _ isTarget: Bool) -> UInt64 {
    if !tag.hasName { return UInt64(tag.form.rawValue) }
    let name = Hash64.of((isTarget ? pair.target : pair.reference).name(of: tag))
    return tag.form == .variable && tag.standsAlone ? ~name : name
  }

  /// What may be put in place of what: a call only of what is called the same.
  func kind(_ tag: TemplateTag, _ isTarget: Bool) -> UInt64 {
    tag.form == .variable ? name(tag, isTarget) : UInt64(tag.form.rawValue)
  }

  /// What is called, with or without arguments: `{{limits}}` may be `{{limits("a.b")}}`. A key of its own for any other tag.
  func called(_ tag: TemplateTag, _ isTarget: Bool) -> UInt64 {
    let own = UInt64(tag.range.start) << 1 | (isTarget ? 1 : 0)
    guard tag.form == .variable else { return own }
    return Hash64.of((isTarget ? pair.target : pair.reference).source[tag.hasName ? tag.name : tag.arguments])
  }
}

extension Article {
  /// A tag's name, without the article's locale before it: `{{% fr/docs/intro %}}` includes what `{{% docs/intro %}}` does.
  func name(of tag: TemplateTag) -> ArraySlice<UInt8> {
    let name = source[tag.name]
    guard let slash = name.firstIndex(of: UInt8(ascii: "/")),
      LocaleMarks(locale).namesLanguage(name[..<slash].map(ASCII.lowercased))
    else { return name }
    return name[(slash + 1)...]
  }
}
