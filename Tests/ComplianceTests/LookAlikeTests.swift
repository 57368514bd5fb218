import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Compliance

/// The values of a record with this name and company.
private func values(_ name: String, _ company: String = "", id: String = "") -> [String] {
  var values = Array(repeating: "", count: Field.count)
  values[Field.personName.rawValue] = name
  values[Field.companyName.rawValue] = company
  values[Field.companyBusinessID.rawValue] = id
  return values
}

private func forms(_ name: String, _ company: String = "", id: String = "") -> [[UInt8]] {
  Identifier.lookAlikes(of: values(name, company, id: id)).map(\.canonical)
}

private let her = forms("Päivi Mäkelä", "Havupuu Oy")

@Test(
  "One name and company have one form, however they are written",
  arguments: [
    ("Päivi Mäkelä", "Havupuu Oy"), ("PÄIVI MÄKELÄ", "HAVUPUU OY"), ("Mäkelä Päivi", "Havupuu Oy"),
    ("Mäkelä, Päivi", "Oy Havupuu Ab"), ("Pa\u{308}ivi Ma\u{308}kela\u{308}", "Havupuu"),
    ("Paivi Makela", "havupuu oyj"),
  ])
func oneForm(_ name: String, _ company: String) {
  #expect(her.count == 1 && forms(name, company) == her)
}

@Test(
  "Another name or another company has another form, and half of the two has none",
  arguments: [
    ("Päivi Mäki", "Havupuu Oy", 1), ("Päivi Anneli Mäkelä", "Havupuu Oy", 1), ("Päivi Mäkelä", "Kuusi Oy", 1),
    ("Päivi", "Mäkelä Havupuu Oy", 1), ("", "Havupuu Oy", 0), ("Päivi Mäkelä", "", 0), ("–", "Havupuu Oy", 0),
    ("Päivi Mäkelä", "–", 0),
  ])
func otherForms(_ name: String, _ company: String, count: Int) {
  let others = forms(name, company)
  #expect(others.count == count && !others.contains { her.contains($0) })
}

@Test func aBusinessIDStandsBesideTheCompanysNameAndInItsPlace() {
  let both = forms("Päivi Mäkelä", "Havupuu Oy", id: "9100037-1")
  #expect(both.count == 2 && both[1] == her[0])
  #expect(forms("Mäkelä Päivi", id: "9100037-1") == [both[0]])
  #expect(forms("Mäkelä Päivi", "Toinen nimi Oy", id: "9100037-1").first == both[0])
  #expect(forms("Päivi Mäkelä", "9100037-1") != [both[0]], "a name is no business ID")
}

private func batch(_ rows: [[String]], source: String = "people") -> ObservationBatch {
  var batch = ObservationBatch()
  for (index, row) in rows.enumerated() {
    let start = batch.bytes.count
    batch.bytes += PackedFields.pack(row)
    let end = batch.bytes.count
    batch.bytes += Array("key-\(index)".utf8)
    batch.rows.append(
      ObservationRow(
        key: end..<batch.bytes.count, raw: start..<end, normal: 0..<0, fieldPlaces: 0..<0,
        place: RecordPlace(line: UInt32(index + 2), byteStart: 0, byteEnd: 1), relationship: .active,
        disposition: .keep, digest: SHA256.hash(Array(batch.bytes[start..<end]))))
  }
  return batch
}

@Test func whoLooksLikeAnErasedPersonIsBoundForQuarantineUnlessAdmitted() throws {
  let folder = try TemporaryFolder()
  let keys = try KeyRing.create(folder.path("k"), context: TestHouse.context())
  let coder = try Suppression(keys, codes: [])
  func code(_ identifier: Identifier) throws -> [UInt8] { try #require(coder.code(identifier)).code.bytes }
  let names = try Identifier.lookAlikes(of: values("Päivi Mäkelä", "Havupuu Oy", id: "9100037-1")).map(code)
  let suppression = try Suppression(
    keys, codes: [try code(.email("paivi@havupuu.example"))], lookAlikes: names,
    admitted: [try code(.key(source: "people", key: "key-3"))])
  var withAddress = values("Päivi Mäkelä", "Havupuu Oy")
  withAddress[Field.personEmail.rawValue] = "Paivi@havupuu.example"
  var read = batch([
    values("MÄKELÄ Päivi", "Havupuu"), values("Päivi Mäkelä", "Kuusi Oy"), withAddress,
    values("Päivi Mäkelä", "Havupuu Oy"), values("Päivi Mäkelä", id: "9100037-1"), values("", "Havupuu Oy"),
  ])
  let before = read
  #expect(suppression.apply(to: &read, source: "people"))
  let dispositions = read.rows.prefix(6).map(\.disposition)
  #expect(
    dispositions == [
      .quarantine(finding: 0), .keep, .suppress, .keep, .quarantine(finding: 1), .keep,
    ])
  #expect(read.findings.map(\.code) == [.suppressionLookAlike, .suppressionLookAlike])
  #expect(read.findings.map(\.line) == [2, 6] && read.findings.allSatisfy(\.quarantines))
  // Quarantine must not keep a hash of what is in the record, which could be guessed.
  #expect(read.rows[0].digest == suppression.quarantineDigest(before.rows[0].digest))
  #expect(read.rows[0].digest != before.rows[0].digest && read.rows[1].digest == before.rows[1].digest)

  // In another source the same key is another record's.
  var other = before
  suppression.apply(to: &other, source: "fairs")
  #expect(other.rows[3].disposition.quarantines)
  // Looked at alone it is as in its batch.
  var one = before
  #expect(!suppression.apply(to: &one, source: "people", rows: [1, 3, 5]) && one.findings.isEmpty)
  #expect(suppression.apply(to: &one, source: "people", rows: [4]) && one.findings.count == 1)
}

@Test func scopesAreWrittenIntoTheJournalAndReadBack() throws {
  let folder = try TemporaryFolder()
  let keys = try KeyRing.create(folder.path("register.keys"), context: TestHouse.context())
  let path = RightsJournal.path(ofKeyFile: folder.path("register.keys"))
  try RightsJournal.create(path)
  let code = SHA256.hash([1])
  var journal = try RightsJournal(path, keys)
  let lines = SuppressionScope.allCases.map { RightsJournal.Line(.suppress, $0, keyVersion: 1, [code]) }
  try journal.append(lines + [.init(.lift, .erased, keyVersion: 1, [])], context: TestHouse.context())
  let read = try RightsJournal(path, keys)
  #expect(read.entries.map(\.scope) == SuppressionScope.allCases && read.seal == journal.seal)
  #expect(read.entries.map(\.number) == Array(1...lines.count))
}
