/// Why a file cannot be read as an article. The text is a fragment that callers put behind the path.
public enum ParseError: Error, Sendable, CustomStringConvertible {
  case tooLarge(bytes: Int, limit: Int)
  case utf16
  case notUTF8(offset: Int)
  case binary(offset: Int)
  /// The text would take libcmark quadratic time.
  case pathological(String)

  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "\((bytes + 500_000) / 1_000_000) MB, more than the limit of \(limit / 1_000_000) MB"
    case .utf16: "UTF-16, not UTF-8"
    case .notUTF8(let offset): "not UTF-8 at byte \(offset)"
    case .binary(let offset): "not text: a NUL at byte \(offset)"
    case .pathological(let what): "\(what), too many to parse"
    }
  }
}
