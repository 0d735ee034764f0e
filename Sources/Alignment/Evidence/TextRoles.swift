import ParallelText

/// What a text does for those around it.
extension Article {
  /// Whether a block leads to what stands behind it: its text ends in a colon.
  func isLeadIn(_ block: Int) -> Bool {
    guard blocks[block].isProse, let line = lines[blocks[block].lineIndexes].last else { return false }
    let text = source[source.trimmed(line)]
    return text.last == UInt8(ascii: ":") || text.suffix(3).elementsEqual("：".utf8)
  }

  /// Whether a paragraph does nothing but close what a site generator's directive has opened, and open another: `{{% /tab %}}`.
  func closesDirective(_ block: Int) -> Bool {
    guard blocks[block].kind == .paragraph else { return false }
    let text = source[blocks[block].range]
    return ["{{% /", "{{%/", "{{< /", "{{</", "{% end"].contains { text.starts(with: $0.utf8) }
      && ["%}}", ">}}", "%}"].contains { text.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
