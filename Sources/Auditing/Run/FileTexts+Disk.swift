import ArticleParsing
import CorpusLayout
import LanguageData
import ParallelText

extension FileTexts {
  /// The files themselves.
  package static let onDisk = FileTexts { path in
    FileBeginning.read(path, limit: 16_384).flatMap { try? ArticleParser.parse($0, path: path).article }
  } frontMatter: { path in
    guard let bytes = FileBeginning.read(path, limit: 4_096), let end = endOfFrontMatter(bytes),
      MetadataKeys.mayNameArticle(bytes[..<end])
    else { return nil }
    return (try? ArticleParser.parse(Array(bytes[..<end]), path: path).article)?.frontMatter
  }

  /// Behind the line that ends it; nil if there is none.
  private static func endOfFrontMatter(_ bytes: [UInt8]) -> Int? {
    guard let mark = bytes.first(where: { $0 < 0x80 }), [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(mark) else {
      return nil
    }
    var start = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    while let feed = bytes[start...].firstIndex(of: 0x0A) {
      if bytes[start..<feed].prefix(3).elementsEqual([mark, mark, mark]) { return feed + 1 }
      start = feed + 1
    }
    return nil
  }
}
