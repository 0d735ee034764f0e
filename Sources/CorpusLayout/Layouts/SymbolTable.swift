import Foundation
import ParallelText

/// Numbers for texts of which many are alike: 0 for the first, 1 for the next that is another one, and so on.
///
/// What has a number is compared and looked up without its bytes. These stand in one piece: a dictionary of texts would
/// hash each by parts, and count who holds it.
struct SymbolTable {
  private var bytes: [UInt8] = []
  /// By the symbols' numbers: where each ends, the next then begins.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Numbers by their texts' hashes, -1 where none is.
  private var places = HashTable<Int32>(capacity: 32, free: -1)

  var count: Int { ends.count }

  /// The number of a text, a new one if it has none yet. Complexity: O(bytes) on average.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Hash64.of(text)
    let place = place(of: text, hash)
    if places[place] >= 0 { return places[place] }
    let number = Int32(count)
    places[place] = number
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    if count > places.capacity { places.grow(free: -1, isFree: { $0 < 0 }, hash: { hashes[Int($0)] }) }
    return number
  }

  mutating func number(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  /// nil if the text has none. Complexity: O(bytes) on average.
  func known(_ text: String) -> Int32? {
    var text = text
    let number = text.withUTF8 { places[place(of: $0, Hash64.of($0))] }
    return number < 0 ? nil : number
  }

  func text(of number: Int32) -> String { String(decoding: bytes[range(of: Int(number))], as: UTF8.self) }

  private func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// Where the text's number is, or would be.
  private func place(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    places.place(of: hash) { $0 < 0 || isSame(Int($0), text, hash) }
  }

  private func isSame(_ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Bool {
    let range = range(of: number)
    guard hashes[number] == hash, range.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      text.isEmpty || memcmp(bytes.baseAddress! + range.lowerBound, text.baseAddress!, text.count) == 0
    }
  }
}
