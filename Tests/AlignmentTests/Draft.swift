import Testing

/// An article of a test as a list of parts that can be put in, taken out and swapped.
struct Draft: Sendable {
  enum Element: Sendable {
    case paragraph(String)
    case code(String)
    case steps([String])
    case items([String])
    case table(header: String, rows: [String])
  }

  struct Section: Sendable {
    var level: Int
    var heading: String
    var anchor: String
    var elements: [Element]
  }

  var sections: [Section]

  /// - Parameter anchors: Whether headings have their anchors written out.
  func markdown(anchors: Bool) -> String {
    sections.map { section in
      let name = anchors ? "<a name=\"\(section.anchor)\"></a>" : ""
      let heading = "\(String(repeating: "#", count: section.level)) \(name)\(section.heading)"
      return ([heading] + section.elements.map(Self.markdown)).joined(separator: "\n\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ element: Element) -> String {
    switch element {
    case .paragraph(let text): text
    case .code(let text): "```\n\(text)\n```"
    case .steps(let steps):
      steps.enumerated().map { "\($0 + 1). " + $1.replacing("\n", with: "\n   ") }.joined(separator: "\n")
    case .items(let items): items.map { "- " + $0.replacing("\n", with: "\n  ") }.joined(separator: "\n")
    case .table(let header, let rows):
      ([header, header.split(separator: "|").map { _ in "| --- " }.joined() + "|"] + rows).joined(separator: "\n")
    }
  }
}

/// A place in a draft: which element of which section, and which entry of a list or table.
struct DraftPlace: Equatable, Sendable, CustomTestStringConvertible {
  var section: Int
  var element: Int
  var entry: Int
  var rule: String

  var testDescription: String { "\(rule) \(section).\(element).\(entry)" }
}

extension Draft {
  /// The entries of all lists and tables.
  var entries: [DraftPlace] {
    places { element in
      switch element {
      case .steps(let steps): (steps.count, "step")
      case .items(let items): (items.count, "item")
      case .table(_, let rows): (rows.count, "row")
      case .paragraph, .code: (0, "")
      }
    }
  }

  /// Paragraphs and code blocks.
  var blocks: [DraftPlace] {
    places { element in
      switch element {
      case .paragraph: (1, "paragraph")
      case .code: (1, "code")
      case .steps, .items, .table: (0, "")
      }
    }
  }

  private func places(_ count: (Element) -> (Int, String)) -> [DraftPlace] {
    sections.indices.flatMap { section in
      sections[section].elements.indices.flatMap { element in
        let (entries, rule) = count(sections[section].elements[element])
        return (0..<entries).map { DraftPlace(section: section, element: element, entry: $0, rule: rule) }
      }
    }
  }

  func count(at place: DraftPlace) -> Int { list(at: place).count }

  private func list(at place: DraftPlace) -> [String] {
    switch sections[place.section].elements[place.element] {
    case .steps(let list), .items(let list), .table(_, let list): list
    case .paragraph(let text), .code(let text): [text]
    }
  }

  private func with(_ list: [String], at place: DraftPlace) -> Draft {
    var draft = self
    let element: Element =
      switch sections[place.section].elements[place.element] {
      case .steps: .steps(list)
      case .items: .items(list)
      case .table(let header, _): .table(header: header, rows: list)
      case .paragraph: .paragraph(list[0])
      case .code: .code(list[0])
      }
    draft.sections[place.section].elements[place.element] = element
    return draft
  }

  func inserting(_ text: String, at place: DraftPlace) -> Draft {
    var list = list(at: place)
    list.insert(text, at: place.entry)
    return with(list, at: place)
  }

  func removing(at place: DraftPlace) -> Draft {
    var list = list(at: place)
    list.remove(at: place.entry)
    return with(list, at: place)
  }

  /// The entry changes places with the one behind it.
  func swapping(at place: DraftPlace) -> Draft {
    var list = list(at: place)
    list.swapAt(place.entry, place.entry + 1)
    return with(list, at: place)
  }

  func inserting(_ section: Section, at index: Int) -> Draft {
    var draft = self
    draft.sections.insert(section, at: index)
    return draft
  }

  /// Without a section and those that are nested in it.
  func removingSection(at index: Int) -> Draft {
    var draft = self
    draft.sections.removeSubrange(extent(of: index))
    return draft
  }

  func inserting(_ element: Element, in section: Int, at index: Int) -> Draft {
    var draft = self
    draft.sections[section].elements.insert(element, at: index)
    return draft
  }

  func removingElement(in section: Int, at index: Int) -> Draft {
    var draft = self
    draft.sections[section].elements.remove(at: index)
    return draft
  }

  /// The section and those below it.
  func extent(of index: Int) -> Range<Int> {
    let end = sections[(index + 1)...].firstIndex { $0.level <= sections[index].level } ?? sections.count
    return index..<end
  }

  /// The next section of the same level and parent, nil if there is none.
  func sibling(after index: Int) -> Int? {
    let next = extent(of: index).upperBound
    return next < sections.count && sections[next].level == sections[index].level ? next : nil
  }

  /// The section changes places with the next one of its level, each with what is nested in it.
  func swappingSections(_ index: Int, with next: Int) -> Draft {
    var draft = self
    let first = extent(of: index)
    let second = extent(of: next)
    draft.sections.replaceSubrange(first.lowerBound..<second.upperBound, with: sections[second] + sections[first])
    return draft
  }
}
