import ParallelText

/// What addresses of pages in a locale are marked with: `ja`, `ja-jp`, `jp`.
///
/// Sites mark their pages by the language, by the country, or by both, in either order. Countries are those that CLDR has
/// for the language; a tag with a region means that one and the likeliest.
public struct LocaleMarks: Sendable {
  @usableFromInline let language: [UInt8]
  /// Of the language as a whole, in lower case.
  @usableFromInline let regions: Set<[UInt8]>

  public init(_ locale: LocaleTag) {
    language = Array(locale.language.utf8)
    let known = WordList.words(of: String(locale.language), in: PackageResources.regions_txt) ?? []
    let parts = locale.description.lowercased().utf8.split(separator: UInt8(ascii: "-")).dropFirst().map(Array.init)
    let own = parts.filter { $0.count == 2 }
    let likely = own.isEmpty ? known[...] : known.prefix(1)
    regions = Set(own + likely.map { Array($0.utf8) })
  }

  /// Whether a component of an address says that what it leads to is in the locale.
  ///
  /// - Parameter component: In lower case. Complexity: O(n).
  @inlinable public func contains(_ component: some Collection<UInt8>) -> Bool {
    namesLanguage(component) || isRegion(component)
  }

  /// Whether it names the language, be it alone or with a region or a script.
  @inlinable public func namesLanguage(_ component: some Collection<UInt8>) -> Bool {
    guard (2...11).contains(component.count) else { return false }
    let parts = component.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    let rest = parts.filter { !$0.elementsEqual(language) }
    return rest.count == parts.count - 1 && rest.count < 3 && rest.allSatisfy { isRegionOrScript($0) }
  }

  /// Whether a component is a region of the locale: `jp`, as the top-level domain of a site for Japan.
  @inlinable public func isRegion(_ component: some Collection<UInt8>) -> Bool {
    component.count == 2 && regions.contains(Array(component))
  }

  /// Any region will do behind the language.
  @inlinable func isRegionOrScript(_ part: some Collection<UInt8>) -> Bool {
    (part.count == 2 || part.count == 4) && part.allSatisfy(ASCII.isLetter)
      || part.count == 3 && part.allSatisfy(ASCII.isDigit)
  }
}
