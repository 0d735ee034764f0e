import Answering
import Fixing
import IndexStore
import Reports

/// What a query has found, as far as it fits a screen: the best answer, others that fit about as well, and a list of the rest.
struct AnswerScreen {
  /// In lines. Of the best answer all is shown, if it surely is one.
  private static let room = 80
  /// What a loose answer may take of it, so that others have room: more if the section that has matched is whole then.
  private static let looseRoom = 40
  private static let looseSectionRoom = 56
  /// What the second answer may take, whatever room there is: of a long one its beginning, and where the best is loose, all of it.
  private static let leastRoom = 24
  private static let secondRoom = 90
  /// So many answers at most.
  private static let most = 3
  /// How close to the best one's score that of a shown answer must be.
  private static let closeness = 0.85
  /// How close that of one must be which fits about as well as one that is not sure.
  private static let nearness = 0.9

  private let finder: AnswerFinder
  private let text: AnswerText

  init(_ finder: AnswerFinder, _ text: AnswerText) {
    self.finder = finder
    self.text = text
  }

  /// All of it, in UTF-8; empty if nothing was found.
  func render() throws -> [UInt8] {
    guard let best = finder.hits.first else { return [] }
    let rivals = finder.rivals
    var page = finder.isLoose ? text.hint("No article has all of it. This one comes nearest:") : []
    page += try finder.isLoose ? loose(best) : render(best)
    var shown = [best]
    for hit in rivals where shown.count < Self.most && hit.score >= best.score * Self.closeness {
      let isSecond = shown.count == 1
      var room = Self.room - Self.lines(of: page)
      // Where the best is loose, the second may well be the right one.
      if isSecond, finder.isLoose { room = max(room, Self.secondRoom) }
      guard let answer = try render(hit, orSectionIn: room) ?? (isSecond ? beginning(of: hit, in: room) : nil) else {
        continue
      }
      let isAsGood = finder.isSure || hit.score >= best.score * Self.nearness
      page += [0x0A] + text.hint(isAsGood ? "This one fits about as well:" : "This one may fit, too:") + answer
      shown.append(hit)
    }
    let rest = rivals.filter { !shown.contains($0) }
    if rest.isEmpty { return page }
    let heading = finder.isSure ? "These fit about as well:" : "These may fit, too:"
    // Those with the same title are told apart from what is shown, too.
    let choices = try finder.choices(shown + rest).dropFirst(shown.count)
    return page + [0x0A] + text.list(Array(choices), under: heading, from: shown.count + 1)
  }

  /// The whole answer of one article.
  func render(_ hit: SearchResult.Hit) throws -> [UInt8] {
    try finder.result(hit).map { render($0) } ?? []
  }

  /// The best answer where that is loose: of a long one the section that has matched, or how that begins.
  private func loose(_ hit: SearchResult.Hit) throws -> [UInt8] {
    if let answer = try render(hit, orSectionIn: Self.looseRoom) { return answer }
    guard let result = try finder.result(hit, isBrief: true) else { return [] }
    let section = render(result)
    return Self.lines(of: section) <= Self.looseSectionRoom
      ? section : text.cut(section, to: Self.looseRoom, of: result.answer)
  }

  /// How the section begins that has matched: the second best answer is not left out for the third.
  private func beginning(of hit: SearchResult.Hit, in room: Int) throws -> [UInt8]? {
    try finder.result(hit, isBrief: true).map { text.cut(render($0), to: max(room, Self.leastRoom), of: $0.answer) }
  }

  /// All of an answer, or the section that has matched; nil if neither has room.
  private func render(_ hit: SearchResult.Hit, orSectionIn room: Int) throws -> [UInt8]? {
    for isBrief in [false, true] {
      guard let answer = try finder.result(hit, isBrief: isBrief).map({ render($0) }) else { return nil }
      if Self.lines(of: answer) <= room { return answer }
    }
    return nil
  }

  private func render(_ result: Lookup.Result) -> [UInt8] {
    text.render(result.answer) { finder.matches(in: $0, of: result.answer.locale) }
  }

  private static func lines(of page: [UInt8]) -> Int { page.count { $0 == 0x0A } }
}
