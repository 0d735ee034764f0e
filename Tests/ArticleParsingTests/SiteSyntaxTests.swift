import TestSupport
import Testing

@Suite("What site generators add to Markdown")
struct SiteSyntaxTests {
  @Test("Zones, monikers, rows and columns are no text, and what stands inside is read") func zones() throws {
    #expect(
      try dump(
        """
        ::: zone pivot="a"

        One

        ::: zone-end

        ::: moniker range=">= b-1.0"
        Two
        ::: moniker-end
        :::row:::
        :::column span="2":::
        Three
        :::column-end:::
        :::row-end:::

        ::: zone pivot="b"

        Four

        :::
        """) == """
          lead
            paragraph @3:1-3:4 One
            paragraph @8:1-8:4 Two
            paragraph @12:1-12:6 Three
            paragraph @18:1-18:5 Four
          """)
  }

  @Test("An alert of Docusaurus may have a title") func docusaurus() throws {
    #expect(
      try dump(":::note Title\n\nText\n\n:::\n\n:::tip[Title]\nMore\n:::\n") == """
        lead
          alert note @1:1-5:4 Title
            paragraph @3:1-3:5 Text
          alert tip @7:1-9:4 Title
            paragraph @8:1-8:5 More
        """)
  }

  @Test(
    "The type of an alert may be a class, an argument, or the name of what holds it",
    arguments: [
      (":::{warning}", ":::"), ("::: {.warning}", ":::"), ("::: {.callout-warning}", ":::"),
      ("{% hint style=\"warning\" %}", "{% endhint %}"), ("{{% notice warning %}}", "{{% /notice %}}"),
      ("{{< admonition type=warning title=\"Note\" >}}", "{{< /admonition >}}"),
      ("{{% alert title=\"Warning\" %}}", "{{% /alert %}}"), ("<Callout type=\"warning\">", "</Callout>"),
      ("<Aside type={'warning'} title=\"x\">", "</Aside>"), ("<Warning>", "</Warning>"),
      ("<div class=\"alert alert-warning\">", "</div>"), ("<div class=\"admonition warning\">", "</div>"),
      ("<aside class=\"warning\">", "</aside>"),
    ])
  func alertTypes(opening: String, closing: String) throws {
    let text = try dump("\(opening)\nText\n\(closing)\n\nBehind\n")
    #expect(text.lowercased().contains("\n  alert warning @1:1-3:\(closing.count + 1)\n    paragraph @2:1-2:5 text\n"))
    #expect(text.hasSuffix("\n  paragraph @5:1-5:7 Behind"))
  }

  @Test("A line of attributes makes an alert of the block below it") func attributes() throws {
    #expect(
      try dump("{: .warning }\nText\ngoes on\n\nBehind\n\n{: .wide }\nMore\n") == """
        lead
          alert warning @1:1-3:8
            paragraph @2:1-3:8 Text⏎goes on
          paragraph @5:1-5:7 Behind
          paragraph @7:1-8:5 {: .wide }⏎More
        """)
  }

  @Test("Elements that are never closed, or have a name that links lead to, are left as they are") func elements()
    throws
  {
    for text in ["<div class=\"note\">\n\nText\n", "<div class=\"note\" id=\"x\">\n\nText\n\n</div>\n"] {
      #expect(try !dump(text).contains("alert"))
    }
    #expect(
      try dump("<div class=\"note\">\n\n<div class=\"wide\">\n\nText\n\n</div>\n\n</div>\n\nBehind\n") == """
        lead
          alert note @1:1-9:7
            html @3:1-3:19 <div class="wide">
            paragraph @5:1-5:5 Text
            html @7:1-7:7 </div>
          paragraph @11:1-11:7 Behind
        """)
  }

  @Test("An alert without an end holds its first paragraph, and none without its title's bracket is read")
  func unclosed()
    throws
  {
    #expect(
      try dump(":::note\nText\n\nBehind\n\n:::tip\nMore :::\n\nLast\n\n:::note[Title\n") == """
        lead
          alert note @1:1-1:8
            paragraph @2:1-2:5 Text
          paragraph @4:1-4:7 Behind
          alert tip @6:1-7:9
            paragraph @7:1-7:9 More :::
          paragraph @9:1-9:5 Last
          paragraph @11:1-11:14 :::note[Title
        """)
  }

  @Test("The indented body of an alert of MkDocs is read as what it is") func mkdocs() throws {
    #expect(
      try dump(
        """
        !!! note "Title"
            Text
            goes on

            - Item

            ```sh
            ls

              cd
            ```

        Behind

        ??? tip

            !!! warning
                Deep

            Less deep
        """) == """
          lead
            alert note @1:1-11:8 Title
              paragraph @2:5-3:12 Text⏎goes on
              item @5:5-5:11 Item
              code fenced(sh) @7:5-11:8 ls⏎⏎  cd
            paragraph @13:1-13:7 Behind
            alert tip @15:1-20:14
              alert warning @17:5-18:13
                paragraph @18:9-18:13 Deep
              paragraph @20:5-20:14 Less deep
          """)
  }

  @Test("The body of a tab of MkDocs is read, and so is one in a list") func tabs() throws {
    #expect(
      try dump("=== \"C\"\n\n    Text\n\n- Item\n\n    !!! note\n        Text\n\nBehind\n") == """
        lead
          paragraph @1:6-1:7 C
          paragraph @3:5-3:9 Text
          item @5:1-5:7 Item
            alert note @7:5-8:13
              paragraph @8:9-8:13 Text
          paragraph @10:1-10:7 Behind
        """)
  }

  @Test("Shortcodes of Hugo are alerts if their name is one's and they are closed, and no text otherwise") func hugo()
    throws
  {
    #expect(
      try dump(
        """
        {{< note >}}
        Text
        {{< /note >}}

        {{% tabs %}}
        {{% warning title="x" %}}
        Care
        {{% /warning %}}
        {{% /tabs %}}
        {{< tip "unclosed" >}}

        Behind

        {{< figure src="a.png" >}}
        """) == """
          lead
            alert note @1:1-3:14
              paragraph @2:1-2:5 Text
            alert warning @6:1-8:17
              paragraph @7:1-7:5 Care
            paragraph @12:1-12:7 Behind
            image @14:1-14:27
          """)
  }

  @Test("Tags of Jekyll are no text") func jekyll() throws {
    #expect(
      try dump("{% if x %}\nText\n{% endif %}\n\n{% note %}\nMore\n{% endnote %}\n") == """
        lead
          paragraph @2:1-2:5 Text
          alert note @5:1-7:14
            paragraph @6:1-6:5 More
        """)
  }

  @Test("A heading that names a tab makes no section, and what closes the tabs is nothing") func tabHeadings() throws {
    #expect(
      try dump(
        "## One\n\n# [Portal](#tab/portal)\n\nText\n\n### <a name=\"cli\"></a>[CLI](#tab/cli/x)\n\nMore\n\n***\n\n---\n"
      )
        == """
        section 2 #one
          heading @1:1-1:7 One
          paragraph @3:1-3:24 # [Portal](#tab/portal)
          paragraph @5:1-5:5 Text
          paragraph @7:1-7:40 ### <a name="cli"></a>[CLI](#tab/cli/x)
          paragraph @9:1-9:5 More
        """)
  }

  @Test("Imports and components of MDX are no text, and what stands inside is read") func mdx() throws {
    #expect(
      try dump(
        """
        import Tabs from '@theme/Tabs';
        import './a.css'

        <Tabs groupId="os">
        <TabItem value="a">

        Text

        </TabItem>
        </Tabs>
        <Card />

        <ServiceName>

        import is a word
        """) == """
          lead
            paragraph @7:1-7:5 Text
            html @13:1-13:14 <ServiceName>
            paragraph @15:1-15:17 import is a word
          """)
  }

  @Test("The title and the body of an accordion are text") func accordion() throws {
    #expect(
      try dump("+++ Title\n\nText\n\n+++\n") == """
        lead
          paragraph @1:5-1:10 Title
          paragraph @3:1-3:5 Text
        """)
  }

  @Test("Of an include the path is compared, and its name is no text") func include() throws {
    let article = try article("[!INCLUDE [some words](../includes/a.md)]\n\n[!include[x](b.md)]\n")
    #expect(article.literals.map { article.text($0.range) } == ["../includes/a.md", "b.md"])
    #expect(article.words.isEmpty)
  }

  @Test(
    "In a code block all of it is code",
    arguments: [
      "!!! note\n    Text", "{{< note >}}\n{{< /note >}}", "{% if x %}", "<Tabs a=\"b\">", "import a from 'b'", "+++",
      "::: zone-end", "# [Portal](#tab/portal)",
    ])
  func code(_ text: String) throws {
    let article = try article("```\n\(text)\n```\n")
    #expect(article.blocks.map(\.kind) == [.code])
    #expect(
      article.lines[article.blocks[0].lineIndexes].map { article.text($0) }
        == text.split(separator: "\n").map(String.init))
  }
}
