import ParallelText
import Testing

@Suite("Columns of tables")
struct TablesTests {
  static let drifts: [Example] = [
    .drift(
      .tableMismatch, "a table that lacks a column is one finding, at its header",
      target: "⟦| Composant | Raison |⟧\n| --- | --- |\n| Pare-feu | `deny` |\n| Routeur | `nat` |\n",
      reference:
        "⟦| Component | Reason | Place |⟧\n| --- | --- | --- |\n| Firewall | `deny` | Host |\n| Router | `nat` | Edge |\n"
    ),
    .drift(
      .tableMismatch, "values in one another's columns are one finding, at the first such row",
      target: "| Réglage | Moins | Plus |\n| --- | --- | --- |\n⟦| Délai | 60 | 10 |⟧\n| Essais | 5 | 2 |\n",
      reference: "| Setting | Least | Most |\n| --- | --- | --- |\n⟦| Delay | 10 | 60 |⟧\n| Tries | 2 | 5 |\n"),
    .drift(
      .missingRow, "a row of a table in HTML",
      target: "<table>\n<tr><th>Voyant</th></tr>\n<tr><td>Vert</td></tr>⟦⟧\n</table>\n",
      reference: "<table>\n<tr><th>Lamp</th></tr>\n<tr><td>Green</td></tr>\n⟦<tr><td>Red</td></tr>⟧\n</table>\n"),
    .drift(
      .tableMismatch, "two rows that ran together are one finding",
      target: "| A | B |\n| --- | --- |\n⟦| Un | 1 | Deux | 2 |⟧\n",
      reference: "| A | B |\n| --- | --- |\n⟦| One | 1 |⟧\n| Two | 2 |\n"),
    .drift(
      .tableMismatch, "a cell of a table in HTML",
      target: "<table>\n⟦<tr><td>Vert</td></tr>⟧\n</table>\n",
      reference: "<table>\n⟦<tr><td>Green</td><td>Ready</td></tr>⟧\n</table>\n"),
  ]

  static let fine: [Example] = [
    .fine(
      .missingRow, "a table with pipes that became one in HTML",
      target: "<table>\n<tr><th>Voyant</th><th>Port</th></tr>\n<tr><td>Vert</td><td>80</td></tr>\n</table>\n",
      reference: "| Lamp | Port |\n| --- | --- |\n| Green | 80 |\n"),
    .fine(
      .tableMismatch, "pipes at the ends and the width of columns",
      target: "Composant | Raison\n--- | ---\nPare-feu | `deny`\n",
      reference: "| Component | Reason |\n|:----------|-------:|\n| Firewall  | `deny` |\n"),
    .fine(
      .tableMismatch, "two values of one cell in another order",
      target: "| A | B |\n| --- | --- |\n| 2 sur 10 | 1 |\n", reference: "| A | B |\n| --- | --- |\n| of 10, 2 | 1 |\n"),
    .fine(
      .tableMismatch, "a pipe within a cell",
      target: "| A | B |\n| --- | --- |\n| `x \\| y` | 1 |\n",
      reference: "| A | B |\n| --- | --- |\n| `x \\| y` | 1 |\n"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
