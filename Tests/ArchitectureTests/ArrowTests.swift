import Foundation
import Testing

/// The table of arrows: which rooms a room may import. The compiler's own check lets transitive imports through.
private let arrows: [String: Set<String>] = [
  "Text": [],
  "Records": ["Text"],
  "Configuration": ["Text", "Records"],
  "Readers": ["Text", "Records", "Configuration", "CLibXML2"],
  "Normalizer": ["Text", "Records"],
  "Deduplicator": ["Text", "Records", "Configuration"],
  "ProvenanceTagger": ["Text", "Records"],
  "SQLite": ["Records", "CSQLite", "CSQLCipher"],
  "Register": ["Text", "Records", "SQLite"],
  "Compliance": ["Text", "Records", "Configuration", "Register"],
  "Pipeline": [
    "Text", "Records", "Configuration", "Readers", "Normalizer", "Deduplicator", "ProvenanceTagger", "Register",
    "Compliance",
  ],
  "Reports": ["Text", "Records"],
  "Commands": [
    "Text", "Records", "Configuration", "Readers", "Normalizer", "Deduplicator", "ProvenanceTagger", "Register",
    "Compliance", "Pipeline", "Reports",
  ],
  "lahde": ["Commands"],
  "SyntheticData": ["Text", "Records"],
  "LahdeBenchmarks": [
    "Text", "Records", "Configuration", "Readers", "Normalizer", "Deduplicator", "Register", "Compliance", "Pipeline",
    "SyntheticData",
  ],
]

/// What comes with the system and belongs to no room.
private let system: Set<String> = ["Foundation", "Dispatch", "Synchronization", "Glibc", "Testing"]

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

private func swiftFiles(below folder: String) throws -> [URL] {
  let enumerator = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
  return try #require(enumerator).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

private func lines(of file: URL) throws -> [Substring] {
  try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
}

@Test func everyImportIsAnArrow() throws {
  var seen = Set<String>()
  for file in try swiftFiles(below: "Sources") {
    let parts = file.pathComponents
    let room = try #require(parts.lastIndex(of: "Sources").map { parts[$0 + 1] })
    let allowed = try #require(arrows[room], "the room \(room) is not in the table of arrows")
    seen.insert(room)
    for line in try lines(of: file) {
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword <= 1, keyword + 1 < words.count else { continue }
      let module = String(words[keyword + 1])
      #expect(
        system.contains(module) || allowed.contains(module), "\(room)/\(file.lastPathComponent) imports \(module)")
    }
  }
  #expect(seen == Set(arrows.keys))
}

@Test func packageNamesTheSameArrows() throws {
  let package = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
  for (room, allowed) in arrows where !["lahde", "LahdeBenchmarks"].contains(room) {
    let start = try #require(
      package.range(of: "room(\"\(room)\",") ?? package.range(of: "room(\n      \"\(room)\","), "no room \(room)")
    let end = try #require(package.range(of: "]", range: start.upperBound..<package.endIndex))
    let named = package[start.upperBound..<end.lowerBound].split(separator: "\"").enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    #expect(Set(named) == allowed, "\(room)")
  }
}

@Test func stagesNeverImportEachOther() {
  let stages: Set<String> = ["Readers", "Normalizer", "Deduplicator", "ProvenanceTagger"]
  for stage in stages { #expect(arrows[stage].map { $0.isDisjoint(with: stages) } == true) }
}

@Test func unsafeStaysInItsPlaces() throws {
  let places = ["/SQLite/", "/Readers/", "/Text/", "/LahdeBenchmarks/", "/SyntheticData/"]
  for file in try swiftFiles(below: "Sources") where !places.contains(where: { file.path().contains($0) }) {
    for line in try lines(of: file) where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
      let words = line.split(separator: " ")
      #expect(!words.contains("unsafe"), "\(file.lastPathComponent): \(line)")
    }
  }
}

@Test func nothingTrapsOnData() throws {
  let forbidden = [
    "try!", "fatalError(", " as! ", "@unchecked Sendable", "nonisolated(unsafe)", "preconditionFailure(",
  ]
  for file in try swiftFiles(below: "Sources") {
    for line in try lines(of: file) {
      for word in forbidden { #expect(!line.contains(word), "\(file.lastPathComponent): \(line)") }
    }
  }
}

/// Files are made in one place, which gives them their mode with their first byte. Test data and benchmarks hold nobody.
@Test func filesAreMadeInOnePlace() throws {
  let places = ["/Text/Files/OpenFile.swift", "/SyntheticData/", "/LahdeBenchmarks/"]
  let forbidden = [
    "createFile(", "FileHandle(forWriting", "FileHandle(forUpdating", "write(toFile", "O_CREAT", "O_WRONLY", "O_RDWR",
    "fopen(", "creat(", "mkstemp", "copyItem(", "OutputStream(",
  ]
  for file in try swiftFiles(below: "Sources") where !places.contains(where: { file.path().contains($0) }) {
    for line in try lines(of: file) where !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") {
      // What /proc shows is no file.
      if line.contains("\"/proc/") { continue }
      for word in forbidden { #expect(!line.contains(word), "\(file.lastPathComponent): \(line)") }
      // A buffer is written to as `&buffer`.
      let parts = line.components(separatedBy: ".write(to:").dropFirst()
      #expect(parts.allSatisfy { $0.hasPrefix(" &") }, "\(file.lastPathComponent): \(line)")
    }
  }
}

@Test func topLevelIsAsDecreed() throws {
  let allowed: Set<String> = ["Package.swift", "Sources", "Tests", "pipelines", "samples", "README.md"]
  for name in try FileManager.default.contentsOfDirectory(atPath: root.path()) where !name.hasPrefix(".") {
    #expect(allowed.contains(name) || name == "Package.resolved", "\(name) does not belong at the top level")
  }
}
