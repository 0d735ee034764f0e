import ParallelText

/// A part of a cell that a finding is about.
struct CellMark {
  /// Which side of a finding is marked.
  enum Side {
    case target, reference
  }

  /// In bytes of the cell's Markdown; empty where something is missing.
  var range: Range<Int>
  var side: Side
  var severity: Severity
  var message: String
  /// Of the translation that the finding is about: the mark goes with its column.
  var locale: LocaleTag

  /// The start of the element, or all of it where something is missing.
  var opening: HTML {
    if range.isEmpty {
      return
        "<span class=\"gap \(severity)\" data-of=\"\(locale)\" role=\"img\" aria-label=\"missing here\" title=\"\(message)\"></span>"
    }
    return side == .target
      ? "<mark class=\"\(severity)\" data-of=\"\(locale)\" title=\"\(message)\">"
      : "<mark class=\"reference\" data-of=\"\(locale)\" title=\"\(message)\">"
  }
}

/// Where a finding's place lies in a cell.
enum CellPlace {
  /// The cell as a whole.
  case whole
  /// In bytes of the cell's Markdown.
  case part(Range<Int>)

  /// nil if the place is not in the cell, or cannot be told. A cell's lines are those of the file without what stands
  /// before them (marks of lists and quotes), so they are found from their ends.
  ///
  /// - Complexity: O(length of the cell).
  init?(_ place: Finding.Place, in cell: AlignedRow.Cell) {
    guard place.start.line <= cell.endLine, place.end.line >= cell.startLine else { return nil }
    if place.start.line <= cell.startLine, place.end.line >= cell.endLine, place.text.contains(cell.markdown) {
      self = .whole
      return
    }
    guard let start = Self.start(of: place, in: cell) else {
      let spans = place.start.line <= cell.startLine && place.end.line >= cell.endLine && !place.text.isEmpty
      guard spans else { return nil }
      self = .whole
      return
    }
    let length = Self.length(of: place.text, in: Array(cell.markdown.utf8), from: start)
    if length == nil, !place.text.isEmpty { return nil }
    let range = start..<start + (length ?? 0)
    let rest = Array(cell.markdown.utf8)
    let isAll =
      !range.isEmpty && rest[..<range.lowerBound].allSatisfy(ASCII.isSpace)
      && rest[range.upperBound...].allSatisfy(ASCII.isSpace)
    self = isAll ? .whole : .part(range)
  }

  /// The byte of the cell's Markdown that the place begins at.
  private static func start(of place: Finding.Place, in cell: AlignedRow.Cell) -> Int? {
    let line = Array(place.line.unicodeScalars)
    let offset = place.offsetInLine
    var best: (distance: Int, start: Int)?
    var start = 0
    for (number, own) in cell.markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      defer { start += own.utf8.count + 1 }
      let scalars = Array(own.unicodeScalars)
      // What stands before the cell's text in the line.
      let before = line.count - scalars.count
      guard !scalars.isEmpty, before >= 0, before <= offset, line[before...].elementsEqual(scalars) else { continue }
      let distance = abs(cell.startLine + number - place.start.line)
      let bytes = scalars.prefix(offset - before).reduce(0) { $0 + UTF8.width($1) }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, start + bytes) }
    }
    if let best { return best.start }
    // A long line is not kept as a whole: then what stands there has to be found by itself.
    let text = Array(place.text.utf8)
    return text.count < 3 ? nil : Array(cell.markdown.utf8).firstPlace(of: text, from: 0)
  }

  /// How long a text of the file is in the cell, where its later lines are indented less; nil if it is another text.
  private static func length(of text: String, in cell: [UInt8], from start: Int) -> Int? {
    var place = start
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let bytes = Array(line.utf8)
      let own = number == 0 ? bytes : Array(bytes.drop { ASCII.isSpace($0) || $0 == UInt8(ascii: ">") })
      if number > 0 {
        while place < cell.count, ASCII.isSpace(cell[place]) || cell[place] == UInt8(ascii: ">") { place += 1 }
      }
      guard place + own.count <= cell.count, cell[place..<place + own.count].elementsEqual(own) else {
        return number == 0 ? nil : place - start
      }
      place += own.count
    }
    return place - start
  }
}
