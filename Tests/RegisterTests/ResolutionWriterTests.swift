import Records
import SQLite
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri", title: "johtaja")
private let also = Said("2", "Aino Meri", email: "aino@kuusi.example")
private let matti = Said("3", "Matti Meri", at: "Honka Oy")

private func contacts(_ house: TestRegister) throws -> [String] {
  try house.rows(
    "SELECT id, company, name, title, name_from, title_from, why, opened, closed FROM contact ORDER BY row")
}

private func memberships(_ house: TestRegister) throws -> [String] {
  try house.rows(
    "SELECT observation, contact, company, contact_weight, company_weight, opened, closed FROM membership "
      + "ORDER BY observation, opened")
}

@Suite("What matching made, as the difference to what stood") struct ResolutionWriterTests {
  @Test("A night in which nothing changes writes nothing") func same() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, also, matti))
    #expect(try contacts(house) == ["1|1|Aino Meri|johtaja|1|1|11100|1|-", "3|3|Matti Meri|-|3|-|10000|1|-"])
    #expect(try memberships(house) == ["1|1|1|0|0|1|-", "2|1|1|7000|8000|1|-", "3|3|3|0|0|1|-"])
    #expect(try house.rows("SELECT kind, a, b, weight, pattern, opened, closed FROM pair") == ["1|1|2|7000|5|1|-"])
    let counts = house.counts
    #expect(counts.contactsBefore == 0 && counts.contactsAfter == 2 && counts.companiesAfter == 2)
    #expect(counts.merges == 1 && counts.splits == 0 && counts.reviewPairs == 0)
    let before = try ["contact", "company", "membership", "pair", "alias"].map { try house.rows("SELECT * FROM \($0)") }
    try house.night(Spoken("s", aino, also, matti))
    let after = try ["contact", "company", "membership", "pair", "alias"].map { try house.rows("SELECT * FROM \($0)") }
    #expect(before == after)
    #expect(house.counts.contactsBefore == 2 && house.counts.contactsAfter == 2 && house.counts.merges == 0)
    #expect(
      try house.rows("SELECT contacts, companies, review_pairs FROM run ORDER BY id") == ["2|2|0", "2|2|0"])
  }

  @Test("A value that changes ends the row and opens another, of that contact only") func changed() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.night(Spoken("s", aino.with(.personTitle, "omistaja"), matti))
    #expect(
      try contacts(house)
        == [
          "1|1|Aino Meri|johtaja|1|1|10100|1|2", "2|2|Matti Meri|-|2|-|10000|1|-",
          "1|1|Aino Meri|omistaja|3|3|10100|2|-",
        ])
    #expect(try memberships(house) == ["1|1|1|0|0|1|2", "2|2|2|0|0|1|-", "3|1|1|0|0|2|-"])
    #expect(try Queries(house.register).count(.person) == 2)
  }

  @Test("Another weight ends pair and membership and opens others; nothing else changes") func weights() throws {
    let house = try TestRegister()
    let alone = Said("9", "Oona Oja", at: "")
    try house.night(Spoken("s", aino, also, alone))
    #expect(try house.rows("SELECT company FROM contact WHERE id = 3") == ["-"])
    let golden = try (contacts(house), house.rows("SELECT * FROM company"))
    house.weight = 6000
    try house.night(Spoken("s", aino, also, alone))
    #expect(try (contacts(house), house.rows("SELECT * FROM company")) == golden)
    #expect(
      try house.rows("SELECT a, b, weight, opened, closed FROM pair ORDER BY opened") == [
        "1|2|7000|1|2", "1|2|6000|2|-",
      ])
    #expect(
      try house.rows("SELECT contact_weight, opened, closed FROM membership WHERE observation = 2 ORDER BY opened") == [
        "7000|1|2", "6000|2|-",
      ])
    #expect(house.counts.splits == 0 && house.counts.merges == 1)
  }

  @Test("An ID leads to where a record lives that it had until then, not to one that left before") func left() throws {
    let house = try TestRegister()
    func said(_ key: String, _ company: String) -> Said { Said(key, "Aino Meri", at: company + " Oy") }
    try house.night(Spoken("s", said("1", "Kuusi"), said("2", "Honka"), said("3", "Honka"), said("4", "Honka")))
    try house.night(Spoken("s", said("1", "Kuusi"), said("2", "Honka"), said("3", "Kuusi"), said("4", "Honka")))
    try house.night(Spoken("s", said("1", "Kuusi"), said("3", "Kuusi"), said("4", "Koivu")))
    #expect(try house.rows("SELECT old, new, run FROM alias WHERE kind = 1") == ["2|4|3"])
  }

  @Test("A contact's company is part of its row") func company() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, also, matti))
    try house.night(Spoken("s", aino, also, matti.with(.companyName, "Kuusi Oy")))
    #expect(try house.rows("SELECT id, company, closed FROM contact WHERE id = 3 ORDER BY row") == ["3|3|2", "3|1|-"])
    #expect(try house.rows("SELECT kind, old, new, run FROM alias") == ["0|3|1|2"])
  }

  @Test("An ID that is merged away leads to where its oldest record lives; a split is counted") func merged() throws {
    let house = try TestRegister()
    let other = Said("3", "Aino Meri", at: "Honka Oy")
    try house.night(Spoken("s", aino, also, other))
    // One name at two companies is left for review: each of Aino's records with the third.
    #expect(house.counts.reviewPairs == 2 && house.counts.contactsAfter == 2)
    #expect(try Queries(house.register).reviewPairs() == 2)
    try house.night(Spoken("s", aino, also, other.with(.companyName, "Kuusi Oy")))
    #expect(house.counts.contactsBefore == 2 && house.counts.contactsAfter == 1 && house.counts.merges == 1)
    #expect(house.counts.reviewPairs == 0)
    #expect(try house.rows("SELECT kind, old, new, run FROM alias ORDER BY kind") == ["0|3|1|2", "1|3|1|2"])
    #expect(try Queries(house.register).record(.person, id: 3)?.id == 1)
    #expect(try Queries(house.register, asOf: 1).record(.person, id: 3)?.id == 3)
    #expect(try Queries(house.register, asOf: 2).record(.person, id: 3)?.id == 1)
    #expect(try ResolutionWriter.mergedContacts(house.register, run: 2) == ["s": 1])
    #expect(try ResolutionWriter.mergedContacts(house.register, run: 1) == [:])

    // Apart again: two of three go their own ways.
    try house.night(
      Spoken("s", aino, also.with(.companyName, "Oja Oy"), other.with(.companyName, "Koivu Oy")))
    #expect(house.counts.contactsAfter == 3 && house.counts.splits == 0, "new observations have belonged to nobody")
    try house.night(Spoken("s", also, aino, other))
    #expect(house.counts.contactsAfter == 2)
    #expect(try house.failures() == [])
  }

  @Test("A contact whose records go to two is one split, however many go") func split() throws {
    let house = try TestRegister()
    let records = (1...4).map { Said("\($0)", "Aino Meri") }
    try house.night(Spoken("s").with { $0.said = records })
    #expect(house.counts.contactsAfter == 1 && house.counts.merges == 3)
    let table = try ObservationLoader(house.register).table()
    // The same observations, told apart by somebody: two and two.
    let run = try house.begin()
    var resolution = Resolution(count: table.count)
    resolution.contact = [0, 0, 2, 2]
    resolution.company = [0, 0, 0, 0]
    let golden = { (kind: EntityKind, founders: [Int32]) in
      let fields = kind == .person ? Field.person.count : Field.company.count
      return GoldenRows(
        kind: kind, founders: founders, winners: Array(repeating: -1, count: founders.count * fields),
        reasons: Array(repeating: 0, count: founders.count * fields),
        companies: kind == .person ? founders.map { _ in 0 } : [])
    }
    let counts = try house.register.transaction { () throws(Problem) in
      let counts = try ResolutionWriter(house.register, run: run).write(
        table, resolution, contacts: golden(.person, [0, 2]), companies: golden(.company, [0]))
      try house.ledger.commit(run, at: 1)
      return counts
    }
    #expect(counts.splits == 1 && counts.merges == 2 && counts.contactsAfter == 2)
    #expect(
      try house.rows("SELECT observation, contact FROM membership WHERE closed IS NULL ORDER BY 1") == [
        "1|1", "2|1", "3|3", "4|3",
      ])
    #expect(try Queries(house.register).splitFrom(.person, id: 3).map { [$0.id, $0.run] } == [[1, 2]])
    #expect(try Queries(house.register).splitFrom(.person, id: 1).isEmpty)
  }

  @Test("A blocked observation belongs to nothing and is current; what it was is counted when it goes on")
  func blocked()
    throws
  {
    let house = try TestRegister()
    var ended = matti
    ended.hasEnded = true
    try house.night(Spoken("s", aino, ended))
    #expect(try memberships(house) == ["1|1|1|0|0|1|-", "2|-|-|0|0|1|-"])
    #expect(try house.contacts == ["Aino Meri, johtaja"])
    try house.night(Spoken("s", aino, matti))
    #expect(try ResolutionWriter.unblocked(house.register, run: 2) == 1)
    #expect(try ResolutionWriter.unblocked(house.register, run: 1) == 0)
    #expect(try memberships(house) == ["1|1|1|0|0|1|-", "2|-|-|0|0|1|2", "3|2|2|0|0|2|-"])
  }

  @Test("Only mergers into contacts that were there count against a source") func mergers() throws {
    let house = try TestRegister()
    try house.night(Spoken("a", aino), Spoken("b", Said("9", "Aino Meri", at: "Honka Oy")))
    // Two contacts that stood become one by what source b says; two new records of a are one from the start.
    try house.night(
      Spoken("a", aino, Said("7", "Liisa Lampi"), Said("8", "Liisa Lampi")), Spoken("b", Said("9", "Aino Meri")))
    #expect(try ResolutionWriter.mergedContacts(house.register, run: 2) == ["b": 1])
    #expect(try house.rows("SELECT old, new FROM alias WHERE kind = 1") == ["2|1"])

    // A contact that goes on under the ID of its next record was there under no such ID: nobody was merged.
    let other = try TestRegister()
    try other.night(Spoken("a", aino, also), Spoken("b"))
    try other.night(Spoken("a", also), Spoken("b", Said("9", "Aino Meri")))
    #expect(try other.rows("SELECT old, new FROM alias WHERE kind = 1") == ["1|2"])
    #expect(try ResolutionWriter.mergedContacts(other.register, run: 2) == [:])
    #expect(other.counts.splits == 0, "all that is left of it goes one way")
  }

  @Test("What stands is counted from the last run that counted, or else anew") func standing() throws {
    let house = try TestRegister()
    #expect(try ResolutionWriter.standingCounts(house.register) == .init())
    try house.night(Spoken("s", aino, matti, Said("4", "Aino Meri", at: "Koivu Oy")))
    var counts = try ResolutionWriter.standingCounts(house.register)
    #expect(counts.contactsBefore == 3 && counts.contactsAfter == 3 && counts.companiesAfter == 3)
    #expect(counts.reviewPairs == 1)
    _ = try house.begin()
    try house.connection.execute("UPDATE run SET contacts = 99 WHERE id = 2")
    #expect(
      try ResolutionWriter.standingCounts(house.register) == counts, "a run that was not committed counts nothing")
    try house.connection.execute("UPDATE run SET contacts = NULL")
    counts.merges = 0
    #expect(try ResolutionWriter.standingCounts(house.register) == counts)
  }
}

@Suite("What a run changed") struct RunDifferenceTests {
  @Test("New, changed, gone and merged, each counted once") func difference() throws {
    let house = try TestRegister()
    let oona = Said("4", "Oona Oja", at: "Koivu Oy"), namesake = Said("2", "Aino Meri", at: "Honka Oy")
    try house.night(Spoken("s", aino, namesake, oona))
    let first = try RunDifference(house.register, run: 1, limit: 9)
    #expect(first.contacts.new == 3 && first.contacts.changed + first.contacts.gone + first.contacts.merged == 0)
    try house.night(
      Spoken(
        "s", aino.with(.personTitle, "omistaja"), namesake.with(.companyName, "Kuusi Oy"), Said("5", "Liisa Lampi")))
    let second = try RunDifference(house.register, run: 2, limit: 9)
    #expect(second.contacts.new == 1 && second.contacts.changed == 1 && second.contacts.gone == 1)
    #expect(second.contacts.merged == 1 && second.companies.gone == 1 && second.companies.merged == 1)
    let changed = try #require(second.entries.first { $0.kind == .person && $0.id == 1 })
    #expect(changed.before?[2] == "johtaja" && changed.after?[2] == "omistaja" && changed.mergedInto == nil)
    let merged = try #require(second.entries.first { $0.kind == .person && $0.id == 2 })
    #expect(merged.after == nil && merged.mergedInto == 1 && merged.companyBefore == 2 && merged.companyAfter == nil)
    #expect(try RunDifference(house.register, run: 2, limit: 1).entries.map(\.kind) == [.company, .person])
    // Where only the observation behind a value is another, nothing has changed for anybody.
    try house.night(
      Spoken(
        "s", aino.with(.personTitle, "omistaja"), namesake.with(.companyName, "Kuusi Oy"), Said("5", "Liisa Lampi")
      ).with { $0.chain = "2:bb" })
    let third = try RunDifference(house.register, run: 3, limit: 9)
    #expect(third.contacts == .init() && third.companies == .init() && third.entries.isEmpty)
  }
}
