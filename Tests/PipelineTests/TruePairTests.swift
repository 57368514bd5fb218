import Compliance
import Deduplicator
import Foundation
import Records
import SyntheticData
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A register of generated contacts of whom it is known who is who.
private struct KnownPeople {
  let house: TestHouse
  let table: ObservationTable
  /// For each row of the table the person whom it speaks of.
  let person: [String]

  init(records: Int, seed: UInt64) throws {
    let folder = try TemporaryFolder()
    try ContactFile(records: records, seed: seed).write(to: folder.path("contacts.csv"))
    let csv = try String(contentsOfFile: folder.path("contacts.csv"), encoding: .utf8)
    house = try TestHouse(
      sources: """
        { name: "customers", reader: "csv", paths: ["../data/customers.csv"], key: ["unique_id"], extent: "snapshot",
          purpose: "customer register", trust: 80,
          map: { "company.name": "company", "company.businessID": "business_id",
            "person.name": ["given_name", "family_name"], "person.email": "email", "person.title": "title",
            "company.postcode": "postcode", "company.city": "city", "company.phone": "company_phone" } },
        """)
    try house.folder.write("data/customers.csv", csv)
    var options = NightOptions()
    options.create = true
    _ = try Night(Workplace(try house.pipeline(), context: TestHouse.context(day: 1)), options: options).run()
    var known: [String: String] = [:]
    for line in csv.split(separator: "\n") {
      let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      known[cells[0]] = cells[1]
    }
    let register = try Self.open(house)
    table = try ObservationLoader(register).table()
    let queries = Queries(register)
    person = try table.key.map { try known[queries.record($0)?.key ?? ""] ?? "" }
  }

  private static func open(_ house: TestHouse) throws -> RegisterFile {
    try KeyRing.load(try house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  func hash() throws -> Digest { try LogicalHash(try Self.open(house)).digest() }

  /// Rows of one person that lie in two contacts, a pair for each two contacts.
  func samePairs(_ contact: [Int32], _ most: Int) -> [(Int32, Int32)] {
    var first: [String: Int32] = [:]
    var pairs: [(Int32, Int32)] = []
    for row in contact.indices where contact[row] >= 0 {
      guard let other = first[person[row]] else {
        first[person[row]] = Int32(row)
        continue
      }
      if contact[Int(other)] != contact[row] { pairs.append((other, Int32(row))) }
      if pairs.count == most { break }
    }
    return pairs
  }
}

@Suite("What a steward knows to be one") struct TruePairTests {
  @Test("Each joins its two contacts whole; all at once split nobody, and without them all is as it was")
  func joined() throws {
    let people = try KnownPeople(records: 1_200, seed: 5)
    let table = people.table
    let before = Resolver().resolve(table).contact
    let pairs = people.samePairs(before, 180)
    #expect(pairs.count > 50)
    func same(_ pairs: some Sequence<(Int32, Int32)>) -> [RowDecision] {
      pairs.map { RowDecision(.person, $0.0, $0.1, .same) }
    }
    func torn(_ after: [Int32]) -> Int {
      Dictionary(grouping: before.indices.filter { before[$0] >= 0 }) { before[$0] }.values
        .count { rows in Set(rows.map { after[$0] }).count > 1 }
    }
    for pair in pairs.prefix(40) {
      let after = Resolver(decisions: same([pair])).resolve(table).contact
      #expect(after[Int(pair.0)] == after[Int(pair.1)] && torn(after) == 0)
    }
    let all = Resolver(decisions: same(pairs)).resolve(table).contact
    #expect(torn(all) == 0 && pairs.allSatisfy { all[Int($0.0)] == all[Int($0.1)] })

    let hash = try people.hash()
    var day: Int64 = 1
    func review() throws -> Review {
      day += 1
      return Review(try Workplace(people.house.pipeline(), context: TestHouse.context(day: day)))
    }
    let outcome = try review().apply(
      pairs.enumerated().map { number, pair in
        Review.Ruling(
          .person, left: table.key[Int(pair.0)], right: table.key[Int(pair.1)], .same, reason: nil, file: "d.csv",
          line: number + 2)
      })
    #expect(outcome.overruled.isEmpty && outcome.counts.splits == 0)
    #expect(outcome.counts.contactsAfter < outcome.counts.contactsBefore - 30)
    func undo(_ run: Int64) throws {
      day += 1
      _ = try Undo(Workplace(try people.house.pipeline(), context: TestHouse.context(day: day))).undo(run)
    }
    try undo(2)
    #expect(try people.hash() == hash)
    let one = before.indices.filter { before[$0] >= 0 && Int(before[$0]) != $0 }.prefix(20)
    let parted = try review().apply(
      one.map { row in
        Review.Ruling(
          .person, left: table.key[Int(before[row])], right: table.key[row], .different, reason: nil, file: "d.csv",
          line: 2)
      })
    #expect(parted.counts.contactsAfter >= parted.counts.contactsBefore + 15 && parted.counts.splits > 10)
    try undo(4)
    #expect(try people.hash() == hash)
  }
}
