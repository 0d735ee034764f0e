import CStemmer

/// A stemmer of Snowball. One thread at a time.
final class Stemmer {
  private let stemmer: OpaquePointer

  /// nil if the library has none of that name.
  init?(_ algorithm: String) {
    guard let stemmer = sb_stemmer_new(algorithm, "UTF_8") else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The word without its inflection. Complexity: O(bytes).
  func stem(_ word: ArraySlice<Unicode.Scalar>) -> NormalForm.Scalars {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * word.count)
    for scalar in word { bytes.append(scalar) }
    // nil if there is no memory left.
    guard let stem = sb_stemmer_stem(stemmer, bytes, Int32(bytes.count)) else { return Array(word) }
    return NormalForm.Scalars(utf8: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
  }
}
