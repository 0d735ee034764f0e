import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of an XML document. What is not well-formed makes reading it fail.
final class XMLElement {
  enum Node {
    case element(XMLElement)
    case text(String)
  }

  let name: String
  let attributes: [String: String]
  private(set) var nodes: [Node] = []

  init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  var children: [XMLElement] {
    nodes.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }

  /// The element's own text, without that of its children.
  var text: String {
    nodes.compactMap { node in
      if case .text(let text) = node { text } else { nil }
    }.joined()
  }

  /// The text of the element and all below it.
  var wholeText: String {
    nodes.map { node in
      switch node {
      case .element(let element): element.wholeText
      case .text(let text): text
      }
    }.joined()
  }

  func all(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  /// - Returns: The root.
  static func read(_ xml: String) throws -> XMLElement { try read(Data(xml.utf8)) }

  static func read(_ xml: Data) throws -> XMLElement {
    let reader = Reader()
    let parser = XMLParser(data: xml)
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    return try #require(reader.open[0].children.first)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var open = [XMLElement("", [:])]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      let element = XMLElement(name, attributes)
      open[open.count - 1].nodes.append(.element(element))
      open.append(element)
    }
    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }
    func parser(_ parser: XMLParser, foundCharacters text: String) { open[open.count - 1].nodes.append(.text(text)) }
  }
}
