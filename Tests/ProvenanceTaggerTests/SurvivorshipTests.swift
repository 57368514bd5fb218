import Records
import Testing
import Text

@testable import ProvenanceTagger

@Suite struct SurvivorshipTests {
  /// One field's case: rows as (source, opened, title), the row expected to win, and why.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [(Int32, Int64, String)]
    let winner: Int32
    let reason: SurvivorshipReason
    var testDescription: String { name }

    init(_ name: String, _ rows: [(Int32, Int64, String)], _ winner: Int32, _ reason: SurvivorshipReason) {
      self.name = name
      self.rows = rows
      self.winner = winner
      self.reason = reason
    }
  }

  static let cases: [Case] = [
    Case("one member without the value", [(0, 1, "")], -1, .none),
    Case("several members without the value", [(0, 1, ""), (1, 1, "")], -1, .none),
    Case("one member", [(4, 1, "CEO")], 0, .only),
    Case("one value among several members", [(0, 1, ""), (4, 1, "CEO")], 1, .only),
    Case("all the same", [(4, 1, "CEO"), (1, 1, "CEO")], 1, .agreed),
    Case("the same but for case and diacritics", [(1, 1, "Päällikkö"), (0, 1, "PAALLIKKO")], 1, .agreed),
    Case("agreed: the oldest of equal trust", [(1, 2, "CEO"), (2, 1, "CEO")], 0, .agreed),
    Case("trust before majority", [(1, 1, "CEO"), (2, 1, "CEO"), (0, 1, "CFO")], 2, .trust),
    Case("trust before a newer run", [(0, 1, "CFO"), (4, 9, "CEO")], 0, .trust),
    Case("an empty value of the trusted does not count", [(0, 1, ""), (1, 1, "CEO"), (4, 1, "CFO")], 1, .trust),
    Case("the trusted agree among themselves", [(4, 1, "x"), (1, 1, "CFO"), (2, 1, "cfo")], 1, .trust),
    Case("majority", [(1, 9, "CFO"), (2, 1, "CEO"), (3, 1, "CEO")], 1, .majority),
    Case("majority counts folded values", [(1, 9, "CFO"), (2, 1, "CEO"), (3, 1, "ceo")], 1, .majority),
    Case("less trusted sources have no vote", [(4, 1, "CFO"), (1, 1, "CFO"), (2, 2, "CEO")], 2, .newer),
    Case("a source that repeats itself is no majority", [(1, 1, "CFO"), (1, 1, "CFO"), (2, 2, "CEO")], 2, .newer),
    Case("newer run", [(1, 1, "CFO"), (2, 2, "CEO")], 1, .newer),
    Case("newer: the row that is newer is named", [(1, 1, "CFO"), (2, 2, "CEO"), (1, 3, "CFO")], 2, .newer),
    Case("newer among the leaders only", [(1, 1, "a"), (2, 1, "a"), (1, 2, "b"), (3, 2, "b"), (2, 9, "c")], 2, .newer),
    Case("capitals only lose to both cases", [(1, 1, "TALOUSJOHTAJA"), (2, 1, "Talousjohtaja")], 1, .agreed),
    Case("small letters only lose, too", [(1, 1, "åsa öhman"), (1, 1, "Åsa Öhman")], 1, .agreed),
    Case("case does not win over trust", [(0, 1, "TALOUSJOHTAJA"), (1, 1, "Talousjohtaja")], 0, .agreed),
    Case("case does not win by being newer", [(1, 1, "Sales Lead"), (2, 2, "CEO"), (1, 3, "SALES LEAD")], 0, .newer),
    Case("four capitals are an abbreviation", [(1, 1, "CHRO"), (2, 1, "Chro")], 0, .agreed),
    Case("five are not", [(1, 1, "CHROM"), (2, 1, "Chrom")], 1, .agreed),
    Case("another letter is no matter of case", [(1, 1, "MYYJA"), (2, 1, "Myyjä")], 0, .agreed),
    Case("both cases stay as they come", [(1, 1, "NOKIA Lead"), (2, 1, "Nokia Lead")], 0, .agreed),
    Case(
      "the better spelled also wins by majority", [(1, 1, "x"), (2, 1, "OSTAJA"), (3, 1, "Ostaja")], 2, .majority),
    Case("founder order", [(1, 1, "CFO"), (2, 1, "CEO")], 0, .founder),
    Case("founder order among the newest", [(1, 1, "x"), (2, 2, "CFO"), (3, 2, "CEO")], 1, .founder),
  ]

  @Test(arguments: cases) func decides(_ test: Case) {
    let table = table(test.rows.map { Row($0.0, $0.1, [.personTitle: $0.2]) })
    let golden = Survivorship().golden(table, members: everyone(table), kind: .person)
    #expect(golden.winners[2] == test.winner)
    #expect(golden.reasons[2] == test.reason)
    #expect(golden.winners[0] == -1 && golden.reasons[0] == .none)
  }

  /// One field's case: rows as (source, opened, area, what it rests on), the row expected to win, and why.
  struct GroundsCase: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [(Int32, Int64, String, Grounds)]
    let winner: Int32
    let reason: SurvivorshipReason
    var testDescription: String { name }

    init(
      _ name: String, _ rows: [(Int32, Int64, String, Grounds)], _ winner: Int32, _ reason: SurvivorshipReason
    ) {
      self.name = name
      self.rows = rows
      self.winner = winner
      self.reason = reason
    }
  }

  static let groundsCases: [GroundsCase] = [
    GroundsCase("the only value, derived", [(0, 1, "", .stated), (4, 1, "fi", .address)], 1, .only),
    GroundsCase("stated before trust", [(0, 1, "sv", .title), (4, 1, "fi", .stated)], 1, .surest),
    GroundsCase(
      "stated before majority", [(1, 1, "sv", .page), (2, 1, "sv", .page), (3, 1, "fi", .stated)], 2, .surest),
    GroundsCase("strong before fair", [(0, 1, "sv", .company), (4, 1, "fi", .title)], 1, .surest),
    GroundsCase("fair before weak", [(0, 1, "sv", .address), (4, 1, "fi", .company)], 1, .surest),
    GroundsCase(
      "whole before damaged, whatever the trust", [(0, 9, "f\u{FFFD}", .damaged), (4, 1, "fi", .address)], 1, .surest),
    GroundsCase("the damaged alone", [(0, 1, "f\u{FFFD}", .damaged), (4, 1, "", .stated)], 0, .only),
    GroundsCase("found in another field is stated", [(4, 1, "sv", .misplaced), (0, 1, "fi", .stated)], 1, .trust),
    GroundsCase("equally sure: trust", [(4, 1, "sv", .title), (0, 1, "fi", .page)], 1, .trust),
    GroundsCase("all agree: the surest is named", [(0, 1, "fi", .title), (4, 1, "FI", .stated)], 1, .agreed),
    GroundsCase(
      "all agree: the most trusted of the surest is named",
      [(0, 1, "fi", .page), (4, 1, "fi", .stated), (1, 1, "fi", .stated)], 2, .agreed),
    GroundsCase(
      "the sure ones say one thing", [(0, 1, "sv", .page), (4, 1, "fi", .stated), (1, 1, "fi", .stated)], 2, .surest),
    GroundsCase(
      "trust among the sure", [(0, 1, "en", .page), (4, 1, "fi", .stated), (1, 1, "sv", .stated)], 2, .trust),
    GroundsCase(
      "the less sure have no vote", [(1, 1, "fi", .page), (2, 1, "fi", .stated), (3, 2, "sv", .stated)], 2, .newer),
    GroundsCase(
      "majority among the sure",
      [(0, 1, "en", .page), (1, 9, "fi", .stated), (2, 1, "sv", .stated), (3, 1, "sv", .stated)], 2, .majority),
    GroundsCase(
      "founder order among the sure", [(0, 1, "en", .page), (1, 1, "fi", .stated), (2, 1, "sv", .stated)], 1, .founder),
  ]

  @Test(arguments: groundsCases) func asksForTheGroundsFirst(_ test: GroundsCase) {
    for (field, position) in [(Field.personResponsibility, 3), (.personLanguage, 4)] {
      let table = table(test.rows.map { Row($0.0, $0.1, [field: $0.2], grounds: $0.2.isEmpty ? [:] : [field: $0.3]) })
      let golden = Survivorship().golden(table, members: everyone(table), kind: .person)
      #expect(golden.winners[position] == test.winner)
      #expect(golden.reasons[position] == test.reason)
    }
  }

  @Test func aDamagedAddressLosesToAWholeOne() {
    let rows = [
      Row(
        0, 9, [.companyStreet: "Tie 1", .companyCity: "J\u{FFFD}rvi"], grounds: [.companyCity: .damaged]),
      Row(4, 1, [.companyStreet: "Katu 2", .companyCity: "Järvi"], grounds: [:]),
    ]
    let table = table(rows)
    let golden = Survivorship().golden(table, members: everyone(table), kind: .company)
    for field in [Field.companyStreet, .companyCity] { #expect(golden.winners[field.position] == 1) }
  }

  @Test func anAddressDoesNotAskForTheGrounds() {
    let rows = [
      Row(0, 1, [.companyPostcode: "33100", .companyCity: "Tampere"], grounds: [.companyCity: .embedded]),
      Row(1, 1, [.companyPostcode: "00100", .companyCity: "Helsinki"]),
    ]
    let golden = Survivorship().golden(table(rows), members: [0, 1], kind: .company)
    #expect(Array(golden.winners[2...4]) == [-1, 0, 0])
    #expect(Array(golden.reasons[2...4]) == [.none, .trust, .trust])
  }

  /// Rows as (source, opened, street, postcode, city); the winners of the three, and why.
  struct AddressCase: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [(Int32, Int64, String, String, String)]
    let winners: [Int32]
    let reasons: [SurvivorshipReason]
    var testDescription: String { name }

    init(
      _ name: String, _ rows: [(Int32, Int64, String, String, String)], _ winners: [Int32],
      _ reasons: [SurvivorshipReason]
    ) {
      self.name = name
      self.rows = rows
      self.winners = winners
      self.reasons = reasons
    }
  }

  static let addresses: [AddressCase] = [
    AddressCase(
      "nobody has an address", [(0, 1, "", "", ""), (1, 1, "", "", "")], [-1, -1, -1], [.none, .none, .none]),
    AddressCase(
      "two whole addresses: the trusted one, whole",
      [(1, 1, "Tie 1", "00100", "Helsinki"), (0, 1, "Katu 2", "33100", "Tampere")], [1, 1, 1],
      [.trust, .trust, .trust]),
    AddressCase(
      "whole from one observation though another agrees on the city",
      [(1, 1, "", "", "Helsinki"), (2, 1, "Tie 1", "00100", "Helsinki")], [1, 1, 1], [.only, .only, .agreed]),
    AddressCase(
      "an address with a street goes before a trusted one without",
      [(0, 1, "", "", "Tampere"), (1, 1, "Tie 1", "00100", "Helsinki")], [1, 1, 1], [.only, .only, .address]),
    AddressCase(
      "a missing postcode comes from one that says the same city",
      [(0, 1, "Tie 1", "", "Helsinki"), (1, 1, "", "00100", "HELSINKI")], [0, 1, 0], [.only, .only, .agreed]),
    AddressCase(
      "a missing postcode does not come from another city",
      [(0, 1, "Tie 1", "", "Helsinki"), (1, 1, "", "33100", "Tampere")], [0, -1, 0], [.only, .address, .trust]),
    AddressCase(
      "a missing postcode does not come from another street of the city",
      [(0, 1, "Tie 1", "", "Helsinki"), (1, 1, "Katu 2", "00100", "Helsinki")], [0, -1, 0],
      [.trust, .address, .agreed]),
    AddressCase(
      "the same postcode gives the city, whatever the street",
      [(0, 1, "Tie 1", "00100", ""), (1, 1, "Katu 2", "00100", "Helsinki")], [0, 0, 1], [.trust, .agreed, .only]),
    AddressCase(
      "postcode and city of a street come from one observation",
      [(0, 1, "Tie 1", "", ""), (1, 1, "", "00100", "Helsinki"), (2, 2, "", "", "Tampere")], [0, 1, 1],
      [.only, .only, .address]),
    AddressCase(
      "without streets, a postcode goes before a city",
      [(0, 1, "", "", "Tampere"), (1, 1, "", "00100", "Helsinki")], [-1, 1, 1], [.none, .only, .address]),
  ]

  @Test(arguments: addresses) func choosesAddress(_ test: AddressCase) {
    let table = table(
      test.rows.map { Row($0.0, $0.1, [.companyStreet: $0.2, .companyPostcode: $0.3, .companyCity: $0.4]) })
    let golden = Survivorship().golden(table, members: everyone(table), kind: .company)
    #expect(Array(golden.winners[2...4]) == test.winners)
    #expect(Array(golden.reasons[2...4]) == test.reasons)
  }

  @Test func companyOfContactIsTheTrustedThenNewestThenOldest() {
    let companies: [(rows: [(Int32, Int64, Int32)], company: Int32)] = [
      ([(1, 1, -1)], -1),
      ([(1, 1, 0)], 0),
      ([(0, 1, -1), (1, 1, 1)], 1),
      ([(1, 9, 0), (0, 1, 1)], 1),
      ([(1, 1, 0), (2, 2, 1)], 1),
      ([(1, 1, 0), (2, 1, 1)], 0),
    ]
    for test in companies {
      let table = table(test.rows.map { Row($0.0, $0.1, [.personName: "Liisa Virtanen"]) })
      var resolution = Resolution(count: table.count)
      for (row, part) in test.rows.enumerated() {
        resolution.contact[row] = 0
        resolution.company[row] = part.2
      }
      let golden = Survivorship().goldenRows(table, resolution, kind: .person, threads: 1)
      #expect(golden.companies == [test.company])
    }
  }

  @Test func contendersSayWhyTheyLost() {
    let rows: [(Int32, Int64, String)] = [
      (1, 1, "CEO"), (2, 1, "CFO"), (3, 1, "ceo"), (4, 9, "CTO"), (1, 1, ""),
    ]
    let table = table(rows.map { Row($0.0, $0.1, [.personTitle: $0.2]) })
    let contenders = Survivorship().contenders(table, members: everyone(table), field: .personTitle)
    #expect(contenders.map(\.row) == [0, 1, 2, 3])
    #expect(contenders.map(\.standing) == [.won, .fewerSources, .agrees, .lessTrusted])
  }

  @Test func contendersOnWeakerGroundsSaySo() {
    let rows: [(Int32, Int64, String, Grounds)] = [
      (0, 1, "sv", .page), (4, 1, "en", .stated), (1, 1, "fi", .stated), (0, 1, "FI", .title),
    ]
    let table = table(rows.map { Row($0.0, $0.1, [.personLanguage: $0.2], grounds: [.personLanguage: $0.3]) })
    let contenders = Survivorship().contenders(table, members: everyone(table), field: .personLanguage)
    #expect(contenders.map(\.standing) == [.lessSure, .lessTrusted, .won, .agrees])
  }

  @Test func manyDifferentValuesAreStillDecided() {
    let table = table((0..<5000).map { Row(1, 1, [.companyPhone: "040 \($0 % 4000)"]) })
    let golden = Survivorship().golden(table, members: everyone(table), kind: .company)
    #expect(golden.winners[5] == 0 && golden.reasons[5] == .founder)
  }
}
