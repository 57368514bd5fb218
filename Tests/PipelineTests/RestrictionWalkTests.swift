import Compliance
import Configuration
import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// Invented people at three companies; some bear one surname, one name stands at two companies.
private struct Person {
  let name: String, written: String, firm: Int
  var email: String {
    Fold.folded(name).replacing(" ", with: ".") + "@" + firms[firm].domain
  }

  var otherEmail: String { String(email.prefix(1)) + "." + email.split(separator: ".", maxSplits: 1)[1] }
}

private let firms: [(name: String, id: String, domain: String)] = [
  ("Meri Oy", "9100037-1", "meri.example"), ("Suo Oy", "9100111-2", "suo.example"),
  ("Koski Ab", "9100148-9", "koski.example"),
]

private let people = [
  Person(name: "Anna Virta", written: "Virta Anna", firm: 0),
  Person(name: "Antti Virta", written: "Virta Antti", firm: 0),
  Person(name: "Olli Hakala", written: "Hakala O.", firm: 0),
  Person(name: "Anna Virta", written: "Virta Anna", firm: 1),
  Person(name: "Sari Niemi", written: "Niemi Sari Maria", firm: 1), Person(name: "Ulf Ek", written: "Ek Ulf", firm: 2),
  Person(name: "Gunilla Bergström", written: "Bergström G.", firm: 2),
  Person(name: "Juha Laine", written: "Laine Juha", firm: 2),
]

/// A register of an extract, a CRM and lists from fairs, and what everybody has said in them.
private final class Walk {
  let house: TestHouse
  private var dice: SplitMix64
  private var day: Int64 = 0

  /// What the files say: of each person, nil where there is no row.
  private var extract: [Int: Bool] = [:], crm: [Int: (forbids: Bool, other: Bool)] = [:], fair: Set<Int> = []
  private var isBroken = false
  /// Who may not be written to: by the extract's word, and by their own; and who was erased.
  private(set) var banned: Set<Int> = [], objected: Set<Int> = [], erased: Set<Int> = []
  private var liftedBy: [Int64: Set<Int>] = [:]
  private var nights: [Int64] = []
  private var backup: String?
  private(set) var reached = 0, refused = 0, mailed = 0, done: [String] = []

  init(seed: UInt64) throws {
    dice = SplitMix64(seed: seed)
    house = try TestHouse(
      sources: """
        { name: "extract", reader: "marketing-register", paths: ["../data/extract.csv"], extent: "snapshot",
          purpose: "direct marketing", trust: 60,
          guards: { rowsLost: { percent: 20, rows: 1 }, changed: false, merges: false, keys: false } },
        { name: "crm", reader: "csv", paths: ["../data/crm.csv"], key: ["nr"], extent: "snapshot",
          purpose: ["customer register", "direct marketing"], trust: 80,
          guards: { rowsLost: false, changed: false, merges: false, keys: false },
          restrictions: { marketing: { column: "lupa", allowed: ["K"] } },
          map: { "person.name": "nimi", "person.email": "email", "person.responsibility": "alue", "company.name": "yritys",
            "company.businessID": "ytunnus" } },
        { name: "fair", reader: "csv", paths: ["../data/fair.csv"], identity: ["person.email"], extent: "delta",
          purpose: "direct marketing", trust: 50, guards: { changed: false, merges: false },
          map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys" } },
        """)
    for person in people.indices {
      if dice.next() % 2 == 0 { extract[person] = dice.next() % 3 == 0 }
      if dice.next() % 3 > 0 { crm[person] = (dice.next() % 4 == 0, false) }
    }
    try night()
  }

  private func pick(_ people: [Int]) -> Int? {
    people.isEmpty ? nil : people.sorted()[Int(dice.next() % UInt64(people.count))]
  }

  private func workplace() throws -> Workplace {
    day += 1
    return Workplace(
      try house.pipeline(), context: TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day)))
  }

  private func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }

  private func register() throws -> RegisterFile {
    try RegisterFile.openToRead(house.registerPath, key: try keys().newest(.cipher).bytes)
  }

  private func write() throws {
    var lines = [
      "Asiakastieto markkinointirekisteri; poimintapäivä 1.5.2026",
      "Y-tunnus;Yrityksen nimi;Käyntiosoite;Postinumero;Postitoimipaikka;Puhelin;Sähköposti;Kotisivu;Toimialakoodi;"
        + "Vastuuhenkilö;Asema;Vastuualue;Kieli;\(isBroken ? "Jokin" : "Suoramarkkinointikielto")",
    ]
    for (person, isBanned) in extract.sorted(by: { $0.key < $1.key }) {
      let (one, firm) = (people[person], firms[people[person].firm])
      lines.append(
        "\(firm.id);\(firm.name);Tie 1;00100;HELSINKI;091234567;info@\(firm.domain);www.\(firm.domain);62010;"
          + "\(one.written);Talousjohtaja;Talous;FI;\(isBanned ? ["K", "X", "kielto"][person % 3] : ["", "E"][person % 2])"
      )
    }
    try house.folder.write("data/extract.csv", lines.joined(separator: "\n") + "\n")
    var rows = ["nr,nimi,email,alue,yritys,ytunnus,lupa"]
    for (person, said) in crm.sorted(by: { $0.key < $1.key }) {
      let (one, firm) = (people[person], firms[people[person].firm])
      rows.append(
        "\(person),\(one.name),\(said.other ? one.otherEmail : one.email),Talous,\(firm.name),\(firm.id),\(said.forbids ? "E" : "K")"
      )
    }
    try house.folder.write("data/crm.csv", rows.joined(separator: "\n") + "\n")
    rows = ["nimi,email,yritys"]
    for person in fair.sorted() {
      rows.append("\(people[person].name),\(people[person].email),\(firms[people[person].firm].name)")
    }
    try house.folder.write("data/fair.csv", rows.joined(separator: "\n") + "\n")
  }

  private func night() throws {
    try write()
    var options = NightOptions()
    options.create = day == 0
    let result = try Night(workplace(), options: options).run()
    func isHeard(_ name: String) -> Bool {
      result.sources.contains { $0.name == name && ($0.outcome == .read || $0.outcome == .held && $0.problem == nil) }
    }
    if isHeard("extract") {
      let isRead = result.sources.contains { $0.name == "extract" && $0.outcome == .read }
      for (person, isBanned) in extract {
        if isBanned {
          banned.insert(person)
        } else if isRead, banned.remove(person) != nil {
          liftedBy[result.run, default: []].insert(person)
        }
      }
    }
    if isHeard("crm") { objected.formUnion(crm.filter(\.value.forbids).map(\.key)) }
    if result.state == .committed { nights.append(result.run) }
  }

  /// One thing that happens, and its name.
  func step() throws {
    let choice = dice.next() % 16
    switch choice {
    case 0, 1:
      guard let person = pick(Array(extract.keys)) else { return }
      extract[person]?.toggle()
      done.append("toggle the extract's ban of \(person)")
    case 2:
      let person = Int(dice.next() % UInt64(people.count))
      if extract[person] == nil { extract[person] = false } else { extract[person] = nil }
      done.append("extract: \(person) comes or goes")
    case 3:
      guard let person = pick(Array(crm.keys)) else { return }
      crm[person]?.forbids.toggle()
      done.append("toggle the CRM's permission of \(person)")
    case 4:
      let person = Int(dice.next() % UInt64(people.count))
      if crm[person] == nil { crm[person] = (false, dice.next() % 2 == 0) } else { crm[person] = nil }
      done.append("CRM: \(person) comes or goes")
    case 5:
      fair.formSymmetricDifference([Int(dice.next() % UInt64(people.count))])
      done.append("fair")
    case 6:
      isBroken.toggle()
      done.append(isBroken ? "the extract breaks" : "the extract is mended")
    case 7:
      guard let person = pick(people.indices.filter { !erased.contains($0) }) else { return }
      let email = people[person].email
      // Whoever answers looks for the address first, and then for the name at the company.
      let register = try register()
      var contacts = try Objecting.contacts(with: email, Queries(register)).map(\.id)
      if contacts.isEmpty { contacts = try members(register).filter { $0.value == [person] }.map(\.key) }
      guard contacts.count == 1 else { return }
      let subject = { (_: Queries) throws(Problem) -> Objecting.Subject in
        .person(.init(contact: contacts[0], email: nil))
      }
      if dice.next() % 3 > 0 {
        _ = try Objecting(workplace()).object(to: .marketing, subject)
        objected.insert(person)
        done.append("\(person) objects")
      } else if crm[person]?.forbids != true,
        (try? Objecting(workplace()).lift(.marketing, reason: "a letter", subject)) != nil
      {
        objected.remove(person)
        done.append("\(person) takes it back")
      }
    case 8:
      guard let last = nights.last else { return }
      guard (try? Undo(workplace()).undo(last)) != nil else { return }
      nights.removeLast()
      banned.formUnion(liftedBy[last] ?? [])
      done.append("undo \(last)")
    case 9:
      backup = try Backup(workplace()).make().path
      done.append("backup")
    case 10:
      guard let path = backup else { return }
      _ = try Restore(workplace()).restore(path)
      (backup, nights, liftedBy) = (nil, [], [:])
      done.append("restore")
    case 11:
      guard erased.count < 2, let person = pick(people.indices.filter { !erased.contains($0) }) else { return }
      guard
        let contact = try Queries(register()).all(.person).first(where: {
          $0.value(.personEmail) == people[person].email
        })
      else { return }
      let who = Erasure.Subject(contact: contact.id, email: nil)
      let plan = try Erasure.plan(try register(), who)
      _ = try Erasure(workplace()).erase(confirmed: plan.hash) { _ in who }
      erased.insert(person)
      done.append("erase \(person)")
    default:
      try night()
      done.append("night")
    }
    try check()
  }

  /// Nobody who said no, and nobody of whom a source says no, may be written to.
  private func check() throws {
    let register = try register()
    // The register and the rights journal say the same, whatever was undone or restored.
    let failures = try RightsVerification.failures(register, keys(), keyFile: house.pipeline().contract.keyPath)
    #expect(failures.isEmpty, "\(failures): \(done.suffix(40).joined(separator: "; "))")
    let records = try Queries(register).all(.person)
    let standings = try Standings(register, keys(), of: records)
    var free: Set<Int64> = []
    for record in records where standings[record].bars(against: .directMarketing).isEmpty { free.insert(record.id) }
    let contract = try house.pipeline().contract
    let audience = try AudienceChoice(
      register, keys(), contract, AudienceCriteria(.directMarketing, givesNotice: true)
    ).choose()
    let listed = Set(audience.members.map(\.facts.contact.id))
    mailed += listed.count
    for (contact, said) in try members(register) {
      let no = said.intersection(banned.union(objected).union(erased))
      #expect(
        no.isEmpty || !listed.contains(contact), "contact \(contact) is in an audience, and \(no.sorted()) said no")
      if free.contains(contact) { reached += 1 } else { refused += 1 }
      #expect(
        no.isEmpty || !free.contains(contact),
        "contact \(contact) may be written to, and \(no.sorted()) said no: \(done.suffix(40).joined(separator: "; "))")
    }
  }

  /// Whom each contact is made of, as far as the records tell.
  private func members(_ register: RegisterFile) throws -> [Int64: Set<Int>] {
    var members: [Int64: Set<Int>] = [:]
    for record in try Queries(register).all(.person) {
      for one in try Queries(register).observations(.person, id: record.id) {
        let (name, email) = (one.normal[Field.personName.rawValue], one.normal[Field.personEmail.rawValue])
        let firm = one.normal[Field.companyName.rawValue]
        for (index, person) in people.enumerated() where firms[person.firm].name == firm {
          let isMeant =
            [person.email, person.otherEmail].contains(email)
            || email.isEmpty && Fold.folded(name).hasPrefix(Fold.folded(person.name))
          if isMeant { members[record.id, default: []].insert(index) }
        }
      }
    }
    return members
  }
}

@Suite("A no is never lost") struct RestrictionWalkTests {
  @Test(
    "Whatever comes and goes, nobody who said no is written to, and nobody of whom a source says no",
    arguments: [1, 2, 3, 5, 8, 13, 21, 34] as [UInt64])
  func walk(_ seed: UInt64) throws {
    let walk = try Walk(seed: seed)
    for _ in 0..<60 { try walk.step() }
    #expect(
      walk.reached > 20 && walk.refused > 20, "\(walk.reached) \(walk.refused) \(walk.mailed)")
  }

  @Test("Some walks reach somebody, so that what is never reached tells something") func reaching() throws {
    var mailed = 0
    for seed in [1, 2, 3] as [UInt64] {
      let walk = try Walk(seed: seed)
      for _ in 0..<20 { try walk.step() }
      mailed += walk.mailed
    }
    #expect(mailed > 10)
  }

  @Test("What is taken out of the register by hand, or put in, is found") func tampered() throws {
    let walk = try Walk(seed: 4)
    for _ in 0..<200 where walk.banned.count < 2 || walk.objected.isEmpty { try walk.step() }
    let pipeline = try walk.house.pipeline()
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    func failures() throws -> [String] {
      let register = try RegisterFile.openToRead(walk.house.registerPath, key: keys.newest(.cipher).bytes)
      return try RightsVerification.failures(register, keys, keyFile: pipeline.contract.keyPath)
    }
    #expect(try failures().isEmpty)
    for statement in [
      "DELETE FROM restriction WHERE id = (SELECT MIN(id) FROM restriction WHERE lifted IS NULL)",
      "DELETE FROM objection WHERE code = (SELECT MIN(code) FROM objection)",
      "UPDATE restriction SET lifted = 1 WHERE id = (SELECT MAX(id) FROM restriction WHERE lifted IS NULL)",
      "INSERT INTO objection(scope, code, key_version, since, entry) VALUES('no communication', x'00', 1, 0, 1)",
    ] {
      let before = try failures()
      try RegisterFile.openToWrite(walk.house.registerPath, key: keys.newest(.cipher).bytes).connection.execute(
        statement)
      #expect(try failures() != before, "\(statement)")
    }
  }
}
