/// What kind of thing a literal is: decides which rule compares it, and how.
public enum LiteralKind: UInt8, Sendable, CaseIterable {
  case number
  case port
  case version
  case date
  case errorCode
  case inlineCode
  case placeholder
  case path
  case registryKey
  case url
  case link
  case image
  case guid
  case address
  case option
  case environmentVariable
  case fileName
  case uiLabel
  /// A variable, an include or another tag of a template.
  case template

  /// The name in outputs: `inline-code`.
  public var name: String {
    switch self {
    case .number: "number"
    case .port: "port"
    case .version: "version"
    case .date: "date"
    case .errorCode: "error-code"
    case .inlineCode: "inline-code"
    case .placeholder: "placeholder"
    case .path: "path"
    case .registryKey: "registry-key"
    case .url: "url"
    case .link: "link"
    case .image: "image"
    case .guid: "guid"
    case .address: "address"
    case .option: "option"
    case .environmentVariable: "environment-variable"
    case .fileName: "file-name"
    case .uiLabel: "ui-label"
    case .template: "template"
    }
  }

  /// The kind of a name, nil if there is none.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

/// Something in a text that must survive translation.
public struct Literal: Sendable {
  public var kind: LiteralKind
  /// How many bytes lie between the end of a number and the end of its unit.
  public var unitLength: UInt8 = 0
  /// The sign and the comparison before a number.
  public var marks = NumberMarks()
  /// Exactly the literal: without backticks, asterisks, brackets around a target.
  public var range: SourceRange
  /// A hash of the normal form; equal keys mean equal values.
  public var key: UInt64
  /// The other reading of an ambiguous number (`2.000`: two thousand, or two), else `key`.
  public var alternative: UInt64
  /// The units that what stands beside a number may be, a bit each, 0 if none is known.
  public var unit: UInt64 = 0

  public init(kind: LiteralKind, range: SourceRange, key: UInt64, alternative: UInt64? = nil) {
    self.kind = kind
    self.range = range
    self.key = key
    self.alternative = alternative ?? key
  }

  /// The key of a whole number, to compare a number in digits with one that is known otherwise.
  public static func key(ofNumber value: Int) -> UInt64 {
    var hash = Hash64()
    hash.combine(Array(String(value).utf8))
    return hash.value
  }

  /// Whether the literal has this value.
  public func isNumber(_ value: Int) -> Bool {
    let number = Self.key(ofNumber: value)
    return key == number || alternative == number
  }

  /// What makes two numbers of one value differ.
  @inlinable public var traits: NumberTraits { NumberTraits(unit: unit, marks: marks) }

  /// Whether the two have a reading in common, and no two units or marks.
  @inlinable public func agrees(with other: Literal) -> Bool {
    if traits.conflict(with: other.traits) { return false }
    return key == other.key || alternative == other.key || key == other.alternative || alternative == other.alternative
  }
}
