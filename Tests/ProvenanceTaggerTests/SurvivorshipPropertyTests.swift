import Records
import Testing
import Text

@testable import ProvenanceTagger

@Suite struct SurvivorshipPropertyTests {
  @Test(arguments: 0..<40 as Range<UInt64>) func batchEqualsOneByOneForAnyThreads(_ seed: UInt64) {
    let (table, resolution, _) = randomRegister(50, seed: seed)
    for kind in EntityKind.allCases {
      let one = Survivorship().goldenRows(table, resolution, kind: kind, threads: 1)
      #expect(one == Survivorship().goldenRows(table, resolution, kind: kind, threads: 3))
      #expect(one == Survivorship().goldenRows(table, resolution, kind: kind, threads: 64))
      let founderOf = kind == .person ? resolution.contact : resolution.company
      #expect(one.founders == one.founders.sorted())
      #expect(one.founders == everyone(table).filter { founderOf[Int($0)] == $0 })
      for (entity, founder) in one.founders.enumerated() {
        let members = everyone(table).filter { founderOf[Int($0)] == founder }
        #expect(one.row(entity) == Survivorship().golden(table, members: members, kind: kind))
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func winnersHaveValuesAndReasonsAreTrue(_ seed: UInt64) {
    let (table, resolution, rows) = randomRegister(50, seed: seed)
    for kind in EntityKind.allCases {
      let fields = kind == .person ? Field.person : Field.company
      let founderOf = kind == .person ? resolution.contact : resolution.company
      let golden = Survivorship().goldenRows(table, resolution, kind: kind, threads: 2)
      for (entity, founder) in golden.founders.enumerated() {
        let members = everyone(table).filter { founderOf[Int($0)] == founder }
        let row = golden.row(entity)
        for (position, field) in fields.enumerated() {
          let expected = Reference.decide(rows, members, field)
          let isAddress = [.companyStreet, .companyPostcode, .companyCity].contains(field)
          if isAddress {
            holdsForAddress(row, position, field, expected, rows, members)
          } else {
            #expect(row.winners[position] == expected.winner)
            #expect(row.reasons[position] == expected.reason)
          }
        }
      }
    }
  }

  private func holdsForAddress(
    _ row: GoldenRow, _ position: Int, _ field: Field, _ expected: (winner: Int32, reason: SurvivorshipReason),
    _ rows: [Row], _ members: [Int32]
  ) {
    let winner = row.winners[position]
    let reason = row.reasons[position]
    if expected.winner < 0 {
      #expect(winner == -1 && reason == .none)
    } else if winner < 0 {
      #expect(reason == .address)
    } else {
      let value = rows[Int(winner)].values[field] ?? ""
      #expect(members.contains(winner) && !value.isEmpty)
      let same = Fold.folded(value) == Fold.folded(rows[Int(expected.winner)].values[field] ?? "")
      #expect(reason == (same ? expected.reason : .address))
    }
  }
}

/// The rules once more, as slowly and plainly as they can be written.
enum Reference {
  private static let trusts = [80, 50, 50, 50, 20]

  static func decide(
    _ rows: [Row], _ members: [Int32], _ field: Field
  ) -> (winner: Int32, reason: SurvivorshipReason) {
    let (winner, reason) = decideValue(rows, members, field)
    guard winner >= 0, reason != .only else { return (winner, reason) }
    let won = rows[Int(winner)]
    let text = won.values[field] ?? ""
    let isShouted = text == text.uppercased() && text.count { $0.isLetter } > 4
    guard text == text.lowercased() || isShouted else { return (winner, reason) }
    func confidence(_ row: Row) -> Confidence { (row.grounds[field] ?? .stated).confidence }
    let better = members.first { member in
      let (row, other) = (rows[Int(member)], rows[Int(member)].values[field] ?? "")
      return other.lowercased() == text.lowercased() && other != other.lowercased() && other != other.uppercased()
        && trusts[Int(row.source)] == trusts[Int(won.source)] && confidence(row) == confidence(won)
    }
    return (better ?? winner, reason)
  }

  private static func decideValue(
    _ rows: [Row], _ members: [Int32], _ field: Field
  ) -> (winner: Int32, reason: SurvivorshipReason) {
    func value(_ row: Int32) -> String { Fold.folded(rows[Int(row)].values[field] ?? "") }
    func trust(_ row: Int32) -> Int { trusts[Int(rows[Int(row)].source)] }
    func confidence(_ row: Int32) -> Confidence {
      let isAddress = [.companyStreet, .companyPostcode, .companyCity].contains(field)
      let grounds = rows[Int(row)].grounds[field] ?? .stated
      return isAddress && grounds != .damaged ? .stated : grounds.confidence
    }
    let holders = members.filter { !(rows[Int($0)].values[field] ?? "").isEmpty }
    guard let first = holders.first, let surest = holders.map(confidence).max() else { return (-1, .none) }
    if holders.count == 1 { return (first, .only) }
    let sure = holders.filter { confidence($0) == surest }
    let highest = sure.map(trust).max()
    let top = sure.filter { trust($0) == highest }
    if Set(holders.map(value)).count == 1 { return (top[0], .agreed) }
    if Set(sure.map(value)).count == 1 { return (top[0], .surest) }
    if Set(top.map(value)).count == 1 { return (top[0], .trust) }
    func support(_ row: Int32) -> Int { Set(top.filter { value($0) == value(row) }.map { rows[Int($0)].source }).count }
    let most = top.map(support).max()
    let leaders = top.filter { support($0) == most }
    if Set(leaders.map(value)).count == 1 { return (leaders[0], .majority) }
    func since(_ row: Int32) -> Int64 { rows[Int(row)].standing[field] ?? rows[Int(row)].opened }
    let newest = leaders.map(since).max()
    let late = leaders.filter { since($0) == newest }
    return (late[0], Set(late.map(value)).count == 1 ? .newer : .founder)
  }
}
