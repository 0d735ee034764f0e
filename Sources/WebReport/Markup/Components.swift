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

  /// A finding's message, with the code and the bold text that it quotes set as such.
  static func message(_ text: String) -> HTML {
    let html = quoted(text, "`") {
      "<code>\($0)</code>"
    } plain: { text in
      quoted(text, "**") {
        "<strong>\($0)</strong>"
      } plain: {
        HTML($0)
      }
    }
    return "<bdi>\(html)</bdi>"
  }

  /// A text in which every second sign ends what the one before it begins; one with a sign alone is all plain.
  private static func quoted(
    _ text: String, _ sign: String, _ inner: (String) -> HTML, plain: (String) -> HTML
  ) -> HTML {
    let parts = text.split(separator: sign, omittingEmptySubsequences: false).map(String.init)
    if parts.count.isMultiple(of: 2) { return plain(text) }
    return parts.enumerated().map { $0.isMultiple(of: 2) ? plain($1) : inner($1) }.joined()
  }

  /// A table that can be wider than the page. The region can be scrolled with the keyboard.
  static func scrolling(_ label: String, _ table: HTML) -> HTML {
    "<div class=\"scroll\" role=\"region\" aria-label=\"\(label)\" tabindex=\"0\">\n\(table)</div>\n"
  }
}
