import ArgumentParser
import IndexStore
import WebReport

/// `--link`, which all commands that make web pages have.
struct LinkOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the articles’ files are shown, with {path} and, if you like, {line}, {column} and {locale}.",
      valueName: "url"))
  var link: String?

  /// nil if the call names none; the end of the call if it cannot be used.
  func template() throws -> LinkTemplate? {
    guard let link else { return nil }
    do throws(LinkTemplate.Fault) {
      return try LinkTemplate(link)
    } catch {
      StandardError.write("stele: --link: \(error)")
      throw ExitStatus.unusable
    }
  }

  /// Warns once if the index has files whose paths do not go on from where the web shows the articles.
  func check(_ index: IndexReader) throws(IndexError) {
    guard link != nil, let path = try index.outsidePath() else { return }
    StandardError.write(
      "stele: warning: --link: \(path) is not below the folder that stele index ran in, so links to it may lead nowhere"
    )
  }
}
