import ParallelText

/// Names of keys: `Strg+Umschalt+Entf` is `Ctrl+Shift+Del` on another keyboard.
public enum KeyboardKeys {
  private static let keys: [Substring: Substring] = Dictionary(
    WordList(PackageResources.keyboard_keys_txt).lines.flatMap { line in line.words.map { ($0, line.name) } },
    uniquingKeysWith: { first, _ in first })

  /// Whether two texts are keys pressed together, and the same ones.
  public static func areSameChord(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
    // What joins keys: most texts have none of it.
    func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == 0x20 }
    guard first.count < 80, second.count < 80, first.contains(where: isJoint), second.contains(where: isJoint),
      let one = chord(first), let other = chord(second)
    else { return false }
    return one == other
  }

  /// The keys of `Ctrl+C` or `Ctrl-C`, nil if it is none.
  private static func chord(_ text: ArraySlice<UInt8>) -> [Substring]? {
    let parts = Substring(decoding: text, as: UTF8.self).lowercased().split { "+- ".contains($0) }
    guard parts.count > 1, parts.dropLast().allSatisfy({ keys[$0] != nil }) else { return nil }
    return parts.map { keys[$0] ?? $0 }
  }
}
