import Foundation

/// Which file it is, whatever its name.
struct FileID: Hashable {
  var device: UInt64
  var inode: UInt64
}

/// What one call to the file system tells of a file or folder; of a symbolic link, what it leads to.
struct FileStatus {
  var id: FileID
  var isFolder: Bool
  var state: FileState

  /// nil if there is none; `errno` then says why.
  init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// - Parameter name: Of an entry of the folder.
  init?(_ name: UnsafePointer<CChar>, in folder: OpaquePointer) {
    var info = stat()
    guard fstatat(dirfd(folder), name, &info, 0) == 0 else { return nil }
    self.init(info)
  }

  /// What an entry of a folder tells of a plain file without a call.
  init(ofEntry entry: UnsafePointer<dirent>, onDevice device: UInt64) {
    id = FileID(device: device, inode: UInt64(entry.pointee.d_ino))
    isFolder = false
    state = .unasked
  }

  /// - Parameter folder: An open one.
  init?(ofOpen folder: OpaquePointer) {
    var info = stat()
    guard fstat(dirfd(folder), &info) == 0 else { return nil }
    self.init(info)
  }

  private init(_ info: stat) {
    id = FileID(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
    isFolder = info.st_mode & S_IFMT == S_IFDIR
    state = FileState(info)
  }
}
