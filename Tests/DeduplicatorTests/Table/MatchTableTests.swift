import Testing
import Text

@testable import Deduplicator

@Suite("A table ready for matching") struct MatchTableTests {
  private static let fields = [
    Field("given", .given), Field("family", .family), Field("email", .email), Field("note", .ignored),
    Field("company", .company), Field("phone", .phone), Field("company_phone", .phone),
  ]

  private static let rows: [[String]] = {
    let town = Town(seed: 41, people: 120)
    return town.rows.map { row in
      let words = row.name.split(separator: " ").map(String.init)
      return [words[0], words.last ?? "", row.email, "x", row.company, row.phone, row.phone]
    }
  }()

  /// All rows in canonical order.
  private func content(_ table: MatchTable) -> [[String]] {
    (0..<table.count).map { row in (0..<table.width).map { table.text(row, $0) } }
  }

  @Test("The order of the file's rows does not show", arguments: [1, 2, 3] as [UInt64]) func order(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let straight = matchTable(Self.fields, Self.rows)
    let shuffled = matchTable(Self.fields, Self.rows.shuffled(using: &random))
    #expect(content(straight) == content(shuffled))
    #expect(straight.columns.map(\.filled) == shuffled.columns.map(\.filled))
    #expect(straight.columns.map(\.distinct) == shuffled.columns.map(\.distinct))
  }

  @Test("Each position tells its row of the file") func positions() {
    let table = matchTable(Self.fields, Self.rows)
    #expect(table.order.sorted() == (0..<Int32(Self.rows.count)).map { $0 })
    for (position, row) in table.order.enumerated() {
      #expect(Self.rows[Int(row)][5].hasSuffix(table.text(position, table.place("phone"))))
      #expect(table.text(position, 2) == Self.rows[Int(row)][2].lowercased())
    }
  }

  @Test("Threads do not show") func threads() {
    let (one, two) = (matchTable(Self.fields, Self.rows), matchTable(Self.fields, Self.rows, threads: 2))
    #expect(one.order == two.order && one.cells == two.cells && one.counts == two.counts && one.arena == two.arena)
  }

  @Test("An e-mail column brings its mailbox and its domain, an ignored one nothing") func columns() {
    let table = matchTable(Self.fields, [["Matti", "Meri", "M.Meri@Kuusi.example", "x", "Kuusi Oy", "", ""]])
    #expect(table.columns.map(\.kind) == [.given, .family, .email, .mailbox, .domain, .company, .phone, .phone])
    #expect(content(table) == [["matti", "meri", "m.meri@kuusi.example", "m.meri", "kuusi.example", "kuusi", "", ""]])
    #expect(table.columns[2...4].allSatisfy { $0.source == 2 })
    #expect(table.columns.map(\.isOfCompany) == [false, false, false, false, false, true, false, true])
  }

  @Test("Columns of one dictionary number equal values alike") func dictionary() {
    let fields = [
      Field("given", .given), Field("family", .family), Field("company", .company), Field("phone", .phone),
      Field("company phone", .phone),
    ]
    let table = matchTable(
      fields, [["Meri", "Oja", "Meri", "0401234567", ""], ["Oja", "Meri", "", "", "+358401234567"]])
    let (one, other) = (table.positions[0], table.positions[1])
    #expect(table.cell(one, 0) == table.cell(other, 1))
    #expect(table.cell(one, 1) == table.cell(other, 0))
    #expect(table.cell(one, 3) == table.cell(other, 4))
    #expect(table.cell(one, 2) != table.cell(one, 0))
    #expect(table.cell(other, 2) == -1)
  }

  @Test("Counts are a column's own") func counts() {
    let table = matchTable(Self.fields, Self.rows)
    for column in 0..<table.width {
      var known: [Int32: Int] = [:]
      for row in 0..<table.count where table.cell(row, column) >= 0 { known[table.cell(row, column), default: 0] += 1 }
      for (value, count) in known { #expect(table.frequency(value, column) == count) }
      #expect(table.columns[column].distinct == known.count)
      #expect(table.columns[column].filled == known.values.reduce(0, +))
      let all = table.columns[column].values.reduce(0) { $0 + table.frequency(Int32($1), column) }
      #expect(all == table.columns[column].filled)
    }
  }

  @Test("Letters: two values within d edits differ in 2d bits at most") func letters() {
    var babble = Babble(seed: 7)
    for _ in 0..<3000 {
      let a = babble.word(9)
      let b = babble.slipped(a)
      let edits = Similarity.editDistance(a, 0..<a.count, b, 0..<b.count, limit: 20)
      let apart = (MatchTable.letters(a, 0..<a.count) ^ MatchTable.letters(b, 0..<b.count)).nonzeroBitCount
      #expect(apart <= 2 * edits)
      let digits = (MatchTable.digits(a, 0..<a.count) ^ MatchTable.digits(b, 0..<b.count)).nonzeroBitCount
      #expect(digits <= 2 * edits)
    }
  }

  @Test("Like names lie side by side where that is asked for, the rest as content alone decides") func nearby() {
    func ordered(_ rows: [[String]]) -> [[String]] {
      let table = matchTable(Self.fields, rows, nearby: .family, threads: 2)
      let names = (0..<table.count).map { table.text($0, table.place("family")) }
      let groups = zip(names, names.dropFirst()).count { $0 != $1 } + 1
      #expect(groups == Set(names).count)
      return content(table)
    }
    #expect(ordered(Self.rows) == ordered(Self.rows.reversed()))
  }

  @Test("No rows, no columns, empty columns") func empty() {
    #expect(matchTable(Self.fields, []).count == 0)
    #expect(matchTable([], [[], []]).order == [0, 1])
    let table = matchTable([Field("given", .given), Field("email", .email)], [["", ""], ["", "@"], ["?", ""]])
    #expect(table.order.sorted() == [0, 1, 2])
    #expect(table.columns[0].filled == 0)
  }
}
