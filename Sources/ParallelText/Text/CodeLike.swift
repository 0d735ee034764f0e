extension StringProtocol {
  /// Whether a word looks like a code or an event id: it has a digit, and more than two bytes of UTF-8.
  public var isCodeLike: Bool { utf8.count > 2 && utf8.contains(where: ASCII.isDigit) }
}
