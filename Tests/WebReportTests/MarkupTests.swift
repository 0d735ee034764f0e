import Testing

@testable import WebReport

@Suite("Text in HTML")
struct MarkupTests {
  @Test("Is text, whatever it holds") func escaped() {
    let text = "<script>alert(\"1\")</script> & 'x'"
    let html: HTML = "<p title=\"\(text)\">\(text)</p>"
    let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"
    #expect(String(decoding: html.bytes, as: UTF8.self) == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test("Shows control characters and turns of direction") func controls() {
    let text = "a\u{1B}[2J \u{85} \u{202E}b\u{2066}c\u{2028}d\u{0}\te\n\u{200F}é😀"
    let shown = "a\\u{1B}[2J \\u{85} \\u{202E}b\\u{2066}c\\u{2028}d\\u{0}\te\n\u{200F}é😀"
    #expect(String(decoding: HTML(text).bytes, as: UTF8.self) == shown)
  }
}
