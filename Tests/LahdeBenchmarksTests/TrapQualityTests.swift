import Records
import Testing
import Text

@testable import LahdeBenchmarks

@Suite struct TrapQualityTests {
  private static let names = ["a", "b", "c"]

  @Test("Counting by groups gives what looking at every pair gives", arguments: 0..<30)
  func againstEveryPair(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    func below(_ limit: UInt64) -> UInt64 { dice.next() % limit }
    let size = below(60)
    let entries = (0..<size).map { _ in
      let person = below(20)
      return TrapQuality.Entry(
        truth: person, cluster: below(12), given: person % 7, family: person % 5, traps: below(8) & below(8))
    }
    let measured = TrapQuality.measured(entries, traps: Self.names)
    #expect(measured == Self.bruteForce(entries))
    for one in measured { #expect(one.strangers <= one.foundPairs - one.sharedPairs) }
  }

  @Test func shares() {
    let found = TrapQuality(trap: "a", records: 3, truePairs: 10, foundPairs: 5, sharedPairs: 4, strangers: 1)
    #expect(found.precision == 0.8 && found.recall == 0.4)
    let nothing = TrapQuality(trap: "a", records: 3, truePairs: 0, foundPairs: 0, sharedPairs: 0, strangers: 0)
    #expect(nothing.precision == 1 && nothing.recall == 1)
  }

  @Test func filesAreRead() throws {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let truth = try folder.write(
      "truth.csv",
      """
      unique_id,person,company,given,family,traps
      1,8,1,Anna,Meri,
      2,8,1,Anna,Meri,placeholder-address
      3,9,2,Olli,Salo,placeholder-address role-mailbox
      4,7,2,Anna,Salo,

      """)
    let clusters = try folder.write("clusters.csv", "key,contact,firm\n1,5,1\n2,5,1\n3,5,2\n4,,3\n")
    let people = TrapFiles(truth: truth, clusters: clusters, found: ("key", "contact"))
    let measured = try people.quality(of: .person)
    #expect(measured.map(\.trap) == ["placeholder-address", "role-mailbox", "none", "all"])
    #expect(measured.map(\.records) == [2, 1, 2, 4])
    #expect(measured.map(\.foundPairs) == [3, 2, 0, 3])
    #expect(measured.map(\.sharedPairs) == [1, 0, 0, 1])
    #expect(measured.map(\.strangers) == [2, 2, 0, 2])
    let firms = try TrapFiles(truth: truth, clusters: clusters, found: ("key", "firm")).quality(of: .company)
    #expect(firms.map(\.truePairs) == [2, 1, 0, 2] && firms.map(\.foundPairs) == [1, 0, 0, 1])
    #expect(firms.allSatisfy { $0.strangers == 0 })
    let twice = try folder.write("twice.csv", "id,cluster\n1,5\n1,6\n")
    #expect(throws: Problem.self) { try TrapFiles(truth: truth, clusters: twice).quality(of: .person) }
    #expect(throws: Problem.self) { try TrapFiles(truth: clusters, clusters: twice).quality(of: .person) }
  }

  @Test func theTableHasALineATrap() {
    let traps = [TrapQuality(trap: "group", records: 3, truePairs: 10, foundPairs: 5, sharedPairs: 4, strangers: 1)]
    let table = TrapTable(title: "persons", withStrangers: true, columns: [("starting", traps), ("trained", traps)])
      .text
    let lines = table.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("starting P") && lines[0].contains("strangers"))
    #expect(
      lines[1].split(separator: " ") == [
        "group", "3", "10", "0.8000", "0.4000", "1", "1", "0.8000", "0.4000", "1", "1",
      ])
    #expect(!TrapTable(title: "firms", withStrangers: false, columns: [("starting", traps)]).text.contains("strangers"))
  }

  private static func bruteForce(_ entries: [TrapQuality.Entry]) -> [TrapQuality] {
    (0..<names.count + 2).compactMap { index in
      func bears(_ entry: TrapQuality.Entry) -> Bool { index < names.count && entry.traps >> index & 1 == 1 }
      func isIn(_ one: TrapQuality.Entry, _ other: TrapQuality.Entry) -> Bool {
        switch index {
        case names.count: one.traps == 0 && other.traps == 0
        case names.count + 1: true
        default: bears(one) || bears(other)
        }
      }
      var (truth, found, shared, strangers) = (0, 0, 0, 0)
      for (position, one) in entries.enumerated() {
        for other in entries[..<position] where isIn(one, other) {
          let (same, together) = (one.truth == other.truth, one.cluster == other.cluster)
          if same { truth += 1 }
          if together { found += 1 }
          if same, together { shared += 1 }
          let names: Set = [one.given, one.family]
          if together, names.isDisjoint(with: [other.given, other.family]) { strangers += 1 }
        }
      }
      let records = entries.count { index == names.count + 1 || (index == names.count ? $0.traps == 0 : bears($0)) }
      guard records > 0 || index == names.count + 1 else { return nil }
      return TrapQuality(
        trap: index < names.count ? names[index] : index == names.count ? "none" : "all", records: records,
        truePairs: truth, foundPairs: found, sharedPairs: shared, strangers: strangers)
    }
  }
}
