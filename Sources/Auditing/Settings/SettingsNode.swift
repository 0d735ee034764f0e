import ParallelText
import Yams

/// A value of a settings file, read as what belongs at its place. What does not is told with its line and its key.
struct SettingsNode {
  /// The key that the value stands behind, or the list's that it is an item of; empty for the file.
  let key: String
  private let node: Node
  /// 1-based: the key's, which is what a reader looks for, or the item's.
  private let line: Int?

  private init(_ node: Node, _ key: String, line: Int?) {
    self.node = node
    self.key = key
    self.line = line
  }

  /// The whole of a file, nil if nothing stands in it.
  init?(yaml: String) throws(Configuration.Problem) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw Self.problem(error)
    }
    guard let root else { return nil }
    self.init(root, "", line: root.mark?.line)
  }

  /// Whether nothing stands behind the key.
  private var isEmpty: Bool { node.tag == Tag(.null) }

  /// A plain scalar that YAML takes for something else is none: what it becomes is not always what was written.
  func text() throws(Configuration.Problem) -> String {
    guard let scalar = node.scalar, !isEmpty else { throw problem("expected text") }
    guard node.tag == Tag(.str) else { throw problem("expected text: write \"\(scalar.string)\", in quotes") }
    return scalar.string
  }

  /// A text with something in it.
  func name() throws(Configuration.Problem) -> String {
    let text = try text()
    if text.allSatisfy(\.isWhitespace) { throw problem("empty item") }
    return text
  }

  /// A scalar as it is written, be it a number or `off`; nil for anything else.
  var written: String? { isEmpty ? nil : node.scalar?.string }

  /// The items of a list, in order; none if nothing stands behind the key.
  func items() throws(Configuration.Problem) -> [SettingsNode] {
    if isEmpty { return [] }
    guard let items = node.sequence else { throw problem("expected a list") }
    return items.map { SettingsNode($0, key, line: $0.mark?.line ?? line) }
  }

  /// The keys and what stands behind them, in order; none if nothing does.
  func entries() throws(Configuration.Problem) -> [SettingsNode] {
    if isEmpty { return [] }
    guard let mapping = node.mapping else { throw problem("expected keys and values") }
    var entries: [SettingsNode] = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? line
      guard let name = key.scalar?.string else { throw Self.problem(line, "a key is not text") }
      entries.append(SettingsNode(value, name, line: line))
    }
    return entries
  }

  /// What is wrong with the value.
  func problem(_ text: String) -> Configuration.Problem { Self.problem(line, (key.isEmpty ? "" : key + ": ") + text) }

  /// That there is no such key, and which of those that there are may be meant.
  func unknown(_ what: String = "key", among names: [String]) -> Configuration.Problem {
    let question = NearestNames.question(key, among: names).map { "; \($0)" } ?? ""
    return Self.problem(line, "unknown \(what) \(key)\(question)")
  }

  private static func problem(_ line: Int?, _ text: String) -> Configuration.Problem {
    Configuration.Problem(description: (line.map { "line \($0): " } ?? "") + text)
  }

  /// In one line: Yams adds the text around the place.
  private static func problem(_ error: any Error) -> Configuration.Problem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Self.problem(mark.line, "not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      Self.problem(context.mark.line, "duplicate key \(duplicates.first ?? "")")
    default:
      Self.problem(nil, "not valid YAML: \(String(describing: error).split(whereSeparator: \.isNewline).first ?? "")")
    }
  }
}
