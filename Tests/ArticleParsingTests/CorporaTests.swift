import ArticleParsing
import Foundation
import ParallelText
import TestSupport
import Testing

/// Real translations, where they lie beside the project.
private let corpora = Project.root + "/../shared/corpora"

@Suite("Real articles")
struct CorporaTests {
  @Test(
    "Every range of every tenth file lies on scalars, and is the same by lines and by bytes",
    .enabled(if: FileManager.default.fileExists(atPath: corpora), "skipped: there is no ../shared/corpora"))
  func ranges() throws {
    try check(files(below: corpora).enumerated().filter { $0.offset % 10 == 0 }.map(\.element))
  }

  @Test("Every range of the sample articles lies on scalars, and is the same by lines and by bytes") func samples()
    throws
  {
    try check(files(below: Project.root + "/Corpus"))
  }

  private func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }
      .sorted().map { folder + "/" + $0 }
  }

  private func check(_ files: [String]) throws {
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      let article = try ArticleParser.parse(bytes, path: file).article
      let lines = linesOfScalars(bytes)
      var ranges =
        article.blocks.map(\.range) + article.literals.map(\.range) + article.anchors.map(\.range) + article.lines
      ranges += article.sections.map(\.range) + article.frontMatter.entries.map(\.range)
      for range in ranges {
        guard range.end <= bytes.count, isBoundary(range.start, bytes), isBoundary(range.end, bytes) else {
          Issue.record("\(file): \(range) lies within a scalar, or outside")
          continue
        }
        let start = article.source.position(at: range.start)
        let end = article.source.position(at: range.end)
        guard start.line == end.line else { continue }
        let line = lines[start.line - 1]
        let text = String(String.UnicodeScalarView(line[(start.column - 1)..<(end.column - 1)]))
        #expect(text.utf8.elementsEqual(article.source[range]), "\(file):\(start.line)")
      }
      for (index, block) in article.blocks.enumerated() where block.parent >= 0 {
        #expect(
          Int(block.parent) < index && article.blocks[Int(block.parent)].depth == block.depth - 1,
          "\(file): block \(index)")
      }
      for (first, second) in zip(article.sections, article.sections.dropFirst()) {
        #expect(first.blocks.upperBound == second.blocks.lowerBound, "\(file)")
      }
    }
  }

  private func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  private func linesOfScalars(_ bytes: [UInt8]) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      lines[lines.count - 1].append(scalar)
      if scalar == "\n" || (scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")) {
        lines.append([])
      }
    }
    return lines
  }
}
