import ParallelText

/// Escape sequences for colour (ECMA-48, 8.3.117), or none.
package struct Style {
  static let red = "31"
  static let green = "32"
  static let inverse = ";7"

  let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  func paint(_ code: String, _ text: String) -> String { isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
  package func bold(_ text: String) -> String { paint("1", text) }
  package func dim(_ text: String) -> String { paint("2", text) }
  package func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: paint("1;31", text)
    case .warning: paint("33", text)
    case .note: paint("36", text)
    }
  }
}
