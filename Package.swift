// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 language mode, strict memory safety, no warnings: the same for every module.
let strict: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]

/// Optimised in debug builds, too: the loops that every value and every pair passes through, on which most of the tests' time
/// would go otherwise.
let fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A module of the house and the rooms it may import from. `ArchitectureTests` holds the same table against the code.
func room(_ name: String, _ imports: [Target.Dependency], _ settings: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict + settings)
}

/// The tests of a room; `imports` beyond the room itself.
func tests(of name: String, _ imports: [Target.Dependency] = ["Text", "Records"], excluding: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + imports, exclude: excluding,
    swiftSettings: strict)
}

let package = Package(
  name: "lahde",
  products: [
    .executable(name: "lahde", targets: ["lahde"]),
    .executable(name: "LahdeBenchmarks", targets: ["LahdeBenchmarks"]),
  ],
  traits: [
    .trait(name: "SQLCipher", description: "Link libsqlcipher in libsqlite3's place: the register is encrypted.")
  ],
  targets: [
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CSQLCipher", providers: [.apt(["libsqlcipher-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    room("Text", [], fast),
    room("Records", ["Text"], fast),
    room("Configuration", ["Text", "Records"]),
    room("Readers", ["Text", "Records", "Configuration", "CLibXML2"]),
    room("Normalizer", ["Text", "Records"], fast),
    room("Deduplicator", ["Text", "Records", "Configuration"], fast),
    room("ProvenanceTagger", ["Text", "Records"]),
    room("SQLite", ["CSQLite", "CSQLCipher", "Records"]),
    room("Register", ["Text", "Records", "SQLite"]),
    room("Compliance", ["Text", "Records", "Configuration", "Register"]),
    room(
      "Pipeline",
      [
        "Text", "Records", "Configuration", "Readers", "Normalizer", "Deduplicator", "ProvenanceTagger", "Register",
        "Compliance",
      ]),
    room("Reports", ["Text", "Records"]),
    room(
      "Commands",
      [
        "Text", "Records", "Configuration", "Readers", "Normalizer", "Deduplicator", "ProvenanceTagger", "Register",
        "Compliance", "Pipeline", "Reports",
      ]),
    .executableTarget(name: "lahde", dependencies: ["Commands"], swiftSettings: strict),

    room("SyntheticData", ["Text", "Records"], fast),
    .executableTarget(
      name: "LahdeBenchmarks",
      dependencies: [
        "SyntheticData", "Text", "Records", "Configuration", "Readers", "Normalizer", "Deduplicator", "Register",
        "Compliance", "Pipeline",
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Text", "Records", "Configuration"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests(of: "Text", ["TestSupport"]),
    tests(of: "Records", ["Text"]),
    tests(of: "Configuration"),
    tests(of: "Readers", ["TestSupport"]),
    tests(of: "Normalizer", ["Text", "Records", "TestSupport"], excluding: ["Titles", "Goldens"]),
    tests(of: "Deduplicator", ["Text", "Records", "TestSupport"], excluding: ["Goldens"]),
    tests(of: "ProvenanceTagger", ["Text", "Records", "TestSupport"], excluding: ["Goldens"]),
    tests(of: "Register", ["Text", "Records", "SQLite", "TestSupport"]),
    tests(of: "Compliance", ["Text", "Records", "Configuration", "Register", "TestSupport"]),
    tests(
      of: "Pipeline",
      [
        "Text", "Records", "Normalizer", "Deduplicator", "ProvenanceTagger", "Register", "SQLite", "Compliance",
        "Configuration", "SyntheticData", "TestSupport",
      ], excluding: ["Registers"]),
    tests(of: "Reports", excluding: ["Goldens"]),
    tests(of: "Commands", ["Text", "Records", "Configuration"]),
    tests(of: "SyntheticData"),
    .testTarget(
      name: "LahdeBenchmarksTests", dependencies: ["LahdeBenchmarks", "SyntheticData", "Text", "Records"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["lahde", "Pipeline", "Compliance", "TestSupport", "SyntheticData", "Text", "Records"],
      exclude: ["Goldens"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
