import ArgumentParser
import Foundation

/// Measures each stage of an audit and of an index by itself, so that a regression names its stage.
@main struct Stages: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the stages of the program one by one.",
    discussion: """
      Prints the processor time that each stage takes for all of the articles, in medians. What an audit takes that is \
      neither parsed, aligned nor checked is finding and reading files, judging and reporting.
      """)

  @Option(help: "How often to run each stage.") var runs = 10
  @Argument(help: "Files and folders of articles.") var paths: [String]

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stele-stages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let samples = try await Samples(paths, in: folder.path)
    print("\(samples.files.count) articles, \(samples.pairs.count) pairs; processor time, medians of \(runs) runs\n")
    print("| stage | all, ms | each, µs |\n| --- | --- | --- |")
    try await measure("parse", samples.files.count) { try samples.parse() }
    await measure("align", samples.pairs.count) { samples.align() }
    await measure("rules", samples.pairs.count) { samples.check() }
    let audit = await measure("audit, all of it", samples.files.count) { await samples.audit() }
    try await measure("store", samples.files.count, without: audit) { try await samples.makeNewIndex() }
    try await measure("search", samples.titles.count) { try samples.search() }
  }

  /// - Parameter other: What is taken from the time, in milliseconds.
  /// - Returns: The median of the times, in milliseconds.
  @discardableResult private func measure<Failure: Error>(
    _ stage: String, _ count: Int, without other: Double = 0, _ body: () async throws(Failure) -> Void
  ) async throws(Failure) -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = Self.processorTime()
      try await body()
      times.append(Self.processorTime() - start)
    }
    let median = times.sorted()[times.count / 2] - other
    print("| \(stage) | \(Self.rounded(median)) | \(Self.rounded(1_000 * median / Double(max(count, 1)))) |")
    return median
  }

  /// That all threads of this process have taken, in milliseconds: other processes do not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
