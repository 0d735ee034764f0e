import Foundation

/// What the system says of a call that failed.
package enum SystemError {
  /// The text of an error number (`errno`), which begins in lower case here.
  package static func text(_ number: Int32) -> String {
    let text = String(cString: strerror(number))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
