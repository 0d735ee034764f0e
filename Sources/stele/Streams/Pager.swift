import Foundation
import ParallelText

/// Shows long output screen by screen where somebody reads it, as git does: `$PAGER`, else `less`.
enum Pager {
  /// A shell's command; nil if nothing is to be paged: standard output is no terminal, `PAGER` is empty or `cat`, or there is
  /// no pager.
  static var command: String? {
    let environment = ProcessInfo.processInfo.environment
    guard StandardOutput.isTerminal, environment["TERM"] != "dumb" else { return nil }
    guard let named = environment["PAGER"] else { return isInstalled("less", environment) ? "less" : nil }
    return named.allSatisfy(\.isWhitespace) || named == "cat" ? nil : named
  }

  /// Shows the bytes, and returns when the reader has seen enough.
  ///
  /// - Returns: Whether a pager could be run.
  static func show(_ bytes: [UInt8], with command: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    let (reading, writing) = (ends[0], ends[1])
    // Not for the pager, which would wait for its own end of the pipe to be closed; what it reads is its standard input.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Ctrl-C is the pager's while it runs.
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    guard let process = spawn(command, input: reading) else {
      close(reading)
      close(writing)
      return false
    }
    close(reading)
    // Who quits before the end has read enough.
    try? Descriptor.write(bytes, to: writing)
    close(writing)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // What shells say of a command that is not there, or cannot be run.
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 0
    return code != 126 && code != 127
  }

  private static func spawn(_ command: String, input: Int32) -> pid_t? {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    // What we ignore the pager must not.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = Self.copies(["sh", "-c", command])
    let variables = Self.copies(environment)
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, variables) == 0 ? process : nil
  }

  /// As C takes them, with nil at the end.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { text in strdup(text) } + [nil]
  }

  /// Ours, with what makes `less` end at once where all fits on the screen, keep colours, and leave the text there.
  private static var environment: [String] {
    var variables = ProcessInfo.processInfo.environment
    if variables["LESS"] == nil { variables["LESS"] = "FRX" }
    if variables["LV"] == nil { variables["LV"] = "-c" }
    return variables.map { "\($0)=\($1)" }
  }

  private static func isInstalled(_ program: String, _ environment: [String: String]) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
