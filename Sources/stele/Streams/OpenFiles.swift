import Foundation

/// How many more files the process may open.
enum OpenFiles {
  /// A file for each core, those of an index, and those that libdispatch opens of its own for its threads: it traps where it
  /// cannot.
  private static let needed = 10 + ProcessInfo.processInfo.activeProcessorCount

  /// Says so if they are too few to work in parallel. To be called before anything is awaited.
  ///
  /// - Throws: `ExitStatus.unusable`.
  static func requireEnough() throws {
    // The root is there in a folder without devices, too.
    var descriptors: [Int32] = []
    while descriptors.count < needed, descriptors.last != -1 { descriptors.append(open("/", O_RDONLY)) }
    let isEnough = descriptors.last != -1
    for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    if isEnough { return }
    StandardError.write("stele: too many open files: \(needed) more are needed (see `ulimit -n`)")
    throw ExitStatus.unusable
  }
}
