import ArgumentParser
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
}
