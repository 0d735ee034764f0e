import ArgumentParser
import DriftRules
import IndexStore
import LanguageData
import ParallelText

extension CompletionKind {
  /// Names of rules.
  static var rules: CompletionKind { .list(RuleID.allCases.map(\.rawValue)) }

  /// Locales of the index that the call names, or that it would use without naming one; else all languages.
  static var locales: CompletionKind {
    .custom { words, _, _ in
      let named: String? = words.lastIndex(of: "--database").flatMap { words[($0 + 1)...].first }
      let found = try? IndexReader(DatabaseOption.path(named: named)).locales()
      return found?.map(\.description) ?? Languages.codes
    }
  }
}
