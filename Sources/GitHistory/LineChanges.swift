/// What has changed in a file, by the lines that it has now, 1-based.
public struct LineChanges: Sendable, Equatable {
  /// Lines that were added or changed, in order.
  public var changed: [ClosedRange<Int>] = []
  /// Lines behind which something was taken away, in order; 0 for the start of the file.
  public var gaps: [Int] = []
  /// Lines that are there no more.
  public var removed: [String] = []
  /// Whether the file is gone.
  public var isDeleted = false

  public init() {}

  /// A file that is new as a whole.
  public static let all: LineChanges = {
    var changes = LineChanges()
    changes.changed = [1...Int.max]
    return changes
  }()

  /// A file that is gone, of which nothing more is known.
  static let deleted: LineChanges = {
    var changes = LineChanges()
    changes.isDeleted = true
    return changes
  }()

  /// Of the files of a patch without context (git-diff(1), `--unified=0`), by their paths; of deleted files the old ones.
  /// Files of which no line has changed, such as binary ones, are not in it.
  ///
  /// Complexity: O(its bytes).
  static func byPath(inPatch patch: [UInt8]) -> [String: LineChanges] {
    var files: [String: LineChanges] = [:]
    var lines = PatchLines(patch)
    var old = ""
    var path = ""
    while let line = lines.next() {
      if line.starts(with: "--- ".utf8) {
        old = PatchLines.path(line.dropFirst(4))
      } else if line.starts(with: "+++ ".utf8) {
        path = PatchLines.path(line.dropFirst(4))
        let isDeleted = path == "/dev/null"
        if isDeleted { path = old }
        // Paths begin with a letter and a slash, which tell them from what is none.
        path = String(path.dropFirst(2))
        files[path, default: LineChanges()].isDeleted = isDeleted
      } else if let hunk = Hunk(line) {
        files[path]?.add(hunk, &lines)
      }
    }
    return files
  }

  private mutating func add(_ hunk: Hunk, _ lines: inout PatchLines) {
    for _ in 0..<hunk.removed {
      guard let line = lines.nextOfHunk() else { return }
      removed.append(String(decoding: line.dropFirst(), as: UTF8.self))
    }
    for _ in 0..<hunk.added { _ = lines.nextOfHunk() }
    if hunk.added == 0 {
      gaps.append(hunk.start)
    } else {
      changed.append(hunk.start...(hunk.start + hunk.added - 1))
      if hunk.removed > 0 { gaps.append(hunk.start - 1) }
    }
  }

  /// `@@ -5,2 +6 @@`: so many lines from a line on; of none the line before.
  private struct Hunk {
    var removed: Int
    var start: Int
    var added: Int

    init?(_ line: ArraySlice<UInt8>) {
      guard line.starts(with: "@@ -".utf8) else { return nil }
      let words = line.split(separator: 0x20, maxSplits: 3)
      guard words.count >= 3, let old = Self.range(words[1]), let new = Self.range(words[2]) else { return nil }
      (removed, start, added) = (old.count, new.start, new.count)
    }

    /// `-5,2` or `+6`.
    private static func range(_ word: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
      let numbers = word.dropFirst().split(separator: UInt8(ascii: ",")).map {
        Int(String(decoding: $0, as: UTF8.self))
      }
      guard let first = numbers.first, let start = first else { return nil }
      return numbers.count == 1 ? (start, 1) : numbers[1].map { (start, $0) }
    }
  }
}

/// The lines of a patch, one after the other.
private struct PatchLines {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Without the line feed.
  mutating func next() -> ArraySlice<UInt8>? {
    if place == bytes.count { return nil }
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    defer { place = min(end + 1, bytes.count) }
    return bytes[place..<end]
  }

  /// Without what says that the line before has no end (`\ No newline at end of file`).
  mutating func nextOfHunk() -> ArraySlice<UInt8>? {
    let line = next()
    return line?.first == UInt8(ascii: "\\") ? next() : line
  }

  /// A path as git writes it: behind one with spaces stands a tab, and one with quotes or control characters is in quotes
  /// as in C.
  static func path(_ text: ArraySlice<UInt8>) -> String {
    var text = text
    if text.last == 0x09 { text.removeLast() }
    guard text.first == UInt8(ascii: "\""), text.count > 1, text.last == UInt8(ascii: "\"") else {
      return String(decoding: text, as: UTF8.self)
    }
    var path: [UInt8] = []
    var rest = text.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        path.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "0")...UInt8(ascii: "3"):
        let digits = [escaped] + rest.prefix(2)
        rest = rest.dropFirst(2)
        path.append(digits.reduce(0) { $0 &* 8 &+ ($1 & 7) })
      default: path.append(escapes[escaped] ?? escaped)
      }
    }
    return String(decoding: path, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
    UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
  ]
}
