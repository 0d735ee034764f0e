import Foundation
import Reports

/// Standard error: progress, warnings, errors.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// A line for people. Names of files stand in it, so it is made harmless; line feeds in them are no ends of lines.
  static func write(_ line: String) { put(TerminalText.lines(TerminalText.safe(line) + "\n")) }

  /// Lines of our own making, such as help.
  static func write(lines: String) {
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) { write(String(line)) }
  }

  /// Text as it is. Where nobody listens there is nobody to tell, so failures are passed over.
  static func put(_ text: String) { try? Descriptor.write(Array(text.utf8), to: STDERR_FILENO) }
}

/// Standard output: results.
enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Lines are made to fit so many columns: `COLUMNS`, else the terminal's, else `fallback`.
  static func columns(orElse fallback: Int) -> Int { columnsIfKnown ?? fallback }

  /// Whether the terminal is one of those that follow links (OSC 8), by the names that they give themselves.
  static var followsLinks: Bool {
    let environment = ProcessInfo.processInfo.environment
    if let forced = environment["FORCE_HYPERLINK"] { return forced != "0" }
    guard isTerminal, environment["TERM"] != "dumb" else { return false }
    // VTE is what the terminals of GNOME, Xfce and others stand on; 0.50 was the first that knew links.
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }) { return version >= 5000 }
    if ["WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM"].contains(where: { environment[$0] != nil }) {
      return true
    }
    return ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"]
      .contains(environment["TERM_PROGRAM"] ?? "")
      || ["xterm-kitty", "alacritty", "foot", "xterm-ghostty"].contains(environment["TERM"] ?? "")
  }

  /// `COLUMNS`, else the terminal's; nil in a pipe or a file.
  static var columnsIfKnown: Int? {
    if let told = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), told > 0 { return told }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Whether results are coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never

  /// `--color`, else `NO_COLOR`, else `CLICOLOR_FORCE`, else whether standard output is a terminal.
  /// See no-color.org and bixense.com/clicolors.
  func isColored(toFile: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment["NO_COLOR"], !value.isEmpty { return false }
      if let value = environment["CLICOLOR_FORCE"], !value.isEmpty, value != "0" { return true }
      return !toFile && StandardOutput.isTerminal && environment["TERM"] != "dumb"
    }
  }
}
