import Records
import Testing

@testable import Deduplicator

@Suite("What several bear says nothing") struct SharedFactsTests {
  private func contacts(_ rows: [Row]) -> [Int32] { Resolver(threads: 1).resolve(table(rows)).contact }
  private func companies(_ rows: [Row]) -> [Int32] { Resolver(threads: 1).resolve(table(rows)).company }

  @Test("A couple and an initial at one mailbox are three") func couple() {
    let mail = "ranta@ranta.example"
    #expect(
      contacts(["Heikki Ranta", "Helena Ranta", "H. Ranta", "Ranta"].map { Row($0, mail, "Rannan Puutarha Ky") })
        == [0, 1, 2, 3])
  }

  @Test("Whose given name a mailbox spells, it is") func spelled() {
    let mail = "heikki.ranta@ranta.example"
    let rows = [
      Row("Heikki Ranta", mail, "Kuusi Ky"), Row("Helena Ranta", mail, "Kuusi Ky"), Row("Heikki Ranta", mail, ""),
    ]
    #expect(contacts(rows) == [0, 1, 0])
  }

  @Test("Namesakes of two firms at a bookkeeper's mailbox are two") func namesakes() {
    let mail = "tilit@tilitoimisto.example"
    let rows = [
      Row("Matti Virtanen", mail, "Havu Oy", id: businessID(1)), Row("Matti Virtanen", mail, "Rastas Oy", id: businessID(2)),
      Row("Liisa Korhonen", mail, "Kelo Oy", id: businessID(3)),
    ]
    #expect(contacts(rows) == [0, 1, 2])
    // Without the third nothing shows that it is shared but the two firms' IDs, and its word.
    #expect(contacts(Array(rows.prefix(2))) == [0, 1])
  }

  @Test("One person at several firms is one") func manager() {
    let rows = (1...12).map { number in
      Row("Olli Hakala", "olli.hakala@isannointi.example", "As Oy Puu \(number)", phone: "+35813123456")
    }
    #expect(Set(contacts(rows)).count == 1)
    #expect(Set(companies(rows)).count == 12)
  }

  @Test("A phone, a domain and an ID of three firms join nobody", arguments: [
    Row(postcode: "80020", phone: "+35813123456"), Row(web: "yhteinen.example"), Row(id: businessID(1)),
  ])
  func shared(_ value: Row) {
    func row(_ name: String) -> Row {
      Row("", "", name, id: value.id, postcode: value.postcode, phone: value.phone, web: value.web)
    }
    // Two that would be one by a name and the value, were it theirs alone.
    let one = [row("Meri Oy"), row("Meri Rakennus Oy")]
    let others = [row("Kelo Oy"), row("Suo Oy"), row("Lumi Oy")]
    let found = companies(one + others)
    #expect(Set(found).count == found.count)
  }

  @Test("A firm and its former name, or its abbreviations, share nothing with others") func formerName() {
    let rows = ["Meri Oy", "Havu Oy", "Meri Rakennus Oy", "MR Oy"].map { Row("", "", $0, web: "meri.example") }
    #expect(BroadValues(table(rows), threads: 1).isEmpty)
    #expect(!BroadValues(table(rows + [Row("", "", "Kelo Oy", web: "meri.example")]), threads: 1).isEmpty)
  }
}
