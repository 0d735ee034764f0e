import Answering

/// Prose as lines of a terminal: links, commands and what a query has matched.
extension AnswerPage {
  /// Cells of one piece of prose, and how each mark is shown.
  struct MarkedCells {
    var cells: [Cells.Cell] = []
    /// By mark, from 1.
    var marks: [Mark] = []

    enum Mark {
      case matched
      case link(String)
    }

    mutating func append(_ text: String, _ mark: Mark? = nil) {
      var number = 0
      if let mark {
        marks.append(mark)
        number = marks.count
      }
      cells += Cells(whole: text).cells.map { cell in
        var cell = cell
        cell.mark = number
        return cell
      }
    }
  }

  /// What stands between commands is wrapped, and a command stands on a line of its own, as it is to be entered.
  mutating func prose(_ prose: Prose, prefix: String, indent: Int, mark: String, quoted: Bool, paint: Paint) {
    var mark = mark
    var shown = MarkedCells()
    shown.append(prefix)
    var isBehindCommand = false
    for run in prose.runs {
      switch run {
      case .text(let text):
        // A comma behind a command is none of the next line's.
        let rest = isBehindCommand ? String(text.drop { " .,;:!?。，、；：".contains($0) }) : text
        append(rest, to: &shown)
        isBehindCommand = isBehindCommand && rest.isEmpty
      case .code(let code) where partsCommands && (Prose.isCommand(code) || mark.isEmpty && prose.soleCode != nil):
        if !shown.cells.isEmpty || !mark.isEmpty { put(shown, indent, mark, quoted, paint) }
        mark = String(repeating: " ", count: mark.count)
        shown = MarkedCells()
        self.code(code, indent: indent + mark.count + 4, quoted: quoted)
        isBehindCommand = true
      case .code(let code):
        append(code, to: &shown)
        isBehindCommand = false
      case .link(let link):
        let reference = links.reference(to: link)
        if links.isHidden(link.target) {
          shown.append(link.text, .link(link.target))
        } else {
          append(link.text, to: &shown)
        }
        shown.append(reference)
        isBehindCommand = false
      case .image(let image):
        shown.append(said(image))
        isBehindCommand = false
      }
    }
    if !shown.cells.isEmpty { put(shown, indent, mark, quoted, paint) }
  }

  /// On one line, with the numbers of links.
  mutating func said(_ prose: Prose) -> String {
    prose.runs.map { run in
      switch run {
      case .text(let text), .code(let text): return text
      case .link(let link): return link.text + links.reference(to: link)
      case .image(let image): return said(image)
      }
    }.joined()
  }

  mutating func said(_ image: Prose.Link) -> String {
    "(image\(image.text.isEmpty ? "" : ": " + image.text)\(links.reference(to: Prose.Link(text: "", target: image.target))))"
  }

  private func append(_ text: String, to shown: inout MarkedCells) {
    let characters = Array(text)
    var done = 0
    for range in style.isColored ? matches(text) : [] where range.lowerBound >= done {
      shown.append(String(characters[done..<range.lowerBound]))
      shown.append(String(characters[range]), .matched)
      done = range.upperBound
    }
    shown.append(String(characters[done...]))
  }

  private mutating func put(_ shown: MarkedCells, _ indent: Int, _ mark: String, _ quoted: Bool, _ paint: Paint) {
    var trimmed = Array(shown.cells.drop { $0.text == " " })
    while trimmed.last?.text == " " { trimmed.removeLast() }
    for (number, cells) in Cells.wrap(trimmed, to: width(indent, mark, quoted)).enumerated() {
      var line = ""
      for part in cells.split(whereMarksDiffer: ()) {
        let text = Cells.text(part)
        switch part.first.map({ $0.mark }) ?? 0 {
        case 0: line += painted(text, quoted ? .dim : paint)
        case let number:
          switch shown.marks[number - 1] {
          case .matched: line += painted(text, .bold)
          case .link(let target): line += AnswerLinks.linked(painted(text, quoted ? .dim : paint), to: target)
          }
        }
      }
      add(
        line, of: Cells.text(cells[...]), indent, number == 0 ? mark : String(repeating: " ", count: mark.count), quoted
      )
    }
  }
}

extension [Cells.Cell] {
  /// Runs of cells with the same mark.
  fileprivate func split(whereMarksDiffer: Void) -> [ArraySlice<Cells.Cell>] {
    var parts: [ArraySlice<Cells.Cell>] = []
    var start = 0
    for index in indices where index > 0 && self[index].mark != self[index - 1].mark {
      parts.append(self[start..<index])
      start = index
    }
    return start < count ? parts + [self[start...]] : parts
  }
}
