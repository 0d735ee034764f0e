import ArgumentParser
import Foundation

/// Lays out any number of small articles in several locales, made from the sample articles.
@main struct CorpusGenerator: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lay out a synthetic corpus of localized articles.",
    discussion: """
      Every article is put together from sections of the sample articles, with other names, numbers and words; in the \
      given share of the translations one thing has drifted, which drift.json in the folder lists. The same options \
      always give the same bytes.
      """)

  @Option(help: "How many articles.") var articles = 1_000
  @Option(help: "How many locales each of them is in, English included.") var locales = 5
  @Option(help: "The share of the translations in which something has drifted, 0 to 1.") var drift = 0.02
  @Option(help: "Another number gives other articles.") var seed: UInt64 = 1
  @Option(help: "The folder of the sample articles.") var samples = "Corpus"
  @Argument(help: "A folder that is not there yet.") var folder: String

  func run() throws {
    let samples = try SampleArticles(in: samples)
    guard (1...samples.locales.count).contains(locales) else {
      throw ValidationError("--locales takes a number from 1 to \(samples.locales.count)")
    }
    guard !FileManager.default.fileExists(atPath: folder) else { throw ValidationError("\(folder) is there already") }
    let pool = SectionPool(samples, locales: Array(samples.locales.prefix(locales)))
    guard !pool.leads.isEmpty else { throw ValidationError("the samples have no article to begin with") }
    let corpus = SyntheticCorpus(pool: pool, articles: articles, seed: seed, driftShare: drift)
    try CorpusWriter(corpus, folder: folder).write()
  }
}
