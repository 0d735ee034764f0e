import Foundation

/// How many more files the process may open.
enum OpenFiles {
  /// A file for each core, those of an index, and those that libdispatch opens of its own for its threads: it traps where it
  /// cannot.
  private static let needed = 10 + ProcessInfo.processInfo.activeProcessorCount

  /// Lets the process have as many files open as the system allows without asking.
  ///
  /// - Returns: How many.
  static func raiseLimit() -> Int {
    #if os(Linux)
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let files = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0 else { return 256 }
    var raised = limit
    // More than this macOS refuses, whatever it says (OPEN_MAX).
    raised.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 10_240))
    return Int(clamping: setrlimit(files, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur)
  }

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
