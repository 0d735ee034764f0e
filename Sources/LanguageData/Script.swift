import ParallelText

/// A writing system, told by the blocks of Unicode that its letters stand in.
public enum Script: UInt8, CaseIterable, Sendable {
  /// Of no letter: punctuation, symbols, digits, spaces.
  case none
  case latin, greek, cyrillic, armenian, hebrew, arabic
  case devanagari, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala
  case thai, lao, burmese, georgian, ethiopic, khmer
  case hangul, kana, han
  /// Any that is not listed.
  case other

  /// Whether words of the script have spaces between them.
  public var hasSpaces: Bool {
    switch self {
    case .thai, .lao, .burmese, .khmer, .kana, .han: false
    default: true
    }
  }

  /// The first bytes of its letters in UTF-8, if those of no other script begin so: of most scripts.
  var leads: ClosedRange<UInt8>? {
    switch self {
    case .greek: 0xCE...0xCF
    case .cyrillic: 0xD0...0xD3
    case .hebrew: 0xD7...0xD7
    case .arabic: 0xD8...0xDB
    case .han: 0xE4...0xE9
    // With Han.
    case .kana: 0xE3...0xE9
    case .hangul: 0xEA...0xED
    default: nil
    }
  }

  /// How much a letter says, in letters of an alphabet.
  public var weight: Int {
    switch self {
    case .hangul, .kana, .han: 3
    default: 1
    }
  }

  /// The script of the letter that begins at an index, `none` if none does. Complexity: O(1).
  public static func of(_ bytes: ByteView, at index: Int) -> Script {
    let lead = bytes[index]
    if lead < 0x80 { return ASCII.isLetter(lead) ? .latin : .none }
    let second = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
    return lead < 0xE0 ? ofTwo(lead, second) : ofMore(lead, second, index + 2 < bytes.endIndex ? bytes[index + 2] : 0)
  }

  private static func ofTwo(_ lead: UInt8, _ second: UInt8) -> Script {
    switch lead {
    // The signs for multiplication and division.
    case 0xC3: second == 0x97 || second == 0xB7 ? .none : .latin
    case 0xC4...0xCA: .latin
    case 0xCD: second >= 0xB0 ? .greek : .none
    case 0xCE, 0xCF: .greek
    case 0xD0...0xD3: .cyrillic
    case 0xD4: second < 0xB0 ? .cyrillic : .armenian
    case 0xD5: .armenian
    case 0xD6: second < 0x90 ? .armenian : .hebrew
    case 0xD7: .hebrew
    // Arabic punctuation and digits.
    case 0xD8: second == 0x8C || second == 0x9B || second == 0x9F ? .none : .arabic
    case 0xD9: (0xA0...0xAD).contains(second) ? .none : .arabic
    case 0xDA...0xDD: .arabic
    case 0xDE, 0xDF: .other
    default: .none
    }
  }

  /// By their second bytes, each of which stands for 64 scalars, from U+0900 on.
  private static let indic: [Script] = [
    .devanagari, .bengali, .gurmukhi, .gujarati, .oriya, .tamil, .telugu, .kannada, .malayalam, .sinhala, .thai, .lao,
  ]

  private static func ofMore(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Script {
    switch (lead, second) {
    // The danda and double danda end sentences.
    case (0xE0, 0xA5) where third == 0xA4 || third == 0xA5: .none
    case (0xE0, 0xA4...0xBB): indic[Int(second - 0xA4) / 2]
    case (0xE1, 0x80...0x81): .burmese
    case (0xE1, 0x82): third < 0xA0 ? .burmese : .georgian
    case (0xE1, 0x83): .georgian
    case (0xE1, 0x84...0x87): .hangul
    case (0xE1, 0x88...0x8E): .ethiopic
    case (0xE1, 0x9E...0x9F): .khmer
    case (0xE1, 0xB8...0xBB): .latin
    case (0xE1, 0xBC...0xBF): .greek
    case (0xE3, 0x80): (0x85...0x87).contains(third) ? .han : .none
    // The middle dot.
    case (0xE3, 0x83) where third == 0xBB: .none
    case (0xE3, 0x81...0x83), (0xE3, 0x87): .kana
    case (0xE3, 0x84), (0xE3, 0x90...0xBF), (0xE4...0xE9, _): .han
    case (0xE3, 0x85...0x86): .hangul
    case (0xEA, 0xB0...0xBF), (0xEB...0xEC, _), (0xED, 0x80...0x9E): .hangul
    case (0xEF, 0xA4...0xAB): .han
    case (0xEF, 0xBC...0xBD) where isFullwidthLetter(second, third): .latin
    case (0xEF, 0xBD...0xBE): .kana
    case (0xF0, 0xA0...0xBF): .han
    case (0xE2, _), (0xE3, _), (0xEF, _), (0xF0, _): .none
    default: .other
    }
  }

  private static func isFullwidthLetter(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0xBC ? third >= 0xA1 && third <= 0xBA : third >= 0x81 && third <= 0x9A
  }
}

/// Some scripts.
public struct ScriptSet: OptionSet, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ scripts: some Sequence<Script>) { rawValue = scripts.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }

  @inlinable public func contains(_ script: Script) -> Bool { rawValue & (1 << UInt32(script.rawValue)) != 0 }
}

/// How many letters a text has of each script.
public struct ScriptCounts: Sendable {
  public private(set) var letters = [Int](filledWith: 0, count: Script.allCases.count)

  public init() {}

  /// Back to none.
  public mutating func removeAll() { for index in letters.indices { letters[index] = 0 } }

  public subscript(_ script: Script) -> Int { letters[Int(script.rawValue)] }

  public mutating func add(_ script: Script, _ count: Int = 1) { letters[Int(script.rawValue)] += count }

  /// Adds the letters of a text. Complexity: O(n).
  public mutating func add(_ bytes: ByteView) {
    letters.withUnsafeMutableBufferPointer { letters in
      var index = bytes.startIndex
      while index < bytes.endIndex {
        let byte = bytes[index]
        if byte & 0xC0 != 0x80 { letters[Int(Script.of(bytes, at: index).rawValue)] &+= 1 }
        index &+= 1
      }
    }
  }

  /// All letters, weighted as a reader takes them in.
  public var total: Int { weighted { $0 != .none } }

  /// The letters of some scripts, weighted as a reader takes them in.
  public func weighted(_ isMeant: (Script) -> Bool) -> Int {
    Script.allCases.reduce(0) { $0 + (isMeant($1) ? letters[Int($1.rawValue)] * $1.weight : 0) }
  }

  /// The script that most letters are of, `none` if there are none. Han counts as kana beside kana: that is Japanese.
  public var main: Script {
    var best = Script.none
    for script in Script.allCases where script != .none && self[script] > 0 {
      if best == .none || self[script] * script.weight > self[best] * best.weight { best = script }
    }
    return best == .han && self[.kana] * 8 > self[.han] ? .kana : best
  }

  /// How many scripts there are letters of.
  public var scripts: Int { Script.allCases.count { $0 != .none && self[$0] > 0 } }
}
