import Foundation
import TestSupport
import Testing

/// Indexes that many tests ask, made once.
enum SampleIndex {
  private static let samples = Task { try await make(["Corpus", "--source", "en-US"], in: Project.root) }

  /// A folder with an index of the sample articles as `stele.sqlite`.
  static var ofSamples: TemporaryFolder { get async throws { try await samples.value } }

  /// Indexes some paths into a new folder.
  static func make(_ arguments: [String], in place: String) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try await Program.run(
      ["index", "--database", folder.path + "/stele.sqlite"] + arguments, in: place)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }
}
