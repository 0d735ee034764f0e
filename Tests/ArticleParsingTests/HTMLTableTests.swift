import ArticleParsing
import TestSupport
import Testing

@Suite("Tables in HTML")
struct HTMLTableTests {
  @Test("Their rows are rows, and cells their lines") func rows() throws {
    #expect(
      try dump(
        """
        <table class="a">
        <thead><tr><th>Lamp</th><th colspan="2">Meaning</th></tr></thead>
        <tr>
          <td>Green</td>
          <td>Ready, port
          80</td><td></td>
        </tr>
        </table>
        """) == """
          lead
            row header(3) @2:8-2:58 Lamp⏎Meaning
              row (3) @3:1-7:6 Green⏎Ready, port
            80⏎
          """)
  }

  @Test("End tags may be left out, and a row of other cells is no header") func endTags() throws {
    #expect(
      try dump("<TABLE>\n<TR><TD>One<TD>Two\n<TR><TD>Three<TD>Four\n</TABLE>\n") == """
        lead
          row (2) @2:1-2:19 One⏎Two
          row (2) @3:1-3:22 Three⏎Four
        """)
  }

  @Test("Cells may hold Markdown, which is nested in their row") func markdown() throws {
    let text = try dump(
      """
      <table>
      <tr>
      <td>

      Text

      - Item

      </td>
      <td>More</td>
      </tr>
      <tr><td>Last</td></tr>
      </table>

      Behind
      """)
    #expect(
      text == """
        lead
          row (1) @2:1-3:5
            paragraph @5:1-5:5 Text
            item @7:1-7:7 Item
            html @9:1-10:14 </td>⏎<td>More</td>
          row (1) @12:1-12:23 Last
          paragraph @15:1-15:7 Behind
        """)
  }

  @Test("A table in a cell leaves both as they are") func nested() throws {
    let article = try article("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>\n")
    #expect(article.blocks.map(\.kind) == [.html])
  }

  @Test("The cells of a row can be had one by one") func cells() {
    #expect(TableCells.of("<tr><td>One | two</td>\n<td><b>Three</b></td></tr>") == ["One | two", "<b>Three</b>"])
    #expect(TableCells.of("<br>One | two") == ["<br>One", "two"])
  }
}
