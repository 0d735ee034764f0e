import ParallelText

/// The places for locales that the folders of a tree have: those that are written as most sites do, and others that
/// siblings and texts bear out.
struct FolderMarks {
  /// By the folders' numbers, leftmost first.
  private(set) var slots: [[LocaleSlot]]

  /// What one locale at one place is written as: `content-fr` beside `content` and `content-de`.
  private struct Unit {
    var slot: LocaleSlot
    var hasSource = false
    var files: [Int] = []
    var locale: LocaleTag?
  }

  private struct Place: Hashable {
    var prefix: String
    var frame: String
  }

  private static let samples = 4

  /// - Complexity: O(bytes of the folders' paths); of each locale that is not plain four files are read.
  init(_ files: NumberedFiles, _ paths: [String], _ texts: FileTexts) {
    let folders = files.folders
    var known = LocaleSlot.FolderNameMarks()
    slots = (0..<folders.count).map { LocaleSlot.candidates(inFolder: folders.text(of: Int32($0))[...], &known) }
    guard slots.contains(where: { $0.contains { !$0.isPlain } }) else { return }
    var units: [Place: [LocaleTag: Unit]] = [:]
    let samples = texts.isReading ? Self.samples(of: files) : []
    for (folder, candidates) in slots.enumerated() {
      for slot in candidates {
        let place = Place(prefix: slot.prefix, frame: slot.frame)
        var unit = units[place]?[slot.locale] ?? Unit(slot: slot)
        if !slot.isPlain, texts.isReading {
          if !unit.hasSource { unit.hasSource = slot.article.sourceFolders.contains { folders.known($0) != nil } }
          if unit.files.count < Self.samples { unit.files += samples[folder] }
        }
        if slot.isPlain { unit.locale = slot.locale }
        units[place, default: [:]][slot.locale] = unit
      }
    }
    for (place, found) in units where found.values.contains(where: { $0.locale == nil }) {
      units[place] = Self.borneOut(found, paths, texts)
    }
    for folder in slots.indices {
      slots[folder] = slots[folder].compactMap { slot in
        guard let locale = units[Place(prefix: slot.prefix, frame: slot.frame)]?[slot.locale]?.locale else {
          return nil
        }
        var slot = slot
        slot.locale = locale
        return slot
      }
    }
  }

  /// By the folders' numbers a few of the files in each.
  private static func samples(of files: NumberedFiles) -> [[Int]] {
    var found = [[Int]](repeating: [], count: files.folders.count)
    for (file, path) in files.all where found[Int(file.folder)].count < samples { found[Int(file.folder)].append(path) }
    return found
  }

  /// The locales of a place, those that are not plain as far as they have siblings and texts of theirs.
  private static func borneOut(_ units: [LocaleTag: Unit], _ paths: [String], _ texts: FileTexts) -> [LocaleTag: Unit] {
    var units = units
    var claims: [(tag: LocaleTag, claim: FileTexts.Claim)] = []
    for (tag, unit) in units where unit.locale == nil && (unit.hasSource || units.count > 1) {
      let sibling = units.filter { $0.key != tag && !$0.value.files.isEmpty }.min { $0.key < $1.key }?.value.files.first
      claims += unit.files.prefix(samples).map {
        (
          tag,
          FileTexts.Claim(path: paths[$0], tag: tag, other: unit.slot.otherLocale, sibling: sibling.map { paths[$0] })
        )
      }
    }
    var untold = Set<LocaleTag>()
    var refuted = Set<LocaleTag>()
    for (claim, verdict) in zip(claims, texts.judge(claims.map(\.claim))) {
      switch verdict {
      case .borneOut(let locale): units[claim.tag]!.locale = locale
      case .refuted: refuted.insert(claim.tag)
      case .untold: untold.insert(claim.tag)
      }
    }
    // Where others of the place are locales, one that says nothing is too.
    if units.values.contains(where: { $0.locale != nil }) {
      for tag in untold.subtracting(refuted) where units[tag]!.locale == nil { units[tag]!.locale = tag }
    }
    // One alone has nothing to stand beside.
    for (tag, unit) in units
    where !unit.slot.isPlain && !unit.hasSource && units.count(where: { $0.value.locale != nil }) < 2 {
      units[tag]!.locale = nil
    }
    return units
  }
}
