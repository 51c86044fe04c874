// swift-tools-version: 6.0
import PackageDescription

// A program of somebody else: it sees only what the library products offer.
let package = Package(
  name: "OutsideClient",
  dependencies: [.package(name: "SelfScreen", path: "../..")],
  targets: [
    .executableTarget(
      name: "OutsideClient",
      dependencies: [
        .product(name: "Screening", package: "SelfScreen"),
        .product(name: "QuestionnaireLibrary", package: "SelfScreen"),
      ])
  ]
)
