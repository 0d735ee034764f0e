import ParallelText

/// A piece of code that is compared as one.
struct CodeToken {
  enum Kind: UInt8 {
    /// A name, a number, a mark, an option, a string that is none for people.
    case program
    /// What readers see: the content of a string, text between tags, a column of help.
    case text
    case comment
    /// A stand-in in brackets, `<name of the server>`: another one in each language.
    case standIn
  }

  var kind: Kind
  /// In the file.
  var range: SourceRange
  /// Equal of tokens that are the same.
  var hash: UInt64
  /// The line of the block that it starts on, from 0.
  var line: Int32
  /// Whether nothing but space stands before it on its line.
  var isFirst: Bool
  var traits: Traits = []

  struct Traits: OptionSet {
    let rawValue: UInt8
    /// Nothing but letters, outside of strings.
    static let plain = Traits(rawValue: 1)
    /// A name that a sample may give: not an option, not a tag or its attribute.
    static let name = Traits(rawValue: 2)
    /// The content of a string, or an attribute's value.
    static let quoted = Traits(rawValue: 4)
    /// The first word of a command.
    static let command = Traits(rawValue: 8)
    /// The name of a tag or an attribute, an option, a key.
    static let fixed = Traits(rawValue: 16)
    /// Text that stands in a line of output: most likely left as it is.
    static let printed = Traits(rawValue: 32)
    /// A mark, not a word.
    static let mark = Traits(rawValue: 64)
  }

  var isText: Bool { kind == .text || kind == .comment || kind == .standIn }
}
