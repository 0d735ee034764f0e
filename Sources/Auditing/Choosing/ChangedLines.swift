import CorpusLayout
import Foundation
import GitHistory
import ParallelText

/// Tells which findings a change may have made: those that stand where something has changed, on either side.
struct ChangedLines {
  private let changes: ChangedFiles
  private var physical = PhysicalPaths()
  /// What is known of files, by the paths that findings give them.
  private var known: [String: FileLines?] = [:]

  init(_ changes: ChangedFiles) { self.changes = changes }

  /// Whether the change touches a finding.
  ///
  /// Complexity: O(log n) of the file's changes, after its lines were read once if something was taken out of it.
  mutating func touch(_ finding: Finding) -> Bool {
    let (target, reference) = (finding.target, finding.reference)
    if touch(target) || reference.map({ touch($0) }) ?? false { return true }
    return finding.rule == .brokenLink && hasBroken(target)
  }

  private mutating func touch(_ place: Finding.Place) -> Bool { lines(of: place.path)?.touch(place) ?? false }

  /// Whether the change has taken away what a link leads to.
  private mutating func hasBroken(_ link: Finding.Place) -> Bool {
    guard let target = TreeLink(link.text),
      let lines = lines(of: FileSummary.Link.destination(of: target.path, in: link.path))
    else { return false }
    return target.fragment.map { lines.hasLost(anchor: $0[...]) } ?? lines.isDeleted
  }

  /// nil if the file has not changed.
  private mutating func lines(of path: String) -> FileLines? {
    if let lines = known[path] { return lines }
    let place = places(of: path).first { changes.contains($0) }
    let lines = place.map { FileLines(changes.lines[$0]!, at: $0) }
    known[path] = .some(lines)
    return lines
  }

  /// Where the file is, or would be: its folder may be gone too.
  private mutating func places(of path: String) -> [String] {
    let places = physical.all(of: path)
    guard places.isEmpty, !path.isEmpty else { return places }
    let parent = PhysicalPath.parent(of: path)
    let name = path.dropFirst(parent.isEmpty ? 0 : parent.hasSuffix("/") ? parent.count : parent.count + 1)
    return parent.isEmpty || parent == "/" ? [] : self.places(of: parent).map { PhysicalPath.join($0, String(name)) }
  }
}

/// What has changed in a file, as far as findings are concerned.
private struct FileLines {
  private let changed: [ClosedRange<Int>]
  /// Behind which something was taken away: the last line before that holds anything.
  private let ends: Set<Int>
  private let gaps: [Int]
  private let removed: [String]
  let isDeleted: Bool

  init(_ changes: LineChanges, at path: String) {
    changed = changes.changed
    gaps = changes.gaps
    removed = changes.removed
    isDeleted = changes.isDeleted
    if gaps.isEmpty || isDeleted {
      ends = []
      return
    }
    // What is missing is told at the end of what stands before it, and blank lines may stand between.
    let lines = (FileManager.default.contents(atPath: path) ?? Data())
      .split(separator: 0x0A, omittingEmptySubsequences: false)
    let isBlank = lines.map { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    var last = 0
    var lastFilled = [0]
    for (index, isBlank) in isBlank.enumerated() {
      if !isBlank { last = index + 1 }
      lastFilled.append(last)
    }
    ends = Set(gaps.map { lastFilled[min($0, lastFilled.count - 1)] })
  }

  func touch(_ place: Finding.Place) -> Bool {
    if isDeleted { return true }
    let (start, end) = (place.start.line, place.end.line)
    if let range = Self.first(in: changed, endingFrom: start), range.lowerBound <= end { return true }
    if place.start == place.end { return ends.contains(start) }
    // A part of it was taken away.
    return gaps.contains { start < end && start <= $0 && $0 <= end }
  }

  /// Whether a line with such a heading or anchor was taken away.
  func hasLost(anchor: Substring) -> Bool {
    if isDeleted { return true }
    let key = AnchorKey.of(Array(anchor.utf8)[...])
    return removed.contains { line in
      let isHeading = line.drop(while: \.isWhitespace).hasPrefix("#")
      let isNamed = ["id=", "name=", "{#"].contains { line.contains($0) }
      return isHeading && AnchorKey.of(BrokenLinks.withoutMarkup(Array(line.utf8))[...]) == key
        || isNamed && line.contains(anchor)
    }
  }

  private static func first(in ranges: [ClosedRange<Int>], endingFrom line: Int) -> ClosedRange<Int>? {
    let index = ranges.partitioningIndex { $0.upperBound >= line }
    return index < ranges.count ? ranges[index] : nil
  }
}

extension Audit.Report {
  /// Leaves only findings that a change may have made.
  mutating func keep(_ lines: ChangedLines) {
    var lines = lines
    isWhole = false
    findings.removeAll { !lines.touch($0) }
    accepted.removeAll { !lines.touch($0.finding) }
  }
}
