import IndexStore
import ParallelText
import Reports

/// The state of an index for people: locales across, folders down.
public struct StatusText {
  private static let gap = 2

  private let style: Style
  private let columns: Int

  /// - Parameter columns: How wide lines may be; of more locales than fit there are several tables.
  public init(isColored: Bool = false, columns: Int) {
    style = Style(isColored: isColored)
    self.columns = columns
  }

  public func render(_ status: IndexStatus) -> [UInt8] {
    var blocks = status.groups.map { ($0.name, $0.articleSets, $0.locales) }
    // Where there is one folder it is all there is.
    if blocks.count != 1 { blocks.append(("total", status.articleSets, status.total)) } else { blocks[0].0 = "total" }
    let shown = Self.lines.filter { line in
      line.isAlwaysShown || status.total.values.contains { $0[keyPath: line.count] > 0 }
    }
    let labels = blocks.map { TerminalText.safe($0.0) } + shown.map { "  " + $0.name }
    let margin = labels.map { Cells(whole: $0).width }.max() ?? 0
    let widths = status.locales.map { locale in
      blocks.flatMap { block in Self.lines.map { String(block.2[locale]?[keyPath: $0.count] ?? 0).count } }
        .reduce(locale.description.count, max)
    }
    var text = ""
    for part in parts(widths, margin) {
      let locales = part.map { ($0, status.locales[$0]) }
      text += pad("", margin)
      for (index, locale) in locales { text += style.bold(padBefore(locale.description, widths[index])) }
      text += "\n"
      for (name, sets, counts) in blocks {
        text += style.bold(TerminalText.safe(name)) + style.dim("  \(sets) article\(sets == 1 ? "" : "s")") + "\n"
        for line in shown
        where line.isAlwaysShown || counts.values.contains(where: { $0[keyPath: line.count] > 0 }) {
          text += pad("  " + line.name, margin)
          for (index, locale) in locales {
            let number = counts[locale]?[keyPath: line.count] ?? 0
            let cell = padBefore(number == 0 ? "-" : String(number), widths[index])
            text += number == 0 ? style.dim(cell) : line.severity.map { style.severity($0, cell) } ?? cell
          }
          text += "\n"
        }
      }
      text += "\n"
    }
    return Array(TerminalText.lines(text + summary(status)).utf8)
  }

  private struct Line {
    var name: String
    var count: KeyPath<IndexStatus.Counts, Int> & Sendable
    var isAlwaysShown = false
    var severity: Severity?
  }

  private static let lines = [
    Line(name: "present", count: \.present, isAlwaysShown: true), Line(name: "missing", count: \.missing),
    Line(name: "stale", count: \.stale), Line(name: "untranslated", count: \.untranslated),
    Line(name: "errors", count: \.errors, severity: .error),
    Line(name: "warnings", count: \.warnings, severity: .warning),
  ]

  /// The locales' indexes, as many together as fit; at least one.
  private func parts(_ widths: [Int], _ margin: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var used = margin
    for (index, width) in widths.enumerated() {
      if used + width + Self.gap > columns, index > start {
        parts.append(start..<index)
        start = index
        used = margin
      }
      used += width + Self.gap
    }
    if start < widths.count { parts.append(start..<widths.count) }
    return parts
  }

  private func summary(_ status: IndexStatus) -> String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    var text = "\(count(status.articleSets, "article")) in \(count(status.articles, "file")), "
    text += count(status.locales.count, "locale") + "\n"
    if !status.errors.isEmpty { text += "\(count(status.errors.count, "input")) not read, or not in full\n" }
    if !status.withoutLocale.isEmpty { text += "\(count(status.withoutLocale.count, "file")) without a locale\n" }
    return text
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Cells(whole: text).width))
  }

  private func padBefore(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: Self.gap + max(0, width - text.count)) + text
  }
}
