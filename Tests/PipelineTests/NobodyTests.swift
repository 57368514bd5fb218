import Compliance
import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

/// A register of two customers whose clerk typed one address for want of theirs, and of a couple in one cell.
private final class Clerk {
  let house: TestHouse
  var day: Int64 = 0

  init(_ rows: [String]) throws {
    house = try TestHouse(
      sources: """
        { name: "customers", reader: "csv", paths: ["../data/customers.csv"], key: ["nr"], extent: "snapshot",
          purpose: "direct marketing", trust: 80, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys" } },
        """)
    try write(rows)
    try night()
  }

  func write(_ rows: [String]) throws {
    try house.folder.write(
      "data/customers.csv", "nr,nimi,email,titteli,yritys\n" + rows.joined(separator: "\n") + "\n")
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day))
  }

  @discardableResult func night() throws -> NightResult {
    var options = NightOptions()
    options.create = day == 0
    return try Night(Workplace(try house.pipeline(), context: context()), options: options).run()
  }

  func register() throws -> RegisterFile {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    return try RegisterFile.openToRead(house.registerPath, key: try keys.newest(.cipher).bytes)
  }

  func names() throws -> [String] {
    try Queries(try register()).all(.person).compactMap { $0.value(.personName) }.sorted()
  }

  func contact(_ name: String) throws -> GoldenRecord {
    try #require(try Queries(try register()).all(.person).first { $0.value(.personName) == name })
  }

  func erase(_ who: Erasure.Subject) throws {
    let plan = try Erasure.plan(try register(), who, field: nil, except: [])
    _ = try Erasure(Workplace(try house.pipeline(), context: context()))
      .erase(confirmed: plan.hash, except: [], received: 0, later: false) { _ in who }
  }

  func state(_ name: String) throws -> String {
    let register = try register()
    let records = try Queries(register).all(.person)
    let keys = try KeyRing.load(house.pipeline().contract.keyPath)
    let states = try Standings(register, keys, of: records)
    return states[try contact(name)].marketing.text
  }

  /// All raw texts that stand in the register.
  func raw() throws -> String {
    let query = try register().connection.prepare("SELECT raw FROM observation WHERE raw IS NOT NULL")
    var text = ""
    while try query.step() { text += try String(decoding: query.bytes("raw"), as: UTF8.self) + "\n" }
    return text
  }
}

@Suite("Nobody is known by what says nothing") struct NobodyTests {
  private static let placeholders = [
    "1,Yrjö Aalto,ei@ole.fi,ostaja,Kuusi Oy", "2,Yrjö Nurmi,Ei@Ole.fi,myyjä,Koivu Oy",
  ]
  private static let couple = [
    "1,Matti ja Liisa Virtanen,matti@meri.example,yrittäjät,Meri Oy",
    "2,Matti Virtanen,matti@meri.example,yrittäjä,Meri Oy",
    "3,Olli Oja,olli@meri.example,ostaja,Meri Oy",
  ]

  @Test("Who objects under a placeholder address silences nobody else") func objection() throws {
    let clerk = try Clerk(Self.placeholders)
    let who = try clerk.contact("Yrjö Aalto")
    let outcome = try Objecting(Workplace(try clerk.house.pipeline(), context: clerk.context()))
      .object(to: .marketing, received: nil) { _ in .person(.init(contact: who.id, email: nil)) }
    #expect(outcome.codes == 5, "the record's key, and the name at the company, whole and in parts")
    #expect(try clerk.state("Yrjö Aalto") == "no" && clerk.state("Yrjö Nurmi") == "yes")
  }

  @Test("Who is erased under a placeholder address takes nobody along, and nobody is kept out for it") func erasure()
    throws
  {
    let clerk = try Clerk(Self.placeholders)
    try clerk.erase(.init(contact: try clerk.contact("Yrjö Aalto").id, email: nil))
    #expect(try clerk.names() == ["Yrjö Nurmi"])
    try clerk.write(Self.placeholders + ["3,Aino Salo,ei@ole.fi,ostaja,Oja Oy"])
    try clerk.night()
    #expect(try clerk.names() == ["Aino Salo", "Yrjö Nurmi"])
  }

  @Test("Several people in one cell are nobody, and the cell goes with an erasure of one of them") func couple() throws
  {
    let clerk = try Clerk(Self.couple)
    #expect(try clerk.names() == ["Matti Virtanen", "Olli Oja"])
    let firms = try Queries(try clerk.register()).all(.company).compactMap { $0.value(.companyName) }
    #expect(Set(firms) == ["Meri Oy"])
    #expect(try clerk.raw().contains("Matti ja Liisa"))
    try clerk.erase(.init(contact: try clerk.contact("Matti Virtanen").id, email: nil))
    #expect(try clerk.names() == ["Olli Oja"])
    #expect(try !clerk.raw().contains("Matti") && !clerk.raw().contains("matti@"))
    try clerk.night()
    #expect(try clerk.names() == ["Olli Oja"] && !clerk.raw().contains("Matti"))
  }
}
