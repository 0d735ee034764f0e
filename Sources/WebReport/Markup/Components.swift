import Auditing
import ParallelText
import Reports

extension Severity {
  /// The name with a sign, so that severities differ not by colour alone.
  var badge: HTML { "<span class=\"severity \(self)\">\(self)</span>" }

  /// How many there are: `4 errors`.
  func badge(_ count: Int) -> HTML {
    "<span class=\"severity \(self)\">\(HTML.grouped(count)) \(rawValue)\(count == 1 ? "" : "s")</span>"
  }
}

extension HTML {
  /// A count in a table; none is a dash, which catches the eye less.
  ///
  /// - Parameter isWide: Whether the column is left out where there is little room.
  static func count(_ number: Int, _ severity: Severity? = nil, isWide: Bool = false) -> HTML {
    let wide: HTML = isWide ? " wide" : ""
    if number == 0 { return "<td class=\"number none\(wide)\">–</td>" }
    let severity: HTML = severity.map { " \($0)" } ?? ""
    return "<td class=\"number\(severity)\(wide)\">\(grouped(number))</td>"
  }

  /// `a, b and c`.
  static func list(_ items: [HTML]) -> HTML {
    items.enumerated().map { place, item -> HTML in
      place == 0 ? item : place == items.count - 1 ? " and \(item)" : ", \(item)"
    }.joined()
  }

  /// `12,345`.
  static func grouped(_ number: Int) -> HTML {
    let digits = String(number)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return HTML(text)
  }

  /// A share as whole percent, rounded so that neither none nor all is said of what is neither.
  static func percent(_ part: Int, of whole: Int) -> HTML {
    whole == 0 ? "–" : HTML(Percentage.text(Double(part) / Double(whole)))
  }

  /// A finding's message, with the code that it quotes set as such.
  static func message(_ text: String) -> HTML {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    if parts.count.isMultiple(of: 2) { return isolated(text) }
    return "<bdi>\(parts.enumerated().map { $0.isMultiple(of: 2) ? HTML($1) : "<code>\($1)</code>" as HTML })</bdi>"
  }

  /// A table that can be wider than the page. The region can be scrolled with the keyboard.
  static func scrolling(_ label: String, _ table: HTML) -> HTML {
    "<div class=\"scroll\" role=\"region\" aria-label=\"\(label)\" tabindex=\"0\">\n\(table)</div>\n"
  }
}
