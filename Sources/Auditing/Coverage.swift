import CorpusLayout
import ParallelText

/// Which articles have a file in which locales, tree by tree.
///
/// The locales that an article is expected in are those of its own tree: a tree in French and Russian lacks no German.
package struct Coverage {
  /// A tree is what stands below the folder above the locales', in one layout.
  private struct Tree: Hashable {
    var prefix: String
    var frame: String

    init(_ slot: LocaleSlot.Article) {
      // Files that have their locale in their names stand together wherever they are.
      prefix = slot.rest.isEmpty ? "" : slot.prefix
      frame = slot.rest.isEmpty ? "." : slot.frame
    }
  }

  private var articles: [LocaleSlot.Article: [FileSummary]] = [:]
  /// For each locale of a tree how many articles it has, and how paths write it; nil for the default language's.
  private var locales: [Tree: [LocaleTag: (count: Int, component: String?)]] = [:]
  private var counts: [Tree: Int] = [:]

  package init(_ files: [FileSummary]) {
    for file in files {
      guard let slot = file.slot else { continue }
      let tree = Tree(slot)
      if articles[slot] == nil { counts[tree, default: 0] += 1 }
      articles[slot, default: []].append(file)
      locales[tree, default: [:]][file.locale, default: (0, slot.component(of: file.path))].count += 1
    }
  }

  /// An article that a locale lacks is a finding about the place where its file should stand; one that only a
  /// translation has, about that file.
  ///
  /// Complexity: O(articles × locales of their tree).
  package func findings(source: LocaleTag?) -> [Finding] {
    var found: [Finding] = []
    for (slot, files) in articles {
      let tree = Tree(slot)
      // A folder whose name is a language's code by chance has a file or two.
      let expected = locales[tree]!.filter { $0.value.count * 20 >= counts[tree]! }
      let absent = expected.filter { locale in !files.contains { $0.locale == locale.key } }
      if absent.isEmpty || expected.count < 2 { continue }
      let sourceLocale = source.flatMap { source in
        expected.keys.first { $0 == source } ?? expected.keys.first { $0.language == source.language }
      }
      if let sourceLocale, absent[sourceLocale] != nil {
        found += files.map { extra($0, .warning, slot, sourceLocale, absent[sourceLocale]!.component) }
      } else if sourceLocale != nil || files.count * 2 >= expected.count {
        let reference = files.first { $0.locale == sourceLocale } ?? files.min { $0.locale < $1.locale }!
        found += absent.map { missing($0.key, $0.value.component, slot, reference) }
      } else if let locale = absent.keys.min() {
        // Without a source it may as well be what the others were to be translated from.
        found += files.map { extra($0, .note, slot, locale, absent[locale]!.component) }
      }
    }
    return found
  }

  private func missing(_ locale: LocaleTag, _ component: String?, _ slot: LocaleSlot.Article, _ reference: FileSummary)
    -> Finding
  {
    finding(
      "missing-article", .note, 0.9, reference.article,
      "\(reference.locale) has an article here: \(title(of: reference))",
      target: .start(of: slot.path(inLocaleNamed: component), locale), reference: reference.title)
  }

  private func extra(
    _ file: FileSummary, _ severity: Severity, _ slot: LocaleSlot.Article, _ locale: LocaleTag, _ component: String?
  ) -> Finding {
    finding(
      "extra-article", severity, 0.7, file.article, "\(locale) has no such article: \(title(of: file))",
      target: file.title, reference: .start(of: slot.path(inLocaleNamed: component), locale))
  }

  private func title(of file: FileSummary) -> String {
    let text = file.title.text.drop { $0 == "#" || $0 == " " }
    return text.isEmpty ? file.article : text.count > 80 ? text.prefix(79) + "…" : String(text)
  }

  private func finding(
    _ rule: String, _ severity: Severity, _ confidence: Double, _ article: String, _ message: String,
    target: Finding.Place, reference: Finding.Place
  ) -> Finding {
    Finding(
      fingerprint: Fingerprint.of(rule, article, target.locale), rule: rule, severity: severity, confidence: confidence,
      article: article, anchor: nil, message: message, target: target, reference: reference)
  }
}

extension Finding.Place {
  /// The start of a file, be it there or not.
  fileprivate static func start(of path: String, _ locale: LocaleTag) -> Finding.Place {
    let start = SourcePosition(line: 1, column: 1)
    return Finding.Place(locale: locale, path: path, start: start, end: start, text: "", line: "")
  }
}
