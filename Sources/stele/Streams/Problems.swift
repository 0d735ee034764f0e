import Auditing

/// What is wrong with input, for people.
enum Problems {
  static func tell(errors: [(path: String, message: String)], withoutLocale: [String]) {
    for failure in errors { StandardError.write("stele: \(failure.path): \(failure.message)") }
    for path in withoutLocale {
      StandardError.write("stele: \(path): skipped: its locale is not clear from its path or its text")
    }
  }

  /// So many of a kind are named, and the others counted.
  private static let limit = 20

  static func tell(notCompared files: [(path: String, message: String)]) {
    for file in files.prefix(limit) { StandardError.write("stele: \(file.path): \(file.message)") }
    if files.count > limit {
      StandardError.write("stele: \(files.count - limit) more files look like translations and were not compared")
    }
  }

  /// - Parameter settings: The path of the settings.
  static func tell(_ remarks: [Remark], settings: String) {
    for remark in remarks.prefix(limit) {
      let line = remark.line.map { ":\($0)" } ?? ""
      StandardError.write("stele: \(remark.path ?? settings)\(line): \(remark.message)")
    }
    if remarks.count > limit { StandardError.write("stele: \(remarks.count - limit) more warnings like these") }
  }
}
