import ParallelText

/// The function words of a language as its line has them.
struct FunctionWords: Sendable {
  /// Those that more than a tenth of the words are of. Japanese writes others with Han.
  let scripts: [Script]
  /// Words of scripts without spaces; such a language has no others.
  private(set) var runs: [[UInt8]] = []
  private(set) var hashes: [UInt32] = []

  init(_ line: ByteView) {
    var counts = [Int](filledWith: 0, count: Script.allCases.count)
    var hashes: [UInt32] = []
    line.forEachWord { word in
      counts[Int(Script.of(word, at: word.startIndex).rawValue)] += 1
      hashes.append(WordHash.of(word))
    }
    let hasKana = counts[Int(Script.kana.rawValue)] * 10 > hashes.count
    scripts = Script.allCases.filter {
      counts[Int($0.rawValue)] * 10 > hashes.count || $0 == .han && hasKana
    }
    if scripts.contains(where: \.hasSpaces) {
      self.hashes = hashes
    } else {
      var runs: [[UInt8]] = []
      line.forEachWord { runs.append(Array($0)) }
      self.runs = runs
    }
  }
}

/// The function words of all languages, looked up together: for each word which languages have it.
struct Vocabularies: Sendable {
  private(set) var languages: [(tag: LocaleTag, words: FunctionWords)] = []
  /// A language that has a word, as its place in `languages`, and the place of the next one here; -1 behind the last.
  private var owners: [(language: UInt8, next: Int32)] = []
  private struct Slot: Sendable {
    var word: UInt32
    /// -1 marks a free slot.
    var owner: Int32
  }
  private var table: HashTable<Slot>

  init() {
    table = HashTable(capacity: 4_096, free: Slot(word: 0, owner: -1))
    var languages = languages
    WordList.forEachLine(of: PackageResources.stop_words_txt) { name, line in
      if let tag = LocaleTag(Substring(name.text)) { languages.append((tag, FunctionWords(line))) }
    }
    owners.reserveCapacity(4_096)
    for place in languages.indices { for word in languages[place].words.hashes { add(word, UInt8(place)) } }
    self.languages = languages
  }

  /// - Parameter language: Not before those that were added.
  private mutating func add(_ word: UInt32, _ language: UInt8) {
    let place = table.place(of: word) { $0.owner < 0 || $0.word == word }
    let next = table[place].owner
    if next >= 0, owners[Int(next)].language == language { return }
    table[place] = Slot(word: word, owner: Int32(owners.count))
    owners.append((language, next))
    if owners.count >= table.capacity {
      table.grow(free: Slot(word: 0, owner: -1), isFree: { $0.owner < 0 }, hash: { UInt64($0.word) })
    }
  }

  /// For each language how many of the words are its function words. Complexity: O(words).
  func scores(of words: ArraySlice<UInt32>) -> [Int] {
    var scores = [Int](filledWith: 0, count: languages.count)
    for word in words {
      var owner = table[table.place(of: word) { $0.owner < 0 || $0.word == word }].owner
      while owner >= 0 {
        scores[Int(owners[Int(owner)].language)] += 1
        owner = owners[Int(owner)].next
      }
    }
    return scores
  }

  /// Adds for each language without spaces how often its function words stand in a text.
  func addRuns(in text: ArraySlice<UInt8>, to scores: inout [Int]) {
    for index in languages.indices {
      for run in languages[index].words.runs { scores[index] += Self.occurrences(of: run, in: text) }
    }
  }

  /// The first of those that have the highest score; nil if that is 0.
  func best(_ scores: [Int]) -> (tag: LocaleTag, count: Int)? {
    var (best, highest) = (0, 0)
    for (index, score) in scores.enumerated() where score > highest { (best, highest) = (index, score) }
    return highest > 0 ? (languages[best].tag, highest) : nil
  }

  private static func occurrences(of run: [UInt8], in text: ArraySlice<UInt8>) -> Int {
    var count = 0
    var index = text.startIndex
    while index + run.count <= text.endIndex {
      if text[index] == run[0], text[index..<(index + run.count)].elementsEqual(run) {
        count += 1
        index += run.count
      } else {
        index += 1
      }
    }
    return count
  }
}
