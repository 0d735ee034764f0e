import Foundation
import ParallelText

/// The articles and folders that stand in one folder.
///
/// As bytes in one piece: to make texts of them, and to sort those, takes longer than to find the files.
struct FolderNames {
  struct Name {
    /// Where it stands among the bytes; a folder's with the slash by which the paths of what is below it go on.
    fileprivate var range: Range<Int>
    /// nil of a folder.
    var file: FileStatus?
  }

  private var bytes: [UInt8] = []
  /// In the order of paths that begin with them, by their bytes.
  private(set) var sorted: [Name] = []

  /// - Parameters:
  ///   - device: The folder's, if plain files are not to be asked for their status: their entries tell which they are.
  ///   - check: What is wrong with a symbolic link, nil if it may be followed.
  ///   - tell: Called for an article that cannot be asked for its status, and for a link that is not followed.
  mutating func read(
    _ directory: OpaquePointer, onDevice device: UInt64?, following check: (_ name: String) -> String?,
    elseTell tell: (_ name: String, _ problem: String) -> Void
  ) {
    while let entry = readdir(directory) {
      let type = Int32(entry.pointee.d_type)
      let known = type == Int32(DT_REG) ? device.map { FileStatus(ofEntry: entry, onDevice: $0) } : nil
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          add($0, type, known, in: directory, following: check, elseTell: tell)
        }
      }
    }
    bytes.withUnsafeBytes { bytes in
      sorted.sort { first, second in
        let (a, b) = (first.range, second.range)
        let start = bytes.baseAddress!
        let order = memcmp(start + a.lowerBound, start + b.lowerBound, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
      }
    }
  }

  private mutating func add(
    _ name: UnsafePointer<CChar>, _ type: Int32, _ known: FileStatus?, in directory: OpaquePointer,
    following check: (String) -> String?, elseTell tell: (String, String) -> Void
  ) {
    let text = UnsafeRawBufferPointer(start: name, count: strlen(name))
    if FileDiscovery.isSkipped(text) { return }
    let isArticle = FileDiscovery.isArticle(text)
    // What is plainly a folder, or plainly neither that, a link nor an article, need not be asked for its status.
    if type == Int32(DT_REG), !isArticle { return }
    let status = known ?? (type == Int32(DT_DIR) ? nil : FileStatus(name, in: directory))
    let isFolder = type == Int32(DT_DIR) || status?.isFolder == true
    guard isFolder || isArticle else { return }
    guard isFolder || status != nil else { return tell(String(cString: name), SystemError.text(errno)) }
    // Some file systems tell no types.
    if type != Int32(DT_DIR), type != Int32(DT_REG), let problem = check(String(cString: name)) {
      return tell(String(cString: name), problem)
    }
    let start = bytes.count
    bytes.append(contentsOf: text)
    if isFolder { bytes.append(UInt8(ascii: "/")) }
    sorted.append(Name(range: start..<bytes.count, file: isFolder ? nil : status))
  }

  /// A folder's without the slash.
  ///
  /// - Parameter start: The folder that the names stand in, with a slash.
  func path(of name: Name, below start: String) -> String {
    let range = name.file == nil ? name.range.dropLast() : name.range
    return String(unsafeUninitializedCapacity: start.utf8.count + range.count) { buffer in
      let (_, end) = buffer.initialize(from: start.utf8)
      return buffer[end...].initialize(fromContentsOf: bytes[range])
    }
  }

  /// A name and its end.
  func combine(_ name: Name, into hash: inout Hash64) {
    hash.combine(bytes[name.range])
    hash.combine(UInt8(0xFF))
  }
}
