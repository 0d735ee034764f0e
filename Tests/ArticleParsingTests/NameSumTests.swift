import TestSupport
import Testing

/// Blocks whose names agree by their sums are not looked through for them.
@Suite("The sum of a block's names")
struct NameSumTests {
  private func names(_ text: String) throws -> (sum: UInt64, mayBeMore: Bool) {
    let block = try article(text).blocks[0]
    return (block.nameSum, block.mayHaveOtherNames)
  }

  @Test("It is the same whatever the order of the names, and whatever stands between them")
  func order() throws {
    let first = try names("Use PowerShell with a DHCP server, and the internationalizedTerminalEmulator.")
    let second = try names("Mit **internationalizedTerminalEmulator**: [PowerShell](a.md) & DHCP, Größe")
    #expect(try names("DHCP, internationalizedTerminalEmulator und PowerShell").sum == first.sum)
    #expect(first.sum == second.sum && first.sum != 0)
    #expect(try names("Use PowerShell with the internationalizedTerminalEmulator.").sum != first.sum)
  }

  @Test("Words with a capital at the beginning alone add nothing", arguments: ["One Two É Ab", "Über Äpfel"])
  func capitals(_ text: String) throws { #expect(try names(text) == (0, false)) }

  @Test(
    "What may be a name otherwise is told",
    arguments: [
      "C# and", "C++ and", "version v2.0", "use 6.1.0.Final", "3_a or", "a 5GB disk", "Win32 too", "a memory.stat",
      "set wait_timeout", "[a](b \"A Title\")",
    ])
  func others(_ text: String) throws { #expect(try names(text).mayBeMore, "\(text)") }

  @Test(
    "Code, tags, targets and entities hold no names",
    arguments: [
      "run `Get-Item` now", "a <b>bold</b> word", "[a](PowerShell.md)", "a &amp; b", "on 5 pages", "a (b) - c",
    ])
  func hidden(_ text: String) throws { #expect(try names(text) == (0, false), "\(text)") }
}
