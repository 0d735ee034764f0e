import TestSupport
import Testing

@Suite("Directives and other containers")
struct DirectiveTests {
  @Test("A fence for a note holds text, and its title and options are none of it", arguments: ["```", "~~~", ":::"])
  func alert(_ fence: String) throws {
    #expect(
      try dump("\(fence){warning}\n:name: x\nText `a`\n\n- Item\n\(fence)\n\nBehind\n") == """
        lead
          alert warning @1:1-6:4
            paragraph @3:1-3:9 Text `a`
            item @5:1-5:7 Item
          paragraph @8:1-8:7 Behind
        """)
  }

  @Test("The class of an admonition is its type, and what stands behind its name is its title") func admonition() throws
  {
    #expect(
      try dump(
        "```{admonition} Port 80\n:class: tip\nText\n```\n\n:::{admonition} Two words\n---\nclass: danger\n---\nMore\n:::\n"
      )
        == """
        lead
          alert tip @1:1-4:4 Port 80
            paragraph @3:1-3:5 Text
          alert danger @6:1-11:4 Two words
            paragraph @10:1-10:5 More
        """)
  }

  @Test("A longer fence holds shorter ones, and code in it stays code") func nested() throws {
    #expect(
      try dump("````{tab-set}\n```{tab-item} Linux\nText\n```\n```sh\nls {note}\n```\n````\n\nBehind\n") == """
        lead
          paragraph @2:15-2:20 Linux
          paragraph @3:1-3:5 Text
          code fenced(sh) @5:1-7:4 ls {note}
          paragraph @10:1-10:7 Behind
        """)
  }

  @Test(
    "In all other directives stands code", arguments: ["{code-cell}", "{r}", "{python}", "{mermaid}", "{math}", "note"])
  func code(_ info: String) throws {
    let article = try article("```\(info)\nText\n```\n")
    #expect(article.blocks.map(\.kind) == [.code])
  }

  @Test("An option behind the title is no part of it, and is what the box was meant to be") func optionInTitle() throws
  {
    let article = try article(":::{admonition} Take care :class: warning\nText\n:::\n")
    #expect(article.text(article.blocks[0].label) == "warning")
    #expect(article.lines[article.blocks[0].lineIndexes].map { article.text($0) } == ["Take care"])
    let fault = try #require(article.containers[0].fault)
    #expect(fault.kind == .optionInTitle)
    #expect(article.text(fault.range) == ":class: warning")
  }

  @Test("What containers are, and their attributes, are known, and which of them work") func containers() throws {
    let article = try article(
      """
      ::: zone pivot="windows" target=docs

      Text

      ::: zone-end

      ::: {#shot .column-margin width="50%" title="Words"}
      Text
      :::

      - Item

        :::note
        Text

      :::

      :::tip
      """)
    #expect(article.containers.map { article.text($0.name) } == ["zone", "column-margin", "note", "tip"])
    #expect(
      article.containers.map { container in
        container.attributes.map { "\(article.text($0.name))=\(article.text($0.value))" }
      } == [["pivot=windows", "target=docs"], ["width=50%"], [], []])
    #expect(article.containers.map(\.fault?.kind) == [nil, nil, .closedOutsideItem, .notClosed])
    #expect(article.anchors.map(\.name) == ["shot"])
  }

  @Test("The blocks of PyMdown have titles and options") func pymdown() throws {
    #expect(
      try dump(
        "/// admonition | Two words\n    type: danger\n\nText\n///\n\n/// details | More\n    open: True\n\nText\n///\n"
      )
        == """
        lead
          alert danger @1:1-5:4 Two words
            paragraph @4:1-4:5 Text
          paragraph @7:15-7:19 More
          paragraph @10:1-10:5 Text
        """)
  }

  @Test("Pandoc may write colons behind the name") func pandoc() throws {
    #expect(
      try dump("::::: warning :::::\nText\n:::::\n") == """
        lead
          alert warning @1:1-3:6
            paragraph @2:1-2:5 Text
        """)
  }

  @Test("A heading in the first line of a callout is its title") func quarto() throws {
    #expect(
      try dump("::: {.callout-tip}\n\n## Two words\n\nText\n:::\n\n::: {.panel-tabset}\n## Tab\n:::\n") == """
        lead
          alert tip @1:1-6:4 Two words
            paragraph @5:1-5:5 Text
        section 2 #tab
          heading @9:1-9:7 Tab
        """)
  }

  @Test(
    "The body of a note of reStructuredText, and of a column, is text",
    arguments: [".. warning:: Title", ":::column:::"])
  func indented(_ opening: String) throws {
    let article = try article("\(opening)\n\n    Text\n\n    - Item\n\nBehind\n")
    #expect(article.blocks.filter { $0.kind != .alert }.map(\.kind) == [.paragraph, .item, .paragraph])
    #expect(article.blocks.last?.depth == 0)
  }

  @Test("A line of attributes makes an alert of the paragraph above it, but not of a heading") func attributesBelow()
    throws
  {
    #expect(
      try dump("# One\n{: .note }\n\nText\ngoes on\n{: .warning }\n\n> Quote\n{: .prompt-tip }\n\nBehind\n") == """
        section 1 #one
          heading @1:1-1:6 One
          alert warning @4:1-6:14
            paragraph @4:1-5:8 Text⏎goes on
          alert tip @8:1-9:17
            paragraph @8:3-8:8 Quote
          paragraph @11:1-11:7 Behind
        """)
  }

  @Test("An alert whose text is not indented holds the paragraph that follows") func notIndented() throws {
    let article = try article("!!! note \"Two words\"\n\nText\ngoes on\n\nBehind\n")
    #expect(article.blocks.map(\.kind) == [.alert, .paragraph, .paragraph])
    #expect(article.blocks.map(\.depth) == [0, 1, 0])
    #expect(article.containers.map(\.fault?.kind) == [.notIndented])
  }

  @Test("A heading without a space behind its marks is one, and a word behind one mark is none") func gluedHeading()
    throws
  {
    #expect(
      try dump("##标题\n\n#tag\n\n####### Seven\n") == """
        section 2 #标题
          heading @1:1-1:5 标题
          paragraph @3:1-3:5 #tag
          paragraph @5:1-5:14 ####### Seven
        """)
  }

  @Test("Of a role the target is code, and its text is text") func roles() throws {
    let article = try article(
      "See {ref}`Open port 80 <open-port>`, {guilabel}`Save as`, {kbd}`Ctrl+S`, {doc}`guide`.\n")
    #expect(
      article.literals.filter { $0.kind == .inlineCode }.map { article.text($0.range) } == [
        "open-port", "Ctrl+S", "guide",
      ])
    #expect(article.literals.filter { $0.kind == .uiLabel }.map { article.text($0.range) } == ["Save as"])
    #expect(article.literals.contains { article.text($0.range) == "80" })
  }

  @Test("The label of a footnote is no number") func footnotes() throws {
    let article = try article("Text[^1] and 2.\n\n[^1]: After 30 minutes.\n")
    #expect(article.literals.filter { $0.kind == .number }.map { article.text($0.range) } == ["2", "30"])
  }
}
