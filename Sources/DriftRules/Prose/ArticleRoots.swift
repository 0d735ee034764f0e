import LanguageData
import ParallelText

/// Where the folders of two locales begin, by what the paths of one article share: `docs/` and `i18n/fr/current/` of
/// `docs/guide/a.md` and `i18n/fr/current/guide/a.md`.
///
/// Sites write a link from the root (`/guide/b`) or from where it stands (`./b.md`), and lead to the same page.
struct ArticleRoots {
  /// The path of a page without its ending, component by component.
  typealias Path = [ArraySlice<UInt8>]

  /// The article itself below either root; nil if their paths share no name.
  let page: Path?
  /// The folder that it stands in.
  private let folder: Path?
  /// The last components of the two roots, which addresses may begin with.
  private let bases: Set<ArraySlice<UInt8>>

  /// - Parameter marks: Of the two locales.
  init(_ pair: AlignedPair, _ marks: (own: LocaleMarks, other: LocaleMarks)) {
    var target = LinkTarget(Array(pair.target.path.utf8)[...])
    var reference = LinkTarget(Array(pair.reference.path.utf8)[...])
    // The locale may stand in the name of the file.
    for marks in [marks.own, marks.other] {
      (target, reference) = (target.withoutMarkOfName(marks), reference.withoutMarkOfName(marks))
    }
    let (own, other) = (target.segments, reference.segments)
    var count = 0
    while count < min(own.count, other.count), own[own.count - 1 - count] == other[other.count - 1 - count] {
      count += 1
    }
    bases = Set([own.dropLast(count).last, other.dropLast(count).last].compactMap(\.self))
    page = count > 0 ? Path(own.suffix(count)) : nil
    folder = target.isFirstPage == reference.isFirstPage ? page.map { target.isFirstPage ? $0 : $0.dropLast() } : nil
  }

  /// The paths below the root that a target without a host may mean.
  func paths(of target: LinkTarget) -> [Path] {
    let segments = target.segments
    if target.isRooted {
      // A site may be served from a folder of its own.
      let hasBase = segments.count > 1 && bases.contains(segments[0])
      return hasBase ? [segments, Path(segments.dropFirst())] : [segments]
    }
    let up = segments.prefix { $0.elementsEqual("..".utf8) }.count
    guard let folder, up <= folder.count else { return [segments] }
    let whole = Path(folder.dropLast(up)) + segments.dropFirst(up)
    // The site's root may be a folder that all locales have; one name alone says too little of what it is.
    let shared = min(folder.count - up, whole.count - 2)
    return [whole] + (shared > 0 ? (1...shared).map { Path(whole.dropFirst($0)) } : [])
  }
}
