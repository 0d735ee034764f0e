import ArticleParsing

/// The Markdown of a cell as it stands in the file, with its marks set off.
enum CellText {
  static func html(_ markdown: String, definitions: String, marks: [Int], isCode: Bool) -> HTML {
    HTML(markdown)
  }
}
