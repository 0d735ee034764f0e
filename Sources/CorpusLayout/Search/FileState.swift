import Foundation
import ParallelText

/// What the file system says of a file: if none of it changes, the content did not either.
///
/// As git does it: size, times of modification and of change, inode. See Documentation/technical/racy-git.txt.
public struct FileState: Equatable, Sendable {
  /// In bytes.
  public var size: Int64
  /// Nanoseconds since 1970, of the content.
  public var modified: Int64
  /// Nanoseconds since 1970, of content or attributes.
  public var changed: Int64
  public var inode: Int64

  /// nil if there is no such file.
  public init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  init(_ info: stat) {
    #if os(macOS)
      let (modification, change) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modification, change) = (info.st_mtim, info.st_ctim)
    #endif
    size = Int64(info.st_size)
    modified = Int64(modification.tv_sec) * 1_000_000_000 + Int64(modification.tv_nsec)
    changed = Int64(change.tv_sec) * 1_000_000_000 + Int64(change.tv_nsec)
    inode = Int64(bitPattern: UInt64(info.st_ino))
  }

  /// Of a file that was only found.
  public static let unasked = FileState(size: -1, modified: 0, changed: 0, inode: 0)

  public init(size: Int64, modified: Int64, changed: Int64, inode: Int64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// Whether a change of the file after `moment` is sure to show in its times.
  ///
  /// - Parameter moment: When the state was asked for, before the file was read; nanoseconds since 1970.
  public func isSettled(at moment: Int64) -> Bool { settledFrom < moment }

  /// The moment up to which a change might not show: nanoseconds since 1970.
  ///
  /// A file system's clock ticks every few milliseconds, that of FAT every two seconds: a file that was written in the
  /// tick that it is read in may be written again in it.
  var settledFrom: Int64 {
    let tick: Int64 = changed % 1_000_000_000 == 0 ? 2_000_000_000 : 20_000_000
    return max(modified, changed) + tick
  }

  /// Nanoseconds since 1970.
  public static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

extension Hash64 {
  /// All that a state says.
  public mutating func combine(_ state: FileState) {
    for value in [state.size, state.modified, state.changed, state.inode] { combine(UInt64(bitPattern: value)) }
  }
}
