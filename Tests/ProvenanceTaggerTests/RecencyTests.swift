import Records
import Testing

@testable import ProvenanceTagger

/// What is newer is asked of each field for itself: rows of the sources `b` and `c`, which are trusted alike.
@Suite("The newer value") struct RecencyTests {
  /// A row of a source, there as a whole since a run, of which some fields have stood since earlier ones.
  private func row(_ source: Int32, _ run: Int64, _ values: [Field: String], _ standing: [Field: Int64] = [:]) -> Row {
    var row = Row(source, run, values)
    row.standing = standing
    return row
  }

  private func won(_ field: Field, _ rows: [Row]) -> (row: Int32, reason: SurvivorshipReason) {
    let golden = Survivorship().golden(table(rows), members: everyone(table(rows)), kind: field.kind)
    return (golden.winners[field.position], golden.reasons[field.position])
  }

  @Test("A new title makes nothing else of its record newer", arguments: Field.allCases.filter { $0 != .personTitle })
  func title(_ field: Field) {
    let others = Dictionary(uniqueKeysWithValues: Field.allCases.filter { $0 != .personTitle }.map { ($0, Int64(1)) })
    let rows = [
      row(1, 9, [field: "Tie 1", .personTitle: "johtaja"], others),
      row(2, 5, [field: "Katu 2", .personTitle: "ostaja"]),
    ]
    #expect(won(field, rows) == (1, .newer))
    #expect(won(.personTitle, rows) == (0, .newer))
  }

  @Test("Run and run + 1 are two, run and run one") func limits() {
    func rows(_ first: Int64, _ second: Int64) -> [Row] {
      [
        row(1, 9, [.companyIndustry: "paperi"], [.companyIndustry: first]),
        row(2, 9, [.companyIndustry: "puu"], [.companyIndustry: second]),
      ]
    }
    #expect(won(.companyIndustry, rows(4, 5)) == (1, .newer))
    #expect(won(.companyIndustry, rows(5, 5)) == (0, .founder))
    #expect(won(.companyIndustry, rows(5, 4)) == (0, .newer))
  }

  @Test("An address is one value: it is as new as its newest part, also where that is empty") func address() {
    let street: [Field: String] = [.companyStreet: "Katu 1", .companyPostcode: "00100", .companyCity: "Helsinki"]
    let town: [Field: String] = [.companyPostcode: "33100", .companyCity: "Tampere"]
    let old: [Field: Int64] = [.companyStreet: 1, .companyPostcode: 1, .companyCity: 1]
    func winners(_ left: Row, _ right: Row) -> [Int32] {
      Array(Survivorship().golden(table([left, right]), members: [0, 1], kind: .company).winners[2...4])
    }
    let other = street.merging([.companyStreet: "Tie 2"]) { $1 }
    #expect(winners(row(1, 9, street, old), row(2, 5, other, old.merging([.companyCity: 4]) { $1 })) == [1, 1, 1])
    #expect(winners(row(1, 9, street, old.merging([.companyPostcode: 5]) { $1 }), row(2, 9, other, old)) == [0, 0, 0])
    // It moved to Tampere, of which no street is known.
    let moved = row(1, 9, town, old.merging([.companyStreet: 7]) { $1 })
    #expect(winners(moved, row(2, 5, town.merging([.companyCity: "Nokia"]) { $1 }, old))[2] == 0)
  }

  @Test("Who lost is told to be older only where the value is") func contenders() {
    func standings(_ since: Int64...) -> [Contender.Standing] {
      let rows = since.enumerated().map { number, since in
        row(Int32(number + 1), 9, [.companyIndustry: "ala \(number)"], [.companyIndustry: since])
      }
      return Survivorship().contenders(table(rows), members: everyone(table(rows)), field: .companyIndustry)
        .map(\.standing)
    }
    #expect(standings(4, 5, 3) == [.older, .won, .older])
    #expect(standings(5, 4, 5) == [.won, .laterFounder, .laterFounder])
  }

  /// Since when each of two rows names its company, and which employer is the contact's.
  private static let employers: [(name: String, left: [Field: Int64], right: [Field: Int64], employer: Int32)] = [
    ("the one named later", [.companyName: 1, .companyBusinessID: 1], [.companyName: 2, .companyBusinessID: 2], 1),
    (
      "and that is no title's doing", [.personTitle: 9, .companyName: 1, .companyBusinessID: 1],
      [.companyName: 2, .companyBusinessID: 2], 1
    ),
    (
      "a name respelt is no other company", [.companyName: 9, .companyBusinessID: 1],
      [.companyName: 2, .companyBusinessID: 2], 1
    ),
    (
      "an ID put to the name is none either", [.companyName: 1, .companyBusinessID: 9],
      [.companyName: 2, .companyBusinessID: 2], 1
    ),
    (
      "one named as early founds", [.companyName: 2, .companyBusinessID: 2], [.companyName: 2, .companyBusinessID: 9], 0
    ),
  ]

  @Test("A contact's employer is the company that was named last", arguments: employers.indices)
  func employer(_ index: Int) {
    let (name, left, right, employer) = Self.employers[index]
    let values: [Field: String] = [
      .personName: "Liisa Virtanen", .personTitle: "ostaja", .companyName: "Kuusi Oy", .companyBusinessID: "1234567-1",
    ]
    let table = table([row(1, 9, values, left), row(2, 9, values, right)])
    var resolution = Resolution(count: 2)
    (resolution.contact, resolution.company) = ([0, 0], [0, 1])
    let golden = Survivorship().goldenRows(table, resolution, kind: .person, threads: 1)
    #expect(golden.companies == [employer], "\(name)")
  }

  @Test("Where it names none it is as old as the record") func namelessEmployer() {
    let table = table([row(1, 3, [.companyWebsite: "kuusi.example"]), row(2, 4, [.companyWebsite: "puu.example"])])
    var resolution = Resolution(count: 2)
    (resolution.contact, resolution.company) = ([0, 0], [0, 1])
    #expect(Survivorship().goldenRows(table, resolution, kind: .person, threads: 1).companies == [1])
  }
}
