import Answering

/// The links and images of an answer by number, where a terminal cannot be told where they lead.
struct AnswerLinks {
  /// Whether addresses stand behind their texts, as OSC 8 has it
  /// (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
  let areHidden: Bool
  /// In the order of their numbers, from 1.
  private(set) var targets: [String] = []
  private var numbers: [String: Int] = [:]

  init(areHidden: Bool) { self.areHidden = areHidden }

  /// What stands behind a link's text: its number, or nothing if it can be followed without.
  mutating func reference(to link: Prose.Link) -> String {
    // A picture that stands in the file itself leads nowhere.
    if link.text == link.target || isHidden(link.target) || link.target.hasPrefix("data:") { return "" }
    let number = numbers[link.target] ?? targets.count + 1
    if number > targets.count {
      targets.append(link.target)
      numbers[link.target] = number
    }
    return " [\(number)]"
  }

  /// A path leads nowhere from a terminal, and other characters than ASCII's printable ones may not stand there.
  func isHidden(_ target: String) -> Bool {
    let isAddress = ["https://", "http://", "mailto:"].contains { target.hasPrefix($0) }
    return areHidden && isAddress && target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// A text that leads to an address.
  static func linked(_ text: String, to target: String) -> String {
    "\u{1B}]8;;\(target)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}
