import IndexStore
import ParallelText
import Reports

/// A picture for a README: a locale, and how much of it is current.
enum Badge {
  /// SVG with the text in it as text, so that it can be read aloud.
  static func render(_ locale: LocaleTag, _ figures: LocaleFigures) -> [UInt8] {
    let share = figures.expected == 0 ? 0 : Double(figures.current) / Double(figures.expected)
    let value = Percentage.text(share) + " current" + (figures.errors > 0 ? ", \(figures.errors.counted("error"))" : "")
    let name = locale.description
    // Of a font of 11 pixels: 7 for each character are enough.
    let (left, right) = (name.count * 7 + 12, value.count * 6 + 14)
    let color: HTML = figures.errors > 0 ? "#b3261e" : share < 0.9 ? "#8a5a00" : "#1a6e3c"
    let svg: HTML = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(left + right)" height="20" role="img" aria-label="\(name): \(value)">
      <title>\(name): \(value)</title>
      <rect width="\(left)" height="20" fill="#444"/>
      <rect x="\(left)" width="\(right)" height="20" fill="\(color)"/>
      <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
      <text x="\(left / 2)" y="14">\(name)</text>
      <text x="\(left + right / 2)" y="14">\(value)</text>
      </g>
      </svg>

      """
    return svg.bytes
  }
}
