import Foundation
import TestSupport

/// An article whose text and names of files are made to break out of what they are printed in.
enum HostileArticle {
  static let name = "a\n::error::b%0A,c:d\"e&<f>\u{1B}[31m]]>.md"
  private static let text =
    "\u{1B}[2J\u{202E}\u{FFFE} ]]> <failure/> &amp; \" ' %0A ::set-output name=a::b {0} [x](https://evil.example)"

  /// The same text stands in code on both sides, which differs by an option, and in a section that French lacks.
  static func write(to folder: TemporaryFolder) throws {
    try folder.write(
      "en-US/\(name)", "# Port\n\nRun `show -a \(text)` on port 3389 now.\n\n## \(text)\n\nRead \(text) first.\n")
    try folder.write("fr-FR/\(name)", "# <a name=\"port\"></a>Port\n\nExécutez `show -b \(text)` sur le port 8080.\n")
    try folder.write("fr-FR/bad\(name)", [0xFF, 0x41])
  }

  /// The scalars of a text, but for line feeds, that could steer a terminal.
  static func steering(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format)
    }
  }
}
