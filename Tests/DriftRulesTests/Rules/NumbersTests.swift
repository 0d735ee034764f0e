import ParallelText
import Testing

@Suite("Numbers in prose")
struct NumbersTests {
  static let drifts: [Example] = [
    .drift(
      .portMismatch, "another port behind the word for a port",
      target: "Ouvrez le port ⟦8080⟧.", reference: "Open port ⟦3389⟧."),
    .drift(
      .portMismatch, "another port before the protocol's name",
      target: "Le pare-feu doit laisser passer ⟦8080⟧/tcp.", reference: "The firewall must let ⟦3389⟧/tcp through."),
    .drift(
      .portMismatch, "another port in a script that is not Latin",
      target: "Откройте порт ⟦8080⟧.", reference: "Open port ⟦3389⟧.", in: "ru-RU"),
    .drift(
      .portMismatch, "another port in a table",
      target: "| Service | Accès |\n| --- | --- |\n| RDP | port ⟦8080⟧ |\n",
      reference: "| Service | Access |\n| --- | --- |\n| RDP | port ⟦3389⟧ |\n"),
    .drift(
      .versionMismatch, "another version of three parts",
      target: "Installez la version ⟦10.3.1⟧ du client.", reference: "Install version ⟦10.2.1⟧ of the client."),
    .drift(
      .versionMismatch, "another version behind a product's name",
      target: "Activez TLS ⟦1.1⟧ sur le serveur.", reference: "Turn on TLS ⟦1.2⟧ on the server."),
    .drift(
      .numberMismatch, "another number",
      target: "Attendez ⟦300⟧ secondes.", reference: "Wait ⟦30⟧ seconds."),
    .drift(
      .numberMismatch, "another year",
      target: "Cette option existe depuis ⟦2018⟧.", reference: "This option exists since ⟦2016⟧."),
    .drift(
      .numberMismatch, "another date in digits",
      target: "Le service s’arrête le ⟦2024-03-06⟧.", reference: "The service ends on ⟦2024-03-05⟧."),
    .drift(
      .numberMismatch, "a decimal mark that went lost",
      target: "Il faut ⟦15⟧ Go d’espace libre.", reference: "You need ⟦1.5⟧ GB of free space."),
    .drift(
      .numberMismatch, "a number in a heading",
      target: "## Limites après ⟦60⟧ jours\n\nTexte.", reference: "## Limits after ⟦90⟧ days\n\nText."),
    .drift(
      .numberMismatch, "one number of several",
      target: "Entre 5 et ⟦25⟧ minutes, au plus 3 fois.", reference: "Between 5 and ⟦20⟧ minutes, at most 3 times."),
    .drift(
      .numberMismatch, "a number in the digits of another script",
      target: "انتظر ⟦٣٠٠⟧ ثانية.", reference: "Wait ⟦30⟧ seconds.", in: "ar-SA"),
    .drift(
      .numberMismatch, "another number in words",
      target: "Wiederholen Sie dies ⟦vier⟧ Mal.", reference: "Repeat this ⟦three⟧ times.", in: "de-DE"),
    .drift(
      .numberMismatch, "a number in words for another in digits",
      target: "Повторите это ⟦4⟧ раза.", reference: "Repeat this ⟦three⟧ times.", in: "ru-RU"),
    .drift(
      .numberMismatch, "another ordinal in words",
      target: "Abra la ⟦cuarta⟧ pestaña.", reference: "Open the ⟦third⟧ tab.", in: "es-ES"),
    .drift(
      .numberMismatch, "another month",
      target: "Gültig bis 5. ⟦Mai⟧ 2025.", reference: "Valid until ⟦March⟧ 5, 2025.", in: "de-DE"),
    .drift(
      .numberMismatch, "another month, as a number",
      target: "2025年⟦4⟧月5日まで有効です。", reference: "Valid until ⟦March⟧ 5, 2025.", in: "ja-JP"),
    .drift(
      .numberMismatch, "another number in words behind a prefix",
      target: "أعد المحاولة ⟦بأربع⟧ طرق.", reference: "Try again in ⟦three⟧ ways.", in: "ar-SA"),
    .drift(
      .numberMismatch, "the second for the first",
      target: "Der Scanner hält nach der ⟦zweiten⟧ Seite an.", reference: "The scanner stops after the ⟦first⟧ page.",
      in: "de-DE"),
    .drift(
      .numberMismatch, "another number beside one in words",
      target: "Entfernen Sie 2 Dateien binnen ⟦45⟧ Sekunden.", reference: "Remove two files within ⟦30⟧ seconds.",
      in: "de-DE"),
  ]

  static let fine: [Example] = [
    .fine(
      .numberMismatch, "a fraction and its decimals",
      target: "Un lecteur de 5,25 pouces et un de 3½ pouces.", reference: "A 5-1/4 inch drive and one of 3.5 inches."),
    .fine(
      .portMismatch, "the same port, with the word behind it",
      target: "Ouvrez le port TCP 3389 du serveur.", reference: "Open TCP port 3389 of the server."),
    .fine(
      .portMismatch, "several ports in another order",
      target: "Ouvrez les ports 443 et 3389.", reference: "Open the ports 3389 and 443."),
    .fine(
      .versionMismatch, "a version with and without v",
      target: "Installez la version 10.2.1.", reference: "Install v10.2.1."),
    .fine(
      .numberMismatch, "thousands separated by a space",
      target: "La file contient 2 000 fichiers.", reference: "The queue holds 2,000 files."),
    .fine(
      .numberMismatch, "thousands separated by a no-break space",
      target: "La file contient 2\u{A0}000 fichiers.", reference: "The queue holds 2,000 files."),
    .fine(
      .numberMismatch, "thousands separated by a narrow no-break space",
      target: "La file contient 12\u{202F}500 fichiers.", reference: "The queue holds 12,500 files."),
    .fine(
      .numberMismatch, "thousands separated by a dot",
      target: "Die Warteschlange enthält 2.000 Dateien.", reference: "The queue holds 2,000 files.", in: "de-DE"),
    .fine(
      .numberMismatch, "thousands that are not separated",
      target: "La file contient 2000 fichiers.", reference: "The queue holds 2,000 files."),
    .fine(
      .numberMismatch, "millions", target: "Au plus 1 250 000 objets.", reference: "At most 1,250,000 objects."),
    .fine(
      .numberMismatch, "a decimal comma", target: "Il faut 1,5 Go libres.", reference: "You need 1.5 GB free."),
    .fine(
      .numberMismatch, "a date with its month in words, in another order",
      target: "Testé le 5 mars 2024.", reference: "Tested on March 5, 2024."),
    .fine(
      .numberMismatch, "a date whose parts stand in another order",
      target: "Testé le 05/03/2024.", reference: "Tested on 2024-03-05."),
    .fine(
      .numberMismatch, "digits of another script",
      target: "انتظر ٣٠ ثانية ثم أعد المحاولة ٥ مرات.", reference: "Wait 30 seconds, then try 5 times.", in: "ar-SA"),
    .fine(
      .numberMismatch, "Devanagari digits",
      target: "३० सेकंड प्रतीक्षा करें।", reference: "Wait 30 seconds.", in: "hi-IN"),
    .fine(
      .numberMismatch, "full-width digits", target: "３０秒待ちます。", reference: "Wait 30 seconds.", in: "ja-JP"),
    .fine(
      .numberMismatch, "ordinals", target: "Ouvrez le 2e onglet.", reference: "Open the 2nd tab."),
    .fine(
      .numberMismatch, "a number in words", target: "Il y a deux méthodes.", reference: "There are 2 methods."),
    .fine(
      .numberMismatch, "a number in words that counts in a case",
      target: "Перезапустите службу на трёх узлах.", reference: "Restart the service on 3 nodes.", in: "ru-RU"),
    .fine(
      .numberMismatch, "numbers in words on both sides, beside others",
      target: "Versuchen Sie es nach 30 Sekunden zweimal.", reference: "After 30 seconds, try twice.", in: "de-DE"),
    .fine(
      .numberMismatch, "a number in words of a script without spaces",
      target: "三つのサービスを再起動します。", reference: "Restart 3 services.", in: "ja-JP"),
    .fine(
      .numberMismatch, "a number in words behind a prefix",
      target: "أعد المحاولة بثلاث طرق.", reference: "Try again in 3 ways.", in: "ar-SA"),
    .fine(
      .numberMismatch, "a month in words for one in digits",
      target: "2025年3月5日から有効です。", reference: "Valid from March 5, 2025.", in: "ja-JP"),
    .fine(
      .numberMismatch, "a month behind a prefix",
      target: "صالح حتى ٥ مارس ٢٠٢٥.", reference: "Valid until March 5, 2025.", in: "ar-SA"),
    .fine(
      .numberMismatch, "a word that is a month elsewhere",
      target: "Sept fichiers restent.", reference: "Seven files remain."),
    .fine(
      .numberMismatch, "a saying",
      target: "L’un après l’autre.", reference: "One by one."),
    .fine(
      .numberMismatch, "a unit without a space", target: "Il faut 16 Go.", reference: "You need 16GB."),
    .fine(
      .numberMismatch, "a percentage with a space", target: "Plus de 80 %.", reference: "More than 80%."),
    .fine(
      .numberMismatch, "a number that became inline code",
      target: "Entrez `1500` comme valeur.", reference: "Enter 1500 as the value."),
    .fine(
      .numberMismatch, "numbers in another order",
      target: "En 30 minutes, au plus 5 fois.", reference: "At most 5 times in 30 minutes."),
    .fine(
      .numberMismatch, "a sentence that went to the next paragraph with its number",
      target:
        "Ouvrez la console et sélectionnez le service qui doit être redémarré dans la liste des services.\n\nAttendez 45 secondes. Fermez ensuite la console, puis vérifiez que les clients se connectent au serveur.",
      reference:
        "Open the console and select the service that has to be restarted in the list of services. Wait 45 seconds.\n\nThen close the console, and check that all of the clients can connect to the server again."
    ),
    .fine(
      .numberMismatch, "years beside counted items",
      target: "Windows Server 2019 avec 4 nœuds.", reference: "Windows Server 2019 with 4 nodes."),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test(
    "Dots for thousands and a decimal comma are one number",
    arguments: ["Genau 12.500,75 Euro.", "Es kostet 12.500,75 Euro."])
  func germanDecimals(_ target: String) throws {
    try expectNoDrift(target: target, reference: "It costs 12,500.75 euros.", in: "de-DE")
  }

  @Test(
    "Spaces for thousands and a decimal comma are one number")
  func frenchDecimals() throws {
    try expectNoDrift(target: "Au moins 10 000,5 Mo libres.", reference: "At least 10,000.5 MB free.")
  }

  @Test(
    "A number of another unit is another number",
    arguments: [
      ("Attendez ⟦30 minutes⟧ puis redémarrez.", "Wait ⟦30 seconds⟧, then restart."),
      ("Il faut ⟦10\u{A0}Go⟧ d’espace libre.", "You need ⟦10 MB⟧ of free space."),
    ])
  func unit(_ target: String, _ reference: String) throws {
    try expectDrift(.numberMismatch, target: target, reference: reference)
  }

  @Test(
    "Letters may stand right beside a number or a version that differs",
    arguments: [
      (RuleID.numberMismatch, "Il faut ⟦60⟧GB d’espace.", "You need ⟦50⟧GB of space."),
      (.numberMismatch, "Attendez ⟦40⟧s avant de continuer.", "Wait for ⟦30⟧s before you go on."),
      (.versionMismatch, "Il faut la v⟦16.4.0⟧ ou une plus récente.", "You need v⟦16.14.0⟧ or a newer one."),
      (.versionMismatch, "Depuis la v⟦7.5⟧, le journal existe.", "The log exists since v⟦7.6⟧."),
    ])
  func besideLetters(_ rule: RuleID, _ target: String, _ reference: String) throws {
    try expectDrift(rule, target: target, reference: reference)
  }

  @Test(
    "A decade may be written without its century",
    arguments: [("Un écran des années 90.", "A screen from the 1990s."), ("Die 80er-Jahre.", "The 1980s.")])
  func decade(_ target: String, _ reference: String) throws {
    try expectNoDrift(target: target, reference: reference)
  }

  @Test(
    "A unit may be translated, or left out",
    arguments: [
      ("Attendez 30 secondes.", "Wait 30 seconds."), ("Il faut 10\u{A0}Go.", "You need 10 GB."),
      ("Patientez 5 minutes.", "Wait 5 min."),
      ("De 1 à 5 jours.", "From 1 to 5 days."), ("Après 2 heures", "After 2 h"),
      ("Plus de 25\u{A0}%.", "More than 25 percent."),
    ])
  func sameUnit(_ target: String, _ reference: String) throws {
    try expectNoDrift(target: target, reference: reference)
  }
}
