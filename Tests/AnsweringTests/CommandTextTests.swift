import Testing

@testable import Answering

@Suite("Commands to copy")
struct CommandTextTests {
  @Test(
    "Prompts are left out",
    arguments: [
      ("$ ls -l", "ls -l"), ("PS C:\\> Get-Service", "Get-Service"), ("PS> Get-Service", "Get-Service"),
      ("PS C:\\Program Files> dir", "dir"), ("PS /home/anna> dir", "dir"), ("C:\\>ipconfig /all", "ipconfig /all"),
      ("C:\\Windows\\System32> sc query", "sc query"), ("anna@host:~$ sudo reboot", "sudo reboot"),
      ("[root@host ~]# reboot", "reboot"), ("$ cd /tmp\n$ ls", "cd /tmp\nls"),
    ])
  func prompts(text: String, command: String) {
    #expect(CommandText.read(text, language: nil).text == command)
    #expect(CommandText.read(text, language: "bash").output == "")
  }

  @Test(
    "What only looks like a prompt stays",
    arguments: [
      "$key = 1", "# a comment", "PSQL > out.txt", "C:\\tool.exe>out.txt", "echo a > b", "a$ b", "<p>PS C:</p>",
      "mail anna@host # later", "PS", "C:", "", "\n",
    ])
  func others(text: String) {
    #expect(
      CommandText.read(text, language: "powershell") == Answer.Code(language: "powershell", text: text, output: ""))
  }

  @Test("In a session what has no prompt is output") func session() {
    let text = "$ uname -a\nLinux host 6.1\n\n$ echo one \\\n>   two\none two\n"
    let code = CommandText.read(text, language: "console")
    #expect(code.text == "uname -a\necho one \\\n  two")
    #expect(code.output == "Linux host 6.1\n\none two")
    let plain = CommandText.read("sc query\nsc stop", language: "console")
    #expect(plain.text == "sc query\nsc stop")
    #expect(plain.output == "")
  }

  @Test("Where the label does not tell, nothing is taken for output") func unlabelled() {
    #expect(CommandText.read("$ cat <<E\nText\nE", language: nil).text == "cat <<E\nText\nE")
    #expect(
      CommandText.read("4 files", language: "Output") == Answer.Code(language: "Output", text: "", output: "4 files"))
  }
}
