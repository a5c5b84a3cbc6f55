// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let heaps: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// A library of the house: its dependencies are the arrows of the module graph.
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "tickets",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tickets", targets: ["tickets"]),
    .library(name: "TicketsKit", targets: ["TicketsKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "CLibyaml", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    library("FileAccess", [system]),
    library("Libgit2", ["CLibgit2", "FileAccess", system, heaps]),
    library("Libyaml", ["CLibyaml"]),
    library("TicketSyntax", ["Libyaml"]),
    library("TicketModel", ["TicketSyntax", "FileAccess"]),
    library(
      "TicketStore",
      ["TicketModel", "TicketSyntax", "Libgit2", "FileAccess", system]),
    library(
      "TicketHistory", ["TicketModel", "TicketSyntax", "Libgit2", "FileAccess", heaps]),
    library("TicketFlow", ["TicketModel"]),
    library("TicketRules", ["TicketModel", "TicketSyntax"]),
    library("TicketInterchange", ["TicketModel", "TicketSyntax"]),
    library("TicketReports", ["TicketModel", "TicketSyntax", "TicketFlow"]),
    library(
      "TicketsKit",
      ["TicketModel", "TicketSyntax", "TicketFlow", "TicketStore", "TicketHistory", "Libgit2"]),
    library(
      "TicketCommands",
      [
        "TicketModel", "TicketSyntax", "TicketStore", "TicketHistory", "TicketFlow", "TicketRules",
        "TicketInterchange", "TicketReports", "TicketsKit", "Libgit2", "FileAccess", argumentParser,
        system,
      ]),
    .executableTarget(name: "tickets", dependencies: ["TicketCommands"], swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["FileAccess", "Libgit2"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "FuzzSubjects", dependencies: ["TicketInterchange", "TicketRules", "Yams"],
      path: "Tests/Fuzz/Subjects", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzSubjects", "TestSupport"], swiftSettings: settings),
    tests("FileAccess"),
    tests("Libgit2"),
    tests("TicketSyntax", ["FuzzSubjects"]),
    tests("TicketModel"),
    tests("TicketStore"),
    tests("TicketHistory"),
    tests("TicketFlow"),
    tests("TicketRules"),
    tests("TicketInterchange"),
    tests("TicketReports"),
    tests("TicketsKit"),
    tests("TicketCommands", ["tickets"]),
  ]
)

// The fuzzer is built apart, by `make fuzz`: its main is libFuzzer's.
if Context.environment["TICKETS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzSubjects"], path: "Tests/Fuzz/Driver",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
