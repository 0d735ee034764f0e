import ParallelText
import Testing

@Suite("Levels of headings")
struct HeadingLevelsTests {
  static let drifts: [Example] = [
    .drift(
      .headingMismatch, "a section that became a part of the one before it",
      target: "# Scanner\n\n## Câble\n\nBranchez-le.\n\n⟦### Voyant⟧\n\nAttendez.\n",
      reference: "# Scanner\n\n## Cable\n\nPlug it in.\n\n⟦## Lamp⟧\n\nWait.\n"),
    .drift(
      .headingMismatch, "a part that became a section of its own",
      target: "# 扫描仪\n\n## 电缆\n\n插上。\n\n⟦## 指示灯⟧\n\n等待。\n",
      reference: "# Scanner\n\n## Cable\n\nPlug it in.\n\n⟦### Lamp⟧\n\nWait.\n", in: "zh-CN"),
    .drift(
      .headingMismatch, "a section that took its parts along is one finding",
      target: "# A\n\n## B\n\nUn.\n\n⟦### C⟧\n\nDeux.\n\n#### D\n\nTrois.\n\n#### E\n\nQuatre.\n\n## F\n\nCinq.\n",
      reference: "# A\n\n## B\n\nOne.\n\n⟦## C⟧\n\nTwo.\n\n### D\n\nThree.\n\n### E\n\nFour.\n\n## F\n\nFive.\n"),
    .drift(
      .headingMismatch, "one level that differs where all the others are deeper",
      target: "## A\n\n### B\n\nUn.\n\n⟦## C⟧\n\nDeux.\n\n### D\n\nTrois.\n",
      reference: "# A\n\n## B\n\nOne.\n\n⟦## C⟧\n\nTwo.\n\n## D\n\nThree.\n"),
  ]

  static let fine: [Example] = [
    .fine(
      .headingMismatch, "headings that are all a level deeper",
      target: "## A\n\n### B\n\nUn.\n\n### C\n\nDeux.\n", reference: "# A\n\n## B\n\nOne.\n\n## C\n\nTwo.\n"),
    .fine(
      .headingMismatch, "a title of another level", target: "## A\n\n## B\n\nUn.\n\n## C\n\nDeux.\n",
      reference: "# A\n\n## B\n\nOne.\n\n## C\n\nTwo.\n"),
    .fine(
      .headingMismatch, "headings that are underlined", target: "A\n=\n\nB\n-\n\nUn.\n",
      reference: "# A\n\n## B\n\nOne.\n"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }
}
