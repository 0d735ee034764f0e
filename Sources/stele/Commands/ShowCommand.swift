import ArgumentParser
import IndexStore
import ParallelText
import Reports

struct ShowCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "show", _superCommandName: "stele",
    abstract: "Show an article with its locales side by side, and what has drifted.",
    discussion: """
      Name the article by its key, its path, or the end of either.

      Example: stele show remote-desktop --locale en-US --locale fr-FR

      Exit status: 0 done, 2 no such article or unusable index, 70 internal error.
      """)

  @Argument(help: ArgumentHelp("The article.", valueName: "article"))
  var article: String

  @OptionGroup var database: DatabaseOption

  @Option(
    name: .customLong("locale"), parsing: .singleValue,
    help: ArgumentHelp("A locale to show (default: all). Can be repeated.", valueName: "locale"))
  var locales: [LocaleTag] = []

  @Option(help: "The output format.")
  var format: Format = .text

  @Option(help: "Color the text output.")
  var color: ColorChoice = .auto

  func run() throws {
    do {
      let index = try IndexReader(database.path)
      let id = try ArticleArgument.id(of: article, in: index)
      var shown: AlignedArticle?
      try index.eachArticle([id]) { article in
        shown = article
        return false
      }
      guard let all = shown else { return }
      let chosen = locales.isEmpty ? all : all.keeping(Set(locales))
      if let locale = locales.first(where: { locale in !all.editions.contains { $0.locale == locale } }) {
        let others = all.editions.map(\.locale.description).joined(separator: ", ")
        StandardError.write("stele: \(all.key) is not in \(locale); it is in \(others)")
        throw ExitStatus.unusable
      }
      try ResultWriter.deliver(bytes(of: chosen, try index.findings(of: id)))
    } catch let error as IndexError {
      throw error.told
    }
  }

  private func bytes(of article: AlignedArticle, _ findings: [Finding]) -> [UInt8] {
    switch format {
    case .text:
      let kept = Set(article.editions.map(\.locale))
      let text = ArticleText(isColored: color.isColored(toFile: false), columns: StandardOutput.columns(orElse: 120))
      return text.render(article, findings.filter { kept.contains($0.target.locale) })
    case .json:
      var writer = AlignedJSON(.object)
      return writer.header() + writer.piece(article) + writer.footer()
    }
  }
}
