/// The columns of `findings`, in the order of the schema: those who write rows and those who read them go by these names. A
/// test holds them against the schema.
enum FindingColumn: String, CaseIterable {
  case set = "set_id"
  case scope, ordinal, fingerprint, identity, status, reason, rule, severity, confidence, anchor, subject, message
  case locale, path
  case startLine = "start_line"
  case startColumn = "start_column"
  case endLine = "end_line"
  case endColumn = "end_column"
  case text
  case lineText = "line_text"
  case referenceLocale = "reference_locale"
  case referencePath = "reference_path"
  case referenceStartLine = "reference_start_line"
  case referenceStartColumn = "reference_start_column"
  case referenceEndLine = "reference_end_line"
  case referenceEndColumn = "reference_end_column"
  case referenceText = "reference_text"
  case referenceLineText = "reference_line_text"

  static let all = allCases
  static let names = allCases.map(\.rawValue)

  /// Where it stands in a row that has all of them, 0-based: to look for a name would take longer.
  var place: Int { Self.all.firstIndex(of: self)! }
}

/// The columns of one side of a finding.
struct FindingSide {
  let locale, path, startLine, startColumn, endLine, endColumn, text, line: FindingColumn

  static let target = FindingSide(
    locale: .locale, path: .path, startLine: .startLine, startColumn: .startColumn, endLine: .endLine,
    endColumn: .endColumn, text: .text, line: .lineText)
  static let reference = FindingSide(
    locale: .referenceLocale, path: .referencePath, startLine: .referenceStartLine, startColumn: .referenceStartColumn,
    endLine: .referenceEndLine, endColumn: .referenceEndColumn, text: .referenceText, line: .referenceLineText)
}
