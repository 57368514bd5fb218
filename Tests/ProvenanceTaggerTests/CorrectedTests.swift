import Records
import Testing
import Text

@testable import ProvenanceTagger

/// A table in which some rows were put right: for each row its values, and the runs of its corrections by field.
func corrected(_ rows: [(Row, [Field: Int64])]) -> ObservationTable {
  var table = table(rows.map(\.0))
  for (number, row) in rows.enumerated() where !row.1.isEmpty {
    let corrections = row.1.sorted { $0.key < $1.key }.map { field, run in
      Correction(
        id: run, run: run, field: field, value: row.0.values[field] ?? "", incorrect: "wrong", derived: [], who: [])
    }
    table.corrected[Int64(number)] = CorrectedRow(said: [], corrections: corrections)
  }
  return table
}

@Suite("Survivorship of what was put right") struct CorrectedTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Source, run, title, and the run in which it was put right.
    let rows: [(Int32, Int64, String, Int64)]
    let winner: Int32, reason: SurvivorshipReason
    let standings: [Contender.Standing]
    var testDescription: String { name }

    init(
      _ name: String, _ rows: [(Int32, Int64, String, Int64)], _ winner: Int32, _ reason: SurvivorshipReason,
      _ standings: [Contender.Standing]
    ) {
      (self.name, self.rows, self.winner, self.reason, self.standings) = (name, rows, winner, reason, standings)
    }
  }

  static let cases: [Case] = [
    Case("alone", [(4, 1, "CFO", 2)], 0, .corrected, [.won]),
    Case("before trust", [(0, 1, "wrong", 0), (4, 1, "CFO", 2)], 1, .corrected, [.incorrect, .won]),
    Case(
      "before a majority", [(0, 1, "wrong", 0), (1, 1, "wrong", 0), (2, 1, "wrong", 0), (4, 1, "CFO", 2)], 3,
      .corrected,
      [.incorrect, .incorrect, .incorrect, .won]),
    Case("before a newer run", [(1, 1, "CFO", 2), (1, 9, "wrong", 0)], 0, .corrected, [.won, .incorrect]),
    Case("before a third value", [(4, 1, "CFO", 2), (0, 9, "COO", 0)], 0, .corrected, [.won, .contradicts]),
    Case("all of them", [(4, 1, "CFO", 2), (0, 1, "CFO", 2)], 0, .corrected, [.won, .agrees]),
    Case("the newest of two", [(0, 1, "CFO", 2), (4, 1, "COO", 3)], 1, .corrected, [.contradicts, .won]),
    Case("a source says it by now", [(0, 9, "cfo", 0), (4, 1, "CFO", 2)], 1, .corrected, [.agrees, .won]),
    Case("none of this field", [(0, 1, "CFO", 0), (4, 9, "COO", 0)], 0, .trust, [.won, .lessTrusted]),
  ]

  @Test(arguments: cases) func decides(_ test: Case) {
    let table = corrected(
      test.rows.map { (Row($0.0, $0.1, [.personTitle: $0.2]), $0.3 == 0 ? [:] : [.personTitle: $0.3]) })
    let golden = Survivorship().golden(table, members: everyone(table), kind: .person)
    #expect(golden.winners[2] == test.winner && golden.reasons[2] == test.reason)
    #expect(golden.winners[0] == -1 && golden.reasons[0] == .none)
    let contenders = Survivorship().contenders(table, members: everyone(table), field: .personTitle)
    #expect(contenders.map(\.standing) == test.standings)
  }

  @Test("Other fields of a corrected row are decided as ever") func others() {
    let table = corrected([
      (Row(0, 1, [.personName: "Liisa Virtanen", .personTitle: "wrong"]), [:]),
      (Row(4, 1, [.personName: "L. Virtanen", .personTitle: "CFO"]), [.personTitle: 2]),
    ])
    let golden = Survivorship().golden(table, members: everyone(table), kind: .person)
    #expect(golden.winners[0] == 0 && golden.reasons[0] == .trust)
    #expect(golden.winners[2] == 1 && golden.reasons[2] == .corrected)
  }

  @Test("The address is chosen around the part that was put right") func address() {
    let (street, postcode, city) = (Field.companyStreet, Field.companyPostcode, Field.companyCity)
    let table = corrected([
      (Row(0, 1, [street: "Tie 1", postcode: "00100", city: "Helsinki"]), [:]),
      (Row(4, 1, [street: "Katu 2", postcode: "90100", city: "Oulu"]), [city: 2]),
      (Row(1, 1, [city: "Oulu"]), [city: 2]),
    ])
    let golden = Survivorship().golden(table, members: everyone(table), kind: .company)
    // The better source has the right city too, and no street: the address is completed by one that fits.
    #expect(golden.winners[2...4] == [1, 1, 2])
    #expect(golden.reasons[4] == .corrected && golden.reasons[2] == .address)
    let all = corrected([
      (Row(0, 1, [street: "Tie 1", postcode: "00100", city: "Oulu"]), [city: 2]),
      (Row(4, 1, [street: "Tie 1", postcode: "00100", city: "Oulu"]), [city: 2]),
    ])
    let same = Survivorship().golden(all, members: everyone(all), kind: .company)
    #expect(same.winners[2...4] == [0, 0, 0] && same.reasons[2...4] == [.agreed, .agreed, .corrected])
  }

  @Test("Two parts that do not lie together stand both, each as it was put right") func parts() {
    let (street, city) = (Field.companyStreet, Field.companyCity)
    let table = corrected([
      (Row(0, 1, [street: "Tie 1", city: "Helsinki"]), [street: 2]), (Row(4, 1, [city: "Oulu"]), [city: 3]),
    ])
    let golden = Survivorship().golden(table, members: everyone(table), kind: .company)
    #expect(golden.winners[2] == 0 && golden.winners[4] == 1)
    #expect(golden.reasons[2] == .corrected && golden.reasons[4] == .corrected)
  }
}
