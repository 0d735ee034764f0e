import Foundation

/// One number for what some sources hold: the same wherever they stand, another one if any of them changes.
struct Provenance {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// - Parameter paths: Sorted. Where they begin does not count: what follows the last `/Sources/` does.
  init(_ paths: [String]) throws {
    for path in paths {
      let name = path.range(of: "/Sources/", options: .backwards).map { path[$0.upperBound...] } ?? path[...]
      combine(name.utf8)
      combine(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
  }

  /// FNV-1a, 64 bits, of the bytes and their number.
  private mutating func combine(_ bytes: some Collection<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) {
      for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
  }

  var source: String {
    """
    /// What makes an index's rows: made from the sources of the stages that decide which there are.
    public enum Provenance {
      /// 16 hexadecimal digits.
      public static let hash = "\(String(repeating: "0", count: min(hash.leadingZeroBitCount / 4, 15)))\(String(hash, radix: 16))"
    }

    """
  }
}
