import Compliance
import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A register with one person who is to be told from everybody else by her marks, and some others.
private final class Subject {
  static let email = "kanaria.merkkinen@lintu.example"
  /// Whatever of her is found afterwards was not erased: parts of name, address, title, key, file name, typed reasons.
  static let marks = ["merkkinen", "kanaria", "merkkititteli", "kan-77123", "vanhatitteli"]

  let house: TestHouse
  var day: Int64 = 0

  init() throws {
    house = try TestHouse(
      sources: """
        { name: "customers", reader: "csv", paths: ["../data/customers.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 80, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys", "company.city": "kaupunki" } },
        { name: "fairs", reader: "csv", paths: ["../data/fairs/*.csv"], extent: "delta",
          identity: ["person.email", ["person.name", "company.name"]],
          purpose: "direct marketing", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys", "company.email": "yemail" } },
        """)
    try customers("KAN-77123,Kanaria Merkkinen,\(Self.email),vanhatitteli,Lintu Oy,Oulu")
    try fairs("kanaria-merkkinen", "Kanaria Merkkinen,\(Self.email),merkkititteli,Lintu Oy,")
    try fairs("others", "Oona Oja,oona@koivu.example,,Koivu Oy,\(Self.email)")
    try night()
  }

  func customers(_ hers: String...) throws {
    let others = [
      "2,Matti Meri,matti@kuusi.example,myyntijohtaja,Kuusi Oy,Turku", "3,Matti Meri,m@lintu.example,,Lintu Oy,",
    ]
    try house.folder.write(
      "data/customers.csv", "nr,nimi,email,titteli,yritys,kaupunki\n" + (hers + others).joined(separator: "\n") + "\n")
  }

  func fairs(_ file: String, _ rows: String...) throws {
    try house.folder.write(
      "data/fairs/\(file).csv", "nimi,email,titteli,yritys,yemail\n" + rows.joined(separator: "\n") + "\n")
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day))
  }

  @discardableResult func night(rehash: Bool = false, allow: [String] = []) throws -> NightResult {
    var options = NightOptions()
    options.create = day == 0
    options.rehash = rehash
    options.allowance = try Allowance(allow, reason: allow.isEmpty ? nil : "holidays", try house.pipeline())
    return try Night(Workplace(try house.pipeline(), context: context()), options: options).run()
  }

  func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }

  func register() throws -> RegisterFile {
    try RegisterFile.openToRead(house.registerPath, key: try keys().newest(.cipher).bytes)
  }

  func plan(
    _ contact: Int64? = nil, email: String? = Subject.email, field: Field? = nil,
    except: [Int64] = []
  ) throws -> Erasure.Plan {
    try Erasure.plan(
      try register(), .init(contact: contact, email: email), field: field, except: except)
  }

  @discardableResult
  func erase(
    _ contact: Int64? = nil, email: String? = Subject.email, except: [Int64] = [], later: Bool = false
  ) throws -> ErasureCertificate {
    let hash = try plan(contact, email: email, except: except).hash
    return try Erasure(Workplace(try house.pipeline(), context: context()))
      .erase(confirmed: hash, except: except, received: 0, later: later) { _ in
        .init(contact: contact, email: email)
      }
  }

  /// Her contact now.
  func contact() throws -> Int64? {
    try Queries(try register()).records(.personEmail, equal: Self.email).first?.id
  }

  func names() throws -> [String] { try Queries(try register()).all(.person).compactMap { $0.value(.personName) } }

  func companies() throws -> [String] {
    try Queries(try register()).all(.company).compactMap { $0.value(.companyName) }.sorted()
  }

  func verifies() throws -> [String] { try Verification.failures(try register(), keys()) }

  /// Where marks of her are found: in the bytes of the register's files and the key folder, in every encoding that is
  /// written, and in every column of every table.
  func traces() throws -> [String] {
    var found: [String] = []
    for folder in ["register", "keys"] {
      let path = house.folder.path(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      where name != "backups" && !name.contains("before-restore") {
        let bytes = try Data(contentsOf: URL(filePath: path + "/" + name))
        // Latin letters in lower case, whatever stands between; then without the zeros of UTF-16.
        let lower = Data(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        let narrow = Data(lower.filter { $0 != 0 })
        for mark in Self.marks where lower.contains(mark) || narrow.contains(mark) { found.append("\(name): \(mark)") }
      }
    }
    let connection = try register().connection
    for (table, columns) in Census.labels {
      for column in columns.keys {
        let query = try connection.prepare("SELECT CAST(\(column) AS TEXT) FROM \(table) WHERE \(column) IS NOT NULL")
        while try query.step() {
          let value = query.string(0).lowercased()
          for mark in Self.marks where value.contains(mark) { found.append("\(table).\(column): \(mark)") }
        }
      }
    }
    return Set(found).sorted()
  }
}

extension Data {
  fileprivate func contains(_ text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}

@Suite("Erasure") struct ErasureTests {
  @Test("Nothing of her is left, and she does not come back by import, undo or restore") func canary() throws {
    let subject = try Subject()
    let pipeline = try subject.house.pipeline()
    // A decision, a discarded record and a second night with another title: values hide in all of them.
    _ = try Review(Workplace(pipeline, context: subject.context())).apply([
      Review.Ruling(.person, left: 1, right: 3, .different, reason: "Merkkinen ei ole Matti", file: "d.csv", line: 2)
    ])
    try subject.customers("KAN-77123,Kanaria Merkkinen,\(Subject.email),merkkititteli,Lintu Oy,Oulu", ",Kanaria,,,,")
    try subject.night()
    _ = try Discarding(Workplace(pipeline, context: subject.context()))
      .discard(reason: "rivi on asiakkaan KAN-77123") { $0.map(\.id) }
    let backup = try Backup(Workplace(pipeline, context: subject.context())).make(.besideRegister).path
    #expect(try subject.traces().count > 10)
    let others = try subject.names().filter { $0 != "Kanaria Merkkinen" }

    let contact = try #require(try subject.contact())
    let plan = try subject.plan(contact)
    #expect(plan.found.hers.count == 3 && plan.isOfCustomer && plan.found.mailboxes.count == 1)
    let certificate = try subject.erase(contact)
    #expect(certificate.isFinished && certificate.counts.observations == 3 && certificate.counts.companiesKept == 3)
    #expect(certificate.counts.keys == 2 && certificate.counts.inputs == 1 && certificate.codes == 4)
    #expect(certificate.rawFiles.map(\.lines) == [[2], [2]] && certificate.backups == [backup])
    #expect(certificate.wasOfCustomer)
    #expect(certificate.counts.reasons == 1)
    #expect(certificate.counts.decisions == 1)
    #expect(try subject.traces().isEmpty && subject.verifies().isEmpty)
    #expect(try subject.names() == others && Set(subject.companies()) == ["Koivu Oy", "Kuusi Oy", "Lintu Oy"])

    // The same files, changed files, other spellings.
    #expect(try subject.night().state == .unchanged)
    let hash = try LogicalHash(subject.register()).digest()
    #expect(try subject.night(rehash: true).sources.map(\.counts.suppressed) == [1, 1])
    #expect(try LogicalHash(subject.register()).digest() == hash)
    try subject.customers("KAN-77123,Kanaria Merkkinen,toinen@lintu.example,merkkititteli,Lintu Oy,Oulu")
    try subject.fairs("uusi", "Kanaria M,KANARIA.Merkkinen@LINTU.example,merkkititteli,Lintu Oy,")
    try subject.night()
    #expect(try subject.names() == others && subject.traces().isEmpty && subject.verifies().isEmpty)

    // An undone run.
    _ = try Undo(Workplace(pipeline, context: subject.context())).undo(3)
    #expect(try subject.names() == others && subject.traces().isEmpty && subject.verifies().isEmpty)

    // A backup from before, and then the files again.
    _ = try Restore(Workplace(pipeline, context: subject.context())).restore(backup)
    #expect(try subject.names().contains("Kanaria Merkkinen") == false)
    #expect(try subject.traces().isEmpty && subject.verifies().isEmpty)
    try subject.night(rehash: true)
    #expect(try subject.names() == others && subject.traces().isEmpty && subject.verifies().isEmpty)
  }

  @Test("A kill after the journal was written is made good by the next opening") func killed() throws {
    let subject = try Subject()
    let plan = try subject.plan(try subject.contact())
    let keys = try subject.keys()
    let suppression = try Suppression(keys, codes: [])
    var journal = try RightsJournal(RightsJournal.path(ofKeyFile: try subject.house.pipeline().contract.keyPath), keys)
    let codes =
      try Eraser.keys(subject.register(), heldOnlyBy: plan.found.hers.map(\.id))
      .compactMap { suppression.code(.key(source: $0.source, key: $0.key))?.code }
    try journal.append(.suppress, .erased, keyVersion: 1, codes, context: subject.context())
    #expect(try subject.contact() != nil)
    try subject.night()
    #expect(try subject.contact() == nil && subject.verifies().isEmpty)
    // Her address, which these codes do not know, is still the company's of somebody else.
    #expect(try subject.traces().allSatisfy { !$0.contains("titteli") && !$0.contains("kan-77123") })
  }

  @Test("Without the journal, with an older one, or without the keys no run starts") func journal() throws {
    let subject = try Subject()
    let path = RightsJournal.path(ofKeyFile: try subject.house.pipeline().contract.keyPath)
    let empty = try Data(contentsOf: URL(filePath: path))
    try subject.erase()
    let whole = try Data(contentsOf: URL(filePath: path))
    for content in [nil, empty, whole.dropFirst(3)] as [Data?] {
      try FileManager.default.removeItem(atPath: path)
      if let content {
        _ = FileManager.default.createFile(atPath: path, contents: content, attributes: [.posixPermissions: 0o600])
      }
      let problem = #expect(throws: Problem.self) { try subject.night() }
      #expect(problem?.code == .configuration)
      if content == nil { try whole.write(to: URL(filePath: path)) }
    }
    try whole.write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try subject.night().state == .unchanged)
    // A new register under the same keys knows her all the same; without its keys none is made.
    try FileManager.default.removeItem(atPath: subject.house.folder.path("register"))
    subject.day = 0
    try subject.night()
    #expect(try subject.names().contains("Kanaria Merkkinen") == false)
    #expect(try subject.traces().isEmpty)
    try FileManager.default.removeItem(atPath: subject.house.folder.path("register"))
    try FileManager.default.removeItem(atPath: try subject.house.pipeline().contract.keyPath)
    subject.day = 0
    #expect(throws: Problem.self) { try subject.night() }
  }

  @Test("What was not confirmed is not erased") func confirmed() throws {
    let subject = try Subject()
    let hash = try LogicalHash(subject.register()).digest()
    let old = try subject.plan()
    try subject.fairs("more", "Kanaria Merkkinen,\(Subject.email),uusi,Lintu Oy,")
    try subject.night()
    let problem = #expect(throws: Problem.self) {
      try Erasure(Workplace(try subject.house.pipeline(), context: subject.context()))
        .erase(confirmed: old.hash, received: 0) { _ in .init(contact: nil, email: Subject.email) }
    }
    #expect(problem?.code == .badData)
    #expect(try subject.contact() != nil && LogicalHash(subject.register()).digest() != hash)
    let nobody = #expect(throws: Problem.self) { try subject.plan(email: "nobody@lintu.example") }
    #expect(nobody?.code == .nobodyOrSeveral)
  }

  @Test("Who only looks like her stays, and an address of two keeps nobody out") func lookAlikes() throws {
    let subject = try Subject()
    try subject.customers(
      "5,Pekka Pelto,yhteinen@lintu.example,,Lintu Oy,", "6,Kaisa Korpi,yhteinen@lintu.example,,Lintu Oy,")
    try subject.night()
    let contact = try #require(try Queries(subject.register()).records(.personName, equal: "Kaisa Korpi").first)
    let plan = try subject.plan(contact.id, email: nil)
    #expect(plan.found.hers.map(\.name) == ["Kaisa Korpi"])
    #expect(plan.found.lookAlikes.map(\.name) == ["Pekka Pelto"])
    #expect(plan.found.sharedEmails == ["yhteinen@lintu.example"])
    #expect(try subject.erase(contact.id, email: nil).codes == 1)
    try subject.night(rehash: true)
    #expect(try subject.names().contains("Pekka Pelto") && !subject.names().contains("Kaisa Korpi"))
    // One that was merged wrongly with her can be left out of the list.
    let all = try subject.plan().found.hers.map(\.id)
    #expect(try subject.plan(except: [all[0]]).found.hers.map(\.id) == Array(all.dropFirst()))
    #expect(try subject.plan(except: [all[0]]).hash != subject.plan().hash)
  }

  @Test("A key under which somebody else stands now stays, and so does he") func sharedKey() throws {
    let subject = try Subject()
    try subject.customers("KAN-77123,Pekka Pelto,pekka@lintu.example,,Lintu Oy,Oulu")
    try subject.night()
    // The record of that key is Pekka's now; hers is history, found by her address.
    let plan = try subject.plan(nil)
    #expect(plan.found.hers.contains { $0.contact == nil && $0.sourceKey == "KAN-77123" })
    try subject.erase(try subject.contact())
    try subject.night(rehash: true)
    #expect(try subject.names().contains("Pekka Pelto") && subject.verifies().isEmpty)
    #expect(try subject.traces().allSatisfy { $0.contains("kan-77123") })
  }

  @Test("A key that is added changes nothing: by number and by address she stays away, and is readmitted")
  func keyAdded()
    throws
  {
    let subject = try Subject()
    try subject.erase(try subject.contact())
    try subject.house.addKey()
    let others = try subject.names()
    // By number under another address, and by address under another number.
    for row in [
      "KAN-77123,Kanaria Merkkinen,toinen@lintu.example,,Lintu Oy,Oulu",
      "9,K. M.,\(Subject.email.uppercased()),,Lintu Oy,Oulu",
    ] {
      try subject.customers(row)
      #expect(try subject.night(rehash: true).sources[0].counts.suppressed == 1)
      #expect(try subject.names() == others && subject.traces().isEmpty && subject.verifies().isEmpty)
    }
    // A backup, and erasing somebody else under the new key, bring her back no more.
    let backup = try Backup(Workplace(try subject.house.pipeline(), context: subject.context())).make(.besideRegister)
      .path
    try subject.erase(nil, email: "matti@kuusi.example")
    _ = try Restore(Workplace(try subject.house.pipeline(), context: subject.context())).restore(backup)
    try subject.night(rehash: true)
    #expect(try subject.contact() == nil && subject.traces().isEmpty && subject.verifies().isEmpty)
    // By her own wish she comes back, though her codes are of the old key.
    #expect(
      try Readmission(Workplace(try subject.house.pipeline(), context: subject.context())).readmit(email: Subject.email)
        .codes > 4
    )
    try subject.night()
    #expect(try subject.contact() != nil && subject.verifies().isEmpty)
  }

  /// The night after an erasure is the one that looks at what it does not know: what cannot be used then stays as it was.
  @Test("Whose record cannot be used in the night after an erasure is not withdrawn") func quarantineAfter() throws {
    let subject = try Subject()
    try subject.erase(try subject.contact())
    // Matti's record has a field too many, and the one after it is new.
    try subject.house.folder.write(
      "data/customers.csv",
      "nr,nimi,email,titteli,yritys,kaupunki\n2,Matti Meri,matti@kuusi.example,myyntijohtaja,Kuusi Oy,Turku,x\n"
        + "3,Matti Meri,m@lintu.example,,Lintu Oy,\n4,Oili Oja,oili@kuusi.example,,Kuusi Oy,\n")
    let night = try subject.night()
    // What is gone is the company of her record, which is in the file no more.
    #expect(night.sources[0].counts.quarantined == 1 && night.sources[0].counts.gone == 1)
    let found = try Queries(subject.register()).records(.personEmail, equal: "matti@kuusi.example")
    #expect(found.first?.value(.personTitle) == "myyntijohtaja")
    #expect(try subject.names().contains("Oili Oja") && subject.verifies().isEmpty)
  }

  @Test("A sole trader goes whole") func soleTrader() throws {
    let subject = try Subject()
    try subject.customers("KAN-77123,Kanaria Merkkinen,\(Subject.email),,Valokuvaamo Merkkinen Tmi,Oulu")
    try subject.night()
    #expect(try subject.companies().contains("Valokuvaamo Merkkinen Tmi"))
    try subject.erase(try subject.contact())
    #expect(try !subject.companies().contains { $0.contains("Merkkinen") } && subject.traces().isEmpty)
    try subject.night(rehash: true)
    #expect(try !subject.companies().contains { $0.contains("Merkkinen") } && subject.traces().isEmpty)
    #expect(try subject.verifies().isEmpty)
  }

  @Test("Readmitted by her own wish she comes back, and can be erased again") func readmitted() throws {
    let subject = try Subject()
    try subject.erase(try subject.contact())
    let readmission = Readmission(Workplace(try subject.house.pipeline(), context: subject.context()))
    let problem = #expect(throws: Problem.self) { try readmission.readmit(email: "m@lintu.example") }
    #expect(problem?.code == .nobodyOrSeveral)
    #expect(try readmission.readmit(email: Subject.email.uppercased()).codes > 4)
    try subject.night()
    #expect(try subject.contact() != nil && subject.verifies().isEmpty)
    try subject.erase(try subject.contact())
    #expect(try subject.contact() == nil && subject.traces().isEmpty && subject.verifies().isEmpty)
    try subject.night(rehash: true)
    #expect(try subject.contact() == nil && subject.traces().isEmpty && subject.verifies().isEmpty)
  }

  @Test("Who shares no contact goes without matching, and the next night comes to what a new register would")
  func rebuilt()
    throws
  {
    let subject = try Subject()
    try subject.fairs("others", "Oona Oja,oona@koivu.example,,Koivu Oy,")
    try subject.night()
    let others = try subject.names().filter { $0 != "Kanaria Merkkinen" }
    let counts = try subject.erase(try subject.contact()).counts
    #expect(counts.observations == 2 && counts.companiesKept == 2)
    #expect(try ErasureStore(subject.register()).isMatchingDue())
    #expect(try subject.names() == others && subject.traces().isEmpty && subject.verifies().isEmpty)
    #expect(try subject.companies().contains("Lintu Oy"))
    #expect(try ResolutionWriter.standingCounts(subject.register()).contactsAfter == others.count)
    #expect(try subject.night().state == .committed)
    #expect(try !ErasureStore(subject.register()).isMatchingDue() && subject.night().state == .unchanged)
    let hash = try LogicalHash(subject.register()).digest()
    #expect(try subject.names() == others && subject.traces().isEmpty && subject.verifies().isEmpty)
    try FileManager.default.removeItem(atPath: subject.house.folder.path("register"))
    subject.day = 0
    try subject.night()
    #expect(try LogicalHash(subject.register()).digest() == hash)
  }

  @Test(
    "One field of hers goes, and comes back neither by import, undo nor restore; a new value comes")
  func field() throws {
    let subject = try Subject()
    let pipeline = try subject.house.pipeline()
    _ = try Review(Workplace(pipeline, context: subject.context())).apply([
      Review.Ruling(
        .person, left: 1, right: 3, .different, reason: "toinen on Merkkititteli", file: "d.csv",
        line: 2)
    ])
    let backup = try Backup(Workplace(pipeline, context: subject.context())).make(.besideRegister).path
    func titles() throws -> [String] { try subject.traces().filter { $0.contains("titteli") } }
    #expect(try titles().count > 3)
    let contact = try #require(try subject.contact())
    func erase() throws -> ErasureCertificate {
      let hash = try subject.plan(contact, email: nil, field: .personTitle).hash
      #expect(try hash != subject.plan(contact, email: nil).hash)
      return try Erasure(Workplace(pipeline, context: subject.context()))
        .erase(confirmed: hash, field: .personTitle, received: 0) { _ in
          .init(contact: contact, email: nil)
        }
    }
    let certificate = try erase()
    #expect(
      certificate.counts.fields == 2 && certificate.counts.observations == 0
        && certificate.counts.reasons == 1)
    #expect(certificate.isFinished && certificate.rawFiles.count == 2)
    #expect(try titles().isEmpty && subject.verifies().isEmpty)
    #expect(try subject.contact() == contact && subject.names().contains("Matti Meri"))

    #expect(try subject.night().state == .unchanged)
    let hash = try LogicalHash(subject.register()).digest()
    let night = try subject.night(rehash: true)
    #expect(
      night.sources.allSatisfy {
        $0.counts.changed == 0 && $0.counts.created == 0 && $0.counts.gone == 0
      })
    #expect(try LogicalHash(subject.register()).digest() == hash && titles().isEmpty)
    _ = try Undo(Workplace(pipeline, context: subject.context())).undo(2)
    #expect(try titles().isEmpty && subject.verifies().isEmpty)
    _ = try Restore(Workplace(pipeline, context: subject.context())).restore(backup)
    #expect(try titles().isEmpty && subject.verifies().isEmpty && subject.contact() == contact)
    try subject.night(rehash: true)
    #expect(try titles().isEmpty && subject.verifies().isEmpty)

    // In the same record under another spelling, and by her address in another one.
    try subject.customers(
      "KAN-77123,Kanaria Merkkinen,\(Subject.email),VANHATITTELI ,Lintu Oy,Oulu")
    try subject.fairs("uusi", "K. Merkkinen,\(Subject.email),Merkkititteli,Lintu Oy,")
    try subject.night()
    #expect(try titles().isEmpty && subject.verifies().isEmpty)
    try subject.customers(
      "KAN-77123,Kanaria Merkkinen,\(Subject.email),talousjohtaja,Lintu Oy,Oulu")
    try subject.night()
    let record = try #require(try Queries(subject.register()).record(.person, id: contact))
    #expect(
      record.value(.personTitle) == "talousjohtaja"
        && record.value(.personResponsibility) == "finance")
    // What was derived from the title goes with it.
    _ = try erase()
    #expect(
      try Queries(subject.register()).record(.person, id: contact)?.value(.personResponsibility)
        == nil)
  }

  @Test("What stands was looked at when it came; whatever else is read is looked at, and all after an erasure")
  func standing() throws {
    let subject = try Subject()
    try subject.erase(try subject.contact())
    let first = try subject.night(rehash: true)
    let hash = try LogicalHash(subject.register()).digest()
    let later = try subject.night(rehash: true)
    #expect(first.sources.map(\.counts.suppressed) == [1, 1])
    #expect(later.sources.map(\.counts) == first.sources.map(\.counts))
    #expect(try LogicalHash(subject.register()).digest() == hash)

    // Twins, a line for quarantine, and her address as a company's.
    let others = try subject.names()
    let twin = "9,Kanaria Merkkinen,\(Subject.email),,Lintu Oy,"
    try subject.customers(
      "KAN-77123,Kanaria Merkkinen,\(Subject.email),vanhatitteli,Lintu Oy,Oulu", twin, twin,
      ",Kanaria Merkkinen,\(Subject.email),,,")
    try subject.fairs("more", "Oili Oja,oili@koivu.example,,Koivu Oy,\(Subject.email)")
    let night = try subject.night()
    #expect(night.sources.map(\.counts.suppressed) == [4, 1] && night.quarantine.open == 0)
    #expect(try subject.names().sorted() == (others + ["Oili Oja"]).sorted())
    #expect(try subject.traces().isEmpty && subject.verifies().isEmpty)

    // What an erasure did not find and its codes know does not stand for long.
    let email = "matti@kuusi.example"
    let code = try #require(try Suppression(try subject.keys(), codes: []).code(email: email)).code
    try SuppressionStore(try subject.keys().open(subject.house.registerPath, toWrite: true))
      .add(scope: .erased, code: code.bytes, keyVersion: 1, run: nil)
    try subject.night(rehash: true)
    #expect(try Queries(subject.register()).records(.personEmail, equal: email).isEmpty)
    #expect(try subject.names().contains("Matti Meri"))
  }

  @Test("A legal hold stops an erasure, and no replay of the journal") func held() throws {
    let subject = try Subject()
    let pipeline = try subject.house.pipeline()
    let path = RightsJournal.path(ofKeyFile: pipeline.contract.keyPath)
    let backup = try Backup(Workplace(pipeline, context: subject.context())).make(.besideRegister).path
    let before = try subject.plan()
    let hers = try #require(before.found.hers.first?.key)
    let mailbox = try #require(try ErasureSearch(subject.register()).found(before.found.mailboxes[0])?.key)
    let legal = LegalHold(Workplace(pipeline, context: subject.context()))
    for (key, reason) in [(hers, "vaade"), (mailbox, "vaade Merkkinen")] {
      _ = try legal.hold(reason: reason) { _ in [key] }
      #expect(try subject.plan().holds.map(\.key) == [key] && subject.plan().hash == before.hash)
      let journal = try Data(contentsOf: URL(filePath: path))
      let problem = #expect(throws: Problem.self) { try subject.erase() }
      #expect(problem?.code == .badData && problem?.message.contains("legal hold") == true)
      #expect(try subject.contact() != nil && Data(contentsOf: URL(filePath: path)) == journal)
      _ = try legal.release(reason: "Kanaria sopi, asiakas KAN-77123") { _ in [key] }
    }
    _ = try legal.hold(reason: "vaade") { _ in [hers] }
    let title = try subject.plan(field: .personTitle)
    #expect(title.holds.map(\.key) == [hers])
    #expect(throws: Problem.self) {
      try Erasure(Workplace(pipeline, context: subject.context())).erase(confirmed: title.hash, field: .personTitle) {
        _ in
        .init(contact: nil, email: Subject.email)
      }
    }
    _ = try legal.release(reason: "sovittu") { _ in [hers] }
    try subject.erase()
    #expect(try subject.contact() == nil && subject.traces().isEmpty && subject.verifies().isEmpty)

    // What is left of her record, the company, can be held like any other.
    _ = try legal.hold(reason: "vaade") { _ in [hers] }
    let outcome = try Restore(Workplace(pipeline, context: subject.context())).restore(backup)
    #expect(outcome.holds.map(\.key) == [hers])
    #expect(try HoldStore(try subject.register()).standing().map(\.key) == [hers])
    #expect(try subject.contact() == nil && subject.traces().isEmpty && subject.verifies().isEmpty)
  }

  @Test("Of what was erased nothing is left to retention, and it stays erased on request") func window() throws {
    let subject = try Subject()
    try subject.customers("KAN-77123,Kanaria Merkkinen,\(Subject.email),,Valokuvaamo Merkkinen Tmi,Oulu")
    try subject.night()
    try subject.erase(try subject.contact())
    subject.day += 200
    // The company of her first record is a former value.
    #expect(try subject.night(rehash: true, allow: ["run:clock"]).retention.history == 1)
    let erased = try Queries(subject.register()).observations(where: "o.raw IS NULL")
    #expect(
      try erased.map { try Queries(subject.register()).erasure(of: $0).text }.sorted() == [
        "value erased, history window", "value erased, on request",
      ])
    #expect(try subject.verifies().isEmpty && subject.traces().isEmpty)
    #expect(try subject.night(rehash: true).retention.history == 0)
  }

  @Test("What is left to be written anew is written by the next run") func later() throws {
    let subject = try Subject()
    #expect(try !subject.erase(try subject.contact(), later: true).isFinished)
    #expect(try ErasureStore(subject.register()).isUnfinished())
    #expect(try subject.night().state == .unchanged)
    #expect(try subject.traces().isEmpty && !ErasureStore(subject.register()).isUnfinished())
  }
}
