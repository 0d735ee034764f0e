/// Rules about the files of a tree, or a file's history, rather than about the two sides of a pair. What they report is
/// found where these are known, in `Auditing`.
enum TreeRules {
  static let rules = [
    RuleDescriptor("missing-article", .note, "an article that the source, or most other locales, have"),
    RuleDescriptor("extra-article", .warning, "an article that only this translation has"),
    RuleDescriptor("broken-link", .warning, "links and fragments that resolve to nothing in the tree"),
    RuleDescriptor(
      "renewed-stamp", .warning, "front matter that names a newer source revision than the text is made from"),
  ]
}
