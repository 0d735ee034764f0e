import Testing

@testable import WebServer

@Suite("Targets of requests")
struct RequestTargetTests {
  @Test(
    "A path is what stands before the question mark, decoded",
    arguments: [
      ("/", ""), ("/index.html", "index.html"), ("/a/b.html?c=d", "a/b.html"), ("/caf%C3%A9", "café"),
      ("/a%20b", "a b"), ("/a+b", "a+b"), ("/a//b/", "a//b/"), ("/a#b", "a"), ("/%25", "%"), ("/../etc", "../etc"),
    ])
  func paths(target: String, path: String) throws { #expect(try #require(RequestTarget(target)).path == path) }

  @Test("A query has names and values, with plus signs for spaces")
  func query() throws {
    let target = try #require(RequestTarget("/fix?q=a+b%2Bc%26d&locale=&x&=y&q=second"))
    #expect(target["q"] == "a b+c&d")
    #expect(target["locale"] == nil)
    #expect(target["x"] == nil)
    #expect(target["missing"] == nil)
  }

  @Test(
    "What is malformed, not UTF-8, or hides a separator is no target",
    arguments: [
      "", "index.html", "*", "/%", "/%2", "/%zz", "/%ff", "/a%00b", "/a%0Ab", "/a\u{7F}b", "/a\\b", "/a%5Cb",
      "/articles%2Fa.html", "/%2e%2e%2f", "/?q=%ff", "/?%C3=a",
    ])
  func malformed(target: String) { #expect(RequestTarget(target) == nil) }
}
