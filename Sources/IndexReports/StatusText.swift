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
      line.isAlwaysShown || status.total.values.contains { line.cell($0) != Self.none }
    }
    let labels = blocks.map { TerminalText.safe($0.0) } + shown.map { "  " + $0.name }
    let margin = labels.map { Cells(whole: $0).width }.max() ?? 0
    let widths = status.locales.map { locale in
      blocks.flatMap { block in Self.lines.map { $0.cell(block.2[locale] ?? IndexStatus.Counts.none).count } }
        .reduce(locale.description.count, max)
    }
    var text = ""
    for part in parts(widths, margin) {
      let locales = part.map { ($0, status.locales[$0]) }
      let head =
        pad("", margin) + locales.map { style.bold(padBefore($1.description, widths[$0])) }.joined() + "\n"
      text += head
      // Who scrolls still sees which column is whose.
      var linesBelowHead = 0
      for (name, sets, counts) in blocks {
        let rows = shown.filter { line in
          line.isAlwaysShown || counts.values.contains { line.cell($0) != Self.none }
        }
        if linesBelowHead > 0, linesBelowHead + 1 + rows.count > Self.screen {
          text += "\n" + head
          linesBelowHead = 0
        }
        text += style.bold(TerminalText.safe(name)) + style.dim("  \(sets.counted("article"))") + "\n"
        for line in rows {
          text += pad("  " + line.name, margin)
          for (index, locale) in locales {
            let cell = line.cell(counts[locale] ?? IndexStatus.Counts.none)
            let padded = padBefore(cell, widths[index])
            text += cell == Self.none ? style.dim(padded) : line.severity.map { style.severity($0, padded) } ?? padded
          }
          text += "\n"
        }
        linesBelowHead += 1 + rows.count
      }
      text += "\n"
    }
    return Array(TerminalText.lines(text + summary(status)).utf8)
  }

  /// So many lines follow a head at most.
  private static let screen = 22
  private static let none = "-"

  private struct Line {
    var name: String
    var cell: @Sendable (IndexStatus.Counts) -> String
    var isAlwaysShown = false
    var severity: Severity?

    init(
      _ name: String, _ count: KeyPath<IndexStatus.Counts, Int> & Sendable, isAlwaysShown: Bool = false,
      severity: Severity? = nil
    ) {
      self.init(name, isAlwaysShown: isAlwaysShown, severity: severity) { counts in
        counts[keyPath: count] == 0 ? none : String(counts[keyPath: count])
      }
    }

    init(
      _ name: String, isAlwaysShown: Bool = false, severity: Severity? = nil,
      _ cell: @escaping @Sendable (IndexStatus.Counts) -> String
    ) {
      (self.name, self.cell, self.isAlwaysShown, self.severity) = (name, cell, isAlwaysShown, severity)
    }
  }

  private static let lines = [
    Line("present", \.present, isAlwaysShown: true),
    Line("share present", isAlwaysShown: true) { $0.sharePresent.map(Percentage.text) ?? none },
    Line("missing", \.missing), Line("stale", \.stale), Line("untranslated", \.untranslated),
    Line("errors", \.errors, severity: .error), Line("warnings", \.warnings, severity: .warning),
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
    var text = "\(status.articleSets.counted("article")) in \(status.articles.counted("file")), "
    text += status.locales.count.counted("locale") + "\n"
    if !status.errors.isEmpty { text += "\(status.errors.count.counted("input")) not read, or not in full\n" }
    if !status.withoutLocale.isEmpty { text += "\(status.withoutLocale.count.counted("file")) without a locale\n" }
    return text
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Cells(whole: text).width))
  }

  private func padBefore(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: Self.gap + max(0, width - text.count)) + text
  }
}
