import ParallelText
import Testing

@Suite("File names, paths and the like in prose")
struct LiteralsTests {
  static let drifts: [Example] = [
    .drift(
      .literalMismatch, "a file's name",
      target: "Le programme ⟦msra.exe⟧ affiche un message.", reference: "The program ⟦mstsc.exe⟧ shows a message."),
    .drift(
      .literalMismatch, "three numbers of one sentence, which is another one, are told once",
      target: "Von ⟦0xf8⟧ bis 0xff steht die Länge hinter dem Byte, nach 0xf7.",
      reference: "From ⟦0xb8⟧ to 0xbf, the length stands behind the byte, after 0xb7.", in: "de-DE"),
    .drift(
      .literalMismatch, "a path of Windows",
      target: "Ouvrez ⟦C:\\Windows\\SysWOW64⟧ et cherchez.", reference: "Open ⟦C:\\Windows\\System32⟧ and look."),
    .drift(
      .literalMismatch, "a path of Unix",
      target: "Lisez /etc/cups et ⟦/var/log/cups/access_log⟧ ici.",
      reference: "Read /etc/cups and ⟦/var/log/cups/error_log⟧ here."),
    .drift(
      .literalMismatch, "a registry key",
      target: "Sous ⟦HKLM\\SOFTWARE\\Contoso⟧, créez la valeur.",
      reference: "Under ⟦HKCU\\SOFTWARE\\Contoso⟧, create the value."),
    .drift(
      .literalMismatch, "an error code", target: "L’erreur ⟦0x80070006⟧ apparaît.",
      reference: "The error ⟦0x80070005⟧ appears."),
    .drift(
      .literalMismatch, "a knowledge base number",
      target: "Installez ⟦KB4012346⟧ et redémarrez.", reference: "Install ⟦KB4012345⟧ and restart."),
    .drift(
      .literalMismatch, "a GUID",
      target: "L’identificateur est ⟦6B29FC40-CA47-1067-B31D-00DD010662DB⟧.",
      reference: "The identifier is ⟦6B29FC40-CA47-1067-B31D-00DD010662DA⟧."),
    .drift(
      .literalMismatch, "an IP address", target: "Le routeur a l’adresse ⟦10.0.4.71⟧.",
      reference: "The router has the address ⟦10.0.4.17⟧."),
    .drift(
      .literalMismatch, "the domain of a mail address",
      target: "Écrivez à ⟦help@contoso.org⟧ aussitôt.", reference: "Write to ⟦help@contoso.com⟧ at once."),
    .drift(
      .literalMismatch, "the mailbox of a sample's address is a note", severity: .note,
      target: "Écrivez à ⟦help@contoso.com⟧ aussitôt.", reference: "Write to ⟦support@contoso.com⟧ at once."),
    .drift(
      .literalMismatch, "an option",
      target: "Ajoutez --verbose et ⟦--force⟧ ici.", reference: "Add --verbose and ⟦--recursive⟧ here."),
    .drift(
      .literalMismatch, "an environment variable",
      target: "Le dossier ⟦%TMP%⟧ est plein.", reference: "The folder ⟦%SystemRoot%⟧ is full."),
    .drift(
      .literalMismatch, "a file's name that the translation lacks",
      target: "Lancez le programme de connexion.⟦⟧", reference: "Start the connection program ⟦mstsc.exe⟧."),
  ]

  static let fine: [Example] = [
    .fine(
      .literalMismatch, "a code whose letters are spelt out",
      target: "Le format suit la RFC (Request for Comments) 5652.", reference: "The format follows RFC5652."),
    .fine(
      .literalMismatch, "a path that follows a word without a space",
      target: "Une copie dans/src/modules est prévue.", reference: "A copy in /src/modules is planned."),
    .fine(
      .literalMismatch, "another case",
      target: "Démarrez MSTSC.EXE maintenant.", reference: "Start mstsc.exe now."),
    .fine(
      .literalMismatch, "a file's name as inline code",
      target: "Démarrez `mstsc.exe` maintenant.", reference: "Start mstsc.exe now."),
    .fine(
      .literalMismatch, "a path with a separator at its end",
      target: "Ouvrez C:\\Windows\\Temp\\ maintenant.", reference: "Open C:\\Windows\\Temp now."),
    .fine(
      .literalMismatch, "another order",
      target: "Copiez a.txt vers b.txt.", reference: "To b.txt, copy a.txt."),
    .fine(
      .literalMismatch, "a path with folders of the translation's language",
      target: "Ouvrez C:\\Données\\Modèles d’abord.", reference: "Open C:\\Data\\Templates first."),
    .fine(
      .literalMismatch, "a GUID in capitals",
      target: "Voici 6B29FC40-CA47-1067-B31D-00DD010662DA.", reference: "This is 6b29fc40-ca47-1067-b31d-00dd010662da."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test(
    "A path that the reference's begins with is another path")
  func prefix() throws {
    try expectDrift(
      .literalMismatch, target: "Ouvrez ⟦C:\\Windows\\System⟧ et cherchez.",
      reference: "Open ⟦C:\\Windows\\System32⟧ and look.")
  }
}
