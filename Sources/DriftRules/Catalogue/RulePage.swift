import ParallelText

/// What a person reads to understand a rule's finding.
///
/// The source is a file in `Pages`, in CommonMark: a paragraph on what the rule reports, then the headings *Why it
/// matters*, *Reported*, *Fine* and, if the rule has something to add to it, *Switching it off*.
/// An example's files are fenced blocks. Their info string is `markdown` and a locale, or a path below the folder that
/// holds the example. A block of `yaml` and `stele.yml` has the settings that the example needs, and a block of `text`
/// its findings. The tests run all examples.
public struct RulePage: Sendable {
  public enum Part: Sendable {
    case heading(String)
    /// Without line breaks.
    case paragraph(String)
    /// A fenced block, with the first word of its info string and what follows that.
    case block(language: String, name: String, lines: [String])
  }

  /// The whole page, without a title.
  public let markdown: String

  init(of rule: RuleID) {
    let own = String(decoding: RuleTables.pages[rule]!, as: UTF8.self)
    let heading = "\n## Switching it off\n"
    markdown = own + (own.contains(heading) ? "" : heading) + "\n" + Self.switchingOff(rule)
  }

  /// The end of every page.
  private static func switchingOff(_ rule: RuleID) -> String {
    """
    In `stele.yml`, for all articles, or under `paths` for some. Instead of `off`, you can set another severity:

    ```yaml
    rules:
      \(rule): off
    ```

    \(comment(accepting: rule))
    For one finding, in the file that `--baseline` names. Write the finding's fingerprint from `--format json`, the
    rule, who accepted the finding, and why:

    ```text
    b1946ac92492d234 \(rule) anna: the reason why it differs
    ```

    """
  }

  /// How a comment accepts a finding of the rule, and a blank line; nothing where there is no file to write it in.
  private static func comment(accepting rule: RuleID) -> String {
    let places: [RuleID: String] = [
      .missingArticle: "",
      .extraArticle: "For one article, with a comment in it, before its first heading:",
      .brokenLink: "In one place, with a comment in the file, before the block with the link or in it:",
    ]
    let place =
      places[rule]
      ?? "In one place, with a comment in the translation: before the block, in it, or where something is missing:"
    if place.isEmpty { return "" }
    return """
      \(place)

      ```markdown
      <!-- stele-ignore \(rule): the reason why it differs -->
      ```

      """
  }

  /// The name of the block, and the file, with the settings of an example.
  public static let settings = "stele.yml"

  /// The file that a block of an example is: `en-US` is short for `en-US/article.md`.
  public static func path(of name: String) -> String {
    name.contains("/") || name == settings ? name : name + "/article.md"
  }

  /// The page's parts, in order. Pages have no other elements than these.
  public var parts: [Part] {
    var parts: [Part] = []
    var paragraph: [Substring] = []
    func endParagraph() {
      if !paragraph.isEmpty { parts.append(.paragraph(paragraph.joined(separator: " "))) }
      paragraph = []
    }
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("```") {
        endParagraph()
        // A fence ends a block whose own fences are shorter.
        let fence = line.prefix { $0 == "`" }
        let info = line.dropFirst(fence.count).split(separator: " ", maxSplits: 1)
        let body = lines.prefix { !$0.hasPrefix(fence) }
        lines = lines.dropFirst(body.count + 1)
        parts.append(
          .block(
            language: String(info.first ?? ""), name: String(info.dropFirst().first ?? ""), lines: body.map(String.init)
          ))
      } else if line.hasPrefix("## ") {
        endParagraph()
        parts.append(.heading(String(line.dropFirst(3))))
      } else if line.isEmpty {
        endParagraph()
      } else {
        paragraph.append(line)
      }
    }
    endParagraph()
    return parts
  }
}

extension RuleID {
  /// Read when asked for: a run of `audit` needs none.
  public var page: RulePage { RulePage(of: self) }
}
