import ParallelText
import Testing

@Suite("Numbers of steps")
struct OrdinalsTests {
  static let drifts: [Example] = [
    .drift(
      .ordinalMismatch, "a heading with another number",
      target: "## ⟦Étape 3 : Vérifier le port⟧\n\nUn.", reference: "## ⟦Step 2: Check the port⟧\n\nOne."),
    .drift(
      .ordinalMismatch, "a number of a list that skips",
      target: "1. Ouvrez la console.\n2. Cherchez `Spooler`.\n⟦4⟧. Redémarrez.",
      reference: "1. Open the console.\n2. Look for `Spooler`.\n3. Restart."),
    .drift(
      .ordinalMismatch, "a number of a list that repeats",
      target: "1. Ouvrez la console.\n2. Cherchez `Spooler`.\n⟦2⟧. Redémarrez.",
      reference: "1. Open the console.\n2. Look for `Spooler`.\n3. Restart."),
    .drift(
      .ordinalMismatch, "a reference that counts wrong is the one to blame", wrong: .reference,
      target: "1. Ouvrez la console.\n2. Cherchez `Spooler`.\n3. Redémarrez.",
      reference: "1. Open the console.\n2. Look for `Spooler`.\n⟦4⟧. Restart."),
    .drift(
      .ordinalMismatch, "of two headings the one whose number stands twice is wrong", wrong: .reference,
      target:
        "## <a name=\"step-1\"></a>Étape 1 : Nommer\n\nUn.\n\n## <a name=\"step-2\"></a>⟦Étape 2 : Fermer⟧\n\nDeux.",
      reference: "## <a name=\"step-1\"></a>Step 1: Close\n\nOne.\n\n## <a name=\"step-2\"></a>⟦Step 1: Close⟧\n\nTwo."),
  ]

  static let fine: [Example] = [
    .fine(
      .ordinalMismatch, "a heading whose number stands elsewhere, or in words",
      target: "## <a name=\"step-2\"></a>Deuxième étape : vérifier le port\n\nUn.",
      reference: "## Step 2: Check the port {#step-2}\n\nOne."),
    .fine(
      .ordinalMismatch, "the mark behind the number", target: "## Étape 1 : Vérifier\n\nUn.",
      reference: "## Step 1. Check\n\nOne."),
    .fine(
      .ordinalMismatch, "the number before the word", target: "## 1-qadam: tekshirish\n\nBir.",
      reference: "## Step 1: Check\n\nOne.", in: "uz-UZ"),
    .fine(
      .ordinalMismatch, "a list whose numbers are all 1",
      target: "1. Un.\n1. Deux.\n1. Trois.", reference: "1. One.\n2. Two.\n3. Three."),
    .fine(
      .ordinalMismatch, "a list that goes on behind a paragraph",
      target: "1. Ouvrez.\n2. Cherchez.\n\nPuis attendez une minute.\n\n3. Fermez.",
      reference: "1. Open.\n2. Look.\n\nThen wait for a minute.\n\n3. Close."),
    .fine(
      .ordinalMismatch, "the beginning of two procedures, of which one is not numbered in the translation",
      target:
        "## A {#a}\n\n### 1. Ouvrir\n\n`a`\n\n### 2. Lire\n\n`b`\n\n## B {#b}\n\n### Ouvrir {#c}\n\n`c`\n\n### 2. Dire\n\n`d`",
      reference:
        "## A {#a}\n\n### 1. Open\n\n`a`\n\n### 2. Read\n\n`b`\n\n## B {#b}\n\n### 1. Open {#c}\n\n`c`\n\n### 2. Say\n\n`d`"
    ),
    .fine(
      .ordinalMismatch, "parentheses instead of dots", target: "1) Ouvrez.\n2) Fermez.",
      reference: "1. Open.\n2. Close."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("The gap that a missing step leaves in the numbers is not reported")
  func gapOfMissingStep() throws {
    try expectDrift(
      .missingStep,
      target: "1. Ouvrez `services.msc`.⟦⟧\n3. Redémarrez `TermService`.\n4. Fermez la console.",
      reference:
        "1. Open `services.msc`.\n⟦2. Select `Spooler` and stop it.⟧\n3. Restart `TermService`.\n4. Close the console.")
  }
}
