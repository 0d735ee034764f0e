import Foundation

/// How much longer texts of one language are than their translations in another (Gale and Church 1993), learnt over a run.
///
/// Articles differ from one another, and sections of one article do: so the ratio of an article is its own as far as it has
/// sections to tell it, and that of the languages otherwise.
public struct LengthModel: Sendable, Equatable {
  /// The natural logarithm of the ratio, in 64ths. Coarse, so that an article more or less makes no other model.
  public var mean: Int
  /// By how much articles differ from the mean, and sections from their article: standard deviations, in 64ths.
  public var spread: Int
  public var noise: Int

  public init(mean: Int, spread: Int, noise: Int) {
    self.mean = mean
    self.spread = spread
    self.noise = noise
  }

  /// Of languages that nothing is known of.
  static let unknown = LengthModel(mean: 0, spread: 16, noise: 13)

  /// With the other language as the target.
  var flipped: LengthModel { LengthModel(mean: -mean, spread: spread, noise: noise) }

  /// The logarithm of an article's ratio.
  ///
  /// - Parameters:
  ///   - own: What its own sections say.
  ///   - samples: How many of them do. They count with n / (n + n₀), where n₀ sections tell as much as the languages.
  func shrunk(_ own: Double, samples: Int) -> Double {
    let sections = pow(Double(noise) / Double(spread), 2)
    return (own * Double(samples) + Double(mean) / 64 * sections) / (Double(samples) + sections)
  }
}

/// Gathers the lengths of sections that are translations of one another.
struct LengthSamples: Sendable {
  private static let unit = 64.0
  /// Fewer articles tell nothing of a language.
  private static let leastArticles = 3
  /// The least that articles and sections are taken to differ: few that agree by chance must not decide alone.
  private static let leastSpread = 0.03
  private static let leastNoise = 0.08

  /// The mean of each article, and the number of its sections.
  private var articles: [(mean: Double, count: Int)] = []
  private var squares = 0.0
  private var degrees = 0

  /// - Parameter logs: Of the sections of an article.
  mutating func add(_ logs: [Double]) {
    guard !logs.isEmpty else { return }
    let mean = logs.reduce(0, +) / Double(logs.count)
    articles.append((mean, logs.count))
    for log in logs { squares += (log - mean) * (log - mean) }
    degrees += logs.count - 1
  }

  mutating func append(_ other: LengthSamples) {
    articles += other.articles
    squares += other.squares
    degrees += other.degrees
  }

  /// nil of too few articles.
  var model: LengthModel? {
    guard articles.count >= Self.leastArticles else { return nil }
    let means = articles.map(\.mean).sorted()
    let mean = means[means.count / 2]
    // From the quartiles: an article that is another text altogether must not widen it for all.
    let spread = (means[means.count * 3 / 4] - means[means.count / 4]) / 1.35
    let noise = degrees > 0 ? (squares / Double(degrees)).squareRoot() : Self.leastNoise
    // What sections alone make articles differ by.
    let sections = Double(articles.reduce(0) { $0 + $1.count }) / Double(articles.count)
    let own = (max(0, spread * spread - noise * noise / sections)).squareRoot()
    func steps(_ value: Double, _ least: Double) -> Int { max(1, Int((max(least, value) * Self.unit).rounded())) }
    return LengthModel(
      mean: Int((mean * Self.unit).rounded()), spread: steps(own, Self.leastSpread),
      noise: steps(noise, Self.leastNoise))
  }
}
