import Testing

@testable import Deduplicator

@Suite("Names within a firm") struct FamilyFirmTests {
  private static let fields = [
    Field("given", .given), Field("family", .family), Field("email", .email), Field("company", .company),
  ]

  private func comparer(_ rows: [[String]]) -> RowComparer {
    PlanMaker.comparer(matchTable(Self.fields, rows), organisation: ["company", "email domain"])
  }

  /// Levels of given and family name of the first two rows.
  private func levels(_ rows: [[String]]) -> [Int] {
    let comparer = comparer(rows)
    let positions = comparer.table.positions
    let pattern = comparer.compare(positions[0], positions[1]).pattern
    return [pattern[0], pattern[1]]
  }

  @Test(arguments: [
    ("Meri", "Rakennus Meri Oy", true), ("Merinen", "Rakennus Merinenn Oy", true), ("Meri", "Meriläinen Oy", false),
    ("Meri", "", false), ("", "Meri Oy", false), ("Oja", "Oja Ky", true), ("Meri-Lampi", "Kuusi Oy", false),
  ])
  func flags(_ family: String, _ company: String, _ isSo: Bool) {
    #expect(
      comparer([["Matti", family, "", company], ["Liisa", "Vuori", "", "Honka Oy"]]).plan.familyFirm.contains(true)
        == isSo)
  }

  @Test("The firm's own name says nothing in the firm, and all elsewhere") func inFirm() {
    let firm = "Rakennus Meri Oy"
    #expect(levels([["Matti", "Meri", "", firm], ["Liisa", "Meri", "", firm]]) == [1, 0])
    #expect(levels([["Matti", "Meri", "", firm], ["Liisa", "Meri", "", "Honka Oy"]])[1] >= Measure.agrees)
    #expect(levels([["Matti", "Meri", "", "Kuusi Oy"], ["Liisa", "Meri", "", "Kuusi Oy"]])[1] >= Measure.agrees)
  }

  @Test(arguments: [
    ("each spells its own", ["Jari", "jari.meri@kuusi.example"], ["Jani", "jani.meri@kuusi.example"], true),
    ("one spells neither", ["Jarila", "jarila.meri@kuusi.example"], ["Janila", "j.meri@kuusi.example"], false),
    (
      "a number tells namesakes apart", ["Jari", "jari.meri@kuusi.example"], ["Jari", "jari.meri2@kuusi.example"], true
    ),
    ("not at a provider's", ["Jari", "jari.meri@gmail.com"], ["Jari", "jari.meri2@gmail.com"], false),
    ("one address", ["Jarila", "jarila.meri@kuusi.example"], ["Janila", "jarila.meri@kuusi.example"], false),
    ("no address", ["Jarila", "jarila.meri@kuusi.example"], ["Janila", ""], false),
    ("two names that many bear", ["Jari", ""], ["Jani", ""], true),
    ("a short form", ["Katariina", ""], ["Kati", ""], false),
    ("two spellings", ["Erik", ""], ["Eric", ""], false),
    (
      "a mailbox of one of two names", ["Anna Maria", "anna.meri@kuusi.example"],
      ["Maria", "maria.meri@kuusi.example"], false
    ),
  ])
  func mailboxes(_ description: String, _ one: [String], _ other: [String], _ areTwo: Bool) {
    let rows = [one, other].map { [$0[0], "Meri", $0[1], "Kuusi Oy"] }
    #expect((levels(rows)[0] == StringLevel.differs.number) == areTwo, "\(description)")
  }

  @Test("Two given names at one mailbox make it no evidence") func clash() {
    let rows = [
      ["Matti", "Meri", "meri@kuusi.example", "Kuusi Oy"], ["Liisa", "Meri", "meri@kuusi.example", "Kuusi Oy"],
    ]
    let comparer = comparer(rows)
    let email = comparer.plan.comparisons.firstIndex { $0.measure == .email } ?? 0
    #expect(comparer.compare(0, 1).pattern[email] == 0)
    let same = [["Matti", "Meri", "meri@kuusi.example", "Kuusi Oy"], ["M", "Meri", "meri@kuusi.example", "Kuusi Oy"]]
    #expect(self.comparer(same).compare(0, 1).pattern[email] >= Measure.agrees)
  }

  @Test("Given names that stand for each other in several clusters are learned") func aliases() {
    var rows: [[String]] = []
    var clusters: [Int32] = []
    for family in ["Meri", "Lampi", "Oja", "Vuori"] {
      rows += [["Matti", family, "", ""], ["Masa", family, "", ""]]
    }
    for number in 0..<200 { rows.append(["Nimi\(number)", "Suku\(number)", "", ""]) }
    let table = matchTable(Self.fields, rows)
    var comparer = PlanMaker.comparer(table, organisation: [])
    let positions = table.positions
    clusters = (0..<Int32(rows.count)).map { $0 }
    for pair in 0..<4 {
      let (one, other) = (positions[2 * pair], positions[2 * pair + 1])
      clusters[max(one, other)] = Int32(min(one, other))
    }
    SecondPass.learnAliases(&comparer, clusters)
    #expect(comparer.aliases.count == 1)
    #expect(
      comparer.compare(min(positions[0], positions[1]), max(positions[0], positions[1])).pattern[0]
        == StringLevel.part.number)
    // A model carries it over to another table.
    let known = comparer.aliases.known(comparer.aliasHashes)
    #expect(Aliases(known, comparer.aliasHashes).count == 1)
  }

  @Test(arguments: [
    ("Asunto Oy Kuusi 1", "Asunto Oy Kuusi 2", false), ("Kuusi 24", "Kuusi 24", true), ("Kuusi 24", "Kuusi", true),
  ])
  func numbers(_ one: String, _ other: String, _ areAlike: Bool) {
    let comparer = PlanMaker.comparer(
      matchTable(
        [Field("name", .company), Field("city", .place)], [[one, "Turku"], [other, "Turku"], ["Honka", "Oulu"]]))
    let positions = comparer.table.positions
    let level = comparer.compare(min(positions[0], positions[1]), max(positions[0], positions[1])).pattern[0]
    #expect((level >= 7) == areAlike, "\(level)")
  }
}
