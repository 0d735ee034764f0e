import Auditing
import Foundation
import ParallelText
import Reports
import TestSupport
import Testing

/// The articles of some paths, with the findings that lie in them.
func alignedArticles(_ paths: [String], source: String? = nil) async -> [AlignedArticle] {
  var articles: [AlignedArticle] = []
  let report = await Audit(.init(source: source.map { LocaleTag($0)! })).run(paths) { articles.append($0.aligned) }
  let findings = Dictionary(grouping: report.findings, by: \.article)
  return articles.map { $0.placing(findings[$0.key] ?? []) }
}

/// The sample articles, aligned once for all tests.
enum SampleArticles {
  private static let withSource = Task { await alignedArticles([Project.root + "/Corpus"], source: "en-US") }
  private static let withoutSource = Task { await alignedArticles([Project.root + "/Corpus"]) }

  /// - Parameter source: `en-US`, or nil for none.
  static func aligned(source: String? = "en-US") async -> [AlignedArticle] {
    await (source == nil ? withoutSource : withSource).value
  }
}

/// The article of a tree of one article, whose texts are given by locale.
func alignedArticle(_ texts: [String: String], source: String? = "en-US") async throws -> AlignedArticle {
  let folder = try TemporaryFolder()
  for (locale, text) in texts { try folder.write("\(locale)/a.md", text) }
  return try #require(await alignedArticles([folder.path], source: source).first)
}

/// The whole document of some articles.
func document(_ articles: [AlignedArticle], _ writer: some ArticleWriter) -> Data {
  var writer = writer
  var bytes = writer.header()
  for article in articles { bytes += writer.piece(article) }
  return Data(bytes + writer.footer())
}

/// An article whose text means something in every format that it is written in.
enum TrickyArticle {
  static let english = """
    # <a name="top"></a>Save & "load" <keys>

    =1+2 is text, and so is ]]> & <ServiceName>: see [the *manual*](https://example.org/?a=1&b=2) and `a < b`.

    1. Press **Save**, then **Load**. \u{1B}[31mNo\u{7F} red\u{202E}.
    2. @home, "quoted", with\u{8} bell.

       ```powershell
       - echo "a,b"
         echo 2
       ```

    | Key | What it does |
    | --- | --- |
    | `F1` | -Help |
    | `F2` | Renames **files** |

    > [!NOTE]
    > Mind the ![lamp](lamp.png).
    """
  static let french = """
    # <a name="top"></a>Enregistrer & « charger » <keys>

    =1+2 est du texte, et ]]> & <ServiceName> aussi : voyez `a < b` et [le *manuel*](https://example.org/?a=1&b=2).

    1. Appuyez sur **Enregistrer**, puis sur **Charger**. \u{1B}[31mPas\u{7F} de rouge\u{202E}.
    2. @maison, « entre guillemets », avec\u{8} sonnerie.

       ```powershell
       - echo "a,b"
         echo 2
       ```

    | Touche | Effet |
    | --- | --- |
    | `F1` | -Aide |
    | `F2` | Renomme des **fichiers** |

    > [!NOTE]
    > Attention à la ![lampe](lamp.png).
    """

  static func aligned() async throws -> AlignedArticle {
    try await alignedArticle(["en-US": english, "fr-FR": french])
  }
}
