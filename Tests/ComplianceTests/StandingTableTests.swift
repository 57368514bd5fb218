import Records
import Testing
import Text

@testable import Compliance

@Suite("What many ask of: codes, numbers of standings, numbered IDs") struct StandingTableTests {
  private static func code(_ number: Int) -> Digest { SHA256.hash(Array("\(number)".utf8)) }

  @Test("Every code is found, and none that was not added", arguments: [0, 1, 31, 32, 33, 5000])
  func codes(count: Int) {
    var table = CodeTable(room: 0)
    for number in 0..<count { table.set(Self.code(number), to: Int32(number)) }
    #expect(table.isEmpty == (count == 0))
    for number in 0..<count { #expect(table.number(of: Self.code(number)) == Int32(number)) }
    for number in count..<count + 100 { #expect(table.number(of: Self.code(number)) == nil) }
    table.set(Self.code(0), to: 7)
    #expect(table.number(of: Self.code(0)) == 7)
  }

  @Test("Codes with the same beginning are kept apart") func crowded() throws {
    var table = CodeTable(room: 100)
    let codes = try (0..<200).map { last in
      try #require(Digest(bytes: [UInt8](repeating: 0, count: 31) + [UInt8(last)]))
    }
    for (number, code) in codes.enumerated() where number % 2 == 0 { table.set(code, to: Int32(number)) }
    for (number, code) in codes.enumerated() {
      #expect(table.number(of: code) == (number % 2 == 0 ? Int32(number) : nil))
    }
  }

  @Test("A combination has one number; nothing is 0") func numbers() {
    var numbers = StandingNumbers()
    let ban = numbers.number(of: Bar(.source(.marketingBan, source: "s"), since: 5))
    let objection = numbers.number(of: Bar(.objection(.marketing), since: 3))
    #expect(numbers[0] == .free && numbers.union(0, 0) == 0)
    #expect(numbers.number(of: Bar(.objection(.marketing), since: 3)) == objection)
    #expect(numbers.union(ban, ban) == ban && numbers.union(ban, 0) == ban && numbers.union(0, ban) == ban)
    let both = numbers.union(ban, objection)
    #expect(numbers[both].bars.map(\.since) == [5, 3] && numbers.union(ban, objection) == both)
    #expect(numbers.union(both, ban) == both && numbers.union(both, objection) == both)
    // Of one cause the older day holds.
    let older = numbers.number(of: Bar(.objection(.marketing), since: 1))
    let oldest = numbers.union(both, older)
    #expect(numbers[oldest].bars.map(\.since) == [5, 1])
    #expect(numbers.union(older, objection) == older)
  }

  @Test("IDs have numbers in their order, once each") func ids() {
    let ids = NumberedIDs([9, 3, 3, 7])
    #expect(ids.ids == [3, 7, 9] && ids[3] == 0 && ids[7] == 1 && ids[9] == 2)
    for other in [nil, -1, 0, 2, 8, 10, Int64.max, Int64.min] as [Int64?] { #expect(ids[other] == nil) }
    // Few of many, and IDs that no register counts.
    let far = NumberedIDs([.max, 4, 1_000_000, -3])
    #expect(far.ids == [4, 1_000_000, .max])
    #expect([Int64.max, 4, 1_000_000].map { far[$0] } == [2, 0, 1])
    #expect([-3, 0, 5, 999_999, .max - 1].map { far[$0] } == [nil, nil, nil, nil, nil])
    #expect(NumberedIDs([]).ids.isEmpty && NumberedIDs([])[1] == nil)
  }
}
