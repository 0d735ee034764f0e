import ParallelText

/// Which tags frame what stands between them and others that close them.
enum TagPairs {
  /// Tags that part what stands between two others, and those that hold it without showing anything of their own.
  private static let parts = Set(
    ["else", "elif", "elsif", "elseif", "when", "raw", "verbatim"].map { Hash64.of($0.utf8) })

  /// The tags without those that close others, in the same order. Complexity: O(n).
  static func settled(_ tags: [TemplateTag], _ source: SourceText) -> [TemplateTag] {
    if tags.isEmpty { return [] }
    var tags = tags
    var open: [UInt64: [Int]] = [:]
    for index in tags.indices {
      let name =
        tags[index].form == .component ? Hash64.of(source[tags[index].name]) : name(of: source[tags[index].name])
      if tags[index].isClosing {
        if let opening = open[name]?.popLast() {
          tags[opening].isPaired = true
          tags[opening].contentEnd = tags[index].range.start
        }
      } else if parts.contains(name) {
        tags[index].isPaired = true
      } else if tags[index].hasName, tags[index].form != .variable {
        open[name, default: []].append(index)
      }
    }
    tags.removeAll(where: \.isClosing)
    return tags
  }

  /// `endif` closes `if`, `ifversion` and `ifequal`.
  static func name(of name: ArraySlice<UInt8>) -> UInt64 {
    Hash64.of(name.starts(with: "if".utf8) ? name.prefix(2) : name)
  }
}
