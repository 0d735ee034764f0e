import Auditing
import ParallelText
import Reports

extension Severity {
  /// The name with a sign, so that severities differ not by colour alone.
  var badge: HTML { "<span class=\"severity \(self)\">\(self)</span>" }
}

extension HTML {
  /// A count in a table; none is a dash, which catches the eye less.
  static func count(_ number: Int, _ severity: Severity? = nil) -> HTML {
    if number == 0 { return "<td class=\"number none\">–</td>" }
    return severity.map { "<td class=\"number \($0)\">\(grouped(number))</td>" }
      ?? "<td class=\"number\">\(grouped(number))</td>"
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

  /// A table that can be wider than the page. The region can be scrolled with the keyboard.
  static func scrolling(_ label: String, _ table: HTML) -> HTML {
    "<div class=\"scroll\" role=\"region\" aria-label=\"\(label)\" tabindex=\"0\">\n\(table)</div>\n"
  }
}
