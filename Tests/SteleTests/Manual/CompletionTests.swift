#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// The completions that the program makes of itself, in interactive shells on a terminal: what stands in a line, and
  /// tabs.
  @Suite("Completion")
  struct CompletionTests {
    enum Shell: String {
      case bash, zsh

      var isInstalled: Bool { Self.finds(rawValue) && Self.finds("script") }

      private static func finds(_ name: String) -> Bool {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
      }

      /// What starts the shell with the completions in a folder.
      func start(_ folder: String) -> (call: String, lines: String) {
        switch self {
        case .bash: ("bash --norc --noprofile -i", "source \(folder)/stele\n")
        case .zsh:
          ("zsh -f -i", "fpath=(\(folder) $fpath); autoload -Uz compinit; compinit -u -D\n")
        }
      }
    }

    /// What is typed, and the call that it becomes.
    static let lines = [
      ("stele audit --fail-\tnever", "audit --fail-on never"), ("stele audit --fail-on w\t", "audit --fail-on warning"),
      ("stele expl\t", "explain"), ("stele audit tree/en\t", "audit tree/english"),
      ("stele audit a --baseline acc\t", "audit a --baseline accepted.txt"),
    ]

    @Test(
      "bash completes options, their values, subcommands and files",
      .enabled(if: Shell.bash.isInstalled, "skipped: bash or script is not installed"), arguments: lines)
    func bash(_ typed: String, _ completed: String) async throws { try await expect(completed, of: typed, in: .bash) }

    @Test(
      "zsh completes options, their values, subcommands and files",
      .enabled(if: Shell.zsh.isInstalled, "skipped: zsh or script is not installed"), arguments: lines)
    func zsh(_ typed: String, _ completed: String) async throws { try await expect(completed, of: typed, in: .zsh) }

    private func expect(_ completed: String, of typed: String, in shell: Shell) async throws {
      let folder = try TemporaryFolder(["tree/english/a.md": "# A\n", "accepted.txt": ""])
      let script = try await Program.run(["--generate-completion-script", shell.rawValue])
      try folder.write("completions/" + (shell == .zsh ? "_stele" : "stele"), script.output)
      let start = shell.start(folder.path + "/completions")
      // What is called says what the line has become.
      let keys = start.lines + "stele() { echo \"called: $*;\"; }\n" + typed + "\nexit\n"
      try folder.write("keys", keys)
      let run = try await Program.shell(
        "script --quiet --return --command '\(start.call)' /dev/null <keys", in: folder.path,
        environment: ["TERM": "dumb", "HOME": folder.path])
      let calls = run.output.components(separatedBy: "called: ").dropFirst().map { $0.components(separatedBy: ";")[0] }
      #expect(calls.map { $0.trimmingCharacters(in: .init(charactersIn: " /")) }.contains(completed), "\(run.output)")
    }
  }
#endif
