import ParallelText
import Testing

@Suite("Lists")
struct ListsTests {
  static let drifts: [Example] = [
    .drift(
      .listMismatch, "steps that became bullets are one finding, at the first of them",
      target: "⟦-⟧ Ouvrez le capot.\n- Retirez le papier.\n- Fermez le capot.\n",
      reference: "⟦1.⟧ Open the cover.\n2. Remove the paper.\n3. Close the cover.\n"),
    .drift(
      .listMismatch, "bullets that became steps are a note", severity: .note,
      target: "⟦1.⟧ Kabel.\n1. Papier.\n", reference: "⟦*⟧ A cable.\n* Paper.\n", in: "de-DE"),
    .drift(
      .listMismatch, "nested steps that became bullets",
      target: "1. 打开盖板。\n   ⟦*⟧ 向上推。\n   * 向左推。\n2. 取出纸张。\n",
      reference: "1. Open the cover.\n   ⟦1.⟧ Push it up.\n   2. Push it left.\n2. Remove the paper.\n", in: "zh-CN"),
    .drift(
      .listMismatch, "a task that is done", target: "- ⟦[x]⟧ Ouvrez le capot.\n- [ ] Retirez le papier.\n",
      reference: "- ⟦[ ]⟧ Open the cover.\n- [ ] Remove the paper.\n"),
    .drift(
      .listMismatch, "a task that lost its mark", target: "-⟦⟧ Ouvrez le capot.\n- [ ] Retirez le papier.\n",
      reference: "- ⟦[ ]⟧ Open the cover.\n- [ ] Remove the paper.\n"),
  ]

  static let fine: [Example] = [
    .fine(
      .listMismatch, "other bullets and other marks of numbers",
      target: "* Un câble.\n* Du papier.\n\n1) Ouvrez.\n1) Fermez.\n",
      reference: "- A cable.\n- Paper.\n\n1. Open.\n2. Close.\n"),
    .fine(
      .listMismatch, "a list of one item", target: "- Ouvrez le capot.\n", reference: "1. Open the cover.\n"),
    .fine(
      .listMismatch, "tasks that are done on both sides", target: "- [X] Ouvrez le capot.\n",
      reference: "- [x] Open the cover.\n"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
