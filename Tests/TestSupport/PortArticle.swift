/// An article in two locales, of which the French one names a wrong port in line 5.
public enum PortArticle {
  public static let english = """
    # The port is blocked

    Check the firewall first.

    1. Open port 3389 in the firewall.
    2. Restart the service.
    """
  public static let french = """
    # <a name="the-port-is-blocked"></a>Le port est bloqué

    Vérifiez d’abord le pare-feu.

    1. Ouvrez le port 8080 dans le pare-feu.
    2. Redémarrez le service.
    """

  /// Writes `en-US/NAME.md` and `fr-FR/NAME.md`.
  public static func write(_ name: String = "good", to folder: TemporaryFolder) throws {
    try folder.write("en-US/\(name).md", english)
    try folder.write("fr-FR/\(name).md", french)
  }
}
