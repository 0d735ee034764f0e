import ArgumentParser
import IndexStore

/// Articles as a call names them.
enum ArticleArgument {
  /// The id of an article's set, or the end of the call.
  static func id(of name: String, in index: IndexReader) throws -> Int64 {
    let meaning: ArticleName.Meaning
    do throws(IndexError) {
      meaning = try index.meaning(of: name)
    } catch {
      throw error.told
    }
    switch meaning {
    case .article(let id): return id
    case .unknown:
      StandardError.write("stele: \(index.path) has no article named \(name)")
    case .ambiguous(let labels):
      StandardError.write("stele: several articles match \(name):")
      for label in labels.prefix(10) { StandardError.write("  \(label)") }
      if labels.count > 10 { StandardError.write("  and \(labels.count - 10) more") }
    }
    throw ExitStatus.unusable
  }
}
