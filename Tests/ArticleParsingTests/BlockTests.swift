import TestSupport
import Testing

@Suite("Blocks")
struct BlockTests {
  @Test("Headings make sections, nested by their levels") func headings() throws {
    #expect(
      try dump("Lead.\n\n# One\n\nText.\n\n### Deep ###\n\nTwo\n---\n\nMore.\n") == """
        lead
          paragraph @1:1-1:6 Lead.
        section 1 #one
          heading @3:1-3:6 One
          paragraph @5:1-5:6 Text.
        section 3 #deep in #one
          heading @7:1-7:13 Deep
        section 2 #two in #one
          heading @9:1-10:4 Two
          paragraph @12:1-12:6 More.
        """)
  }

  @Test("Steps keep the number as written and as counted, and what is nested in them") func steps() throws {
    #expect(
      try dump("3. One\n\n       code\n3) Other\n\n1. A\n   1. B\n      - C\n1. D\n") == """
        lead
          step 3=3 @1:1-1:7 One
            code indented @3:8-3:12 code
          step 3=3 @4:1-4:9 Other
          step 1=1 @6:1-6:5 A
            step 1=1 @7:4-7:8 B
              item @8:7-8:10 C
          step 1=2 @9:1-9:5 D
        """)
  }

  @Test("An item's further paragraphs are nested in it") func itemParagraphs() throws {
    #expect(
      try dump("- First\n  goes on\n\n  Second\n- Third\n") == """
        lead
          item @1:1-2:10 First⏎goes on
            paragraph @4:3-4:9 Second
          item @5:1-5:8 Third
        """)
  }

  @Test("Code keeps its language and its lines, without the indentation of its container") func code() throws {
    #expect(
      try dump(
        "1. Run\n\n    ```powershell -x\n    Get-Item\n      -Path\n    ```\n\n> ~~~\n> quoted\n> ~~~\n\n\tindented\n")
          == """
          lead
            step 1=1 @1:1-1:7 Run
              code fenced(powershell) @3:5-6:8 Get-Item⏎  -Path
            code fenced() @8:3-10:6 quoted
            code indented @12:2-12:10 indented
          """)
  }

  @Test("A fence that is never closed goes on to the end") func unclosedFence() throws {
    #expect(
      try dump("```sh\nls\n\ncd\n") == """
        lead
          code fenced(sh) @1:1-4:3 ls⏎⏎cd
        """)
  }

  @Test("A pipe table is a header row with rows nested in it, behind the paragraph that it interrupts") func table()
    throws
  {
    #expect(
      try dump("Before\n| a | b\\|c |\n|---|:-:|\n| 1 | 2 |\n3 | 4\n") == """
        lead
          paragraph @1:1-1:7 Before
          row header(2) @2:1-2:13 a⏎b\\|c
            row (2) @4:1-4:10 1⏎2
            row (2) @5:1-5:6 3⏎4
        """)
  }

  @Test("Pipes without a delimiter row of as many cells are no table") func noTable() throws {
    #expect(
      try dump("| a | b |\n|---|\n") == """
        lead
          paragraph @1:1-2:6 | a | b |⏎|---|
        """)
  }

  @Test("A paragraph of images alone is an image") func image() throws {
    #expect(
      try dump("![alt](a.png)\n\nText ![alt](b.png)\n") == """
        lead
          image @1:1-1:14 ![alt](a.png)
          paragraph @3:1-3:19 Text ![alt](b.png)
        """)
  }

  @Test("Alerts hold their paragraphs, with the text on the next line or in a paragraph of its own") func alerts()
    throws
  {
    #expect(
      try dump("> [!NOTE]\n> Text\n>\n> More\n\n>[!WARNING]\n>\n> Care\n\n> Quote\n") == """
        lead
          alert NOTE @1:1-1:10
            paragraph @2:3-2:7 Text
            paragraph @4:3-4:7 More
          alert WARNING @6:1-6:12
            paragraph @8:3-8:7 Care
          paragraph @10:3-10:8 Quote
        """)
  }

  @Test("A title behind an alert's marker begins its text, and a link is no marker") func alertTitles() throws {
    #expect(
      try dump("> [!NOTE] Title\n> Text\n\n> [!tip]- Title\n>\n> Text\n\n> [!NOTE](a.md)\n") == """
        lead
          alert NOTE @1:1-1:10
            paragraph @1:11-2:7 Title⏎Text
          alert tip @4:1-4:9
            paragraph @4:11-4:16 Title
            paragraph @6:3-6:7 Text
          paragraph @8:3-8:16 [!NOTE](a.md)
        """)
  }

  @Test("Directives of site generators open and close alerts, include code, and show images") func directives() throws {
    #expect(
      try dump(
        """
        /// tip | Title

        Text

        ///

        :::note
        Other
        :::

        {* ../a.py hl[3] *}

        :::image type="content" source="a.png" alt-text="x":::

        ```csharp
        /// <summary>
        ```
        """) == """
          lead
            alert tip @1:1-5:4 Title
              paragraph @3:1-3:5 Text
            alert note @7:1-9:4
              paragraph @8:1-8:6 Other
            code indented @11:1-11:20 {* ../a.py hl[3] *}
            image @13:1-13:55
            code fenced(csharp) @15:1-17:4 /// <summary>
          """)
  }

  @Test("The line that ends an HTML block belongs to it") func htmlEnd() throws {
    #expect(
      try dump("<!-- a\nb -->\nText.\n\n<pre>\nport 3389\n</pre>\n\n<div>\nOne\n</div>\n") == """
        lead
          html @1:1-2:6 <!-- a⏎b -->
          paragraph @3:1-3:6 Text.
          html @5:1-7:7 <pre>⏎port 3389⏎</pre>
          html @9:1-11:7 <div>⏎One⏎</div>
        """)
  }

  @Test("HTML blocks are blocks, and comments in them are no text") func html() throws {
    let article = try article("<div>\n<!-- 3389 -->\nText 8080\n</div>\n")
    #expect(article.blocks.map(\.kind) == [.html])
    #expect(article.literals.map { article.text($0.range) } == ["8080"])
  }

  @Test("Line endings and a byte order mark change no place", arguments: ["\n", "\r\n", "\r"]) func lineEndings(
    _ ending: String
  ) throws {
    let text = "# One\n\n- Item\n\n```sh\nls\n```\n".replacing("\n", with: ending)
    let expected = """
      section 1 #one
        heading @1:1-1:6 One
        item @3:1-3:7 Item
        code fenced(sh) @5:1-7:4 ls
      """
    #expect(try dump(text) == expected)
    let marked = expected.replacing("@1:1-1:6", with: "@1:2-1:7")
    #expect(try dump("\u{FEFF}" + text) == marked)
  }

  @Test("Nothing comes of nothing", arguments: ["", "\n", "---\n---\n", "---\ntitle: x\n---"]) func empty(
    _ text: String
  ) throws {
    #expect(try dump(text) == "")
  }
}
