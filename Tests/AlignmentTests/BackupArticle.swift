/// One hand-written article in two languages, part by part the same.
enum BackupArticle {
  static let english = Draft(sections: [
    .init(
      level: 1, heading: "Backup job fails with error 0x80780049", anchor: "backup-job-fails",
      elements: [
        .paragraph(
          "This article helps you when a scheduled backup of a file server ends with error 0x80780049 before any data is copied."
        ),
        .paragraph("It applies to Windows Server 2019 and to later versions that use the `wbadmin` tool."),
      ]),
    .init(
      level: 2, heading: "Symptoms", anchor: "symptoms",
      elements: [
        .paragraph("You notice one or more of the following:"),
        .items([
          "The job stops after about 15 minutes, and the status in the console is **Failed**.",
          "The log `Microsoft-Windows-Backup` contains event ID 517.",
          "The command `wbadmin get versions` returns no backup that is newer than 3 days.",
          "The volume D: of the server has less than 10 percent of free space.",
          "Other servers in the same network are backed up without any problem.",
        ]),
        .paragraph("The following output shows the state of the writers on an affected server:"),
        .code("Writer name: 'System Writer'\n   State: [8] Failed\n   Last error: Timed out"),
      ]),
    .init(
      level: 2, heading: "Cause", anchor: "cause",
      elements: [
        .paragraph(
          "The snapshot service needs free space on every volume that is part of the backup. If one of the volumes is too small, no snapshot is made at all."
        ),
        .table(
          header: "| Volume | Space needed | Check |",
          rows: [
            "| System Reserved | 50 MB | `diskpart` |",
            "| C: | 320 MB | `fsutil volume diskfree C:` |",
            "| D: | 1 GB | `fsutil volume diskfree D:` |",
            "| Recovery | 100 MB | `reagentc /info` |",
          ]),
        .paragraph("For more about snapshots, see [How the service works](/windows-server/storage/vss)."),
      ]),
    .init(
      level: 2, heading: "Solution", anchor: "solution",
      elements: [
        .paragraph("Work through the following sections, and start the job again after each of them.")
      ]),
    .init(
      level: 3, heading: "Free space on the volume", anchor: "free-space-on-the-volume",
      elements: [
        .steps([
          "Sign in to the server as a member of the **Backup Operators** group.",
          "Open a command prompt, and then run `cleanmgr /sageset:1`.",
          "Delete the files in C:\\Windows\\Temp that are older than 30 days.",
          "Resize the storage area for snapshots:\n\n```\nvssadmin resize shadowstorage /for=D: /on=D: /maxsize=20GB\n```\n",
          "Check in the file backup.log that no line contains the code 2155348010.",
          "Restart the server.",
        ]),
        .paragraph("If the volume can't be enlarged, move the shared folders to another disk before you continue."),
      ]),
    .init(
      level: 3, heading: "Restart the snapshot service", anchor: "restart-the-snapshot-service",
      elements: [
        .paragraph("A writer that has failed stays in that state until its service is started again."),
        .code("net stop vss\nnet stop swprv\nnet start vss"),
        .paragraph("Then list the writers again:"),
        .code("vssadmin list writers"),
      ]),
    .init(
      level: 2, heading: "More information", anchor: "more-information",
      elements: [
        .paragraph("The error code stands for a timeout of 60 seconds in the snapshot service. It can't be changed."),
        .items([
          "[Storage of snapshots](/windows-server/storage/shadow-storage)",
          "[The wbadmin command](/windows-server/commands/wbadmin)",
          "[Event ID 517](/troubleshoot/event-517)",
        ]),
      ]),
  ])

  static let french = Draft(sections: [
    .init(
      level: 1, heading: "Le travail de sauvegarde échoue avec l’erreur 0x80780049", anchor: "backup-job-fails",
      elements: [
        .paragraph(
          "Cet article vous aide lorsqu’une sauvegarde planifiée d’un serveur de fichiers se termine par l’erreur 0x80780049 avant la copie des données."
        ),
        .paragraph("Il s’applique à Windows Server 2019 et aux versions ultérieures qui utilisent l’outil `wbadmin`."),
      ]),
    .init(
      level: 2, heading: "Symptômes", anchor: "symptoms",
      elements: [
        .paragraph("Vous constatez un ou plusieurs des symptômes suivants :"),
        .items([
          "Le travail s’arrête au bout de 15 minutes environ, et la console affiche l’état **Échec**.",
          "Le journal `Microsoft-Windows-Backup` contient l’ID d’événement 517.",
          "La commande `wbadmin get versions` ne renvoie aucune sauvegarde de moins de 3 jours.",
          "Le volume D: du serveur a moins de 10 pour cent d’espace libre.",
          "Les autres serveurs du même réseau sont sauvegardés sans aucun problème.",
        ]),
        .paragraph("La sortie suivante montre l’état des enregistreurs sur un serveur touché :"),
        .code("Writer name: 'System Writer'\n   State: [8] Failed\n   Last error: Timed out"),
      ]),
    .init(
      level: 2, heading: "Origine du problème", anchor: "cause",
      elements: [
        .paragraph(
          "Le service d’instantanés a besoin d’espace libre sur chaque volume de la sauvegarde. Si l’un des volumes est trop petit, aucun instantané n’est créé."
        ),
        .table(
          header: "| Volume | Espace nécessaire | Vérification |",
          rows: [
            "| Réservé au système | 50 Mo | `diskpart` |",
            "| C: | 320 Mo | `fsutil volume diskfree C:` |",
            "| D: | 1 Go | `fsutil volume diskfree D:` |",
            "| Récupération | 100 Mo | `reagentc /info` |",
          ]),
        .paragraph(
          "Pour en savoir plus sur les instantanés, voir [Fonctionnement du service](/windows-server/storage/vss)."),
      ]),
    .init(
      level: 2, heading: "Résolution", anchor: "solution",
      elements: [
        .paragraph("Suivez les sections ci-dessous et relancez le travail après chacune d’elles.")
      ]),
    .init(
      level: 3, heading: "Libérer de l’espace sur le volume", anchor: "free-space-on-the-volume",
      elements: [
        .steps([
          "Connectez-vous au serveur en tant que membre du groupe **Opérateurs de sauvegarde**.",
          "Ouvrez une invite de commandes, puis exécutez `cleanmgr /sageset:1`.",
          "Supprimez les fichiers de C:\\Windows\\Temp qui datent de plus de 30 jours.",
          "Redimensionnez la zone de stockage des instantanés :\n\n```\nvssadmin resize shadowstorage /for=D: /on=D: /maxsize=20GB\n```\n",
          "Vérifiez dans le fichier backup.log qu’aucune ligne ne contient le code 2155348010.",
          "Redémarrez le serveur.",
        ]),
        .paragraph(
          "S’il est impossible d’agrandir le volume, déplacez les dossiers partagés vers un autre disque avant de continuer."
        ),
      ]),
    .init(
      level: 3, heading: "Redémarrer le service d’instantanés", anchor: "restart-the-snapshot-service",
      elements: [
        .paragraph("Un enregistreur en échec reste dans cet état jusqu’au redémarrage de son service."),
        .code("net stop vss\nnet stop swprv\nnet start vss"),
        .paragraph("Affichez ensuite de nouveau la liste des enregistreurs :"),
        .code("vssadmin list writers"),
      ]),
    .init(
      level: 2, heading: "Informations supplémentaires", anchor: "more-information",
      elements: [
        .paragraph(
          "Le code d’erreur correspond à un délai de 60 secondes dans le service d’instantanés. Il n’est pas modifiable."
        ),
        .items([
          "[Stockage des instantanés](/windows-server/storage/shadow-storage)",
          "[Commande wbadmin](/windows-server/commands/wbadmin)",
          "[ID d’événement 517](/troubleshoot/event-517)",
        ]),
      ]),
  ])

  /// What stands in no language's article: to be put into the French one.
  static let newSection = Draft.Section(
    level: 2, heading: "Consulter le registre", anchor: "look-at-the-registry",
    elements: [
      .paragraph(
        "Ouvrez la clé HKLM\\SYSTEM\\CurrentControlSet\\Services\\VSS et vérifiez que la valeur `Start` est égale à 42."
      ),
      .code("reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\VSS /v Start"),
    ])

  static func newEntry(_ rule: String) -> String {
    rule == "row" ? "| F: | 700 Mo | `mountvol F:` |" : "Exécutez `sfc /scannow` et attendez 25 secondes pour la suite."
  }

  static let newParagraph = Draft.Element.paragraph(
    "Le compte `svc-backup` doit appartenir au domaine contoso.com, faute de quoi la tâche ne démarre pas.")
  static let newCode = Draft.Element.code("schtasks /query /tn backup")
}

/// How much the two sides of a comparison have in common.
enum Pairing: String, CaseIterable, Sendable {
  /// One text, with anchors.
  case sameLanguage
  /// Two languages whose headings share anchors.
  case sharedAnchors
  /// Two languages, headings localized, no anchors.
  case noAnchors

  var reference: String { BackupArticle.english.markdown(anchors: self == .sharedAnchors) }

  /// The target as it is before it is edited; what is put in is French in any case.
  var draft: Draft { self == .sameLanguage ? BackupArticle.english : BackupArticle.french }

  func markdown(_ draft: Draft) -> String { draft.markdown(anchors: self == .sharedAnchors) }

  var locale: String { self == .sameLanguage ? "en-GB" : "fr-FR" }
}
