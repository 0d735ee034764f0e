// swift-tools-version: 6.2
import PackageDescription

// Imports point one way, in the order of this list: C pointers stay in ParallelText, ArticleParsing, TextAnalysis and
// IndexStore, other processes in GitHistory, SQL in Schema and IndexStore, terminal text in Reports, HTML in WebReport,
// files in CorpusLayout, Auditing and WebReport.
let package = Package(
  name: "stele",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "stele", targets: ["stele"]),
    .library(name: "Auditing", targets: ["Auditing", "ParallelText", "Reports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    // Debian's has no pkg-config file.
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
    .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    // Takes malloc's place where it is linked in: with glibc's, an audit takes a tenth longer, and an index a sixth.
    .systemLibrary(name: "CJemalloc", pkgConfig: "jemalloc", providers: [.apt(["libjemalloc-dev"])]),
    // Makes the sources that follow from other files.
    .executableTarget(name: "SourceGenerator"),
    .plugin(name: "GenerateSources", capability: .buildTool(), dependencies: ["SourceGenerator"]),
    .target(name: "UnicodeText", dependencies: ["CICU"]),
    .target(name: "MarkdownTree", dependencies: ["CCmark"]),
    .target(name: "ByteScan"),
    .target(name: "ParallelText", dependencies: ["ByteScan"], plugins: ["GenerateSources"]),
    .target(name: "TextAnalysis", dependencies: ["CStemmer", "UnicodeText", "ParallelText"]),
    .target(
      name: "LanguageData", dependencies: ["ParallelText"],
      resources: [
        .embedInCode("Data/alert_words.txt"), .embedInCode("Data/day_halves.txt"),
        .embedInCode("Data/file_endings.txt"),
        .embedInCode("Data/html_elements.txt"),
        .embedInCode("Data/keyboard_keys.txt"), .embedInCode("Data/languages.txt"),
        .embedInCode("Data/locale_names.txt"),
        .embedInCode("Data/metadata_keys.txt"), .embedInCode("Data/month_names.txt"),
        .embedInCode("Data/number_scales.txt"), .embedInCode("Data/number_signs.txt"),
        .embedInCode("Data/number_words.txt"),
        .embedInCode("Data/opposite_words.txt"),
        .embedInCode("Data/port_words.txt"), .embedInCode("Data/regions.txt"),
        .embedInCode("Data/romanization.txt"), .embedInCode("Data/section_roles.txt"),
        .embedInCode("Data/sentence_words.txt"),
        .embedInCode("Data/stamp_words.txt"), .embedInCode("Data/stop_words.txt"),
        .embedInCode("Data/top_level_domains.txt"), .embedInCode("Data/units.txt"),
        .embedInCode("Data/weekday_names.txt"),
      ]),
    .target(
      name: "ArticleParsing",
      dependencies: [
        "CCmark", "MarkdownTree", "ParallelText", "LanguageData", .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "CorpusLayout", dependencies: ["ParallelText", "LanguageData"]),
    .target(name: "GitHistory", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")]),
    .target(name: "Alignment", dependencies: ["ParallelText", "LanguageData"]),
    .target(name: "Answering", dependencies: ["ParallelText", "ArticleParsing"]),
    .target(
      name: "DriftRules", dependencies: ["ParallelText", "LanguageData", "TextAnalysis"],
      exclude: ["Catalogue/rules.txt"],
      resources: [.embedInCode("Catalogue/Pages"), .embedInCode("Code/Scanning/code_languages.txt")],
      plugins: ["GenerateSources"]),
    .target(
      name: "Auditing",
      dependencies: [
        "ParallelText", "LanguageData", "CorpusLayout", "GitHistory", "ArticleParsing", "Alignment", "DriftRules",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "IndexSchema", path: "Schema",
      exclude: [
        "aligned.schema.json", "figures.schema.json", "findings.schema.json", "fix.schema.json", "index.sql",
        "status.schema.json",
      ],
      resources: [.embedInCode("migrations")]),
    .target(name: "PackedRows"),
    .target(
      name: "IndexStore",
      dependencies: [
        "ParallelText", "LanguageData", "TextAnalysis", "CorpusLayout", "Alignment", "Auditing", "IndexSchema",
        "PackedRows",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], plugins: ["GenerateSources"]),
    .target(
      name: "Fixing",
      dependencies: ["ParallelText", "LanguageData", "TextAnalysis", "Answering", "IndexStore"]),
    .target(
      name: "Reports",
      dependencies: ["ParallelText", "ArticleParsing", "Answering", "DriftRules", "Auditing"]),
    .target(name: "IndexReports", dependencies: ["ParallelText", "Reports", "IndexStore"]),
    .target(
      name: "WebReport",
      dependencies: [
        "ParallelText", "UnicodeText", "LanguageData", "ArticleParsing", "Answering", "DriftRules", "Auditing",
        "Reports",
        "CorpusLayout", "IndexStore",
      ], resources: [.embedInCode("Assets")]),
    .target(
      name: "WebServer",
      dependencies: [
        "ParallelText", "CorpusLayout", "Fixing", "Reports", "IndexStore", "WebReport",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "stele",
      dependencies: [
        "Answering", "Auditing", "CorpusLayout", "DriftRules", "Fixing", "IndexReports", "IndexStore", "LanguageData",
        "Reports", "WebReport", "WebServer",
        .target(name: "CJemalloc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Loading libraries takes most of the time of a short call, 9 of 12 ms, unless they are linked in. The compiler then
      // has to name those that Foundation stands on. lld finds what they need of one another in whatever order they come.
      swiftSettings: [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))],
      linkerSettings: [
        .unsafeFlags(["-static-executable", "-use-ld=lld"], .when(platforms: [.linux], configuration: .release))
      ], plugins: ["GenerateSources"]),
    // What `make benchmark` and its like run.
    .executableTarget(
      name: "CorpusGenerator",
      dependencies: ["ParallelText", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/CorpusGenerator"),
    .executableTarget(
      name: "Stages",
      dependencies: [
        "ParallelText", "ArticleParsing", "Alignment", "DriftRules", "Auditing", "IndexStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks/Stages"),
    // Building articles from Markdown written in a test, and running the built program.
    .target(
      name: "TestSupport",
      dependencies: [
        "Auditing", "ArticleParsing", "DriftRules", "Alignment",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], path: "Tests/TestSupport"),
    .testTarget(
      name: "ArticleParsingTests", dependencies: ["ArticleParsing", "CCmark", "LanguageData", "TestSupport"]),
    .testTarget(name: "CorpusLayoutTests", dependencies: ["CorpusLayout", "Auditing", "TestSupport"]),
    .testTarget(name: "AlignmentTests", dependencies: ["Alignment", "Auditing", "DriftRules", "TestSupport"]),
    .testTarget(name: "AnsweringTests", dependencies: ["Answering", "Auditing", "LanguageData", "TestSupport"]),
    .testTarget(name: "DriftRulesTests", dependencies: ["DriftRules", "TestSupport"]),
    .testTarget(name: "WebReportTests", dependencies: ["WebReport", "IndexStore", "Auditing", "TestSupport"]),
    .testTarget(
      name: "SteleTests",
      dependencies: [
        "stele", "CorpusGenerator", "SourceGenerator", "Reports", "DriftRules", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ], exclude: ["Manual/unwanted_phrases.txt"]),
    .testTarget(
      name: "WebServerTests",
      dependencies: [
        "stele", "WebServer", "WebReport", "IndexStore", "Fixing", "Reports", "CorpusLayout", "TestSupport",
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ]),
    .testTarget(
      name: "IndexStoreTests",
      dependencies: [
        "stele", "IndexStore", "IndexSchema", "PackedRows", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v6]
)

// Warnings are errors where nobody reads them. Elsewhere a newer compiler's must not keep anyone from building.
if Context.environment["CI"] != nil {
  for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}

// Which archives are linked into the program, for the notices of a package (Packaging/notices).
if let file = Context.environment["STELE_ARCHIVE_STATS"],
  let program = package.targets.first(where: { $0.name == "stele" })
{
  program.linkerSettings?.append(
    .unsafeFlags(
      ["-Xlinker", "--print-archive-stats=\(file)"], .when(platforms: [.linux], configuration: .release)))
}
