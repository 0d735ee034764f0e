/// The particles of Korean, and the endings that make verbs of nouns, which are written as parts of their words.
///
/// A word with them is the same word (Sohn, The Korean Language, 1999, 8.3 and 9). No dictionary is asked: what ends like one
/// loses it in a text as in a question.
enum KoreanEndings {
  private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
  private static let shortest = 2
  private static let mostEndings = 3

  /// The longest first.
  private static let endings: [[Unicode.Scalar]] = {
    let particles = """
      은 는 이 가 을 를 의 에 로 와 과 도 만 들 으로 에서 에게 에는 에도 에서는 에서도 으로는 로는 으로부터 로부터 으로써 으로서 로써 로서 \
      까지 부터 처럼 보다 마다 조차 이나 이며 이고 이라는 라는 이란 과의 와의
      """
    let ofDoing = """
      하다 하는 하기 하지 하고 하며 하면 하여 하여야 하려면 하려고 하도록 하세요 하십시오 한 한다 한다면 할 함 합니다 해 해서 해야 해도 해요 \
      했다 했는데 했습니다 하였습니다 하고자 하거나 하는데 하지만
      """
    let ofBecoming = """
      되다 되는 되기 되지 되고 되며 되면 되어 되어야 되도록 된 된다 된다면 될 됨 됩니다 돼 돼서 되었다 되었습니다 됐습니다 됐는데 되거나 되는데 \
      되지만 시키는 시키기 시킨 시킬 시킵니다 입니다 습니다
      """
    return (particles + " " + ofDoing + " " + ofBecoming).split(separator: " ").map { Array($0.unicodeScalars) }
      .sorted { $0.count > $1.count }
  }()

  /// A word in its normal form without them, if what is left may be a word. Complexity: O(scalars × endings).
  static func dropped(from word: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let first = word.first, syllables.contains(first.value) else { return word }
    var rest = word
    for _ in 0..<mostEndings {
      let ending = endings.first { rest.count >= $0.count + shortest && rest.suffix($0.count).elementsEqual($0) }
      guard let ending else { break }
      rest = rest.dropLast(ending.count)
    }
    return rest
  }
}
