import Testing
import Text

@testable import Deduplicator

@Suite("Comparing two rows") struct RowComparerTests {
  private static let fields = [
    Field("given", .given), Field("family", .family), Field("born", .date), Field("email", .email),
    Field("phone", .phone), Field("postcode", .postcode), Field("town", .place), Field("rating", .number),
    Field("population", .number),
  ]

  private static let rows = [
    ["Matti", "Merinen", "5.3.1987", "matti.merinen@kuusi.example", "0401234567", "20100", "Turku", "1.0", "100000"],
    ["Matti", "Merinen", "5.3.1987", "matti.merinen@kuusi.example", "0401234567", "20100", "Turku", "1.0", "100000"],
    ["Merinen", "Matti", "3.5.1987", "m.merinen@kuusi.example", "0401234568", "20110", "Åbo", "1.5", "190000"],
    ["Mati", "Merinen", "", "", "0401234567", "", "Turku", "5.0", "500000"],
    ["Merinen", "Mati", "", "", "", "33100", "", "3.0", "800000"],
    ["Liisa", "Lampi", "1.12.1950", "liisa@honka.example", "0507654321", "90570", "Oulu", "4.5", "1000000"],
    ["", "", "", "", "", "", "", "", ""], ["L", "Lampi", "1.12.1950", "", "", "90570", "Oulu", "4.5", ""],
  ]

  private let comparer = PlanMaker.comparer(matchTable(Self.fields, Self.rows))

  private func level(_ name: String, _ left: Int, _ right: Int) -> Int {
    let positions = comparer.table.positions
    let pattern = comparer.compare(positions[left], positions[right]).pattern
    return comparer.plan.comparisons.firstIndex { $0.name == name }.map { pattern[$0] } ?? -1
  }

  @Test("Equal rows agree in all, an empty one is compared in nothing") func equal() {
    let positions = comparer.table.positions
    for name in comparer.plan.comparisons.map(\.name) where name != "order of names" {
      #expect(level(name, 0, 1) >= Measure.agrees, "\(name)")
      #expect(level(name, 0, 6) == 0, "\(name)")
    }
    #expect(comparer.compare(positions[0], positions[6]).pattern.bits == 0)
  }

  @Test(arguments: [
    ("given", 0, 3, StringLevel.oneLetterOffFrequent.number...6), ("given", 0, 5, 1...1),
    ("given", 5, 7, StringLevel.part.number...StringLevel.part.number),
    ("family", 0, 5, 1...2), ("family", 0, 3, Measure.agrees...11),
    ("born", 0, 2, DateLevel.slip.number...DateLevel.slip.number),
    ("born", 0, 5, 1...1), ("phone", 0, 2, 5...5), ("phone", 0, 5, 1...1), ("town", 0, 2, Measure.agrees...11),
    ("town", 0, 5, 1...2), ("postcode", 0, 2, 5...5), ("postcode", 0, 5, 1...4), ("order of names", 0, 1, 1...1),
    ("order of names", 0, 2, 2...2), ("order of names", 0, 6, 0...0), ("population", 0, 5, 1...1),
    ("population", 0, 1, Measure.agrees...11),
  ])
  func level(_ name: String, _ left: Int, _ right: Int, _ levels: ClosedRange<Int>) {
    #expect(levels.contains(level(name, left, right)))
    #expect(levels.contains(level(name, right, left)))
  }

  @Test("A column of numbers is measured by its own width") func widths() {
    #expect(level("rating", 0, 3) == 1)
  }

  @Test("Sides have no effect, whoever's names are in their places") func symmetry() throws {
    let order = try #require(comparer.plan.comparisons.firstIndex { $0.measure == .orientation })
    for left in Self.rows.indices {
      for right in Self.rows.indices where left != right {
        let (there, back) = (comparer.compare(left, right), comparer.compare(right, left))
        #expect(there.pattern[order] == back.pattern[order])
        #expect(abs(there.frequency - back.frequency) < 1e-4)
        if there.pattern[order] < 2 { #expect(there.pattern == back.pattern) }
      }
    }
  }

  @Test("Sides have no effect where names are swapped") func swapped() {
    let positions = comparer.table.positions
    let (there, back) = (comparer.compare(positions[0], positions[4]), comparer.compare(positions[4], positions[0]))
    #expect(there.pattern == back.pattern)
  }

  @Test("Columns that are worth alike do not drive each other out") func ties() {
    let names = (0..<20).map { "code \($0)" }
    let rows = (0..<60).map { row in names.indices.map { "\((row + $0) % 30)" } }
    let plan = PlanMaker.comparer(matchTable(names.map { Field($0, .code) }, rows)).plan
    #expect(plan.comparisons.count <= Pattern.limit)
    #expect(plan.comparisons.count == Pattern.limit)
  }
}
