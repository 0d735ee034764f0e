import Fixing
import NIOHTTP1
import ParallelText
import Reports
import WebReport

/// Lookups: `fix?q=…` as a page to search on, and `fix.json?q=…` with the same bytes as `stele fix --format json`.
struct LookupPage: Sendable {
  static let paths: Set<String> = ["fix", "fix.json"]

  private let limits: Limits
  /// Says what the locale of whoever asks is, where the request does not.
  private let environment: [String: String]

  init(_ limits: Limits, environment: [String: String]) {
    self.limits = limits
    self.environment = environment
  }

  /// What the answer depends on besides the index.
  func key(of request: Request) -> String {
    let target = request.target
    return [target.path, target["q"], target["locale"], target["limit"], request.language]
      .map { part in part.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined()
  }

  /// - Throws: `IndexError`.
  func answer(to request: Request, _ reading: LiveIndex.Reading) throws -> Response {
    let isJSON = request.target.path == "fix.json"
    let question: Question
    do throws(Fault) {
      question = try Question(request.target, limits)
      if isJSON, question.text.isEmpty { throw Fault(why: "q is missing: the symptom to look up") }
    } catch {
      return isJSON ? Self.json(error) : try page(error, reading)
    }
    return try reading.withReader { index in
      let locales = try index.searchedLocales()
      if question.text.isEmpty { return Self.page(FixPage(query: "", locale: nil, locales: locales)) }
      var own = environment
      if let language = request.language { own["LC_ALL"] = language }
      let finder = try AnswerFinder(
        index, question.text, limit: question.limit, locale: question.locale, environment: own)
      let lookup = try finder.lookup()
      if isJSON { return Self.json(AnswerJSON.render(lookup)) }
      var page = FixPage(query: question.text, locale: question.locale, locales: locales)
      let site = try reading.site()
      page.answers = try lookup.results.map { result in
        (result.answer, try index.article(ofFile: result.answer.path).flatMap(site.page))
      }
      if lookup.results.isEmpty { page.nearest = try finder.nearest() }
      page.unknownCodes = finder.unknownCodes
      return Self.page(page)
    }
  }

  private func page(_ fault: Fault, _ reading: LiveIndex.Reading) throws -> Response {
    var page = FixPage(query: "", locale: nil, locales: try reading.withReader { try $0.searchedLocales() })
    page.problem = fault.why
    return Self.page(page, fault.status)
  }

  private static func page(_ page: FixPage, _ status: HTTPResponseStatus = .ok) -> Response {
    answer(status, Layout.mediaType, page.render())
  }

  private static func json(_ bytes: [UInt8], _ status: HTTPResponseStatus = .ok) -> Response {
    answer(status, "application/json; charset=utf-8", bytes)
  }

  private static func json(_ fault: Fault) -> Response {
    var json = JSONWriter(.line)
    json.object { json in json.member("error") { $0.value(fault.why) } }
    return Self.json(json.bytes + [0x0A], fault.status)
  }

  private static func answer(_ status: HTTPResponseStatus, _ mediaType: String, _ bytes: [UInt8]) -> Response {
    var response = Response(status, mediaType, bytes, isTagged: status == .ok)
    response.headers = [("Vary", "Accept-Language")]
    return response
  }
}

/// Why a question cannot be answered.
private struct Fault: Error {
  var status = HTTPResponseStatus.badRequest
  var why: String
}

/// What is looked up.
private struct Question {
  private static let usualResults = 5
  private static let mostResults = 50

  /// Empty if nothing is asked yet.
  let text: String
  let locale: LocaleTag?
  let limit: Int

  init(_ target: RequestTarget, _ limits: Limits) throws(Fault) {
    text = target["q"].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? ""
    guard text.utf8.count <= limits.query else {
      throw Fault(status: .uriTooLong, why: "q is longer than \(limits.query) bytes")
    }
    locale = target["locale"].flatMap { LocaleTag($0) }
    if let name = target["locale"], locale == nil { throw Fault(why: "\(name) is not a locale such as fr or fr-FR") }
    guard let limit = target["limit"].map({ Int($0) }) ?? Self.usualResults, (1...Self.mostResults).contains(limit)
    else {
      throw Fault(why: "limit must be a number from 1 to \(Self.mostResults)")
    }
    self.limit = limit
  }
}
