import ParallelText

/// The slots that the paths of a tree may have, in numbers: what files share is compared once for each folder.
struct SlotTable: Sendable {
  /// A slot's prefix and frame, where locales may stand.
  private struct PlaceKey: Hashable {
    var prefix: String
    var frame: String
  }

  private struct LocaleKey: Hashable {
    var place: Int
    var tag: LocaleTag
  }

  /// What the paths of some articles have in common, which differ in the names of their files alone.
  struct Shelf {
    /// Up to the locale, and from there to the folder's end; the names are still to come.
    var slot: LocaleSlot.Article
    /// Whether the locale is in the names.
    var isInNames: Bool
    var place: Int
  }

  struct Place {
    /// How many articles have a file in more than one locale.
    var several = 0
    /// How many articles have a file in a locale and one in the default language.
    var withDefault = 0

    var weight: Int { several + withDefault }
  }

  /// A locale at a place.
  struct Locale {
    var tag: LocaleTag
    var place: Int
    /// How many articles the place has in it.
    var all = 0
    /// How many of these are in another locale or the default language too.
    var shared = 0
  }

  struct Candidate {
    var shelf: Int32
    var locale: Int32
  }

  private(set) var shelves: [Shelf] = []
  var places: [Place] = []
  var locales: [Locale] = []
  private var shelfNumbers: [LocaleSlot.Article: Int] = [:]
  private var nameShelfNumbers: [Int: Int] = [:]
  private var placeNumbers: [PlaceKey: Int] = [:]
  private var localeNumbers: [LocaleKey: Int] = [:]

  /// - Parameter slot: One of a folder.
  mutating func add(_ slot: LocaleSlot) -> Candidate {
    let place = place(PlaceKey(prefix: slot.prefix, frame: slot.frame))
    let shelf = Self.number(
      slot.article, in: &shelfNumbers, of: &shelves, Shelf(slot: slot.article, isInNames: false, place: place))
    return Candidate(shelf: Int32(shelf), locale: Int32(locale(slot.locale, at: place)))
  }

  /// Names of files have a place in common, whatever else stands in them.
  ///
  /// - Parameter slot: One of a file's name.
  mutating func add(inName slot: LocaleSlot) -> Candidate {
    let place = place(PlaceKey(prefix: slot.prefix, frame: ""))
    let own = LocaleSlot.Article(prefix: slot.prefix, rest: "", frame: "")
    let shelf = Self.number(
      place, in: &nameShelfNumbers, of: &shelves, Shelf(slot: own, isInNames: true, place: place))
    return Candidate(shelf: Int32(shelf), locale: Int32(locale(slot.locale, at: place)))
  }

  private mutating func place(_ key: PlaceKey) -> Int { Self.number(key, in: &placeNumbers, of: &places, Place()) }

  private mutating func locale(_ tag: LocaleTag, at place: Int) -> Int {
    Self.number(LocaleKey(place: place, tag: tag), in: &localeNumbers, of: &locales, Locale(tag: tag, place: place))
  }

  private static func number<Key: Hashable, Value>(
    _ key: Key, in numbers: inout [Key: Int], of values: inout [Value], _ new: @autoclosure () -> Value
  ) -> Int {
    if let number = numbers[key] { return number }
    numbers[key] = values.count
    values.append(new())
    return values.count - 1
  }
}
