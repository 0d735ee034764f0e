import ParallelText

/// What the containers of two articles are, and their attributes: which readers see a zone, how many columns a grid has.
enum ContainerData {
  static func drifts(_ pair: AlignedPair) -> [Drift] { containers(pair) + tabs(pair) }

  private static func containers(_ pair: AlignedPair) -> [Drift] {
    let (targets, references) = (pair.target.containers, pair.reference.containers)
    if targets.isEmpty, references.isEmpty { return [] }
    if targets.count == references.count {
      let sections = Set(pair.sections)
      return zip(targets, references).flatMap { target, reference in
        // As many containers elsewhere are others.
        let match = AlignedPair.Match(
          target: pair.target.section(at: target.opening), reference: pair.reference.section(at: reference.opening))
        return sections.contains(match) ? differences(target, reference, pair) : []
      }
    }
    return missing(pair)
  }

  private static func differences(_ target: Container, _ reference: Container, _ pair: AlignedPair) -> [Drift] {
    // What kind of alert it is, and whether it is one, is told by `Alerts`.
    if target.isAlert || reference.isAlert { return [] }
    guard pair.target.source[target.name].elementsEqual(pair.reference.source[reference.name]) else {
      return [drift("container", target.name, reference.name)]
    }
    var left = target.attributes
    var found: [Drift] = []
    for attribute in reference.attributes {
      let name = pair.reference.source[attribute.name]
      guard let index = left.firstIndex(where: { pair.target.source[$0.name].elementsEqual(name) }) else {
        found.append(
          drift("attribute", .empty(at: target.opening.end), SourceRange(attribute.name.start, attribute.value.end)))
        continue
      }
      let own = left.remove(at: index)
      if !pair.target.source[own.value].elementsEqual(pair.reference.source[attribute.value]) {
        let subject = name.isEmpty ? pair.reference.text(reference.name) : String(decoding: name, as: UTF8.self)
        found.append(drift(subject, own.value, attribute.value))
      }
    }
    return found
  }

  // MARK: Tabs

  /// The names in headings of tabs (`# [Portal](#tab/portal)`), by which readers stay with their choice.
  private static func tabs(_ pair: AlignedPair) -> [Drift] {
    var found: [Drift] = []
    for match in pair.blocks {
      guard let own = tab(match.target, pair.target), let other = tab(match.reference, pair.reference),
        !pair.target.source[own].elementsEqual(pair.reference.source[other])
      else { continue }
      found.append(drift("tab", own, other))
    }
    return found
  }

  private static let tabMark = Array("](#tab/".utf8)[...]

  private static func tab(_ block: Int, _ article: Article) -> SourceRange? {
    guard article.blocks[block].kind == .paragraph, let line = article.blocks[block].lineIndexes.first else {
      return nil
    }
    let range = article.lines[line]
    return article.source.withBytes { bytes in
      let text = bytes[range]
      // Nearly all paragraphs begin with something else.
      guard text.first == UInt8(ascii: "#"), text.last == UInt8(ascii: ")"), let mark = text.firstIndex(of: tabMark)
      else { return nil }
      return SourceRange(mark + tabMark.count, range.end - 1)
    }
  }

  private static func drift(_ subject: String, _ target: SourceRange, _ reference: SourceRange) -> Drift {
    Drift(.literalMismatch, .warning, 0.85, .differs, subject, target: target, reference: reference)
  }

  /// Containers with attributes that the target lacks, where it has nothing else in their place: what was for some readers
  /// alone is for all.
  private static func missing(_ pair: AlignedPair) -> [Drift] {
    guard pair.target.containers.count < pair.reference.containers.count else { return [] }
    func key(_ container: Container, _ article: Article) -> [ArraySlice<UInt8>] {
      [article.source[container.name]] + container.attributes.map { article.source[$0.value] }
    }
    var own = pair.target.containers.filter { !$0.isAlert }.map { key($0, pair.target) }[...]
    var found: [Drift] = []
    for container in pair.reference.containers where !container.isAlert {
      if let first = own.first, first == key(container, pair.reference) {
        own.removeFirst()
      } else if !container.attributes.isEmpty {
        let section = pair.reference.section(at: container.opening)
        // A section that is missing takes its containers along.
        guard let match = pair.sections.first(where: { $0.reference == section }) else { continue }
        let next = pair.blocksAndHeadings.first {
          pair.reference.blocks[$0.reference].range.start > container.opening.start
            && Int(pair.reference.blocks[$0.reference].section) == section
        }
        let place =
          next.map { pair.target.blocks[$0.target].range.start } ?? pair.target.sections[match.target].range.end
        found.append(
          Drift(
            .literalMismatch, .warning, 0.75, .missing, pair.reference.text(container.name),
            target: .empty(at: place), reference: container.opening))
      }
    }
    return own.isEmpty ? found : []
  }
}
