import DriftRules
import ParallelText

/// A piece of an HTML document.
///
/// The text of a literal is markup. Whatever is put into it by interpolation is text, and is escaped, unless it is `HTML`
/// itself: no text from an article can become markup. `"<td>\(name)</td>"` is right in elements and in quoted attributes
/// alike. Addresses come in as `href:` or `src:` alone, with a value that cannot run a script (`Address`).
package struct HTML: Sendable, ExpressibleByStringInterpolation {
  package private(set) var bytes: [UInt8]

  package init() { bytes = [] }

  /// Literals are known when the program is built: no other text can be taken for markup.
  package init(stringLiteral markup: StaticString) { bytes = markup.withUTF8Buffer { Array($0) } }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// A text, escaped.
  package init(_ text: some StringProtocol) {
    bytes = []
    EscapedText.append(text, to: &bytes)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  package static func + (left: HTML, right: HTML) -> HTML {
    var both = left
    both += right
    return both
  }

  package static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    package mutating func appendLiteral(_ markup: StaticString) {
      markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func appendInterpolation(_ text: some StringProtocol) { EscapedText.append(text, to: &bytes) }

    package mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }

    package mutating func appendInterpolation(_ pieces: some Sequence<HTML>) {
      for piece in pieces { bytes += piece.bytes }
    }

    package mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }

    package mutating func appendInterpolation(_ locale: LocaleTag) { bytes += locale.description.utf8 }

    package mutating func appendInterpolation(_ rule: RuleID) { bytes += rule.rawValue.utf8 }

    package mutating func appendInterpolation(_ severity: Severity) { bytes += severity.rawValue.utf8 }

    /// ` href="…"`.
    package mutating func appendInterpolation(href address: Address) { append(" href", address) }

    /// ` src="…"`.
    package mutating func appendInterpolation(src address: Address) { append(" src", address) }

    private mutating func append(_ attribute: String, _ address: Address) {
      bytes += attribute.utf8
      bytes += "=\"".utf8
      EscapedText.append(address.text, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }
}

extension Sequence<HTML> {
  package func joined() -> HTML { reduce(into: HTML()) { $0 += $1 } }
}
