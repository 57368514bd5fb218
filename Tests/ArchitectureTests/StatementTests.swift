import Foundation
import Testing

/// Files whose statements count columns and parameters, and why: everywhere else a name tells what is read or bound, so that a
/// column that is added or moved touches one place.
private let counted: [String: String] = [
  "ObservationLoader.swift": "reads every current observation",
  "ObservationWriter.swift": "writes every observation that is new",
  "KeyStanding.swift": "reads a row a key",
  "KnownKeys.swift": "reads every key of a source",
  "StandingObservations.swift": "reads every observation of a source",
  "ResolutionWriter.swift": "writes contacts, companies, memberships and pairs",
  "ResolutionWriter+Counts.swift": "compares a row a contact",
  "StandingMemberships.swift": "reads every membership",
  "TouchedRows.swift": "reads every row that a night touches",
  "SourceReplay.swift": "reads every observation and sighting of a source",
  "Currency.swift": "reads a row a source and run at every step of a night",
  "ExportStore.swift": "writes a row for everybody on a list",
  "ErasureStore.swift": "hands on every key and observation",
  "RecordProfiles.swift": "reads every observation of a record that has changed",
  "LogicalHash.swift": "reads everything that the register says",
  "LogicalNames.swift": "reads every key and membership",
]

/// Places beyond the first parameter or the first column, as literal numbers: ``bind(2, …)``, ``string(1)``.
private func counts(in text: String) -> [Substring] {
  let bound = /\.(?:bind|bindNull)\(\s*(?:[2-9]|[1-9][0-9]+)\s*[,)]/
  let read =
    /\.(?:integer|optionalInteger|string|optionalString|bytes|append|flag|isNull|word|optionalWord)\(\s*[1-9][0-9]*\s*[,)]/
  return text.matches(of: bound).map(\.output) + text.matches(of: read).map(\.output)
}

private let rooms = ["Register", "Compliance", "Pipeline"]

private func sources() throws -> [(name: String, text: String)] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  var files: [(name: String, text: String)] = []
  for room in rooms {
    let enumerator = FileManager.default.enumerator(
      at: root.appending(path: "Sources/\(room)"), includingPropertiesForKeys: nil)
    for case let file as URL in try #require(enumerator) where file.pathExtension == "swift" {
      files.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
  }
  return files
}

@Test func statementsNameTheirColumnsAndParameters() throws {
  for file in try sources() where counted[file.name] == nil {
    for place in counts(in: file.text) {
      Issue.record("\(file.name) counts “\(place)”: name it, or say in the test's table why the loop is hot")
    }
  }
}

/// A file that counts no longer, or is gone, leaves the table.
@Test func everyFileThatMayCountDoes() throws {
  let files = try sources()
  for name in counted.keys.sorted() {
    #expect(files.contains { $0.name == name && !counts(in: $0.text).isEmpty }, "\(name)")
  }
}

@Test(arguments: [
  ("query.bind(2, name)", 1), ("query.bind(13, blob: code)", 1), ("query.bindNull(4)", 1),
  ("query.bind(\n  2,\n  x)", 1),
  ("(query.integer(1), query.string(27))", 2), ("try query.word(3)", 1), ("query.isNull(5)", 1), ("$0.string(1)", 1),
  ("query.bind(1, name)", 0), ("query.integer(0)", 0), ("query.bind(\"name\", 2)", 0), ("query.string(\"name\")", 0),
  ("query.bind(Int32(index + 1), name)", 0), ("query.string(column)", 0), ("values.prefix(2)", 0),
])
func aPlaceIsCountedWhereItIsALiteral(_ text: String, _ count: Int) {
  #expect(counts(in: text).count == count, "\(text)")
}
