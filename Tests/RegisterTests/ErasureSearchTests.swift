import Records
import SQLite
import Testing

@testable import Register

private let address = "liisa@honka.example"
private let liisa = Said("1", "Liisa Virtanen", email: address, title: "johtaja", at: "Honka Oy")
private let also = Said("2", "Liisa Virtanen", at: "Honka Oy")
private let matti = Said("3", "Matti Meri", email: "matti@kuusi.example")

/// A register after some nights, whom is searched for, and what is found: hers, look-alikes, mailboxes, by key.
private struct Search: Sendable {
  let name: String
  let nights: [Spoken]
  var contact: String?
  var email: String? = address
  var except: [String] = []
  let hers: [String]
  var alike: [String] = []
  var mailboxes: [String] = []
  var shared: [String] = []
}

private let searches: [Search] = [
  Search(name: "by address", nights: [Spoken("s", liisa, matti)], hers: ["1"]),
  Search(name: "in capitals", nights: [Spoken("s", liisa, matti)], email: "LIISA@Honka.example", hers: ["1"]),
  Search(name: "nobody", nights: [Spoken("s", liisa, matti)], email: "nobody@x.example", hers: []),
  Search(
    name: "a part of an address is another", nights: [Spoken("s", liisa, matti)], email: "iisa@honka.example", hers: []),
  Search(
    name: "the contact of the address, with its other records", nights: [Spoken("s", liisa, also, matti)],
    hers: ["1", "2"]),
  Search(name: "by contact", nights: [Spoken("s", liisa, also, matti)], contact: "1", email: nil, hers: ["1", "2"]),
  Search(
    name: "left out", nights: [Spoken("s", liisa, also, matti)], contact: "1", email: nil, except: ["2"], hers: ["1"],
    alike: ["2"]),
  Search(
    name: "withdrawn ones whose last contact it was",
    nights: [Spoken("s", liisa, also, matti), Spoken("s", liisa, matti)], contact: "1", email: nil, hers: ["1", "2"]),
  Search(
    name: "ended ones with the address, of no contact now",
    nights: [Spoken("s", Said("1", "Liisa Virtanen", email: address, hasEnded: true), matti)], hers: ["1"]),
  Search(
    name: "a withdrawn one that is left out", nights: [Spoken("s", liisa, matti), Spoken("s", matti)], except: ["1"],
    hers: [], alike: ["1"], shared: [address]),
  Search(
    name: "withdrawn ones with the address",
    nights: [Spoken("s", liisa, matti), Spoken("s", matti)], hers: ["1"]),
  Search(
    name: "an address of two contacts is nobody's alone",
    nights: [Spoken("s", liisa, Said("4", "Oona Oja", email: address), matti)], hers: [], alike: ["1", "4"],
    shared: [address]),
  Search(
    name: "of a contact whose address another has, too",
    nights: [Spoken("s", liisa, Said("4", "Oona Oja", email: address), matti)], contact: "1", email: nil, hers: ["1"],
    alike: ["4"], shared: [address]),
  Search(
    name: "the company's address is a mailbox",
    nights: [Spoken("s", liisa, matti.with(.companyEmail, address))], hers: ["1"], mailboxes: ["3"]),
  Search(
    name: "a namesake at another company", nights: [Spoken("s", liisa, Said("4", "Liisa Virtanen"), matti)],
    hers: ["1"], alike: ["4"]),
  Search(
    name: "an address that the rules left out stands in the raw text only",
    nights: [
      Spoken(
        "s",
        {
          var one = liisa; one.normal = [.personEmail: ""]; return one
        }(), matti)
    ], hers: ["1"]),
  Search(
    name: "spaces around it", nights: [Spoken("s", liisa.with(.personEmail, " \(address) "), matti)], hers: ["1"]),
]

@Suite("What the register holds of one person") struct ErasureSearchTests {
  @Test("Hers, look-alikes and mailboxes", arguments: searches.indices) func search(_ index: Int) throws {
    let one = searches[index]
    let house = try TestRegister()
    for night in one.nights { try house.night(night) }
    let contact = try one.contact.map { try house.key($0) }
    let result = try ErasureSearch(house.register).search(
      contact: contact, email: one.email, except: Set(try one.except.map { try house.observation($0) }))
    #expect(result.hers.map(\.sourceKey) == one.hers, "\(one.name)")
    #expect(result.lookAlikes.map(\.sourceKey) == one.alike, "\(one.name)")
    #expect(try result.mailboxes == one.mailboxes.map { try house.observation($0) }, "\(one.name)")
    #expect(result.sharedEmails == one.shared, "\(one.name)")
  }

  @Test("A merged contact's former records are found under its present ID") func merged() throws {
    let house = try TestRegister()
    let other = Said("2", "Liisa Virtanen", at: "Kuusi Oy")
    try house.night(Spoken("s", liisa, other, matti))
    try house.night(Spoken("s", liisa, other.with(.companyName, "Honka Oy"), matti))
    // The row that said the other company was the other contact's, last.
    let found = try ErasureSearch(house.register).search(contact: 1, email: nil)
    #expect(found.hers.map(\.id) == [1, 2, 4] && found.lookAlikes.isEmpty)
    #expect(found.hers.map(\.contact) == [1, nil, 1])
  }

  @Test("What belongs to another contact now is not hers, though it once was") func split() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", liisa, also, matti))
    try house.night(Spoken("s", liisa, also.with(.companyName, "Kuusi Oy"), matti))
    try house.undo(1)
    let found = try ErasureSearch(house.register).search(contact: 1, email: nil)
    #expect(found.hers.map(\.id).contains(1) && !found.hers.map(\.id).contains(4))
    #expect(found.lookAlikes.map(\.id) == [4], "her namesake at another company")
  }

  @Test("A pair that is left for review makes a look-alike, one that has ended does not") func pairs() throws {
    let house = try TestRegister()
    let other = Said("4", "Liisa Virtanen", at: "Kuusi Oy")
    try house.night(Spoken("s", liisa, other))
    #expect(try ErasureSearch(house.register).search(contact: 1, email: nil).lookAlikes.map(\.sourceKey) == ["4"])
    try house.connection.execute("UPDATE contact SET name = 'X'")
    #expect(try ErasureSearch(house.register).search(contact: 1, email: nil).lookAlikes.map(\.sourceKey) == ["4"])
    #expect(try ErasureSearch(house.register).search(contact: 2, email: nil).lookAlikes.map(\.sourceKey) == ["1"])
    try house.connection.execute("UPDATE pair SET closed = 1")
    #expect(try ErasureSearch(house.register).search(contact: 1, email: nil).lookAlikes.isEmpty)
    // Who bears her name is one without any pair.
    try house.connection.execute("UPDATE contact SET name = 'Liisa Virtanen' WHERE id = 2")
    #expect(try ErasureSearch(house.register).search(contact: 1, email: nil).lookAlikes.map(\.sourceKey) == ["4"])
  }

  @Test("An observation is shown with where it stands, and whether it is a customer's now") func found() throws {
    let house = try TestRegister()
    try house.night(
      Spoken("s", liisa, Said("5", "Oona Oja", hasEnded: true)),
      Spoken("web", matti).with { ($0.purpose, $0.url) = ("direct marketing", "https://kuusi.example/") })
    let search = ErasureSearch(house.register)
    let hers = try #require(try search.found(1))
    #expect(hers.name == "Liisa Virtanen" && hers.email == address && hers.company == "Honka Oy" && hers.line == 2)
    #expect(hers.source == "s" && hers.sourceKey == "1" && hers.path == "s.csv" && hers.url == nil)
    #expect(hers.contact == 1 && hers.isOfCustomer && hers.uncorrected == nil && hers.readings.count == 1)
    let ended = try #require(try search.found(2)), his = try #require(try search.found(3))
    #expect(ended.contact == nil && !ended.isOfCustomer && his.contact == 3 && !his.isOfCustomer)
    #expect(his.url == "https://kuusi.example/")
    try house.connection.execute("UPDATE observation SET raw = NULL WHERE id = 1")
    #expect(try search.found(1) == nil && search.found(99) == nil)
    try house.correct(matti, .personTitle, from: "", to: "päällikkö")
    let corrected = try #require(try search.found(3))
    #expect(corrected.readings.count == 2 && corrected.normal[2] == "päällikkö" && corrected.uncorrected?[2] == "")
  }
}
