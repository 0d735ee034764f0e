import ArgumentParser
import IndexStore
import ParallelText
import Reports

struct ExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, jsonl, csv, tmx, xliff
  }

  static let configuration = CommandConfiguration(
    commandName: "export", _superCommandName: "stele",
    abstract: "Write indexed articles row by row, all locales side by side.",
    discussion: """
      JSON and JSON Lines for programs, CSV for spreadsheets, TMX 1.4b and XLIFF 2.1 for translation tools. Name an \
      article by its key, its path, or the end of either. Without a name, all articles are exported.

      Example: stele export --format tmx --output articles.tmx

      Exit status: 0 done, 2 wrong usage or unusable index, 70 internal error.
      """)

  @Argument(help: ArgumentHelp("Articles to export (default: all).", valueName: "article"))
  var articles: [String] = []

  @OptionGroup var database: DatabaseOption

  @Option(help: "The format to write.")
  var format: Format = .json

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("The source language of TMX and XLIFF (default: the source of the index).", valueName: "locale"))
  var source: LocaleTag?

  @Option(help: ArgumentHelp("The target language of XLIFF.", valueName: "locale"))
  var target: LocaleTag?

  func run() throws {
    do {
      let index = try IndexReader(database.path)
      let ids = try articles.isEmpty ? nil : articles.map { try ArticleArgument.id(of: $0, in: index) }
      var writer = try writer(for: index, isOne: ids?.count == 1)
      var stream = try ResultStream(to: output)
      try stream.write(writer.header())
      try index.eachArticle(ids) { article in
        try stream.write(writer.piece(article))
        return !stream.isClosed
      }
      try stream.write(writer.footer())
      try stream.finish()
    } catch let error as IndexError {
      throw error.told
    }
  }

  private func writer(for index: IndexReader, isOne: Bool) throws -> any ArticleWriter {
    let locales = try index.locales()
    switch format {
    case .json: return AlignedJSON(isOne ? .object : .array)
    case .jsonl: return AlignedJSON(.lines)
    case .csv: return AlignedCSV(locales)
    case .tmx:
      return TMXDocument(source: try resolved(source, locales) ?? indexed(index, locales), version: Stele.version)
    case .xliff:
      guard let from = try resolved(source, locales) ?? indexed(index, locales) else {
        throw unusable("xliff needs --source: the index does not say what was translated from")
      }
      let others = locales.filter { $0 != from }
      guard let to = try resolved(target, locales) ?? (others.count == 1 ? others[0] : nil) else {
        throw unusable("xliff needs --target: one of \(others.map(\.description).joined(separator: ", "))")
      }
      return XLIFFDocument(source: from, target: to)
    }
  }

  /// A locale of the index for one that a call names.
  private func resolved(_ locale: LocaleTag?, _ locales: [LocaleTag]) throws -> LocaleTag? {
    guard let locale else { return nil }
    if let own = Self.match(locale, locales) { return own }
    throw unusable("no article is in \(locale); there are \(locales.map(\.description).joined(separator: ", "))")
  }

  private func indexed(_ index: IndexReader, _ locales: [LocaleTag]) throws -> LocaleTag? {
    try index.source().flatMap { Self.match($0, locales) }
  }

  private static func match(_ locale: LocaleTag, _ locales: [LocaleTag]) -> LocaleTag? {
    locales.first { $0 == locale } ?? locales.first { $0.language == locale.language }
  }

  private func unusable(_ text: String) -> ExitCode {
    StandardError.write("stele: \(text)")
    return ExitStatus.unusable
  }
}
