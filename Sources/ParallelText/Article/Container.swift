/// What stands between two lines that a site generator reads: an alert, a zone for some readers, a tab, a directive.
public struct Container: Sendable {
  /// A value that is not translated: `pivot="windows"`, or `:open:` of a directive.
  public struct Attribute: Sendable {
    /// Empty of a value without one.
    public var name: SourceRange
    public var value: SourceRange
  }

  /// What is wrong with its marks: readers see them, or more of the text in the container than was meant.
  public enum Fault: Sendable {
    case notClosed
    /// The mark of its end stands behind text, where generators do not see it.
    case closedBehindText
    /// Its end stands outside of the list item that it began in.
    case closedOutsideItem
    /// An option of a directive stands in its title.
    case optionInTitle
    /// What belongs in it is not indented as it has to be.
    case notIndented
  }

  /// What stands in the line that opens it.
  public var opening: SourceRange
  /// What it is: `zone` of `::: zone pivot="windows"`.
  public var name: SourceRange
  /// In the order of the text.
  public var attributes: [Attribute]
  public var isAlert: Bool
  /// What is wrong, and where.
  public var fault: (kind: Fault, range: SourceRange)?

  public init(opening: SourceRange, name: SourceRange, attributes: [Attribute], isAlert: Bool) {
    self.opening = opening
    self.name = name
    self.attributes = attributes
    self.isAlert = isAlert
  }
}

extension Container.Attribute {
  public init(_ name: SourceRange, _ value: SourceRange) {
    self.name = name
    self.value = value
  }
}
