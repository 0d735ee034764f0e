import ParallelText

/// How often the texts of some ranges of an article stand in their sections before them.
///
/// Texts of one length are found in one pass over their section, by a hash that rolls along (Karp and Rabin 1987): findings
/// may be as many as blocks.
struct Occurrences {
  /// Longer texts hardly repeat.
  private static let lengthLimit = 400

  /// A text, and the ranges that are asked about, by where they start.
  private struct Text {
    var ranges: [SourceRange]
    /// How many of the ranges the pass has come to.
    private var told = 0
    private var count = 0
    /// Where the next occurrence may begin: they do not overlap.
    private var free = 0

    init(_ range: SourceRange) { ranges = [range] }

    /// Takes the text's place in a pass over the section, and tells how often it stands before the range there.
    mutating func pass(_ place: Int, _ counts: inout [SourceRange: Int]) {
      while told < ranges.count, ranges[told].start == place {
        counts[ranges[told]] = count
        told += 1
      }
      if place >= free {
        count += 1
        free = place + ranges[0].count
      }
    }
  }

  private let article: Article
  private var counts: [SourceRange: Int] = [:]

  /// - Complexity: O(ranges + Σ lengths of their sections) for each length of a text, of which there are 400 at most.
  init(_ ranges: [SourceRange], in article: Article) {
    self.article = article
    let asked = ranges.filter { !$0.isEmpty && $0.count < Self.lengthLimit }
      .map { (section: Self.section(of: $0, in: article), range: $0) }
      .sorted { ($0.section, $0.range.count, $0.range.start) < ($1.section, $1.range.count, $1.range.start) }
    var first = 0
    while first < asked.count {
      let (section, range) = asked[first]
      let group = asked[first...].prefix { $0.section == section && $0.range.count == range.count }
      count(group.map(\.range), from: section < 0 ? 0 : article.sections[section].range.start)
      first = group.endIndex
    }
  }

  /// -1 for what stands before the lead, such as front matter.
  private static func section(of range: SourceRange, in article: Article) -> Int {
    range.start < article.sections[0].range.start ? -1 : article.section(at: range)
  }

  /// For each article of a set those of what the drifts are held against, or of what they are about if that is nothing.
  static func of(_ placed: [SetComparison.Placed], in set: ArticleSet) -> [Occurrences] {
    var ranges = [[SourceRange]](repeating: [], count: set.articles.count)
    for placed in placed {
      if let range = placed.drift.reference {
        ranges[placed.reference].append(range)
      } else {
        ranges[placed.target].append(placed.drift.target)
      }
    }
    return zip(ranges, set.articles).map { Occurrences($0, in: $1) }
  }

  /// How often the text of a range stands in its section before it, without overlaps; 0 for a long text.
  subscript(_ range: SourceRange) -> Int { counts[range] ?? 0 }

  /// - Parameter ranges: Of one length, in order.
  private mutating func count(_ ranges: [SourceRange], from start: Int) {
    let length = ranges[0].count
    let end = ranges[ranges.count - 1].start
    article.source.withBytes { bytes in
      /// Texts by their hash; very rarely two share one.
      var texts: [UInt64: [Text]] = [:]
      // Which beginnings of hashes there are: most places are told by them.
      let bits = 64 - (8 * ranges.count - 1).leadingZeroBitCount
      var mayOccur = [Bool](repeating: false, count: 1 << bits)
      for range in ranges {
        let hash = RollingHash(bytes[range]).value
        mayOccur[Int(hash >> (64 - bits))] = true
        let known = texts[hash]?.firstIndex { bytes[$0.ranges[0]].elementsEqual(bytes[range]) }
        if let known {
          texts[hash]![known].ranges.append(range)
        } else {
          texts[hash, default: []].append(Text(range))
        }
      }
      var hash = RollingHash(bytes[start..<(start + length)])
      for place in start...end {
        if mayOccur[Int(hash.value >> (64 - bits))], let candidates = texts[hash.value] {
          for index in candidates.indices
          where bytes[candidates[index].ranges[0]].elementsEqual(bytes[place..<(place + length)]) {
            texts[hash.value]![index].pass(place, &counts)
          }
        }
        if place < end { hash.roll(from: bytes[place], to: bytes[place + length]) }
      }
    }
  }
}

/// A hash of a run of bytes that moves on by a byte in constant time: a polynomial, modulo 2⁶⁴.
private struct RollingHash {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private(set) var value: UInt64 = 0
  /// What the first byte has been multiplied by.
  private var first: UInt64 = 1

  init(_ bytes: ByteView) {
    for byte in bytes { value = value &* Self.base &+ UInt64(byte) &+ 1 }
    for _ in bytes.dropFirst() { first &*= Self.base }
  }

  mutating func roll(from old: UInt8, to new: UInt8) {
    value = (value &- (UInt64(old) &+ 1) &* first) &* Self.base &+ UInt64(new) &+ 1
  }
}
