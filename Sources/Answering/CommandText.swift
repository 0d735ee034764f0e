import ParallelText

/// Tells what to enter from prompts and output in a block of code.
enum CommandText {
  /// The labels of blocks that are nothing but output.
  private static let outputs: Set<String> = ["output", "console-output", "stdout", "stderr"]
  /// The labels of blocks that show a terminal: what has no prompt is output, if something has one.
  private static let sessions: Set<String> = [
    "console", "shell-session", "shellsession", "sh-session", "bash-session", "pwsh-session", "powershell-session",
    "ps1con", "pwsh-console", "powershell-console", "doscon", "cmd-session", "terminal", "session",
  ]

  /// - Parameter language: The label of the block.
  /// - Complexity: O(text).
  static func read(_ text: String, language: String?) -> Answer.Code {
    let label = language?.lowercased() ?? ""
    if outputs.contains(label) { return Answer.Code(language: language, text: "", output: text) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let isSession = sessions.contains(label) && lines.contains { afterPrompt($0) != nil }
    guard isSession || afterPrompt(first) != nil else {
      return Answer.Code(language: language, text: text, output: "")
    }
    var commands: [Substring] = []
    var output: [Substring] = []
    // Whether the line before is a command, and whether it goes on.
    var isCommand = false
    var goesOn = false
    for line in lines {
      let continued = afterContinuation(line)
      if let command = afterPrompt(line) ?? (isSession && isCommand ? continued : nil) ?? (goesOn ? line : nil) {
        commands.append(command)
        (isCommand, goesOn) = (true, isOpen(command))
      } else {
        if isSession { output.append(line) } else { commands.append(line) }
        (isCommand, goesOn) = (false, false)
      }
    }
    return Answer.Code(
      language: language, text: commands.joined(separator: "\n"), output: trimmed(output).joined(separator: "\n"))
  }

  /// Whether the shell waits for more: a backslash, a backtick, a caret or a pipe ends the line.
  private static func isOpen(_ command: Substring) -> Bool { command.last.map { "\\`^|".contains($0) } ?? false }

  /// What stands behind the `>` or `>>` with which a shell asks for more; nil if the line begins with none.
  private static func afterContinuation(_ line: Substring) -> Substring? {
    for prompt in [">> ", "> "] where line.hasPrefix(prompt) { return line.dropFirst(prompt.count) }
    return nil
  }

  private static func trimmed(_ lines: [Substring]) -> ArraySlice<Substring> {
    var lines = lines[...]
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines
  }

  /// What stands behind the prompt of a shell; nil if the line begins with none.
  ///
  /// `$ `; `PS C:\> ` and `PS> `; `C:\Windows>`; `user@host:~$ `, `[user@host ~]# `. A lone `#` begins comments, and a
  /// lone `>` redirects: neither is taken for a prompt.
  static func afterPrompt(_ line: Substring) -> Substring? {
    let line = line.drop { $0 == " " || $0 == "\t" }
    if line.hasPrefix("$ ") { return line.dropFirst(2) }
    if line.hasPrefix("PS") { return afterPowerShell(line.dropFirst(2)) }
    return afterDrive(line) ?? afterUserAtHost(line)
  }

  private static func afterPowerShell(_ rest: Substring) -> Substring? {
    guard let end = rest.firstIndex(of: ">"), rest.first == ">" || rest.first == " " else { return nil }
    let place = rest[..<end].drop { $0 == " " }
    let isPlace = place.isEmpty || place.contains { $0 == ":" || $0 == "/" || $0 == "~" }
    return isPlace ? command(rest[end...].drop { $0 == ">" }) : nil
  }

  /// `C:\folder>`; what stands before the bracket is a folder, and no program whose output goes to a file.
  private static func afterDrive(_ line: Substring) -> Substring? {
    let bytes = line.utf8
    guard let letter = bytes.first, ASCII.isLetter(letter), bytes.dropFirst().first == 0x3A,
      bytes.dropFirst(2).first == 0x5C || bytes.dropFirst(2).first == 0x3E, let end = line.firstIndex(of: ">")
    else { return nil }
    let folder = line[..<end]
    let isFolder =
      !folder.hasSuffix(" ") && !folder.contains { "\"|<&'".contains($0) }
      && !folder.lowercased().hasSuffix(".exe")
    return isFolder ? command(line[end...].dropFirst()) : nil
  }

  private static func afterUserAtHost(_ line: Substring) -> Substring? {
    let head = line.hasPrefix("[") ? line.prefix { $0 != "]" } : line.prefix { $0 != " " && $0 != "$" && $0 != "#" }
    guard let at = head.firstIndex(of: "@"), at > head.startIndex, head.utf8.count < 80,
      head.hasPrefix("[") || head.contains(":")
    else { return nil }
    let rest = line[head.endIndex...].drop { $0 == "]" }
    return rest.hasPrefix("$ ") || rest.hasPrefix("# ") ? rest.dropFirst(2) : nil
  }

  private static func command(_ rest: Substring) -> Substring { rest.first == " " ? rest.dropFirst() : rest }
}
