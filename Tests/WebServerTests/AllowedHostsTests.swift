import Testing

@testable import WebServer

@Suite("Names that the server answers to")
struct AllowedHostsTests {
  @Test(
    "This computer's names for itself are answered, with any port",
    arguments: ["localhost", "LocalHost:8000", "localhost.", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8000"])
  func local(host: String) { #expect(AllowedHosts(boundTo: "127.0.0.1").contain(host)) }

  @Test(
    "Other names are not, though they may lead here",
    arguments: [
      "", ":80", "example.com", "localhost.example.com", "127.0.0.1.example.com", "localhost:80a", "[::1", "[::1]x",
      "192.0.2.1", "user@localhost", "localhost/", "::1:8000",
    ])
  func foreign(host: String) { #expect(!AllowedHosts(boundTo: "127.0.0.1").contain(host)) }

  @Test("The address that was asked for is answered too, and further names")
  func further() {
    let hosts = AllowedHosts(boundTo: "192.0.2.1", names: ["Docs.example.com"])
    #expect(hosts.contain("192.0.2.1:8000"))
    #expect(hosts.contain("docs.example.com"))
    #expect(!hosts.contain("192.0.2.2"))
    #expect(!hosts.contain("other.example.com"))
  }

  @Test("A server on all addresses answers to any address, and to no other name", arguments: ["0.0.0.0", "::", "::0"])
  func all(address: String) {
    let hosts = AllowedHosts(boundTo: address)
    #expect(hosts.contain("192.0.2.1:8000"))
    #expect(hosts.contain("[2001:db8::1]"))
    #expect(!hosts.contain("rebound.example.com"))
  }

  @Test(
    "A further name is known as people may write it",
    arguments: [
      ("docs.example.com:8443", "docs.example.com"), ("docs.example.com.", "docs.example.com:80"),
      ("fd00::1", "[fd00::1]:8000"), ("[fd00::1]", "[FD00:0::1]"), ("[fd00::1]:80", "[fd00::1]"),
    ])
  func spellings(name: String, host: String) {
    #expect(AllowedHosts(boundTo: "127.0.0.1", names: [name]).contain(host))
  }

  @Test("What can be no name is none", arguments: ["", "https://example.com", "example.com/docs", "a b", "a:b"])
  func noName(text: String) { #expect(AllowedHosts.normal(text) == nil) }
}
