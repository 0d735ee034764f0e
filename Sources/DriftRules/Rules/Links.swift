import LanguageData
import ParallelText

/// Targets of links.
enum Links {
  static func check(_ comparison: Comparison) -> [Drift] {
    let pair = comparison.pair
    let differences = LiteralDifferences(comparison, [.link, .url]) { agree($0, $1, pair) }
    var found: [Drift] = []
    var missingDefinitions = Set<SourceRange>()
    for block in differences.blocks {
      var references = block.reference
      for target in block.target {
        let text = pair.target.targetBytes(target)
        // The reference's link that looks most like it, in the order of the text.
        guard
          let index = references.indices.min(by: {
            editDistance(text, pair.reference.targetBytes(references[$0]))
              < editDistance(text, pair.reference.targetBytes(references[$1]))
          })
        else {
          found.append(
            Drift(
              .extraLink, .note, 0.6, .extra, "link", target: pair.target.literals[target].range,
              reference: .empty(at: pair.reference.blocks[block.match.reference].range.end)))
          continue
        }
        let reference = references.remove(at: index)
        found.append(
          Drift(
            .linkMismatch, .warning, 0.85, .differs, "link", target: pair.target.literals[target].range,
            reference: pair.reference.literals[reference].range,
            values: .init(pair.target.targetBytes(target), pair.reference.targetBytes(reference))))
      }
      for reference in references where !isExplained(reference, pair) {
        // Links by reference that all lost their label lost the one definition that they share.
        if let definition = pair.reference.linkDefinitions[pair.reference.literals[reference].range],
          !missingDefinitions.insert(definition).inserted
        {
          continue
        }
        found.append(
          Drift(
            .missingLink, .warning, 0.75, .missing, "link", target: pair.endOfTarget(block.match.target),
            reference: pair.reference.literals[reference].range,
            values: .init([], pair.reference.targetBytes(reference))))
      }
    }
    return found
  }

  /// A link by reference whose definition went with the end of the text: definitions stand at the end.
  private static func isExplained(_ literal: Int, _ pair: AlignedPair) -> Bool {
    let start = pair.reference.literals[literal].range.start
    guard start > 0, pair.reference.source.bytes[start - 1] == UInt8(ascii: "[") else { return false }
    return pair.truncation != nil
      || pair.missingSections.contains {
        pair.reference.subsections($0.element).upperBound == pair.reference.sections.count
      }
  }

  private static func agree(_ target: Int, _ reference: Int, _ pair: AlignedPair) -> Bool {
    if pair.target.literals[target].agrees(with: pair.reference.literals[reference]) { return true }
    let first = pair.target.targetBytes(target)
    let second = pair.reference.targetBytes(reference)
    if isOtherEdition(first, second) || isCrossReference(first, to: second) || isCrossReference(second, to: first) {
      return true
    }
    guard let hash = first.firstIndex(of: UInt8(ascii: "#")), let otherHash = second.firstIndex(of: UInt8(ascii: "#"))
    else { return false }
    let fragment = first[(hash + 1)...]
    let otherFragment = second[(otherHash + 1)...]
    guard hash == first.startIndex, otherHash == second.startIndex else {
      // A fragment of another page, in the words of its own language.
      return first[..<hash].elementsEqual(second[..<otherHash])
        && fragment.contains { $0 >= 0x80 || $0 == UInt8(ascii: "%") }
    }
    // A fragment of this page: what counts is the section that it names.
    guard let section = section(fragment, pair.target), let other = self.section(otherFragment, pair.reference) else {
      return false
    }
    return pair.sections.contains(.init(target: section, reference: other))
  }

  /// `fr.wikipedia.org` for `en.wikipedia.org`: a site's edition in another language has pages of its own names.
  private static func isOtherEdition(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
    guard let a = edition(first), let b = edition(second) else { return false }
    return a.language != b.language && a.site.elementsEqual(b.site)
  }

  /// The language and the rest of a host such as `fr.wikipedia.org`.
  private static func edition(_ target: ArraySlice<UInt8>) -> (language: LocaleTag, site: ArraySlice<UInt8>)? {
    guard let scheme = target.firstRange(of: Array("://".utf8)) else { return nil }
    let host = target[scheme.upperBound...].prefix { $0 != UInt8(ascii: "/") }
    guard let dot = host.firstIndex(of: UInt8(ascii: ".")),
      let tag = LocaleTag(String(decoding: host[..<dot], as: UTF8.self)), Languages.contains(tag)
    else { return nil }
    return (tag, host[dot...])
  }

  /// `xref:Namespace.Name` (DocFX) leads to the page that a path's last segments name: `…/namespace.name`,
  /// `…/namespace/name`.
  private static func isCrossReference(_ first: ArraySlice<UInt8>, to second: ArraySlice<UInt8>) -> Bool {
    guard first.starts(with: "xref:".utf8), !second.starts(with: "xref:".utf8) else { return false }
    func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] {
      bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        .map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : ASCII.lowercased($0) }
    }
    // `%2A` is the `*` that stands for all overloads of a method.
    let name = letters(decoded(first.dropFirst(5))).filter { $0 != UInt8(ascii: "*") }
    let path = letters(second)
    return name.count > 2 && path.count > name.count && path.suffix(name.count).elementsEqual(name)
      && path[path.count - name.count - 1] == UInt8(ascii: ".")
  }

  private static func section(_ fragment: ArraySlice<UInt8>, _ article: Article) -> Int? {
    let key = AnchorKey.of(decoded(fragment))
    return article.sections.firstIndex { $0.anchorKeys.contains(key) }
  }
}

/// A fragment without percent encoding (RFC 3986, 2.1).
private func decoded(_ fragment: ArraySlice<UInt8>) -> [UInt8] {
  var bytes: [UInt8] = []
  var index = fragment.startIndex
  while index < fragment.endIndex {
    if fragment[index] == UInt8(ascii: "%"), index + 2 < fragment.endIndex,
      let value = UInt8(String(decoding: fragment[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
    {
      bytes.append(value)
      index += 3
    } else {
      bytes.append(fragment[index])
      index += 1
    }
  }
  return bytes
}
