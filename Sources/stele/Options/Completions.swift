import ArgumentParser
import DriftRules
import IndexStore
import LanguageData
import ParallelText

extension CompletionKind {
  /// Names of rules.
  static var rules: CompletionKind { .list(RuleID.allCases.map(\.rawValue)) }

  /// Names of rules with commas between them.
  static var listsOfRules: CompletionKind {
    .custom { _, _, word in behindComma(of: word, RuleID.allCases.map(\.rawValue)) }
  }

  /// Locales of the index that the call names, or that it would use without naming one, else all languages; with commas
  /// between them.
  static var locales: CompletionKind {
    .custom { words, _, word in
      let named: String? = words.lastIndex(of: "--database").flatMap { words[($0 + 1)...].first }
      let found = try? IndexReader(DatabaseOption.path(named: named)).locales()
      return behindComma(of: word, found?.map(\.description) ?? Languages.codes)
    }
  }

  /// Names as they may follow the last comma of a word, with what stands before them.
  private static func behindComma(of word: String, _ names: [String]) -> [String] {
    let before = word.lastIndex(of: ",").map { word[...$0] } ?? ""
    return names.map { before + $0 }
  }
}
