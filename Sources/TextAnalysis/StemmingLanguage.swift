/// The languages that Snowball can stem, and the scripts that they are written in.
///
/// See https://snowballstem.org/algorithms/.
enum StemmingLanguage {
  /// Whose words a stemmer takes.
  enum Script {
    case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, tamil, other
  }

  /// By language (ISO 639): Snowball's name, and the scripts that it knows.
  private static let algorithms: [Substring: (name: String, scripts: [Script])] = [
    "ar": ("arabic", [.arabic]), "ca": ("catalan", [.latin]), "da": ("danish", [.latin]), "de": ("german", [.latin]),
    "el": ("greek", [.greek]), "en": ("english", [.latin]), "es": ("spanish", [.latin]), "et": ("estonian", [.latin]),
    "eu": ("basque", [.latin]), "fi": ("finnish", [.latin]), "fr": ("french", [.latin]), "ga": ("irish", [.latin]),
    "hi": ("hindi", [.devanagari]), "hu": ("hungarian", [.latin]), "hy": ("armenian", [.armenian]),
    "id": ("indonesian", [.latin]), "it": ("italian", [.latin]), "lt": ("lithuanian", [.latin]),
    "nb": ("norwegian", [.latin]), "ne": ("nepali", [.devanagari]), "nl": ("dutch", [.latin]),
    "nn": ("norwegian", [.latin]), "no": ("norwegian", [.latin]), "pt": ("portuguese", [.latin]),
    "ro": ("romanian", [.latin]), "ru": ("russian", [.cyrillic]), "sr": ("serbian", [.latin, .cyrillic]),
    "sv": ("swedish", [.latin]), "ta": ("tamil", [.tamil]), "tr": ("turkish", [.latin]),
    "yi": ("yiddish", [.hebrew]),
  ]

  /// Languages without a stemmer that are not written in Latin letters: Latin words among theirs are mostly English.
  private static let otherScripts: Set<Substring> = [
    "am", "be", "bg", "bn", "fa", "gu", "he", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "mk", "ml", "mn", "mr",
    "my",
    "or", "pa", "ps", "sd", "si", "te", "tg", "th", "ti", "ug", "uk", "ur", "zh",
  ]

  /// The name of the stemmer for a word in a text of a language; nil if the word stays as it is.
  static func algorithm(for script: Script, in language: Substring) -> String? {
    if let own = algorithms[language] {
      if own.scripts.contains(script) { return own.name }
      return script == .latin ? "english" : nil
    }
    return script == .latin && otherScripts.contains(language) ? "english" : nil
  }

  /// Whether words of a script belong to the language, as far as that is known: if not, they are from another.
  static func isWritten(_ language: Substring, in script: Script) -> Bool {
    if let own = algorithms[language] { return own.scripts.contains(script) }
    return (script == .latin) != otherScripts.contains(language)
  }

  /// Of the word that begins so.
  static func script(of scalar: Unicode.Scalar) -> Script {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA...0x24F, 0x1E00...0x1EFF: .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x530...0x58F: .armenian
    case 0x590...0x5FF: .hebrew
    case 0x600...0x6FF, 0x750...0x77F: .arabic
    case 0x900...0x97F: .devanagari
    case 0xB80...0xBFF: .tamil
    default: .other
    }
  }
}
