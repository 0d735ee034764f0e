import ArticleParsing
import ParallelText
import TestSupport
import Testing

@Suite("Tags of templates")
struct TemplateTagTests {
  private func tags(_ text: String, path: String = "a.md") throws -> [String] {
    let article = try article(text, path: path)
    return article.tags.map { tag in
      "\(tag.form) \(article.text(tag.range))" + (tag.standsAlone ? " alone" : "") + (tag.isPaired ? " paired" : "")
    }
  }

  @Test("A heading has the id that its generator reads")
  func headingIDs() throws {
    for heading in [
      "## Text {#a-1}", "## Text { #a-1 .wide }", "## Text {: #a-1 .wide}", "## Text {.wide #a-1}", "## Text {/*a-1*/}",
      "## Text {/* #a-1 */}", "## Text {% #a-1 %}", "## Text {% #a-1 .wide %}", "## Text {% id=\"a-1\" %}",
    ] {
      for path in ["a.md", "a.mdx"] where path == "a.md" || heading.contains("*") {
        let article = try article(heading + "\n", path: path)
        #expect(article.anchors.map(\.name) == ["a-1"], "\(heading) in \(path)")
        #expect(article.sections.last?.anchor == "a-1", "\(heading) in \(path)")
      }
    }
  }

  @Test(
    "Text in an argument is read by itself, whatever the paragraph before it left open", arguments: ["[", "**", "`"])
  func openMarks(mark: String) throws {
    let tags = try tags("Some text \(mark)never closed\n\n{{< note title=\"a] 5\" >}}\n\nMore.\n")
    #expect(tags == ["shortcode {{< note title=\"a] 5\" >}} alone"])
  }

  @Test(
    "Classes and other attributes are neither text nor placeholders",
    arguments: ["{.wide}", "{: .wide }", "{% .wide %}"])
  func classes(attributes: String) throws {
    let article = try article("## Text \(attributes)\n")
    #expect(article.sections.last?.anchor == "text")
    #expect(article.literals.isEmpty)
    #expect(try self.article("![x](a.png){width=50%}\n").literals.map(\.kind) == [.image])
  }

  @Test("An alert may have its tags in the line of its text, and positions stay what they are") func oneLineAlerts()
    throws
  {
    #expect(
      try dump(
        """
        {{< note >}}Port `80`{{< /note >}}

        - Item

          {% tip %} Two
          lines {% endtip %}

        {{% alert color="warning" %}}
        Text {{< a b="c" >}}

        More{{% /alert %}}

        See {{< note >}}this{{< /note >}}.
        """) == """
          lead
            alert note @1:1-1:35
              paragraph @1:13-1:22 Port `80`
            item @3:1-3:7 Item
              alert tip @5:3-6:21
                paragraph @5:13-6:8 Two⏎lines
            alert warning @8:1-11:19
              paragraph @9:1-9:21 Text {{< a b="c" >}}
              paragraph @11:1-11:19 More{{% /alert %}}
            paragraph @13:1-13:35 See {{< note >}}this{{< /note >}}.
          """)
  }

  @Test("A tab that names a language holds code") func codeTabs() throws {
    #expect(
      try dump(
        """
        1. Open it:

           {{< tabs name="a" >}}
           {{< tab name="Linux" codelang="bash" >}}
           ls *a* "$(pwd)"
           {{< /tab >}}
           {{< tab "Other" lang="go" >}}
           b
           {{< /tab >}}
           {{< /tabs >}}

        {{% tab "Text" lang="go" %}}
        Text
        {{% /tab %}}
        """) == """
          lead
            step 1=1 @1:1-1:12 Open it:
              code fenced(bash) @4:4-6:16 ls *a* "$(pwd)"
              code fenced(go) @7:4-9:16 b
            paragraph @13:1-13:5 Text
          """)
  }

  private func article(_ text: String, path: String = "a.md") throws -> Article {
    try TestSupport.article(text, path: path)
  }

  @Test("Tags are found in texts and between them, and those that close others are not told") func forms() throws {
    #expect(
      try tags(
        """
        {% if version > 3 %}
        Port {{ site.port }} of {% data names.host %}.
        {% else %}
        {% include other.md %}
        {% endif %}

        {{< tabs >}} {{% tab Linux %}}

        See {{< ref "a.md" >}}.

        {{% /tab %}} {{< /tabs >}}
        """) == [
          "tag {% if version > 3 %} alone paired", "variable {{ site.port }}", "tag {% data names.host %}",
          "tag {% else %} alone paired", "tag {% include other.md %} alone", "shortcode {{< tabs >}} alone paired",
          "shortcode {{% tab Linux %}} alone paired", "shortcode {{< ref \"a.md\" >}}",
        ])
    #expect(
      try tags("{% $port %}\n\n{% note %}\n\n{% partial file=\"a.md\" /%}\n\n{% /note %}\n") == [
        "variable {% $port %} alone", "tag {% partial file=\"a.md\" /%} alone",
      ])
    #expect(
      try tags(
        "A {props.port} and {' '}{/* x */} <Name /> of <Term id=\"a\">b</Term>.\n\n<Card\n  kind=\"a\"\n/>\n",
        path: "a.mdx")
        == [
          "variable {props.port}", "component <Name />", "component <Term id=\"a\"> paired",
          "component <Card\n  kind=\"a\"\n/> alone",
        ])
  }

  @Test(
    "What is no tag is left as it is",
    arguments: [
      "`{{ x }}`", "{{< x", "{{ x", "{% x", "{%", "{{", "{", "{{}}", "{%%}", "{{<>}}", "{{</* x */>}}",
      "```\n{% x y %}\n```",
    ])
  func others(_ text: String) throws {
    #expect(try tags(text + "\n").isEmpty)
  }

  @Test("Lines of tags are no blocks, and a tag over several lines is one") func lines() throws {
    #expect(
      try dump("One\n{{< x\n  a=\"b\"\n  c=\"d\" >}}\nTwo\n\n{{# comment }}\n") == """
        lead
          paragraph @1:1-1:4 One
          paragraph @5:1-5:4 Two
        """)
  }

  @Test("An include between steps does not end their list, tags around them do") func steps() throws {
    #expect(
      try dump("1. One\n{% include a.md %}\n1. Two\n\n{% tab a %}\n\n1. One\n\n{% endtab %}\n") == """
        lead
          step 1=1 @1:1-1:7 One
          step 1=2 @3:1-3:7 Two
          step 1=1 @7:1-7:7 One
        """)
  }

  @Test("A table goes on behind tags between its rows") func tables() throws {
    let table = "| A | B |\n|---|---|\n{% if x %}\n| 1 | 2 |\n{% endif %}\n| 3 | 4 |\n{% if y %}\n\nText\n{% endif %}\n"
    #expect(
      try dump(table) == """
        lead
          row header(2) @1:1-1:10 A⏎B
            row (2) @4:1-4:10 1⏎2
            row (2) @6:1-6:10 3⏎4
          paragraph @9:1-9:5 Text
        """)
    #expect(try tags(table).count == 2)
  }

  @Test("Code between tags is code, with its language, and comments are nothing") func regions() throws {
    #expect(
      try dump(
        """
        {% highlight ruby linenos %}
        puts "a"

        # no heading
        {% endhighlight %}

        {{< highlight go "linenos=table" >}}
        a := 1
        {{< /highlight >}}

        {% comment %}
        # Nothing
        {% endcomment %}

        {% code %}
        ```sh
        ls
        ```
        {% endcode %}

        {% highlight c %}
        Text
        """) == """
          lead
            code fenced(ruby) @1:1-5:19 puts "a"⏎⏎# no heading
            code fenced(go) @7:1-9:19 a := 1
            code fenced(sh) @16:1-18:4 ls
            paragraph @22:1-22:5 Text
          """)
  }

  @Test(
    "A comment accepts findings in every syntax", arguments: ["<!-- %@ -->", "{/* %@ */}", "{# %@ #}", "{{/* %@ */}}"])
  func ignores(_ comment: String) throws {
    let comment = comment.replacing("%@", with: "stele-ignore port-mismatch: a reason")
    let alone = try article("\(comment)\n\nPort 80.\n\nPort 81.\n", path: "a.mdx")
    #expect(alone.ignores.map(\.rules) == [["port-mismatch"]])
    #expect(alone.ignores.map(\.reason) == ["a reason"])
    let scope = alone.scope(of: alone.ignores[0])
    #expect(alone.text(scope).hasSuffix("Port 80."))
    #expect(try article("Port 80. \(comment)\n").ignores.count == 1)
  }

  @Test("What readers see in the arguments is text of the block, the rest is not") func texts() throws {
    let article = try article("See {{< term text=\"Limit of 30 sessions\" id=\"limit-5\" >}} now.\n")
    #expect(article.literals.map { "\($0.kind) \(article.text($0.range))" }.last == "number 30")
    #expect(article.literals.count == 2)
    let alone = try self.article("{% include note.html content=\"Wait 90 seconds.\" id=\"5\" %}\n")
    #expect(alone.tags[0].numbers.map { alone.text($0.range) } == ["90"])
  }

  @Test(
    "The target of a link may have a tag within",
    arguments: ["{{ site.url }}/a", "{% link a.md %}", "{{< ref \"a\" >}}#b"])
  func links(_ target: String) throws {
    let article = try article("[a](\(target)) and more\n")
    #expect(article.literals.map(\.kind) == [.link])
    #expect(article.literals.map { article.text($0.range) } == [target])
  }
}

@Suite("Text in MDX")
struct MDXTests {
  private func blocks(_ text: String) throws -> [String] {
    let article = try article(text, path: "a.mdx")
    return article.blocks.map { block in
      "\(block.kind) " + article.lines[block.lineIndexes].map { article.text($0) }.joined(separator: "⏎")
    }
  }

  @Test("Indented text is text, and lists and fences keep their own indentation") func indentation() throws {
    #expect(
      try blocks(
        """
        <Tabs>
            <Tab>

                Text
                goes on

                - Item
                  of two lines

                  More

                - Item

                ```js
                if (a) {
                  b
                }
                ```

            </Tab>
        </Tabs>

            Last
        """) == [
          "paragraph Text⏎goes on", "item Item⏎of two lines", "paragraph More", "item Item",
          "code if (a) {⏎  b⏎}", "paragraph Last",
        ])
  }

  @Test("Elements that frame a text do not make HTML of it") func frames() throws {
    #expect(try blocks("<div>\n  ```js\n  a\n\n  b\n  ```\n</div>\n\nText\n") == ["code a⏎⏎b", "paragraph Text"])
  }

  @Test("Braces of formulas are no expressions") func formulas() throws {
    let article = try article("$x_{i}$, $\\text{if } a^{2}$ and {a.b}\n", path: "a.mdx")
    #expect(article.tags.map { article.text($0.range) } == ["{a.b}"])
  }

  @Test("Places are those of the file") func places() throws {
    let article = try article("<Tab>\n\n      Port 80\n\n</Tab>\n", path: "a.mdx")
    #expect(article.text(article.blocks[0].range) == "Port 80")
    #expect(article.literals.map { article.text($0.range) } == ["80"])
  }
}
