import Fixing
import Foundation
import IndexStore
import Reports
import TestSupport
import Testing

@testable import WebServer

@Suite("Lookups that are served")
struct LookupTests {
  @Test("As JSON they have the bytes that a lookup on the command line prints")
  func json() async throws {
    let server = try await RunningServer()
    let finder = try AnswerFinder(IndexReader(server.database), "port is blocked", limit: 5, locale: nil)
    let expected = String(decoding: AnswerJSON.render(try finder.lookup()), as: UTF8.self)
    #expect(expected.contains("3389"))
    let answer = try await server.send("/fix.json?q=port+is+blocked")
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
    #expect(answer.body == expected)
  }

  @Test("The page has the steps in the language asked for, with a warning where another language disagrees")
  func page() async throws {
    let server = try await RunningServer()
    let french = try await server.send("/fix?q=port&locale=fr-fr")
    #expect(french.status == 200)
    #expect(french.body.contains("Ouvrez le port 8080 dans le pare-feu."))
    #expect(french.body.contains("port 8080 (en-US: 3389)"))
    #expect(french.body.contains("Likely right: <bdi lang=\"en-US\" dir=\"ltr\">3389</bdi>"))
    #expect(french.body.contains("<option value=\"fr-FR\" selected>"))
    let link = try #require(french.body.firstMatch(of: /href="(articles\/[^"]+)"/)?.output.1)
    #expect(try await server.send("/\(link)").status == 200)
    let english = try await server.send("/fix?q=port+blocked&locale=en-US")
    #expect(english.body.contains("Open port 3389 in the firewall."))
    #expect(!english.body.contains("Likely right"))
  }

  @Test("Of two articles of one key, an answer leads to the page of its own")
  func oneKey() async throws {
    let server = try await RunningServer([
      "en-US/pump.md": "# The pump is loud\n\n1. Tighten the screws.\n",
      "en-US/pump.mdx": "# The valve leaks\n\n1. Replace the seal.\n",
    ])
    for (query, step) in [("pump+is+loud", "Tighten the screws."), ("valve+leaks", "Replace the seal.")] {
      let answer = try await server.send("/fix?q=\(query)&locale=en-US").body
      let link = try #require(answer.firstMatch(of: /href="(articles\/[^"]+)"/)?.output.1)
      #expect(try await server.send("/\(link)").body.contains(step))
    }
  }

  @Test("The language of the browser counts where the query tells none")
  func browserLanguage() async throws {
    let server = try await RunningServer()
    let answer = try await server.send("/fix.json?q=port", headers: "Accept-Language: fr-CA, fr;q=0.9, en;q=0.5\r\n")
    #expect(answer.body.contains("\"locale\": \"fr-FR\""))
    #expect(try await server.send("/fix.json?q=port").body.contains("\"locale\": \"en-US\""))
  }

  @Test("Without a question the page has a form alone, and JSON says what is missing")
  func empty() async throws {
    let server = try await RunningServer()
    for target in ["/fix", "/fix?q=", "/fix?q=+++"] {
      let answer = try await server.send(target)
      #expect(answer.status == 200)
      #expect(answer.body.contains("<form"))
      #expect(!answer.body.contains("role=\"status\""))
    }
    let answer = try await server.send("/fix.json")
    #expect(answer.status == 400)
    #expect(answer.body == "{\"error\":\"q is missing: the symptom to look up\"}\n")
  }

  @Test(
    "What cannot be looked up is told so",
    arguments: [
      ("q=a&locale=x+y", 400), ("q=a&limit=0", 400), ("q=a&limit=51", 400), ("q=a&limit=b", 400),
      ("q=" + String(repeating: "a", count: 2_001), 414),
    ])
  func faults(query: String, status: Int) async throws {
    let server = try await RunningServer()
    #expect(try await server.send("/fix?" + query).status == status)
    let json = try await server.send("/fix.json?" + query)
    #expect(json.status == status)
    #expect(json.body.hasPrefix("{\"error\":\""))
  }

  @Test("A query that finds nothing says so")
  func nothing() async throws {
    let server = try await RunningServer()
    #expect(try await server.send("/fix?q=zzzzqqqq").body.contains("Nothing found for <bdi>zzzzqqqq</bdi>."))
  }

  @Test("Text of queries and articles stays text")
  func hostile() async throws {
    let bad = "<script>alert(1)</script> \" onload=\"alert(2) </pre></code>"
    let server = try await RunningServer([
      "en-US/bad.md": """
      # Bad \(bad)

      ## Symptoms

      Error 0x80070005 \(bad)

      ## Solution

      1. Run `\(bad)` and see [the page](javascript:alert(3)), [data](data:text/html,x) or [that](https://example.com/"onclick="x).
      2. Look at ![\(bad)](x.png) \u{202E}.

         ```sh
         \(bad)
         ```

      | \(bad) | b |
      | --- | --- |
      | \(bad) | c |
      """
    ])
    for target in [
      "/fix?q=0x80070005", "/fix?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus=%22alert(2)&locale=en-US",
    ] {
      let body = try await server.send(target).body
      #expect(body.contains("&lt;script&gt;"))
      #expect(!body.contains("<script>"))
      #expect(!body.contains("\" onload"))
      #expect(!body.contains("\" onfocus"))
      #expect(!body.contains("href=\"javascript:"))
      #expect(!body.contains("href=\"data:"))
      #expect(!body.contains("\"onclick="))
      #expect(!body.contains("\u{202E}"))
    }
  }

  @Test("No path has the answer of a lookup")
  func keys() async throws {
    let server = try await RunningServer()
    #expect(try await server.send("/fix?q=q").status == 200)
    #expect(try await server.send("/3:fix1:q---").status == 404)
  }
}
