/// What is wrong with input, for people.
enum Problems {
  static func tell(errors: [(path: String, message: String)], withoutLocale: [String]) {
    for failure in errors { StandardError.write("stele: \(failure.path): \(failure.message)") }
    for path in withoutLocale {
      StandardError.write("stele: \(path): left out, since neither its path nor its text tells its locale")
    }
  }
}
