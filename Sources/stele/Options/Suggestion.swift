import ArgumentParser
import ParallelText

/// What somebody may have meant who misspelt a subcommand, or one of the names that an option takes. ArgumentParser says it
/// of options alone.
enum Suggestion {
  /// - Parameters:
  ///   - message: ArgumentParser's, of several lines, of which the first says what is wrong.
  ///   - arguments: The call's, with the program's name.
  static func added(to message: String, arguments: [String]) -> String {
    if let question = command(arguments) {
      let end = message.firstIndex { $0 == "\n" } ?? message.endIndex
      return message[..<end] + "; " + question + message[end...]
    }
    guard let question = value(message), let place = message.firstRange(of: ". Please provide") else { return message }
    return message[..<place.lowerBound] + "; " + question + " " + message[place.lowerBound...].dropFirst(2)
  }

  /// Of a first word that is no subcommand.
  private static func command(_ arguments: [String]) -> String? {
    guard let word = arguments.dropFirst().first, !word.hasPrefix("-") else { return nil }
    let names = Stele.configuration.subcommands.compactMap { $0.configuration.commandName }
    return names.contains(word) ? nil : NearestNames.question(word, among: names)
  }

  /// Of a value that an option does not take: `The value 'jsno' is invalid for '--format <format>'. Please provide one of`
  /// and the names, in quotes or, if there are many, a line each behind a dash.
  private static func value(_ message: String) -> String? {
    guard
      let match = message.firstMatch(
        of: /The value '(.*?)' is invalid for '.*?'\. Please provide one of (.*)/.dotMatchesNewlines())
    else { return nil }
    let list = match.2.prefix { $0 != "\n" }.contains("'") ? match.2.prefix { $0 != "\n" } : match.2
    let names =
      list.matches(of: /'([^']+)'/).map { String($0.1) } + list.matches(of: /\n  - (\S+)/).map { String($0.1) }
    return NearestNames.question(String(match.1), among: names)
  }
}
