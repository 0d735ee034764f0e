import ParallelText

extension QueryRuns {
  /// What a text has of the query, as shares of it by weight, 0 to 1.
  struct Measure {
    /// The longest run of words that stand as they do in the query.
    var run = 0.0
    /// Most of the words that stand near one another in a section, or in the headings that it stands under: a long text has every
    /// word somewhere.
    var passage = 0.0
    /// Most of the words that the headings of one section have, the title apart.
    var heading = 0.0
  }

  /// What a text is made of, with hashes of the words that are among the query's.
  enum Item {
    case word(UInt64)
    case otherWord
    case section(level: Int)
    case endOfHeading
  }

  /// Of a longer text the beginning, in bytes.
  private static let longestBody = 1 << 16

  /// - Parameter body: Of a row of `texts`, in UTF-8.
  /// - Complexity: O(bytes + words × languages + places of the query's words), for the first bytes.
  func measure(_ body: UnsafeBufferPointer<UInt8>) -> Measure {
    let items = items(of: body)
    return sequences.reduce(into: Measure()) { measure, sequence in
      var (runs, passages) = (RunMeasure(sequence), PassageMeasure(sequence))
      for item in items {
        switch item {
        case .word(let word):
          let places = sequence.places[word] ?? []
          runs.add(places)
          passages.add(places.first)
        case .otherWord:
          runs.add([])
          passages.add(nil)
        case .section(let level): passages.open(level)
        case .endOfHeading: passages.endHeading()
        }
      }
      measure.run = max(measure.run, runs.best / sequence.total)
      measure.passage = max(measure.passage, passages.best / sequence.distinct)
      measure.heading = max(measure.heading, passages.bestHeading / sequence.distinct)
    }
  }

  private func items(of body: UnsafeBufferPointer<UInt8>) -> [Item] {
    var items: [Item] = []
    var hash = Hash64()
    var start = 0
    for (index, byte) in body.prefix(Self.longestBody).enumerated() {
      guard byte == UInt8(ascii: " ") else {
        hash.combine(byte)
        continue
      }
      if let level = Outline.level(of: body[start..<index]) {
        items.append(.section(level: level))
      } else if Outline.isMark(body[start]) {
        items.append(.endOfHeading)
      } else {
        items.append(known.contains(hash.value) ? .word(hash.value) : .otherWord)
      }
      hash = Hash64()
      start = index + 1
    }
    return items
  }
}

/// Measures the longest run of words that stand as they do in a query, word by word.
private struct RunMeasure {
  private let weights: [Double]
  /// What the run weighs that ends at each place of the query.
  private var before: [Double]
  private var now: [Double]
  private var touched: [Int] = []
  private(set) var best = 0.0

  init(_ sequence: QueryRuns.Sequence) {
    weights = sequence.weights
    before = [Double](repeating: 0, count: weights.count)
    now = before
  }

  /// - Parameter places: Where the query has the word.
  mutating func add(_ places: [Int]) {
    if places.isEmpty, touched.isEmpty { return }
    for place in places {
      now[place] = (place > 0 ? before[place - 1] : 0) + weights[place]
      best = max(best, now[place])
    }
    for place in touched { before[place] = 0 }
    swap(&before, &now)
    touched = places
  }
}

/// Measures what stands near one another in a section, with the headings that it stands under.
private struct PassageMeasure {
  /// Words so near one another are about one thing.
  private static let reach = 40

  private let weights: [Double]
  /// How often each place of the query is among the last words and in the headings.
  private var counts: [Int]
  private var held = 0.0
  /// Places of the last words of the section, -1 of those that are none of the query's.
  private var last = [Int](repeating: -1, count: PassageMeasure.reach)
  private var next = 0
  private var headings: [(level: Int, places: [Int])] = []
  private var isInHeading = false
  private(set) var best = 0.0
  private(set) var bestHeading = 0.0

  init(_ sequence: QueryRuns.Sequence) {
    weights = sequence.looseWeights
    counts = [Int](repeating: 0, count: weights.count)
  }

  mutating func open(_ level: Int) {
    for index in last.indices where last[index] >= 0 {
      remove(last[index])
      last[index] = -1
    }
    while let heading = headings.last, heading.level >= level {
      for place in heading.places { remove(place) }
      headings.removeLast()
    }
    headings.append((level, []))
    isInHeading = true
  }

  mutating func endHeading() {
    isInHeading = false
    bestHeading = max(bestHeading, held)
  }

  /// - Parameter place: Where the query has the word first; nil if it has not.
  mutating func add(_ place: Int?) {
    if isInHeading {
      guard let place else { return }
      headings[headings.count - 1].places.append(place)
    } else {
      if last[next] >= 0 { remove(last[next]) }
      last[next] = place ?? -1
      next = (next + 1) % Self.reach
    }
    guard let place else { return }
    counts[place] += 1
    if counts[place] == 1 { held += weights[place] }
    best = max(best, held)
  }

  private mutating func remove(_ place: Int) {
    counts[place] -= 1
    if counts[place] == 0 { held -= weights[place] }
  }
}
