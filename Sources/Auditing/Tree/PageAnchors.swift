import ParallelText

/// What links can name in a file, section by section.
package struct PageAnchors: Sendable {
  /// Each section begins with its level, and the `AnchorKey`s of all that can be named in it follow: no key is as small as a
  /// level.
  package let encoded: [UInt64]

  /// - Parameter encoded: Of another one.
  package init(encoded: [UInt64]) { self.encoded = encoded }

  /// Complexity: O(sections and anchors).
  init(_ article: Article) {
    var encoded: [UInt64] = []
    encoded.reserveCapacity(4 * article.sections.count)
    var replaced = Set<Int>()
    for anchor in article.anchors where anchor.namesSection && anchor.replacesSlug { replaced.insert(anchor.section) }
    var inText = article.anchors.filter { !$0.namesSection }[...]
    for index in article.sections.indices {
      encoded.append(UInt64(article.sections[index].level))
      if replaced.contains(index) {
        encoded += article.sections[index].anchorKeys.prefix(article.sections[index].explicitAnchors)
      } else {
        for key in article.sections[index].anchorKeys { encoded.append(key) }
        for key in article.sections[index].plainSlugKeys { encoded.append(key) }
      }
      while let anchor = inText.first, anchor.section <= index {
        encoded.append(AnchorKey.of(anchor.name.utf8))
        inText.removeFirst()
      }
    }
    self.encoded = encoded
  }

  private static func isLevel(_ value: UInt64) -> Bool { value < 7 }

  var keys: HashSet<UInt64> { HashSet(encoded.filter { !Self.isLevel($0) }) }

  /// Whether two names stand for one section in two locales of an article; nil if that cannot be told.
  ///
  /// Sections are told by their places: from the beginning or from the end, as far as the levels of the headings agree.
  /// - Complexity: O(anchors).
  func isSameSection(_ key: UInt64, as other: UInt64, in page: PageAnchors) -> Bool? {
    let (mine, theirs) = (levels, page.levels)
    guard let own = section(of: key), let their = page.section(of: other) else { return nil }
    let beginning = zip(mine, theirs).prefix { $0 == $1 }.count
    let end = zip(mine.reversed(), theirs.reversed()).prefix { $0 == $1 }.count
    let fromEnd = (own: mine.count - own, their: theirs.count - their)
    let isCountable = (fromBeginning: max(own, their) < beginning, fromEnd: max(fromEnd.own, fromEnd.their) <= end)
    if isCountable.fromBeginning && own == their || isCountable.fromEnd && fromEnd.own == fromEnd.their { return true }
    return isCountable.fromBeginning && isCountable.fromEnd ? false : nil
  }

  private var levels: [UInt64] { encoded.filter(Self.isLevel) }

  private func section(of key: UInt64) -> Int? {
    var section = -1
    for value in encoded {
      if Self.isLevel(value) {
        section += 1
      } else if value == key {
        return section
      }
    }
    return nil
  }
}

/// What stands behind the `#` of a link.
enum Fragment {
  /// Whether it names one of the anchors, or nothing that an article would have to have.
  static func isNamed(_ fragment: String, by anchors: HashSet<UInt64>) -> Bool {
    fragment.isEmpty || anchors.contains(AnchorKey.of(fragment.utf8)) || isMadeByGenerators(fragment)
      || anchors.contains(AnchorKey.of(fragment.lowercased().utf8))
  }

  /// Likewise of one in UTF-8, of which no text is made if it is the name of an anchor.
  static func isNamed(_ fragment: ByteView, by anchors: HashSet<UInt64>) -> Bool {
    anchors.contains(AnchorKey.of(fragment)) || isNamed(String(decoding: fragment, as: UTF8.self), by: anchors)
  }

  /// `top`, tabs, footnotes, lines, text fragments, and what generators call headings that have no Latin letters.
  private static func isMadeByGenerators(_ fragment: String) -> Bool {
    fragment == "top" || ["tab/", "fn", "L", ":~:", "_", "!"].contains(where: fragment.hasPrefix)
      || fragment.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") }
      || !(fragment.utf8.first.map(ASCII.isLetter) ?? false) && fragment.allSatisfy(\.isNumber)
  }
}
