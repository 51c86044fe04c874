// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "SelfScreen",
  products: [
    .executable(name: "selfscreen", targets: ["selfscreen"]),
    // Questionnaires and their scoring for other programs; Tests/OutsideClient is one.
    .library(name: "Screening", targets: ["Screening"]),
    .library(name: "QuestionnaireLibrary", targets: ["QuestionnaireLibrary"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // A straight line: each target may use those above it, and none below.
    .target(name: "Screening"),
    .target(name: "Templates"),
    .target(name: "ForeignText"),
    .target(
      name: "QuestionnaireLibrary", dependencies: ["Screening", "Templates", "ForeignText", "Yams"],
      plugins: ["EmbedQuestionnaires"]),
    .systemLibrary(name: "CWideCharacters"),
    .target(name: "TextWidth", dependencies: ["ForeignText", "CWideCharacters"]),
    .target(name: "Catalog", dependencies: ["Screening", "QuestionnaireLibrary", "TextWidth"]),
    .target(name: "FHIR", dependencies: ["Screening", "ForeignText"]),
    .target(name: "BatchScoring", dependencies: ["Screening", "ForeignText", "FHIR"]),
    .target(
      name: "Exchange",
      dependencies: ["Screening", "ForeignText", "QuestionnaireLibrary", "TextWidth", "FHIR"]),
    .target(
      name: "Secrets",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(
      name: "Records",
      dependencies: [
        "Screening", "Secrets", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(name: "RecordsFHIR", dependencies: ["Screening", "FHIR", "Records"]),
    .systemLibrary(name: "CCage"),
    .target(name: "Cage", dependencies: ["CCage"]),
    .target(name: "AnswerCode", dependencies: ["Screening", .product(name: "Crypto", package: "swift-crypto")]),
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CQRCode", providers: [.apt(["libqrcodegen-dev"])]),
    .target(name: "TerminalKit", dependencies: ["ForeignText", "TextWidth", "CNCurses", "CQRCode"]),
    .target(name: "SelfCheck", dependencies: ["Screening", "QuestionnaireLibrary", "AnswerCode", "TerminalKit"]),
    .target(name: "Kiosk", dependencies: ["Screening", "QuestionnaireLibrary", "TerminalKit", "SelfCheck"]),
    .systemLibrary(name: "CMemoryFile"),
    .target(name: "KioskHost", dependencies: ["QuestionnaireLibrary", "Secrets", "Kiosk", "CMemoryFile"]),
    .target(
      name: "Counselor",
      dependencies: ["Screening", "QuestionnaireLibrary", "Records", "TextWidth", "TerminalKit", "SelfCheck"]),
    .target(
      name: "PlanWalk",
      dependencies: ["Screening", "QuestionnaireLibrary", "TextWidth", "TerminalKit", "SelfCheck", "Kiosk"]),
    .target(name: "CArguments"),
    .executableTarget(
      name: "selfscreen",
      dependencies: [
        "CArguments", "ForeignText", "Screening", "QuestionnaireLibrary", "Cage", "Catalog", "FHIR", "BatchScoring",
        "Exchange", "Secrets", "Records", "RecordsFHIR", "AnswerCode", "TerminalKit", "SelfCheck", "Kiosk", "KioskHost",
        "Counselor", "PlanWalk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Kiosk/Installation"]),

    // Builds the files of Questionnaires/ into QuestionnaireLibrary.
    .executableTarget(name: "embed-questionnaires", dependencies: ["Templates", "Yams"]),
    .plugin(
      name: "EmbedQuestionnaires", capability: .buildTool(), dependencies: ["embed-questionnaires"],
      path: "Sources/EmbedQuestionnairesPlugin"),

    .target(
      name: "TestSupport", dependencies: ["Screening", "QuestionnaireLibrary", "Yams"], path: "Tests/TestSupport"),
    .testTarget(name: "ScreeningTests", dependencies: ["Screening", "TestSupport"]),
    .testTarget(
      name: "QuestionnaireLibraryTests", dependencies: ["QuestionnaireLibrary", "Templates", "TestSupport", "Yams"]),
    .testTarget(
      name: "CatalogTests", dependencies: ["Catalog", "Screening", "QuestionnaireLibrary", "TestSupport"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "BatchScoringTests",
      dependencies: ["BatchScoring", "FHIR", "Screening", "QuestionnaireLibrary", "TestSupport"],
      exclude: ["Validator"]),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "FHIR", "Screening", "QuestionnaireLibrary", "TestSupport"],
      exclude: ["Validator"]),
    .executableTarget(name: "cage-attempts", dependencies: ["Cage", "CCage"], path: "Tests/CageAttempts"),
    .testTarget(name: "CageTests", dependencies: ["Cage", "cage-attempts", "TestSupport"]),
    // The published rules in C, beside the program's scores: shares no code with it, and reads none of its files.
    .target(name: "PublishedRules", path: "Tests/PublishedRules"),
    .target(
      name: "ScoreProof", dependencies: ["PublishedRules", "Screening", "TestSupport"],
      path: "Tests/ScoreProof"),
    .executableTarget(
      name: "prove-scores", dependencies: ["ScoreProof", "QuestionnaireLibrary"], path: "Tests/ProveScores"),
    .testTarget(name: "ScoreProofTests", dependencies: ["ScoreProof", "QuestionnaireLibrary"]),
    .testTarget(name: "SecretsTests", dependencies: ["Secrets", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "RecordsTestSupport", dependencies: ["Records", "Secrets"], path: "Tests/RecordsTestSupport"),
    .executableTarget(
      name: "records-writer", dependencies: ["Records", "RecordsTestSupport"], path: "Tests/RecordsWriter"),
    .executableTarget(
      name: "records-benchmark",
      dependencies: ["Records", "RecordsTestSupport", "QuestionnaireLibrary", "TerminalKit", "SelfCheck", "Counselor"],
      path: "Tests/Performance/RecordsBenchmark"),
    .testTarget(
      name: "RecordsTests",
      dependencies: [
        "Records", "RecordsTestSupport", "records-writer", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"]),
    // The readers of what comes from outside, with their promises; Scripts/fuzz links libFuzzer, tests go without.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Screening", "QuestionnaireLibrary", "BatchScoring", "Records", "RecordsTestSupport", "TerminalKit",
        "SelfCheck",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Tests/FuzzTargets", exclude: ["Corpus"]),
    .systemLibrary(name: "CFuzzer", path: "Tests/CFuzzer"),
    .executableTarget(name: "fuzz", dependencies: ["CFuzzer", "FuzzTargets"], path: "Tests/Fuzz"),
    .systemLibrary(name: "CMemoryUse", path: "Tests/CMemoryUse"),
    .executableTarget(
      name: "self-checks", dependencies: ["CMemoryUse", "FuzzTargets"], path: "Tests/SelfChecks",
      exclude: ["conditions.lsan"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "FuzzTargets", "BatchScoring", "Screening", "QuestionnaireLibrary", "Records", "SelfCheck", "TerminalKit",
        "TestSupport",
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["selfscreen", "AnswerCode", "Records", "RecordsTestSupport", "TestSupport"]),
    .testTarget(
      name: "CounselorTests",
      dependencies: [
        "selfscreen", "Counselor", "SelfCheck", "TerminalKit", "Records", "RecordsTestSupport", "SelfCheckTestSupport",
        "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Snapshots"]),
    .testTarget(name: "ForeignTextTests", dependencies: ["ForeignText"]),
    .testTarget(
      name: "AnswerCodeTests", dependencies: ["AnswerCode", "Screening", "QuestionnaireLibrary", "TestSupport"]),
    .testTarget(name: "DocumentationTests"),
    .testTarget(name: "TextWidthTests", dependencies: ["TextWidth", "TestSupport"]),
    .testTarget(name: "TerminalKitTests", dependencies: ["TerminalKit", "TextWidth", "TestSupport"]),
    .target(
      name: "SelfCheckTestSupport", dependencies: ["SelfCheck", "TerminalKit", "TestSupport"],
      path: "Tests/SelfCheckTestSupport"),
    .testTarget(
      name: "SelfCheckTests",
      dependencies: ["SelfCheck", "TerminalKit", "PlanWalk", "SelfCheckTestSupport", "TestSupport"],
      exclude: ["Snapshots"]),
    .target(name: "PlanWalkSupport", dependencies: ["PlanWalk", "Screening"], path: "Tests/PlanWalkSupport"),
    .testTarget(
      name: "PlanWalkTests",
      dependencies: [
        "PlanWalk", "PlanWalkSupport", "Screening", "QuestionnaireLibrary", "SelfCheck", "TerminalKit", "TestSupport",
      ]),
    .executableTarget(
      name: "walk-plans",
      dependencies: ["PlanWalk", "PlanWalkSupport", "QuestionnaireLibrary", "SelfCheck"], path: "Tests/WalkPlans"),
    .testTarget(name: "KioskTests", dependencies: ["Kiosk", "SelfCheck", "TerminalKit", "SelfCheckTestSupport"]),
    .testTarget(
      name: "KioskHostTests", dependencies: ["KioskHost", "Kiosk", "QuestionnaireLibrary", "Secrets", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["selfscreen", "Cage", "Records", "RecordsTestSupport", "TestSupport"]),
  ]
)
