import ArticleParsing

extension LinkHosts {
  /// Reads `hosts`: a list of lists of hosts.
  init(_ setting: SettingsNode) throws(Configuration.Problem) {
    var known = Set<Substring>()
    var groups: [[String]] = []
    for item in try setting.items() {
      var group: [String] = []
      for host in try item.items() {
        let text = try host.text()
        guard !text.isEmpty, !text.contains(where: { "/?#@*".contains($0) || $0.isWhitespace }) else {
          throw host.problem("\(text) is not a host: write it without scheme and path, as in docs.example.com")
        }
        guard known.insert(Self.name(text)).inserted else { throw host.problem("\(text) is listed twice") }
        group.append(text)
      }
      guard group.count > 1 else { throw item.problem("a group needs two hosts or more") }
      groups.append(group)
    }
    self.init(groups: groups)
  }
}
