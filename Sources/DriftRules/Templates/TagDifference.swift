import ParallelText

/// The first argument that differs between two tags, and matters most.
struct TagDifference {
  var severity: Severity
  var target: SourceRange
  var reference: SourceRange

  /// Arguments that say how something looks.
  private static let looks: [StaticString] = [
    "width", "height", "class", "classname", "style", "align", "size", "loading", "icon", "color",
  ]
  /// Arguments that hold ids on some sites, and text on others.
  private static let names: [StaticString] = ["name", "tab", "value", "tabname"]

  /// What the names of tags begin with whose words are an expression.
  private static let control = ["if", "unless", "for", "case", "when", "el", "while", "assign", "set"]

  private struct Side {
    let tag: TemplateTag
    let bytes: ByteView
    /// The parts of its locale's tag, in small letters.
    let locale: [String]
    var named: [(name: ByteView, argument: TagArguments.Argument)] = []
    var others: [TagArguments.Argument] = []
    /// Whether words without quotes stand behind one another that are no condition: `{% quote A. Author, a book %}`.
    private var isSentence = false

    init(_ tag: TemplateTag, _ bytes: ByteView, _ locale: LocaleTag) {
      self.tag = tag
      self.bytes = bytes
      self.locale = locale.description.lowercased().split(separator: "-").map(String.init)
      // A variable that is no call has none.
      let arguments = tag.hasName ? tag.arguments.start..<tag.arguments.end : 0..<0
      for argument in TagArguments(bytes, arguments) {
        if argument.name.isEmpty { others.append(argument) } else { named.append((bytes[argument.name], argument)) }
      }
      let name = bytes[tag.name.start..<tag.name.end]
      isSentence =
        tag.form != .variable && others.count(where: isPlainWord) > 1
        && !TagDifference.control.contains { name.starts(with: $0.utf8) }
    }

    func meaning(_ argument: TagArguments.Argument) -> TagArguments.Meaning {
      if isSentence, argument.name.isEmpty, isPlainWord(argument) { return .text }
      return TagArguments.meaning(of: argument, bytes, isVariable: tag.form == .variable)
    }

    private func isPlainWord(_ argument: TagArguments.Argument) -> Bool {
      guard !argument.isQuoted, !argument.isExpression else { return false }
      let word = bytes[argument.value]
      return (word.last == UInt8(ascii: ".") ? word.dropLast() : word).allSatisfy { ASCII.isLetter($0) || $0 >= 0x80 }
    }

    func text(_ argument: TagArguments.Argument) -> [UInt8] { bytes[argument.value].filter { !ASCII.isSpace($0) } }

    /// The words of a value but for those of the locale's tag, and whether there are such.
    func words(_ argument: TagArguments.Argument) -> (others: [String], hasLocale: Bool) {
      let words = bytes[argument.value].split { !ASCII.isWord($0) || $0 == UInt8(ascii: "_") }
        .map { String(decoding: $0, as: UTF8.self).lowercased() }
      let others = words.filter { !locale.contains($0) }
      return (others, others.count < words.count)
    }

    var end: SourceRange { .empty(at: tag.arguments.end) }
  }

  /// - Parameter locales: The target's and the reference's: paths may differ in them.
  /// - Returns: nil if all that matters is the same. Complexity: O(length of both).
  static func of(
    _ target: TemplateTag, _ targetBytes: ByteView, _ reference: TemplateTag, _ referenceBytes: ByteView,
    locales: (LocaleTag, LocaleTag)
  ) -> TagDifference? {
    let own = Side(target, targetBytes, locales.0)
    let theirs = Side(reference, referenceBytes, locales.1)
    var found: [TagDifference] = []
    for (name, argument) in theirs.named {
      // Links may lead to it: it is compared as an anchor.
      if reference.form == .component, !reference.standsAlone, ASCII.are(name, "id") { continue }
      let counterpart = own.named.first { $0.name.elementsEqual(name) }?.argument
      if let counterpart {
        if let difference = difference(counterpart, own, argument, theirs) { found.append(difference) }
      } else if theirs.meaning(argument) != .text {
        let severity: Severity = theirs.meaning(argument) == .literal && !isAny(of: looks, name) ? .warning : .note
        let whole = SourceRange(argument.name.lowerBound, argument.value.upperBound)
        found.append(TagDifference(severity: severity, target: own.end, reference: whole))
      }
    }
    for place in 0..<max(own.others.count, theirs.others.count) {
      if place >= own.others.count {
        let argument = theirs.others[place]
        guard theirs.meaning(argument) == .literal else { continue }
        found.append(TagDifference(severity: .warning, target: own.end, reference: SourceRange(argument.value)))
      } else if place >= theirs.others.count {
        let argument = own.others[place]
        guard own.meaning(argument) == .literal else { continue }
        // A call needs what it is given where the reference gives something as well.
        let isAlone = reference.form == .variable && theirs.others.isEmpty && theirs.named.isEmpty
        found.append(
          TagDifference(
            severity: isAlone ? .note : .warning, target: SourceRange(argument.value), reference: theirs.end))
      } else if let difference = difference(own.others[place], own, theirs.others[place], theirs) {
        found.append(difference)
      }
    }
    return found.max { $0.severity < $1.severity }
  }

  private static func difference(
    _ own: TagArguments.Argument, _ target: Side, _ theirs: TagArguments.Argument, _ reference: Side
  ) -> TagDifference? {
    let meaning = reference.meaning(theirs)
    if meaning == .text || target.text(own) == reference.text(theirs) { return nil }
    let (words, hasLocale) = target.words(own)
    let (others, hasOtherLocale) = reference.words(theirs)
    if words == others, hasLocale || hasOtherLocale { return nil }
    let name = reference.bytes[theirs.name]
    var severity = Severity.warning
    if isAny(of: looks, name) || meaning == .word && (name.isEmpty ? reference.tag.isPaired : isAny(of: names, name)) {
      severity = .note
    }
    return TagDifference(severity: severity, target: SourceRange(own.value), reference: SourceRange(theirs.value))
  }

  private static func isAny(of names: [StaticString], _ name: ByteView) -> Bool {
    names.contains { ASCII.are(name, $0) }
  }
}
