import ParallelText

/// Hugo's shortcodes: `{{< name … >}}`, `{{% name … %}}`, `{{< /name >}}`, `{{< name … />}}`.
enum HugoShortcode {
  static func read(_ bytes: ByteView, at start: Int) -> SiteTag? {
    let isAngle = bytes[start + 2] == UInt8(ascii: "<")
    guard let close = SiteTag.find(isAngle ? ">}}" : "%}}", in: bytes, from: start + 3) else { return nil }
    // `{{</* name */>}}` shows the shortcode as it is written.
    if start + 4 < close, bytes[start + 3] == UInt8(ascii: "/"), bytes[start + 4] == UInt8(ascii: "*") { return nil }
    return SiteTag.inner(.shortcode, bytes, (start + 3)..<close, end: close + 3, marks: "-")
  }
}
