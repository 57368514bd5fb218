import Testing

@testable import Deduplicator

@Suite("Whether a mailbox is explained by the row's own name") struct MailboxSpellingTests {
  private static let fields = [Field("given", .given), Field("family", .family), Field("email", .email)]

  private func flags(_ rows: [[String]]) -> [UInt8] {
    let comparer = PlanMaker.comparer(matchTable(Self.fields, rows))
    let positions = comparer.table.positions
    return rows.indices.map { comparer.plan.spelling[positions[$0]] }
  }

  @Test(arguments: [
    ("both names", ["Matti", "Meri", "matti.meri@kuusi.example"], true, true),
    ("initial and family name", ["Matti", "Meri", "mmeri@kuusi.example"], true, true),
    ("folded å ä ö", ["Päivi", "Mäkelä", "paivi.makela@kuusi.example"], true, true),
    ("misspelt", ["Matti", "Merinen", "m.mernien@kuusi.example"], false, true),
    ("cut to eight letters", ["Matti", "Rantakallio", "mrantaka@kuusi.example"], false, true),
    ("a department", ["Matti", "Meri", "purje@kuusi.example"], false, false),
    ("somebody else", ["Matti", "Meri", "pekka.oja@kuusi.example"], false, false),
    ("a number", ["Matti", "Meri", "12345@kuusi.example"], false, false),
    ("no address", ["Matti", "Meri", ""], false, false), ("no name", ["", "", "purje@kuusi.example"], false, false),
    ("the domain only", ["Matti", "Meri", "x@meri.example"], false, false),
  ])
  func spelt(_ description: String, _ row: [String], _ isSpelt: Bool, _ isLike: Bool) {
    let flag = flags([row])[0]
    #expect((flag & 1 == 1) == isSpelt, "\(description)")
    #expect((flag & 2 == 2) == isLike, "\(description)")
  }

  @Test("A mailbox that serves many explains itself") func role() {
    let names = [["Matti", "Meri"], ["Liisa", "Lampi"], ["Jari", "Oja"], ["Päivi", "Vuori"]]
    #expect(flags(names.map { $0 + ["purje@kuusi.example"] }) == [2, 2, 2, 2])
  }

  @Test("A table without mailboxes has no flags") func none() {
    let comparer = PlanMaker.comparer(
      matchTable([Field("given", .given), Field("family", .family)], [["Matti", "Meri"], ["Liisa", "Oja"]]))
    #expect(comparer.plan.spelling == [0, 0])
  }
}
