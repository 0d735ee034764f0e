import ParallelText

/// The places for locales in the names of a tree's files that siblings, and where it takes that texts bear out.
struct NameMarks {
  /// By the paths' numbers.
  private(set) var slots: [Int: [LocaleSlot]] = [:]

  private struct Candidate {
    var path: Int
    var slot: LocaleSlot
    var hasSource: Bool
    /// Which of the groups of files that share all but the locale.
    var group: Int
  }

  /// How many files of a locale are read to see whether `.fr.md` means French.
  private static let samples = 16

  /// - Complexity: O(bytes of the names); reads the beginnings of files that look like translations and have siblings.
  init(_ files: NumberedFiles, _ paths: [String], _ texts: FileTexts) {
    var candidates: [Candidate] = []
    var groups: [LocaleSlot.Article: Int] = [:]
    var locales: [Set<LocaleTag>] = []
    // Files of all locales mostly have the same names.
    var known: [[(mark: LocaleMark, frame: String)]?] = Array(repeating: nil, count: files.names.count)
    for (file, path) in files.all {
      let name = Int(file.name)
      let marks = known[name] ?? LocaleSlot.marks(in: paths[path][paths[path].startOfName...])
      known[name] = marks
      for slot in LocaleSlot.candidates(marks, inNameOf: paths[path]) {
        let group = groups[slot.article] ?? locales.count
        if group == locales.count {
          groups[slot.article] = group
          locales.append([])
        }
        locales[group].insert(slot.locale)
        candidates.append(Candidate(path: path, slot: slot, hasSource: false, group: group))
      }
    }
    if candidates.isEmpty { return }
    let sources = SourceNames(files)
    var sourceOfGroup: [Int: Bool] = [:]
    for index in candidates.indices {
      let (slot, group) = (candidates[index].slot, candidates[index].group)
      let hasSource = sourceOfGroup[group] ?? (sources.path(of: slot.article) != nil)
      sourceOfGroup[group] = hasSource
      candidates[index].hasSource = hasSource
    }
    let accepted = Self.borneOut(candidates, locales.map(\.count), paths, texts)
    for candidate in accepted { slots[candidate.path, default: []].append(candidate.slot) }
  }

  private static func borneOut(
    _ candidates: [Candidate], _ locales: [Int], _ paths: [String], _ texts: FileTexts
  ) -> [Candidate] {
    func hasSibling(_ candidate: Candidate) -> Bool { candidate.hasSource || locales[candidate.group] > 1 }
    var accepted: [Candidate] = []
    // With a dot, as generators have it: a few files tell it for all.
    var plain: [LocaleTag: [Candidate]] = [:]
    var doubtful: [Candidate] = []
    for candidate in candidates {
      if !candidate.slot.isPlain {
        if texts.isReading, hasSibling(candidate) { doubtful.append(candidate) }
      } else if candidate.slot.locale.hasRegionOrScript || !texts.isReading {
        accepted.append(candidate)
      } else {
        plain[candidate.slot.locale, default: []].append(candidate)
      }
    }
    var claims: [FileTexts.Claim] = []
    var asked: [Candidate] = []
    for (_, found) in plain {
      let withSibling = found.filter(hasSibling)
      let step = max(1, withSibling.count / samples)
      asked += stride(from: 0, to: withSibling.count, by: step).map { withSibling[$0] }
    }
    let plainCount = asked.count
    asked += doubtful
    var sourcePaths: [Int: String] = [:]
    for candidate in asked where sourcePaths[candidate.group] == nil {
      sourcePaths[candidate.group] = candidate.slot.article.sources.first
    }
    claims = asked.map {
      FileTexts.Claim(
        path: paths[$0.path], tag: $0.slot.locale, other: $0.slot.otherLocale, sibling: sourcePaths[$0.group])
    }
    let verdicts = texts.judge(claims)
    accepted += acceptedPlain(plain, Array(zip(asked, verdicts).prefix(plainCount)))
    let others = acceptedDoubtful(Array(zip(asked, verdicts).dropFirst(plainCount)), paths)
    // What has no source needs a second language.
    var borneOut: [Int: Set<LocaleTag>] = [:]
    for candidate in accepted + others { borneOut[candidate.group, default: []].insert(candidate.slot.locale) }
    return accepted + others.filter { $0.hasSource || borneOut[$0.group]!.count > 1 }
  }

  private static func acceptedPlain(
    _ plain: [LocaleTag: [Candidate]], _ judged: [(Candidate, FileTexts.Verdict)]
  ) -> [Candidate] {
    var borneOut = Set<LocaleTag>()
    var refuted = Set<LocaleTag>()
    for (candidate, verdict) in judged {
      switch verdict {
      case .borneOut: borneOut.insert(candidate.slot.locale)
      case .refuted: refuted.insert(candidate.slot.locale)
      case .untold: break
      }
    }
    return plain.filter { borneOut.contains($0.key) || !refuted.contains($0.key) }.flatMap(\.value)
  }

  private static func acceptedDoubtful(_ judged: [(Candidate, FileTexts.Verdict)], _ paths: [String]) -> [Candidate] {
    var accepted: [Candidate] = []
    var untold: [Candidate] = []
    var known = Set<LocaleTag>()
    for (var candidate, verdict) in judged {
      switch verdict {
      case .borneOut(let locale):
        candidate.slot.locale = locale
        known.insert(locale)
        accepted.append(candidate)
      case .untold: untold.append(candidate)
      case .refuted: if isWrittenOut(candidate, paths[candidate.path]) { accepted.append(candidate) }
      }
    }
    return accepted
      + untold.filter { known.contains($0.slot.locale) || isWrittenOut($0, paths[$0.path]) }
  }

  /// Whether a name has a tag with a region that can hardly be anything else: `README-zh-CN.md`, `a_pt_BR.md`.
  private static func isWrittenOut(_ candidate: Candidate, _ path: String) -> Bool {
    let tag = candidate.slot.locale
    return candidate.slot.isWritten(in: path) && tag.hasRegionOrScript
  }
}
