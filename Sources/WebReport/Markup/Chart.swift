import ParallelText

/// Small pictures of figures. The figures themselves stand in a table beside them.
enum Chart {
  /// Parts of a whole, side by side.
  ///
  /// - Parameters:
  ///   - label: What is seen, in words.
  ///   - parts: Each with the class that it is coloured by.
  static func bar(_ label: String, _ parts: [(name: StaticString, count: Int)]) -> HTML {
    let whole = parts.reduce(0) { $0 + $1.count }
    if whole == 0 { return "" }
    var rectangles = HTML()
    var start = 0
    for (name, count) in parts where count > 0 {
      let (x, end) = (start * 1000 / whole, (start + count) * 1000 / whole)
      rectangles +=
        "<rect class=\"part \(HTML(stringLiteral: name))\" x=\"\(x)\" y=\"0\" width=\"\(max(end - x, 4))\" height=\"10\"/>"
      start += count
    }
    return """
      <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="\(label)">\(rectangles)</svg>
      """
  }

  /// How a figure went, from the oldest value to the newest.
  static func line(_ label: String, _ values: [Int]) -> HTML {
    guard values.count > 1, let most = values.max(), let least = values.min() else { return "" }
    let (width, height) = (240, 40)
    let points = values.enumerated().map { place, value -> String in
      let x = 2 + place * (width - 4) / (values.count - 1)
      let y = most == least ? height / 2 : height - 3 - (value - least) * (height - 6) / (most - least)
      return "\(x),\(y)"
    }
    return """
      <svg class="line" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(label)"><polyline points="\(points.joined(separator: " "))"/></svg>
      """
  }
}
