import ArgumentParser
import Auditing
import DriftRules
import ParallelText

/// `--locale`, of a command that prints something of many locales.
struct LocaleOption: ParsableArguments {
  @Option(
    name: .customLong("locale"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only these locales, separated by commas; a language stands for its regions.", valueName: "locale,..."),
    completion: .locales)
  var texts: [String] = []

  func validate() throws {
    for name in texts.names where LocaleTag(name) == nil {
      throw ValidationError("--locale: \(name) is not a locale such as fr or fr-FR")
    }
  }

  /// Empty for all.
  var chosen: [LocaleTag] { texts.names.compactMap { LocaleTag($0) } }

  /// Ends the call if a locale that it names is none of those that were found.
  func requireKnown(among locales: some Sequence<LocaleTag>) throws {
    let locales = Set(locales).sorted()
    if locales.isEmpty { return }
    for locale in chosen where !locales.contains(where: locale.covers) {
      StandardError.write("stele: --locale: no article is in \(locale) \(Self.found(locales, insteadOf: locale))")
      throw ExitStatus.unusable
    }
  }

  /// Which locales were found, and which of them may be meant by another: `(found: en, fr); did you mean fr?`
  ///
  /// - Parameter locales: Sorted.
  static func found(_ locales: [LocaleTag], insteadOf locale: LocaleTag) -> String {
    let sameLanguage = locales.filter { $0.language == locale.language }.map(\.description)
    let names = locales.map(\.description)
    var near = sameLanguage.isEmpty ? NearestNames.of(locale.description, among: names) : sameLanguage
    if near.isEmpty {
      let languages = NearestNames.of(String(locale.language), among: locales.map { String($0.language) })
      near = locales.filter { languages.contains(String($0.language)) }.map(\.description)
    }
    let question = NearestNames.question(near).map { "; \($0)" } ?? ""
    return "(found: " + names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "") + ")" + question
  }
}

/// Which findings are printed, in every format, and count for the exit status.
struct ChoosingOptions: ParsableArguments {
  @Option(
    name: .customLong("rule"), parsing: .singleValue,
    help: ArgumentHelp("Only findings of these rules, separated by commas.", valueName: "rule,..."),
    completion: .listsOfRules)
  var ruleTexts: [String] = []

  @OptionGroup var locales: LocaleOption

  @Option(help: "Only findings of this severity or a higher one.")
  var severity: Severity = .note

  @Option(help: ArgumentHelp("Only the first findings, at most this many.", valueName: "number"))
  var limit: Int?

  func validate() throws {
    for name in ruleTexts.names where RuleID(rawValue: name) == nil {
      throw ValidationError("--rule: " + RuleID.unknown(name))
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on") }
  }

  var filter: FindingFilter {
    FindingFilter(
      rules: Set(ruleTexts.names.compactMap(RuleID.init)), locales: locales.chosen, least: severity, limit: limit)
  }
}

extension Severity: ExpressibleByArgument {}

extension [String] {
  /// The names of an option that takes several, with commas between them or by being repeated.
  fileprivate var names: [String] {
    flatMap { $0.split(separator: ",") }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
  }
}
