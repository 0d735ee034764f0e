/// The numbers of steps as a reader counts.
enum StepNumbers {
  /// Numbers the steps among what stands side by side.
  ///
  /// What is written counts where it goes up. Else, as in `1. 1. 1.` or `1. 2. 2.`, a list is counted from its first
  /// number on, as CommonMark does. Lists of one step each that all begin with the same number are one list that
  /// something stands in the midst of, such as code that is not indented.
  static func assign(to content: inout [Answer.Content]) {
    let lists = lists(in: content)
    let firsts = lists.map { written(content[$0[0]]) }
    let areOne = lists.count > 1 && lists.allSatisfy { $0.count == 1 } && Set(firsts).count == 1
    for list in areOne ? [lists.flatMap { $0 }] : lists {
      let numbers = list.map { written(content[$0]) }
      let isRising = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
      for (place, index) in list.enumerated() {
        guard case .step(var step) = content[index] else { continue }
        step.number = String(isRising ? numbers[place] : numbers[0] + place)
        content[index] = .step(step)
      }
    }
  }

  /// Runs of numbered steps with nothing else between them, as indexes.
  private static func lists(in content: [Answer.Content]) -> [[Int]] {
    var lists: [[Int]] = []
    var isOpen = false
    for (index, item) in content.enumerated() {
      switch item {
      case .step(let step) where step.kind == .numbered:
        if isOpen { lists[lists.count - 1].append(index) } else { lists.append([index]) }
        isOpen = true
      case .lack: break
      default: isOpen = false
      }
    }
    return lists
  }

  private static func written(_ item: Answer.Content) -> Int {
    guard case .step(let step) = item else { return 1 }
    return step.number.flatMap { Int($0) } ?? 1
  }
}
