#if os(Linux)
  import CorpusLayout
  import Foundation
  import Testing

  @Suite("Reading ahead")
  struct ReadAheadTests {
    @Test(
      "Files that a disk has to give are asked for before they are read",
      .enabled(if: EvictedFile.canBeMade, "skipped: what is written to temporary files here stays in memory"))
    func cold() throws {
      let (read, asked, other) = (try EvictedFile(), try EvictedFile(), try EvictedFile())
      var readAhead = ReadAhead()
      // By this shows that the disk is being read.
      _ = try FileError.read(read.path, limit: .max - 1)
      readAhead.request(["is not there", asked.path])
      for _ in 0..<500 where try !asked.isInMemory() { usleep(10_000) }
      #expect(try asked.isInMemory())
      #expect(try !other.isInMemory())
    }
  }

  /// A file that stands on a disk, and nowhere else; removed with the value.
  private final class EvictedFile {
    let path = FileManager.default.temporaryDirectory.path + "/stele-\(UUID().uuidString)"
    private static let size = 64 << 10

    init() throws {
      try #require(FileManager.default.createFile(atPath: path, contents: Data(repeating: 0x78, count: Self.size)))
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      try file.synchronize()
      posix_fadvise(file.fileDescriptor, 0, 0, POSIX_FADV_DONTNEED)
      try file.close()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Not where temporary files lie in memory.
    static var canBeMade: Bool { (try? !EvictedFile().isInMemory()) ?? false }

    /// Whether some of it can be read without waiting.
    func isInMemory() throws -> Bool {
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      let bytes = try #require(mmap(nil, Self.size, PROT_READ, MAP_PRIVATE, descriptor, 0))
      defer { munmap(bytes, Self.size) }
      var pages = [UInt8](repeating: 0, count: Self.size / Int(getpagesize()))
      try #require(mincore(bytes, Self.size, &pages) == 0)
      return pages.contains { $0 & 1 != 0 }
    }
  }
#endif
