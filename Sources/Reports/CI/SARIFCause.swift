import Auditing
import ParallelText

/// A cause that several findings share, as SARIF has it: one result that occurs so many times, whose other places are
/// related locations. They are none of its `locations`, since each can be mended alone (3.27.12).
struct SARIFCause {
  let id: String
  /// How many findings share it.
  let count: Int
  private let text: CauseText
  /// Those that are written, the ones that the text shows first.
  private let places: [Finding.Place]

  /// GitHub shows so many locations of a result.
  private static let mostPlaces = 99
  /// The reference is the first related location.
  private static let firstID = 2

  /// - Returns: nil if the finding has its cause to itself.
  init?(_ cause: Causes.Cause?, told: Int, _ findings: [Finding]) {
    guard let cause, let text = CauseText(cause, of: findings[told]) else { return nil }
    id = cause.id
    count = cause.findings.count
    self.text = text
    places = cause.others.prefix(Self.mostPlaces).map { findings[$0].target }
  }

  /// Says where else it shows, with links to the first places.
  func append(to message: inout SARIFMessage) {
    let links = places.prefix(text.shown.count).enumerated().map { index, place in
      (text: "\(place.path):\(place.start.line)", id: Self.firstID + index)
    }
    message.append("Also \(text.summary):", links: links)
  }

  func writePlaces(to json: inout JSONWriter) {
    for (index, place) in places.enumerated() {
      json.element { SARIFLocation(place).write(id: Self.firstID + index, SARIFMessage("the same"), to: &$0) }
    }
  }
}
