import Records
import Testing

@testable import Deduplicator

@Suite("Whole names that are more frequent than their parts say") struct NamesakesTests {
  private static let fields = [Field("given", .given), Field("family", .family)]

  private static func comparer(_ names: [String]) -> RowComparer {
    PlanMaker.comparer(
      matchTable(fields, names.map { $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init) }))
  }

  /// Names, which of them are one person, and for some the nats taken off: ln of the parts' shares over the bearers beside
  /// one among all persons.
  static let cases: [(description: String, names: [String], same: [[Int]], nats: [Int: Double])] = [
    (
      "two bearers, 2/5 · 2/5 : 1/5", ["Niklas Lindholm", "Niklas Lindholm", "Matti Meri", "Liisa Oja", "Olli Salo"],
      [],
      [0: -0.223144, 1: -0.223144, 2: 0]
    ),
    (
      "three bearers, 3/8 · 3/8 : 2/8",
      [
        "Niklas Lindholm", "Niklas Lindholm", "Niklas Lindholm", "Matti Meri", "Liisa Oja", "Olli Salo", "Eero Vuo",
        "Pia Kuu",
      ],
      [], [0: -0.575364, 3: 0]
    ),
    ("one bearer", ["Niklas Lindholm", "Matti Meri", "Liisa Oja"], [], [0: 0, 1: 0, 2: 0]),
    (
      "two records of one bearer", ["Niklas Lindholm", "Niklas Lindholm", "Matti Meri", "Liisa Oja"], [[0, 1]],
      [0: 0, 1: 0]
    ),
    (
      "frequent parts say more than the whole",
      ["Matti Meri", "Matti Meri", "Matti Oja", "Matti Salo", "Liisa Meri", "Olli Meri"], [], [0: 0]
    ),
    ("half a name", ["Niklas ", "Niklas ", " Lindholm", "Liisa Oja"], [], [0: 0, 2: 0]),
  ]

  @Test(arguments: cases.indices) func learned(_ index: Int) {
    let one = Self.cases[index]
    let comparer = Self.comparer(one.names)
    let place = comparer.table.positions
    var clusters = place.indices.map { Int32($0) }
    for group in one.same {
      let head = group.map { place[$0] }.min() ?? 0
      for row in group { clusters[place[row]] = Int32(head) }
    }
    let learned = Namesakes.learned(comparer, clusters)
    for (row, nats) in one.nats {
      #expect(abs(Double(learned[place[row]]) - nats) < 1e-5, "\(one.description), row \(row): \(learned[place[row]])")
    }
  }

  /// What a model keeps of a name: how many bear it, and what it takes off.
  static let kept: [(bearers: Int, nats: Float, isKept: Bool)] = [
    (3, -0.7, true), (2, -0.7, false), (4, -0.06, true), (3, -0.05, false), (3, 0, false),
  ]

  @Test(arguments: kept.indices) func keeps(_ index: Int) throws {
    let one = Self.kept[index]
    var comparer = Self.comparer(Array(repeating: "Niklas Lindholm", count: one.bearers) + ["Matti Meri"])
    comparer.namesakes = (0..<comparer.table.count).map { comparer.table.text($0, 0) == "niklas" ? one.nats : 0 }
    let numbers = Namesakes.hashes(comparer, comparer.namesakes.indices.map { Int32($0) }, least: 3)
    #expect(numbers.numbers == (one.isKept ? [Int32((1000 * one.nats).rounded())] : []))
    // And what another table knows from it.
    let other = Self.comparer(["Niklas Lindholm", "Niklas Meri", "Matti Lindholm"])
    let known = Namesakes.known(other, numbers)
    if one.isKept {
      #expect(abs(known[other.table.positions[0]] - one.nats) < 1e-3)
      #expect(known[other.table.positions[1]] == 0 && known[other.table.positions[2]] == 0)
    } else {
      #expect(known.isEmpty)
    }
  }
}
