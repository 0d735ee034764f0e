import Answering
import ParallelText

/// What a query has found as one JSON document, as `Schema/fix.schema.json` describes it.
public enum AnswerJSON {
  /// - Returns: UTF-8 with a line feed at the end.
  public static func render(_ lookup: Lookup) -> [UInt8] {
    var json = JSONWriter(.pretty)
    json.object { json in
      json.member("schemaVersion") { $0.value(1) }
      json.member("query") { $0.value(lookup.query) }
      json.member("locale") { $0.value(lookup.locale?.description) }
      json.member("results") { json in
        json.array { json in for result in lookup.results { json.element { write(result, &$0) } } }
      }
    }
    return json.bytes + [0x0A]
  }

  private static func write(_ result: Lookup.Result, _ json: inout JSONWriter) {
    let answer = result.answer
    json.object { json in
      json.member("article") { $0.value(answer.article) }
      json.member("score") { $0.value(result.score) }
      json.member("title") { $0.value(answer.title) }
      json.member("locale") { $0.value(answer.locale.description) }
      json.member("path") { $0.value(answer.path) }
      json.member("requestedLocale") { $0.value(answer.requestedLocale.description) }
      json.member("translation") { $0.value(answer.translation?.rawValue) }
      json.member("translatedOn") { $0.value(answer.translatedOn) }
      json.member("section") { $0.value(answer.section) }
      json.member("matched") { json in
        json.object { json in
          json.member("locale") { $0.value(result.matched.locale.description) }
          json.member("anchor") { $0.value(result.matched.anchor) }
          json.member("text") { $0.value(result.matched.text) }
        }
      }
      json.member("symptoms") { $0.value(answer.symptoms.texts) }
      json.member("causes") { $0.value(answer.causes.texts) }
      json.member("links") { write(answer.symptoms.links + answer.causes.links, &$0) }
      json.member("findings") { json in
        json.array { json in
          for finding in answer.findings {
            json.element { write(finding, &$0) { json in json.member("reference") { write(finding.reference, &$0) } } }
          }
        }
      }
      json.member("steps") { write(answer.steps, of: answer.path, &$0) }
    }
  }

  // Steps are not nested deeply (`Answer.Step`).
  private static func write(_ steps: [Answer.Step], of path: String, _ json: inout JSONWriter) {
    json.array { json in
      for step in steps {
        json.element { json in
          json.object { json in
            json.member("id") { $0.value(step.id) }
            json.member("number") { $0.value(step.number) }
            json.member("anchor") { $0.value(step.anchor) }
            json.member("text") { $0.value(step.text) }
            json.member("code") { json in
              json.array { json in
                for code in step.code {
                  json.element { json in
                    json.object { json in
                      json.member("language") { $0.value(code.language) }
                      json.member("text") { $0.value(code.text) }
                      if code.isInline { json.member("inline") { $0.value(true) } }
                    }
                  }
                }
              }
            }
            json.member("links") { write(step.links, &$0) }
            json.member("images") { write(step.images, &$0) }
            json.member("steps") { write(step.steps, of: path, &$0) }
            json.member("location") { json in
              json.object { json in
                json.member("path") { $0.value(path) }
                json.member("startLine") { $0.value(step.startLine) }
                json.member("endLine") { $0.value(step.endLine) }
              }
            }
            json.member("findings") { json in
              json.array { json in
                for item in step.disagreements { json.element { write(item.finding, &$0) { _ in } } }
              }
            }
          }
        }
      }
    }
  }

  private static func write(_ links: [Prose.Link], _ json: inout JSONWriter) {
    json.array { json in
      for link in links {
        json.element { json in
          json.object { json in
            json.member("text") { $0.value(link.text) }
            json.member("target") { $0.value(link.target) }
          }
        }
      }
    }
  }

  private static func write(_ finding: Finding, _ json: inout JSONWriter, _ rest: (inout JSONWriter) -> Void) {
    json.object { json in
      json.member("fingerprint") { $0.value(finding.fingerprint) }
      json.member("rule") { $0.value(finding.rule.rawValue) }
      json.member("severity") { $0.value(finding.severity.rawValue) }
      json.member("message") { $0.value(finding.message) }
      rest(&json)
    }
  }

  private static func write(_ place: Finding.Place?, _ json: inout JSONWriter) {
    guard let place else { return json.value(nil) }
    json.object { json in
      json.member("locale") { $0.value(place.locale.description) }
      json.member("path") { $0.value(place.path) }
      json.member("startLine") { $0.value(place.start.line) }
      json.member("endLine") { $0.value(place.end.line) }
      json.member("text") { $0.value(place.text) }
    }
  }
}
