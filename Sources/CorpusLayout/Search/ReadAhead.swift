import Foundation

/// Asks the system for files that are read soon, while others are worked on: where files lie on a disk, and were not read
/// lately, a core would else wait for each of them.
package struct ReadAhead {
  private var blocksRead = 0

  package init() {}

  /// Returns at once where nothing was read from a disk since the last call, or since the process began: there it would
  /// only take time. What cannot be opened is left to whoever reads it.
  ///
  /// - Complexity: linear in the number of files.
  package mutating func request(_ paths: some Sequence<String>) {
    #if os(Linux)
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      if usage.ru_inblock == blocksRead { return }
      blocksRead = usage.ru_inblock
      for path in paths {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK)
        if descriptor < 0 { continue }
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_WILLNEED)
        close(descriptor)
      }
    #endif
  }
}
