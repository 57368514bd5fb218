import Testing
import Text

@testable import Deduplicator

@Suite("Given names of two people") struct GivenNameClashTests {
  @Test(arguments: [
    ("jari", "jani", true), ("juhani", "taru", true), ("heikki", "helena", true), ("anna", "annika", true),
    ("jan", "janne", true), ("hannu", "jukka", true), ("miina", "minna", true), ("mika", "mikko", true),
    ("katariina", "kati", false), ("kaarina", "karina", false), ("erik", "eric", false), ("sofia", "sophia", false),
    ("thomas", "tomas", false), ("viktor", "victor", false), ("juha pekka", "pekka", false),
    ("anna maria", "maria", false), ("jari", "jarri", false), ("h", "heikki", false), ("h", "olli", true),
    ("j p", "juha pekka", false), ("p", "juha pekka", false), ("m", "m", false), ("k", "m", true),
    ("kati", "katri", true), ("jarila", "janila", false), ("jari", "janila", false), ("aarre", "aatos", true),
  ])
  func pair(_ one: String, _ other: String, _ areTwo: Bool) {
    let table = MatchTable(
      [column("given", [one, other]), column("family", ["meri", "meri"])], kinds: [.given, .family], rows: 2, threads: 1
    )
    let clash = GivenNameClash(table, column: 0, total: 2) { _ in 1 }
    let (a, b) = (table.cell(0, 0), table.cell(1, 0))
    #expect(clash.callsFor(table, a, b) == areTwo)
    #expect(clash.callsFor(table, b, a) == areTwo)
  }

  @Test(
    "A name in no list is a name if enough bear it",
    arguments: [
      (3 as Int32, 10_000, false), (4, 20_000, true), (4, 20_001, false), (5, 20_001, true),
    ])
  func attested(_ bearers: Int32, _ total: Int, _ areTwo: Bool) {
    let table = MatchTable(
      [column("given", ["oleksandra", "oleksandro"]), column("family", ["meri", "meri"])], kinds: [.given, .family],
      rows: 2, threads: 1)
    let clash = GivenNameClash(table, column: 0, total: total) { _ in bearers }
    #expect(clash.callsFor(table, table.cell(0, 0), table.cell(1, 0)) == areTwo)
  }
}
