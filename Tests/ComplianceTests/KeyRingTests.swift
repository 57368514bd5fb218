import Foundation
import Records
import Register
import TestSupport
import Testing
import Text

@testable import Compliance

@Test func aKeyFileIsReadBackAndIsItsOwnersOnly() throws {
  let folder = try TemporaryFolder()
  let path = folder.path("keys/register.keys")
  let made = try KeyRing.create(path, context: TestHouse.context())
  let read = try KeyRing.load(path)
  for purpose in KeyRing.Purpose.allCases {
    #expect(try made.newest(purpose).bytes == read.newest(purpose).bytes)
    #expect(try read.newest(purpose).bytes.count == 32)
  }
  let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
  #expect(mode?.intValue == 0o600)
}

@Test(arguments: [
  ("cipher 1 00\n", 1), ("cipher one \(String(repeating: "0", count: 64))\n", 1),
  ("cipher 1 \(String(repeating: "0", count: 64))\nledger\n", 2),
])
func aDamagedKeyFileIsRefused(text: String, line: Int) throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("k", text)
  try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  let problem = #expect(throws: Problem.self) { try KeyRing.load(path) }
  #expect(problem?.code == .configuration && problem?.line == line)
}

@Test func aMissingOrOpenKeyFileIsRefused() throws {
  let folder = try TemporaryFolder()
  #expect(throws: Problem.self) { try KeyRing.load(folder.path("none")) }
  let path = folder.path("k")
  _ = try KeyRing.create(path, context: TestHouse.context())
  try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
  let problem = #expect(throws: Problem.self) { try KeyRing.load(path) }
  #expect(problem?.message.contains("others") == true)
}

private func batch(_ rows: [(email: String, quarantined: Bool)]) -> ObservationBatch {
  var batch = ObservationBatch()
  for (email, quarantined) in rows {
    let start = batch.bytes.count
    batch.bytes += PackedFields.pack(["Testi Henkilö", email])
    batch.rows.append(
      ObservationRow(
        key: 0..<0, raw: start..<batch.bytes.count, normal: 0..<0, fieldPlaces: 0..<0,
        place: RecordPlace(line: 1, byteStart: 0, byteEnd: 1), relationship: .active,
        disposition: quarantined ? .quarantine(finding: 0) : .keep, digest: SHA256.hash([])))
  }
  return batch
}

@Test func theSuppressedAreMarkedWhateverTheirCaseAndState() throws {
  let folder = try TemporaryFolder()
  let keys = try KeyRing.create(folder.path("k"), context: TestHouse.context())
  let code = try #require(try Suppression(keys, codes: []).code(email: "erased.person@yritys.example"))
  let suppression = try Suppression(keys, codes: [code.code.bytes])
  var rows = batch([
    ("erased.person@yritys.example", false), ("Erased.Person@YRITYS.example", false), ("other@yritys.example", false),
    (" erased.person@yritys.example ", true), ("", false),
  ])
  suppression.apply(to: &rows)
  #expect(rows.rows.map { $0.disposition == .suppress } == [true, true, false, true, false])
}

@Test func theAccessLogHasALineACommandAndNoValues() throws {
  let folder = try TemporaryFolder()
  let log = AccessLog(register: folder.path("r.db"))
  try log.note(command: "show", count: 1, context: TestHouse.context())
  try log.note(command: "contacts", count: 45, context: TestHouse.context(day: 1))
  let text = try String(contentsOfFile: folder.path("r.db.access.log"), encoding: .utf8)
  #expect(text == "2026-01-01T00:00:00Z tester show 1\n2026-01-02T00:00:00Z tester contacts 45\n")
  #expect(throws: Problem.self) {
    try AccessLog(register: folder.path("no/folder/r.db")).note(command: "show", count: 1, context: TestHouse.context())
  }
}

@Test func theAccessLogIsReadBack() throws {
  let folder = try TemporaryFolder()
  let log = AccessLog(register: folder.path("r.db"))
  #expect(try log.entries().entries.isEmpty)
  try log.note(command: "show", count: 1, contacts: [13], context: TestHouse.context())
  try log.note(command: "subject access", count: 4, contacts: [13, 17], context: TestHouse.context(day: 1))
  try folder.write(
    "r.db.access.log",
    try String(contentsOfFile: folder.path("r.db.access.log"), encoding: .utf8)
      + "2026-01-03T00:00:00Z tester contacts 45\nnothing\n2026-01-03T00:00:00Z tester show 1 contact:x\n")
  let read = try log.entries()
  #expect(read.entries.map(\.command) == ["show", "subject access", "contacts"])
  #expect(read.entries.map(\.contacts) == [[13], [13, 17], []] && read.entries.map(\.count) == [1, 4, 45])
  #expect(read.entries[1].time == "2026-01-02T00:00:00Z" && read.unreadable == [4, 5])
}
