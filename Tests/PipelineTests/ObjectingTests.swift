import Compliance
import Configuration
import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

extension Steward {
  fileprivate static let matti = "matti.meri@kuusi.example", liisa = "liisa.lampi@honka.example"

  fileprivate func objecting() throws -> Objecting { Objecting(Workplace(try house.pipeline(), context: context())) }

  @discardableResult
  fileprivate func object(
    _ email: String? = nil, contact: Int64? = nil, to purpose: ObjectionPurpose = .marketing, received: Day? = nil
  ) throws -> Objecting.Outcome {
    try objecting().object(to: purpose, received: received) { queries throws(Problem) in
      try Self.subject(email, contact, queries)
    }
  }

  @discardableResult
  fileprivate func lift(
    _ email: String? = nil, contact: Int64? = nil, _ purpose: ObjectionPurpose = .marketing
  ) throws -> Objecting.Outcome {
    try objecting().lift(purpose, reason: "her word") { queries throws(Problem) in
      try Self.subject(email, contact, queries)
    }
  }

  private static func subject(
    _ email: String?, _ contact: Int64?, _ queries: Queries
  ) throws(Problem) -> Objecting.Subject {
    guard let email else { return .person(.init(contact: contact, email: nil)) }
    let contacts = try Objecting.contacts(with: email, queries)
    return .person(.init(contact: contacts.count == 1 ? contacts[0].id : nil, email: email))
  }

  fileprivate func company(_ id: Int64, lift reason: String? = nil) throws -> Objecting.Outcome {
    guard let reason else { return try objecting().object(to: .marketing) { _ in .company(id) } }
    return try objecting().lift(.marketing, reason: reason) { _ in .company(id) }
  }

  /// The contact of a name.
  fileprivate func id(_ name: String) throws -> Int64? {
    try Queries(try register()).records(.personName, equal: name).first?.id
  }

  /// What may be sent, by contact's ID.
  fileprivate func states(_ kind: EntityKind = .person) throws -> [Int64: String] {
    let register = try register()
    let records = try Queries(register).all(kind)
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    let states = try Standings(register, keys, of: records)
    return Dictionary(uniqueKeysWithValues: records.map { ($0.id, states[$0].marketing.text) })
  }
}

@Suite("Objecting") struct ObjectingTests {
  @Test("Nobody objects; then one does, in all spellings of her address, and it stands with its day") func stands()
    throws
  {
    let steward = try Steward()
    #expect(try steward.states() == [1: "yes", 3: "yes", 4: "yes"])
    let outcome = try steward.object(Steward.liisa, to: .emailMarketing)
    // Two spellings of the address, the key, and the name at the company, its domain, and in parts.
    #expect(outcome.codes == 10)
    #expect(outcome.records.map(\.id) == [3] && outcome.state.marketing.limit == .email)
    #expect(try steward.states() == [1: "yes", 3: "no e-mail", 4: "yes"])
    let since = outcome.state.marketing.since
    #expect(
      try steward.object("  LIISA.Lampi@honka.example ".trimmingCharacters(in: .whitespaces)).state.marketing.limit
        == .all)
    #expect(try steward.states()[3] == "no")
    // Said again, nothing is written.
    let again = try steward.object(Steward.liisa, to: .emailMarketing)
    #expect(
      again.run == nil && again.codes == 0 && again.state.marketing.limit == .all
        && again.state.marketing.since != since)
    #expect(
      try Verification.failures(steward.register(), KeyRing.load(steward.house.pipeline().contract.keyPath)).isEmpty)
  }

  @Test("A key that is added neither lifts it nor keeps it from being lifted") func keyAdded() throws {
    let steward = try Steward()
    try steward.object(Steward.liisa, to: .emailMarketing)
    try steward.house.addKey()
    // Said again, nothing new is written: the old code says it.
    #expect(try steward.object(Steward.liisa, to: .emailMarketing).codes == 0)
    #expect(try steward.states()[3] == "no e-mail")
    // By number under another address, and by address under another number.
    var rows = Steward.rows
    rows[2] = "3,Liisa Lampi,uusi@honka.example,Honka Oy,"
    rows.append("7,Leena Lampi,\(Steward.liisa.uppercased()),Koivu Oy,")
    try steward.night(rows)
    let contacts = try steward.contacts()
    #expect(try steward.states()[#require(contacts["3"])] == "no e-mail")
    #expect(try steward.states()[#require(contacts["7"])] == "no e-mail")
    #expect(try steward.lift(contact: contacts["3"], .emailMarketing).codes >= 1)
    #expect(try steward.states()[#require(contacts["3"])] == "yes")
    #expect(
      try Verification.failures(steward.register(), KeyRing.load(steward.house.pipeline().contract.keyPath)).isEmpty)
  }

  @Test("A request of somebody unknown is found, and closed, after a key was added") func requestAfterKey() throws {
    let steward = try Steward()
    func requests() throws -> Requests { Requests(Workplace(try steward.house.pipeline(), context: steward.context())) }
    let subject = Erasure.Subject(contact: nil, email: "nobody@x.example")
    let first = try #require(try requests().receive(.access, subject, on: Day(seconds: 0)))
    try steward.house.addKey()
    #expect(try requests().receive(.access, subject, on: Day(seconds: 0))?.id == first.id, "it is the same request")
    #expect(try requests().refuse(subject, right: .access, reason: "not a person of ours").map(\.id) == [first.id])
    #expect(throws: Problem.self) { try requests().refuse(subject, right: .access, reason: "again") }
  }

  @Test("Neither an import, nor a new address under the key, nor an undo lifts it") func imported() throws {
    let steward = try Steward()
    try steward.object(Steward.liisa)
    var rows = Steward.rows
    rows[2] = "3,Liisa Laine,liisa.laine@honka.example,Honka Oy,"
    try steward.night(rows)
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes"])
    let night = try #require(try RunLedger(steward.register()).entries().first { $0.act == .night }).id
    // Her address under another key, and the key gone.
    rows[2] = "7,L. Lampi,\(Steward.liisa),Honka Oy,"
    try steward.night(rows)
    #expect(try steward.states().values.sorted() == ["no", "yes", "yes"])
    try steward.undo(night)
    try steward.night(rows)
    #expect(try steward.states().values.sorted() == ["no", "yes", "yes"])
    try steward.night(Steward.rows)
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes"])
  }

  @Test("It follows what it was made on through a merge and the split after it") func merged() throws {
    let steward = try Steward()
    try steward.object(Steward.liisa)
    let merge = try steward.decide(3, 4, .same)
    #expect(try steward.states() == [1: "yes", 3: "no"])
    try steward.undo(try #require(merge.run))
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes"])
    // What is said of a contact is said of all that it is.
    try steward.object(contact: 1, to: .emailMarketing)
    _ = try steward.decide(1, 2, .different)
    #expect(try steward.states() == [1: "no e-mail", 2: "no e-mail", 3: "no", 4: "yes"])
  }

  @Test("Of a merged contact the most restrictive word holds", arguments: [false, true])
  func mostRestrictive(_ swapped: Bool) throws {
    let steward = try Steward()
    let purposes: [ObjectionPurpose] = swapped ? [.emailMarketing, .marketing] : [.marketing, .emailMarketing]
    try steward.object(Steward.liisa, to: purposes[0])
    try steward.object("elli@haapa.example", to: purposes[1])
    _ = try steward.decide(3, 4, .same)
    #expect(try steward.states() == [1: "yes", 3: "no"])
  }

  @Test("A restored backup and a register made anew have it") func restored() throws {
    let steward = try Steward()
    let pipeline = try steward.house.pipeline()
    let before = try Backup(Workplace(pipeline, context: steward.context())).make(.besideRegister).path
    let since = try steward.object(Steward.liisa).state.marketing.since
    _ = try Restore(Workplace(pipeline, context: steward.context())).restore(before)
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes"])
    let withIt = try Backup(Workplace(pipeline, context: steward.context())).make(.besideRegister).path
    try steward.lift(Steward.liisa)
    #expect(try steward.states()[3] == "yes")
    // Her last word counts, not the backup's.
    _ = try Restore(Workplace(pipeline, context: steward.context())).restore(withIt)
    #expect(try steward.states()[3] == "yes")

    try steward.object(Steward.liisa)
    try FileManager.default.removeItem(atPath: steward.house.folder.path("register"))
    var options = NightOptions()
    options.create = true
    _ = try Night(Workplace(pipeline, context: steward.context()), options: options).run()
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes"])
    #expect(try ObjectionStore(steward.register()).all().allSatisfy { $0.since != since && $0.since > 0 })
  }

  @Test("What only the journal has, the next run does") func killed() throws {
    let steward = try Steward()
    let contract = try steward.house.pipeline().contract
    let keys = try KeyRing.load(contract.keyPath)
    var journal = try RightsJournal(RightsJournal.path(ofKeyFile: contract.keyPath), keys)
    let code = try #require(try Suppression(keys, codes: []).code(email: Steward.liisa))
    try journal.append(
      .suppress, .noEmailMarketing, keyVersion: code.version, [code.code], context: steward.context())
    #expect(try steward.states()[3] == "yes")
    try steward.night(Steward.rows)
    #expect(try steward.states()[3] == "no e-mail")
  }

  @Test("Only her own word lifts it, and for nobody else") func lifted() throws {
    let steward = try Steward()
    try steward.night(Steward.rows + ["5,Oiva Oja,\(Steward.liisa),Honka Oy,"])
    try steward.object(contact: 3)
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes", 5: "no"])
    // His word does not lift what she said of the address that both have.
    let refused = #expect(throws: Problem.self) { try steward.lift(contact: 5) }
    #expect(refused?.code == .nobodyOrSeveral && refused?.message.contains("others have too") == true)
    let partly = try steward.lift(contact: 3)
    #expect(partly.codes == 9)
    #expect(partly.sharedAddresses == 1 && partly.state.marketing.limit == .all)
    #expect(try steward.lift(Steward.liisa).state == .free)
    #expect(try steward.states() == [1: "yes", 3: "yes", 4: "yes", 5: "yes"])
    let nothing = #expect(throws: Problem.self) { try steward.lift(contact: 3) }
    #expect(nothing?.code == .nobodyOrSeveral)
  }

  @Test("Who ends communication gets no marketing either; each is taken back by itself") func communication() throws {
    let steward = try Steward()
    func bars() throws -> [Bool] {
      let records = try Queries(steward.register()).contacts(observedEmail: Steward.liisa)
      let keys = try KeyRing.load(try steward.house.pipeline().contract.keyPath)
      let states = try Standings(steward.register(), keys, of: records)
      return MailingPurpose.allCases.map { use in records.allSatisfy { !states[$0].bars(against: use).isEmpty } }
    }
    try steward.object(Steward.liisa, to: .communication)
    #expect(try bars() == [true, true])
    try steward.lift(Steward.liisa, .communication)
    #expect(try bars() == [false, true])
    try steward.object(Steward.liisa, to: .communication)
    try steward.lift(Steward.liisa)
    #expect(try bars() == [true, false])
  }

  @Test("What a colleague is known by, too, stays when one of them takes it back") func colleagues() throws {
    let steward = try Steward()
    let rows = Steward.rows + ["7,Anna Virta,anna@virta.fi,Honka Oy,", "8,Antti Virta,antti@virta.fi,Honka Oy,"]
    try steward.night(rows)
    let (anna, antti) = (try #require(try steward.id("Anna Virta")), try #require(try steward.id("Antti Virta")))
    try steward.object(contact: anna)
    try steward.object(contact: antti)
    _ = try steward.lift(contact: anna)
    try steward.night(rows + ["9,A. Virta,,Honka Oy,", "10,Virta,,Honka Oy,", "11,Anna,,Honka Oy,"])
    let states = try steward.states()
    // The third may be the second, and is taken for him.
    for (name, state) in [
      ("Anna Virta", "yes"), ("A. Virta", "no"), ("Virta", "no"), ("Anna", "yes"),
    ] {
      #expect(try steward.id(name).map { states[$0] } == state, "\(name)")
    }
  }

  @Test("All marketing taken back takes e-mail too; e-mail taken back leaves the rest") func scopes() throws {
    let steward = try Steward()
    try steward.object(Steward.liisa, to: .emailMarketing)
    try steward.object(Steward.liisa)
    try steward.lift(Steward.liisa, .emailMarketing)
    #expect(try steward.states()[3] == "no")
    try steward.object(Steward.liisa, to: .emailMarketing)
    try steward.lift(Steward.liisa)
    #expect(try steward.states()[3] == "yes" && ObjectionStore(steward.register()).all().isEmpty)
  }

  @Test("A company's word stands for its contacts, and hers for herself") func company() throws {
    let steward = try Steward()
    var rows = Steward.rows
    rows[2] = "3,Liisa Lampi,\(Steward.liisa),Honka Oy,9100037-1"
    rows.append("5,Oiva Oja,oiva@honka.example,Honka Oy,9100037-1")
    try steward.night(rows)
    let honka = try #require(
      try Queries(steward.register()).records(.companyBusinessID, equal: "9100037-1").first)
    let outcome = try steward.company(honka.id)
    #expect(outcome.codes == 2 && outcome.state.marketing.limit == .all, "by the business ID and the name")
    #expect(try steward.states() == [1: "yes", 3: "no", 4: "yes", 5: "no"])
    #expect(try steward.states(.company)[honka.id] == "no")
    // The source no longer knows the business ID, and then another one.
    for id in ["", "9100111-2"] {
      try steward.night(rows.map { $0.replacing("9100037-1", with: id) })
      #expect(try steward.states()[3] == "no", "\(id)")
    }
    try steward.night(rows)
    try steward.object(Steward.liisa, to: .emailMarketing)
    // A new contact of the company; and her word does not lift the company's.
    try steward.night(rows + ["6,Pirkko Puu,pirkko@honka.example,Honka Oy,9100037-1"])
    #expect(try steward.states()[6] == "no")
    let refused = #expect(throws: Problem.self) { try steward.lift(contact: 5) }
    #expect(refused?.code == .nobodyOrSeveral)
    #expect(try steward.company(honka.id, lift: "the board's letter").state == .free)
    #expect(try steward.states() == [1: "yes", 3: "no e-mail", 4: "yes", 5: "yes", 6: "yes"])
    // Without a business ID the name keeps it.
    let kuusi = try #require(try Queries(steward.register()).records(.companyName, equal: "Kuusi Oy").first)
    #expect(try steward.company(kuusi.id).state.marketing.limit == .all && steward.states()[1] == "no")
    #expect(try steward.company(kuusi.id, lift: "a letter").state == .free && steward.states()[1] == "yes")
  }

  @Test("An address that nobody has yet is kept; erasure and objection are two things") func apart() throws {
    let steward = try Steward()
    #expect(try steward.object("pirkko@puu.example").records.isEmpty)
    try steward.night(Steward.rows + ["5,Pirkko Puu,pirkko@puu.example,Puu Oy,"])
    #expect(try steward.states()[5] == "no")

    try steward.object(Steward.liisa)
    let pipeline = try steward.house.pipeline()
    let plan = try Erasure.plan(try steward.register(), .init(contact: 3, email: nil))
    _ = try Erasure(Workplace(pipeline, context: steward.context())).erase(confirmed: plan.hash) { _ in
      .init(contact: 3, email: nil)
    }
    #expect(try steward.states()[3] == nil)
    #expect(try ObjectionStore(steward.register()).all().count == 11)
    _ = try Readmission(Workplace(pipeline, context: steward.context())).readmit(email: Steward.liisa)
    try steward.night(Steward.rows)
    #expect(try Queries(steward.register()).records(.personEmail, equal: Steward.liisa).count == 1)
    #expect(try steward.states().values.sorted() == ["no", "yes", "yes"])
  }

  @Test("A request is closed at once, and kept with its days") func requests() throws {
    let steward = try Steward()
    let day = try #require(Day("2026-01-01"))
    let outcome = try steward.object(Steward.liisa, received: day)
    #expect(outcome.requests.map(\.right) == [.object] && outcome.requests.first?.due == (day.number + 31) * 86400)
    try steward.lift(Steward.liisa)
    let requests = try RequestStore(steward.register()).all()
    #expect(requests.map(\.outcome) == [.answered, .lifted] && requests.map(\.reason) == [nil, "her word"])
    #expect(requests.allSatisfy { $0.closed != nil && $0.contact == 3 })
  }

  @Test("No address is in journal, objections or requests, and the views count them") func canary() throws {
    let steward = try Steward()
    let day = try #require(Day("2026-01-01"))
    try steward.object(Steward.liisa, received: day)
    try steward.object("nobody.lampi@honka.example", to: .emailMarketing, received: day)
    let journal = try String(contentsOfFile: steward.house.folder.path("keys/register.rights"), encoding: .utf8)
    #expect(!journal.contains("lampi") && !journal.contains("@") && journal.contains(" no-email-marketing "))
    let connection = try steward.register().connection
    for table in ["objection", "request", "objections"] {
      let query = try connection.prepare("SELECT * FROM \(table)")
      while try query.step() {
        for column in 0..<6 where !query.isNull(Int32(column)) {
          #expect(!query.string(Int32(column)).lowercased().contains("lampi"))
        }
      }
    }
    #expect(try connection.integer("SELECT codes FROM objections WHERE purpose = 'marketing'") == 10)
    let totals = try RegisterTotals(steward.register())
    #expect(totals.objections.map(\.count) == [1, 1, 0, 0])
  }
}
