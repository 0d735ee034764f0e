/// Codes and names whose parts are words, as one word too: `5.7.750` as 57750, `e-mail` as email, `Get-Mailbox` as
/// getmailbox.
enum Compounds {
  /// Calls `body` with each, without what joins its parts. Complexity: O(scalars).
  static func each(in text: ArraySlice<Unicode.Scalar>, _ body: (NormalForm.Scalars) -> Void) {
    var letters: NormalForm.Scalars = []
    var (parts, joint) = (0, false)
    func end() {
      if parts > 1 { body(letters) }
      letters.removeAll(keepingCapacity: true)
      (parts, joint) = (0, false)
    }
    for scalar in text {
      if WordScanner.isLetterOrDigit(scalar) {
        if letters.isEmpty || joint { parts += 1 }
        joint = false
        // One that has no end stands for itself by its beginning.
        if letters.count < WordScanner.longestWord { letters.append(scalar) }
      } else if isJoint(scalar), !letters.isEmpty, !joint {
        joint = true
      } else {
        end()
      }
    }
    end()
  }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "_", "/", "\\", ":": true
    default: false
    }
  }
}
