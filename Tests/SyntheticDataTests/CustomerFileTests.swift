import Foundation
import Testing

@testable import SyntheticData

@Suite struct CustomerFileTests {
  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try written(CustomerFile(records: 500, seed: 3))
    #expect(try written(CustomerFile(records: 500, seed: 3)) == first)
    #expect(try written(CustomerFile(records: 500, seed: 4)) != first)
  }

  @Test(arguments: [0, 1, 2, 7, 1000])
  func everyRecordHasSeventeenFieldsAndTheTruthNamesIt(records: Int) throws {
    let file = try written(CustomerFile(records: records, seed: 11))
    let rows = file.csv.split(separator: "\n")
    let truth = file.truth.split(separator: "\n")
    #expect(rows.count == records + 1 && truth.count == records + 1)
    for (row, who) in zip(rows, truth) {
      let fields = row.split(separator: ";", omittingEmptySubsequences: false)
      #expect(fields.count == 17)
      #expect(fields.first == who.split(separator: ",").first)
    }
  }

  @Test func aFifthOfTheRecordsAreDuplicatesAndARecordTakesSome210Bytes() throws {
    let file = try written(CustomerFile(records: 5000, seed: 1))
    let persons = Set(file.truth.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] })
    #expect(persons.count == 4000)
    #expect((190 * 5000...235 * 5000).contains(file.csv.utf8.count))
  }

  @Test func familiesSharedMailboxesSwedishFirmsAndMovesOccur() throws {
    let file = try written(CustomerFile(records: 5000, seed: 1))
    let rows = file.csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    #expect(rows.contains { $0[5].hasPrefix("info@") })
    #expect(rows.contains { $0[1].hasSuffix(" Ab") && $0[10] == "Helsingfors" })
    #expect(rows.contains { $0[2].isEmpty } && rows.contains { $0[2].hasPrefix("FI9") })
    #expect(rows.contains { $0[5].isEmpty } && rows.contains { $0[15] == "päättynyt" })
    #expect(rows.count { $0[1].contains(". " + $0[4] + " ") } > 100)
    var companies: [Substring: Set<Substring>] = [:]
    for row in file.truth.split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",")
      companies[fields[1], default: []].insert(fields[2])
    }
    #expect(companies.values.contains { $0.count > 1 })
  }

  @Test func aNightChangesTheShareAskedFor() throws {
    let tonight = CustomerFile(records: 4000, seed: 5)
    let before = byKey(try written(tonight).csv)
    let after = byKey(try written(tonight.nextNight(changed: 0.1)).csv)
    let gone = before.keys.count { after[$0] == nil }
    let new = after.keys.count { before[$0] == nil }
    let changed = before.count { after[$0.key] != nil && after[$0.key] != $0.value }
    #expect(new == 100)
    #expect((60...140).contains(gone))
    #expect((140...260).contains(changed))
    let unchanged = try written(tonight.nextNight(changed: 0)).csv
    #expect(try unchanged == written(tonight).csv)
  }

  @Test func severalNightsBuildOnEachOther() throws {
    let first = CustomerFile(records: 1000, seed: 9).nextNight(changed: 0.2)
    let before = byKey(try written(first).csv)
    let after = byKey(try written(first.nextNight(changed: 0.04)).csv)
    #expect(after.keys.count { before[$0] == nil } == 10)
    #expect(before.count { after[$0.key] == $0.value } > 900)
  }

  private func byKey(_ csv: String) -> [Substring: Substring] {
    Dictionary(
      csv.split(separator: "\n").dropFirst().map { ($0.prefix { $0 != ";" }, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private func written(_ file: CustomerFile) throws -> (csv: String, truth: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let csv = folder.appendingPathComponent("a.csv")
    let truth = folder.appendingPathComponent("a.truth.csv")
    try file.write(to: csv.path, truthPath: truth.path)
    return (try String(contentsOf: csv, encoding: .utf8), try String(contentsOf: truth, encoding: .utf8))
  }
}
