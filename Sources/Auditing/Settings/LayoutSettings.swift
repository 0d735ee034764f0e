import CorpusLayout
import ParallelText

extension [LayoutPattern] {
  /// Reads `layouts`: a list of patterns.
  ///
  /// - Parameter source: The locale of files whose pattern has none.
  init(_ setting: SettingsNode, source: LocaleTag?) throws(Configuration.Problem) {
    self = []
    let items = try setting.items()
    for item in items {
      let text = try item.name()
      do throws(LayoutPattern.Problem) {
        append(try LayoutPattern(text))
      } catch {
        throw item.problem(error.description)
      }
      if !last!.hasLocale, source == nil {
        throw item.problem("\(text) has no {locale}, and no source locale is given")
      }
    }
    guard isEmpty || contains(where: \.hasLocale) else { throw setting.problem("no pattern has {locale}") }
  }
}
