import ParallelText

/// Names of keys: `Strg+Umschalt+Entf` is `Ctrl+Shift+Del` on another keyboard.
public enum KeyboardKeys {
  private static let keys: [Substring: Substring] = Dictionary(
    WordList(PackageResources.keyboard_keys_txt).lines.flatMap { line in line.words.map { ($0, line.name) } },
    uniquingKeysWith: { first, _ in first })

  private static let hashes = HashSet(keys.keys.map { Hash64.of($0.utf8) })

  /// A hash of the keys of `Ctrl+C` or `Ctrl-C`, pressed together: the same whatever they are called; nil if a text is no
  /// such keys.
  public static func chord(_ text: ArraySlice<UInt8>) -> UInt64? {
    // What joins keys: most texts have none of it.
    func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == 0x20 }
    guard text.count < 80, text.contains(where: isJoint) else { return nil }
    // And most others begin with no key.
    let first = text.drop(while: isJoint).prefix { !isJoint($0) }
    if !hashes.contains(Hash64.ofFolded(first)), first.allSatisfy({ $0 < 0x80 }) { return nil }
    let parts = Substring(decoding: text, as: UTF8.self).lowercased().utf8.split(whereSeparator: isJoint)
      .map(Substring.init)
    guard parts.count > 1, parts.dropLast().allSatisfy({ keys[$0] != nil }) else { return nil }
    var hash = Hash64()
    for part in parts { hash.combine(String(keys[part] ?? part)) }
    return hash.value
  }

  /// Likewise of keys joined by `+` alone, of which the last one is of a known name, a letter or digit of ASCII, or a
  /// function key: others may be names in any language.
  public static func plainChord(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard !text.contains(0x20), !text.contains(UInt8(ascii: "-")), let chord = chord(text) else { return nil }
    let word = Substring(decoding: text, as: UTF8.self).lowercased().utf8.split(separator: UInt8(ascii: "+")).last
    let last = word.map(Substring.init) ?? ""
    let isPlain = last.utf8.count == 1 || last.first == "f" && last.dropFirst().allSatisfy(\.isNumber)
    return isPlain && last.utf8.allSatisfy(ASCII.isLetterOrDigit) || keys[last[...]] != nil ? chord : nil
  }
}
