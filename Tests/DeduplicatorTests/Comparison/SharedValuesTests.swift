import Testing

@testable import Deduplicator

@Suite("Values that serve many persons") struct SharedValuesTests {
  private static let fields = [
    Field("given", .given), Field("family", .family), Field("email", .email), Field("phone", .phone),
    Field("company_phone", .phone),
  ]

  private static let rows = [
    ["Matti", "Meri", "matti.meri@kuusi.example", "0401111111", "0910000000"],
    ["Matti", "Meri", "matti.meri@kuusi.example", "0401111111", "0910000000"],
    ["Mati", "Meri", "matti.meri@kuusi.example", "0401111111", "0910000000"],
    ["M", "Meri", "matti.meri@kuusi.example", "0401111111", ""],
    ["Liisa", "Lampi", "info@kuusi.example", "0910000000", "0910000000"],
    ["Jari", "Oja", "info@kuusi.example", "0402222222", "0910000000"],
    ["Päivi", "Vuori", "info@kuusi.example", "0403333333", ""],
    ["Väinö", "Ranta", "info@honka.example", "0403333333", ""],
    ["Signe", "Saari", "signe@honka.example", "0403333333", ""],
    ["Tuuli", "Meri", "meri@koti.example", "0404444444", ""],
    ["Olli", "Meri", "meri@koti.example", "0404444444", ""],
  ]

  private func isShared(_ text: String, _ column: String) -> Bool {
    let comparer = PlanMaker.comparer(matchTable(Self.fields, Self.rows))
    let table = comparer.table
    let place = table.place(column)
    return SharedValues(comparer).isShared[Int(table.value(text, place)) + table.columns[place].shift]
  }

  @Test(arguments: [
    ("a person's address", "matti.meri@kuusi.example", "email", false),
    ("a role's address", "info@kuusi.example", "email", true),
    ("a role's address elsewhere, on one row", "info@honka.example", "email", true),
    ("an address on one row", "signe@honka.example", "email", false),
    ("a family's address", "meri@koti.example", "email", false), ("a person's phone", "01111111", "phone", false),
    ("a phone on three persons", "03333333", "phone", true), ("a phone on one row", "02222222", "phone", false),
    ("a switchboard in a person's column", "10000000", "phone", true),
  ])
  func shared(_ description: String, _ text: String, _ column: String, _ expected: Bool) {
    #expect(isShared(text, column) == expected, "\(description)")
  }

  @Test("A value's rows, the first few, in their order") func rowsByValue() {
    let table = matchTable(Self.fields, Self.rows)
    let groups = RowsByValue(table, table.place("email"), limit: 3).groups
    for group in groups {
      let rows = (0..<Int32(table.count)).filter { table.cell(Int($0), table.place("email")) == group.value }
      #expect(rows.count > 1 && group.rows == Array(rows.prefix(3)))
    }
    #expect(groups.count == 3)
    #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.rows[0] < $1.rows[0] })
  }
}
