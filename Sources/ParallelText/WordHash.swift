/// The hash by which words are compared: FNV-1a, 32 bits, ASCII letters in lower case.
public enum WordHash {
  @inlinable public static func of(_ word: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in word {
      hash = (hash ^ UInt32((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x0100_0193
    }
    return hash
  }
}
