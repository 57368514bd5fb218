import Compliance
import Configuration
import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

/// A register of two sources, in which a title is wrong.
private final class House {
  static let liisa = "1,Liisa Lampi,liisa.lampi@honka.example,väärätitteli,Honka Oy,Pori"
  static let elli = "2,Elli Suo,elli@haapa.example,Palkanlaskija,Haapa Oy,Turku"

  let house: TestHouse
  private var day: Int64 = 0

  init(
    billing: [String] = ["77,Elli Suo,elli@haapa.example,Palkanlaskija,Haapa Oy,Turku"], extent: String = "snapshot"
  ) throws {
    func source(_ name: String, trust: Int) -> String {
      """
      { name: "\(name)", reader: "csv", paths: ["../data/\(name).csv"], key: ["nr"], extent: "\(extent)",
        purpose: "customer register", trust: \(trust), map: { "person.name": "nimi", "person.email": "email",
        "person.title": "titteli", "company.name": "yritys", "company.city": "paikka" } },
      """
    }
    house = try TestHouse(sources: source("customers", trust: 50) + source("billing", trust: 80))
    try night([Self.liisa, Self.elli], billing: billing)
  }

  func context() -> RunContext {
    day += 1
    return TestHouse.context(day: day)
  }

  @discardableResult
  func night(_ rows: [String]? = nil, billing: [String]? = nil, rehash: Bool = false, rehearse: Bool = false) throws
    -> NightResult
  {
    let head = "nr,nimi,email,titteli,yritys,paikka\n"
    for (name, rows) in [("customers", rows), ("billing", billing)] {
      if let rows { try house.folder.write("data/\(name).csv", head + rows.joined(separator: "\n") + "\n") }
    }
    var options = NightOptions()
    options.create = day == 0
    options.rehash = rehash
    options.isRehearsal = rehearse
    return try Night(Workplace(try house.pipeline(), context: context()), options: options).run()
  }

  private func who(_ kind: EntityKind, _ id: Int64) -> (Queries) throws(Problem) -> GoldenRecord {
    { (queries: Queries) throws(Problem) in
      guard let record = try queries.record(kind, id: id) else { throw Problem(.nobodyOrSeveral, "nobody") }
      return record
    }
  }

  @discardableResult
  func rectify(
    _ field: Field = .personTitle, to value: String = "Talousjohtaja", _ id: Int64? = nil, received: Day? = nil
  ) throws -> (plan: Rectifying.Plan, outcome: Rectifying.Outcome) {
    let id = try id ?? contact()
    return try Rectifying(Workplace(try house.pipeline(), context: context()))
      .rectify(
        field, to: value, reason: "her letter", received: received, who(field.isPersonal ? .person : .company, id))
  }

  @discardableResult
  func withdraw(_ field: Field = .personTitle) throws -> Rectifying.Outcome {
    try Rectifying(Workplace(try house.pipeline(), context: context()))
      .withdraw(field, reason: "another's letter", who(.person, try contact()))
  }

  func undo(_ run: Int64) throws { _ = try Undo(Workplace(try house.pipeline(), context: context())).undo(run) }

  func register() throws -> RegisterFile {
    let keys = try KeyRing.load(try house.pipeline().contract.keyPath)
    return try RegisterFile.openToWrite(house.registerPath, key: keys.newest(.cipher).bytes)
  }

  /// The contact of a record that was or is Liisa's.
  func contact(_ name: String = "Liisa Lampi") throws -> Int64 {
    try #require(try Queries(register()).all(.person).first { $0.value(.personName) == name }).id
  }

  func value(_ field: Field = .personTitle, of name: String = "Liisa Lampi") throws -> String? {
    try Queries(register()).all(.person).first { $0.value(.personName) == name }?.value(field)
  }

  func verifies() throws -> Bool {
    try Verification.failures(register(), KeyRing.load(house.pipeline().contract.keyPath)).isEmpty
  }

  func hash() throws -> String { try LogicalHash(register()).digest().hex }

  /// What the last night found about corrections, over all sources.
  static func findings(_ result: NightResult) -> [FindingCode: Int] {
    result.sources.reduce(into: [:]) { all, source in
      for (code, count) in source.findings where code.rawValue.hasPrefix("correction.") {
        all[code, default: 0] += count
      }
    }
  }

  /// Where in the register a text stands: `table.column`.
  func places(of mark: String) throws -> [String] {
    let connection = try register().connection
    var found: [String] = []
    for (table, labels) in Census.labels.sorted(by: { $0.key < $1.key }) {
      for column in labels.keys.sorted() {
        let query = try connection.prepare("SELECT CAST(\(column) AS TEXT) FROM \(table) WHERE \(column) IS NOT NULL")
        while try query.step() {
          if query.string(0).lowercased().contains(mark) { found.append("\(table).\(column)") }
        }
      }
    }
    return Set(found).sorted()
  }
}

private let repeated: [FindingCode: Int] = [.correctionRepeated: 1]

@Suite("Rectifying") struct RectifyingTests {
  @Test("It reads so at once, is told with its reason, and a night without changes costs nothing") func atOnce() throws
  {
    let house = try House()
    let done = try house.rectify(received: Day("2026-01-01"))
    #expect(done.outcome.run == 2 && done.outcome.record?.value(.personTitle) == "Talousjohtaja")
    #expect(done.plan.incorrect == ["väärätitteli"] && done.outcome.requests.map(\.right) == [.rectify])
    let record = try #require(done.outcome.record)
    #expect(record.reasons[2] == .corrected && record.reasons[0] == .only)
    // What the incorrect title had told goes; what the right one tells is there.
    #expect(record.value(.personResponsibility) == "finance")
    let one = try #require(try Queries(house.register()).observations(.person, id: record.id).first)
    #expect(one.raw[2] == "väärätitteli" && one.said[2] == "väärätitteli" && one.normal[2] == "Talousjohtaja")
    #expect(try house.night().state == .unchanged)
    let again = try house.rectify()
    #expect(again.plan.stands && again.outcome.run == nil)
    #expect(try house.verifies())
  }

  @Test(
    "It outlives the file read again, another column changed, the value changed, and a night's rehearsal",
    arguments: [
      (House.liisa, [.correctionRepeated: 1]),
      ("1,Liisa Lampi,liisa.lampi@honka.example,väärätitteli,Honka Oy,Kemi", [.correctionRepeated: 1]),
      ("1,Liisa Lampi,liisa.lampi@honka.example,VÄÄRÄTITTELI,Honka Oy,Pori", [.correctionRepeated: 1]),
      ("1,Liisa Lampi,liisa.lampi@honka.example,Myyjä,Honka Oy,Pori", [.correctionContradicted: 1]),
      ("1,Liisa Lampi,liisa.lampi@honka.example,talousjohtaja,Honka Oy,Pori", [.correctionConfirmed: 1]),
      ("1,Liisa Lampi,liisa.lampi@honka.example,,Honka Oy,Pori", [:]),
      ("1,Liisa Lampi,uusi@honka.example,väärätitteli,Honka Oy,Pori", [.correctionRepeated: 1]),
      ("1,Liisa Lampi-Suo,liisa.lampi@honka.example,väärätitteli,Honka Oy,Pori", [.correctionRepeated: 1]),
    ] as [(String, [FindingCode: Int])], ["snapshot", "delta"])
  func outlives(_ told: (row: String, findings: [FindingCode: Int]), extent: String) throws {
    let (row, findings) = told
    let house = try House(extent: extent)
    try house.rectify()
    #expect(House.findings(try house.night([row, House.elli], rehash: true, rehearse: true)) == findings)
    #expect(House.findings(try house.night(rehash: true)) == findings)
    let name = row.contains("-Suo") ? "Liisa Lampi-Suo" : "Liisa Lampi"
    #expect(try house.value(of: name) == "Talousjohtaja")
    let hash = try house.hash()
    try house.night(rehash: true)
    #expect(try house.hash() == hash && house.verifies())
  }

  @Test("A key that is somebody else's by now takes nothing along, and gives it back to her") func reused() throws {
    let house = try House()
    try house.rectify()
    let result = try house.night(["1,Matti Meri,matti@koivu.example,Myyjä,Koivu Oy,Oulu", House.elli])
    #expect(try house.value(of: "Matti Meri") == "Myyjä")
    #expect(House.findings(result) == [.correctionAsleep: 1])
    // His own correction under that key leaves hers alone.
    #expect(try house.rectify(to: "Lakimies", try house.contact("Matti Meri")).outcome.ended == 0)
    #expect(try house.value(of: "Matti Meri") == "Lakimies")
    try house.night([House.liisa, House.elli])
    #expect(try house.value() == "Talousjohtaja")
  }

  @Test("Neither a more trusted source that repeats it nor one with a third value goes before it") func second() throws
  {
    let house = try House()
    try house.rectify()
    let elli = "77,Elli Suo,elli@haapa.example,Palkanlaskija,Haapa Oy,Turku"
    for (title, finding) in [
      ("väärätitteli", .correctionRepeated), ("Myyjä", .correctionContradicted),
      ("Talousjohtaja", .correctionConfirmed),
    ] as [(String, FindingCode)] {
      let result = try house.night(billing: [elli, "78,Liisa Lampi,liisa.lampi@honka.example,\(title),Honka Oy,Pori"])
      #expect(result.sources.first { $0.name == "billing" }?.findings[finding] == 1, "\(title)")
      #expect(try Queries(house.register()).observations(.person, id: house.contact()).count == 2)
      #expect(try house.value() == "Talousjohtaja", "\(title)")
    }
    // The first source's record gone, the other one speaks for itself.
    let result = try house.night([House.elli])
    #expect(try house.value() == "Talousjohtaja" && House.findings(result) == [.correctionAsleep: 1])
    try house.night(billing: [elli, "78,Liisa Lampi,liisa.lampi@honka.example,Myyjä,Honka Oy,Pori"])
    #expect(try house.value() == "Myyjä")
    try house.night([House.liisa, House.elli])
    #expect(try house.value() == "Talousjohtaja" && house.verifies())
  }

  @Test("Of two contacts that become one the newest word holds, and each its own after they part") func merged() throws
  {
    let house = try House()
    try house.rectify()
    let elli = try house.contact("Elli Suo")
    try house.rectify(to: "Hankintapäällikkö", elli)
    let review = Review(Workplace(try house.house.pipeline(), context: house.context()))
    let ruling = Review.Ruling(
      .person, left: try house.contact(), right: elli, .same, reason: nil, file: "d.csv", line: 2)
    let merge = try #require(try review.apply([ruling]).run)
    #expect(try Queries(house.register()).all(.person).map { $0.value(.personTitle) } == ["Hankintapäällikkö"])
    try house.undo(merge)
    #expect(try house.value() == "Talousjohtaja" && house.value(of: "Elli Suo") == "Hankintapäällikkö")
  }

  @Test("What a steward decided before it holds on, though a name was put right") func decided() throws {
    let house = try House()
    let elli = try house.contact("Elli Suo")
    let ruling = Review.Ruling(
      .person, left: try house.contact(), right: elli, .same, reason: nil, file: "d.csv", line: 2)
    _ = try Review(Workplace(try house.house.pipeline(), context: house.context())).apply([ruling])
    let contact = try #require(try Queries(house.register()).all(.person).first).id
    try house.rectify(.personName, to: "Liisa Niemi", contact)
    #expect(try Queries(house.register()).all(.person).map { $0.value(.personName) } == ["Liisa Niemi"])
  }

  @Test("Undo never takes it back: it sleeps with its record, and holds again with it") func undone() throws {
    let house = try House()
    try house.night([House.liisa, House.elli, "3,Oona Oja,oona@koivu.example,väärätitteli,Koivu Oy,Oulu"])
    try house.rectify(to: "Lakimies", try house.contact("Oona Oja"))
    #expect(throws: Problem.self) { try house.undo(3) }
    try house.undo(2)
    #expect(try house.value(of: "Oona Oja") == nil && house.verifies())
    try house.night([House.liisa, House.elli, "3,Oona Oja,oona@koivu.example,väärätitteli,Koivu Oy,Kemi"])
    #expect(try house.value(of: "Oona Oja") == "Lakimies")
    // A night that changed the record is undone: what comes back reads right, too.
    try house.rectify()
    try house.night(["1,Liisa Lampi,liisa.lampi@honka.example,Myyjä,Honka Oy,Kemi", House.elli])
    try house.undo(try #require(try RunLedger(house.register()).entries().first { $0.act == .night }).id)
    #expect(try house.value() == "Talousjohtaja" && house.verifies())
  }

  @Test("Taken back, the sources' word holds again, to the hash") func withdrawn() throws {
    let house = try House()
    let hash = try house.hash()
    try house.rectify()
    try house.rectify(.personEmail, to: "liisa.niemi@honka.example")
    #expect(try house.hash() != hash)
    #expect(try house.withdraw().ended == 1)
    #expect(try house.value() == "väärätitteli" && house.value(.personEmail) == "liisa.niemi@honka.example")
    try house.withdraw(.personEmail)
    #expect(try house.hash() == hash && house.verifies())
    #expect(throws: Problem.self) { try house.withdraw() }
    #expect(House.findings(try house.night(rehash: true)).isEmpty)
  }

  @Test("A second correction takes the place of the first, and knows what the source said") func again() throws {
    let house = try House()
    try house.rectify(to: "Myyjä")
    let done = try house.rectify()
    #expect(done.outcome.ended == 1 && done.plan.incorrect == ["väärätitteli"])
    #expect(try house.value() == "Talousjohtaja")
    #expect(House.findings(try house.night(rehash: true)) == repeated)
  }

  @Test("A company's is kept for all its records, and for those that come later") func company() throws {
    let house = try House()
    let company = try #require(
      try Queries(house.register()).all(.company).first { $0.value(.companyName) == "Haapa Oy" })
    let done = try house.rectify(.companyCity, to: "Kuopio", company.id, received: Day("2026-01-01"))
    #expect(done.plan.observations.count == 2 && done.outcome.requests.count == 1)
    func city() throws -> String? {
      try Queries(house.register()).all(.company).first { $0.value(.companyName) == "Haapa Oy" }?.value(.companyCity)
    }
    #expect(try city() == "Kuopio")
    let result = try house.night([House.liisa, House.elli, "9,Aino Aho,aino@haapa.example,Myyjä,Haapa Oy,Turku"])
    #expect(result.sources.first { $0.name == "customers" }?.findings == [.correctionRepeated: 2])
    #expect(try city() == "Kuopio")
  }

  @Test(
    "A value that cannot be used is refused, and nothing is changed",
    arguments: [
      (.personEmail, "not an address"), (.personTitle, ""), (.personTitle, "  "), (.personTitle, "131052-308T"),
      (.personResponsibility, "Kaikki muu paitsi"), (.companyCity, "Oulu"), (.personName, "a\u{1F}b"),
    ] as [(Field, String)])
  func refused(_ field: Field, _ value: String) throws {
    let house = try House()
    let hash = try house.hash()
    let contact = try house.contact()
    let problem = #expect(throws: Problem.self) {
      let pipeline = try house.house.pipeline()
      return try Rectifying(Workplace(pipeline, context: house.context())).rectify(field, to: value, reason: nil) {
        queries throws(Problem) in
        guard let record = try queries.record(.person, id: contact) else { throw Problem(.bug, "nobody") }
        return record
      }
    }
    #expect(problem?.remedy != nil && (value.isEmpty || problem?.message.contains(value) == false))
    #expect(try house.hash() == hash && RunLedger(house.register()).entries().count == 1)
  }

  @Test("It is brought back to an older register, or taken back there, and told where the record lacks") func restored()
    throws
  {
    let house = try House()
    let pipeline = try house.house.pipeline()
    let before = try Backup(Workplace(pipeline, context: house.context())).make(.besideRegister).path
    try house.night([House.liisa, House.elli, "3,Oona Oja,oona@koivu.example,väärätitteli,Koivu Oy,Oulu"])
    try house.rectify()
    let made = try #require(try CorrectionStore(house.register()).all().first).correction.made
    try house.rectify(to: "Lakimies", try house.contact("Oona Oja"))
    let after = try Backup(Workplace(pipeline, context: house.context())).make(.besideRegister).path
    let shown = try Restore(Workplace(pipeline, context: house.context())).preview(before)
    #expect(shown.corrections.map { $0.key == nil } == [false, true])
    _ = try Restore(Workplace(pipeline, context: house.context())).restore(before)
    #expect(try house.value() == "Talousjohtaja" && house.value(of: "Oona Oja") == nil && house.verifies())
    #expect(House.findings(try house.night(rehash: true)) == repeated)
    let back = try CorrectionStore(house.register()).all()
    #expect(
      back.map(\.author) == ["tester"] && back.map(\.correction.made) == [made] && back.map(\.reason) == ["her letter"])

    // Withdrawn since, it does not come back with a backup that has it.
    try house.withdraw()
    _ = try Restore(Workplace(pipeline, context: house.context())).restore(after)
    #expect(try house.value(of: "Oona Oja") == "Lakimies" && house.verifies())
  }

  @Test("Erased, nothing of either value is left, and nothing comes back by import, undo or restore") func erased()
    throws
  {
    let house = try House()
    let pipeline = try house.house.pipeline()
    try house.rectify(to: "oikeatitteli")
    try house.rectify(.personEmail, to: "oikea.osoite@honka.example")
    try house.rectify(.personName, to: "Liisa Oikeanimi")
    let contact = try house.contact("Liisa Oikeanimi")
    let marks = ["oikea", "väärätitteli", "liisa"]
    #expect(try marks.allSatisfy { try !house.places(of: $0).isEmpty })
    let backup = try Backup(Workplace(pipeline, context: house.context())).make(.besideRegister).path
    let subject = Erasure.Subject(contact: contact, email: nil)
    let plan = try Erasure.plan(house.register(), subject)
    #expect(Set(plan.found.emails) == ["liisa.lampi@honka.example", "oikea.osoite@honka.example"])
    _ = try Erasure(Workplace(pipeline, context: house.context())).erase(confirmed: plan.hash) { _ in subject }
    for mark in marks { #expect(try house.places(of: mark) == [], "\(mark)") }
    // The same file, the same record under another key, and another source with the right address.
    try house.night(rehash: true)
    try house.night([House.elli, House.liisa.replacingOccurrences(of: "1,", with: "11,")])
    try house.night(billing: ["79,Liisa Niemi,oikea.osoite@honka.example,Myyjä,Honka Oy,Pori"])
    for mark in marks { #expect(try house.places(of: mark) == [], "\(mark)") }
    _ = try Restore(Workplace(pipeline, context: house.context())).restore(backup)
    for mark in marks { #expect(try house.places(of: mark) == [], "\(mark)") }
    #expect(try house.verifies())
    let bytes = try Data(contentsOf: URL(filePath: house.house.registerPath))
    for mark in marks.dropFirst(0) where mark != "liisa" { #expect(bytes.range(of: Data(mark.utf8)) == nil, "\(mark)") }
  }

  @Test("One field erased takes its correction along, and leaves the others") func field() throws {
    let house = try House()
    try house.rectify(to: "oikeatitteli")
    try house.rectify(.personName, to: "Liisa Oikeanimi")
    let subject = Erasure.Subject(contact: try house.contact("Liisa Oikeanimi"), email: nil)
    let plan = try Erasure.plan(house.register(), subject, field: .personTitle)
    _ = try Erasure(Workplace(try house.house.pipeline(), context: house.context()))
      .erase(confirmed: plan.hash, field: .personTitle) { _ in subject }
    for mark in ["oikeatitteli", "väärätitteli"] { #expect(try house.places(of: mark) == [], "\(mark)") }
    try house.night(rehash: true)
    #expect(try house.value(of: "Liisa Oikeanimi") == nil && house.contact("Liisa Oikeanimi") > 0)
    #expect(try house.places(of: "väärätitteli") == [] && house.verifies())
  }

  @Test("Retention takes it with the last that its record said, and an ended one with the history window")
  func retained()
    throws
  {
    let house = try House()
    try house.house.folder.write(
      "pipelines/register.json5",
      TestHouse.contract.replacingOccurrences(of: "historyDays: 180", with: "historyDays: 3"))
    try house.rectify(to: "oikeatitteli")
    let ended = try house.contact("Elli Suo")
    try house.rectify(to: "ohimenevä", ended)
    _ = try Rectifying(Workplace(try house.house.pipeline(), context: house.context())).withdraw(
      .personTitle, reason: "wrong"
    ) {
      queries throws(Problem) in
      guard let record = try queries.record(.person, id: ended) else { throw Problem(.bug, "nobody") }
      return record
    }
    try house.night([House.elli])
    #expect(try house.places(of: "ohimenevä").contains("correction.value"))
    for _ in 0..<5 { _ = house.context() }
    try house.night(rehash: true)
    for mark in ["oikeatitteli", "väärätitteli", "ohimenevä"] { #expect(try house.places(of: mark) == [], "\(mark)") }
    #expect(try house.verifies())
  }

  @Test("Neither ledger, log nor metrics hold a value of it") func silent() throws {
    let house = try House()
    try house.rectify(to: "oikeatitteli")
    let connection = try house.register().connection
    for (table, column) in [("audit", "act"), ("run", "act"), ("source_run", "headers"), ("guard_trip", "message")] {
      let query = try connection.prepare("SELECT CAST(\(column) AS TEXT) FROM \(table) WHERE \(column) IS NOT NULL")
      while try query.step() { #expect(!query.string(0).contains("titteli")) }
    }
    #expect(
      try house.places(of: "oikeatitteli")
        == ["contact.title", "correction.value", "observation.normal"])
  }

  @Test("As of before it the register answers as it did then") func past() throws {
    let house = try House()
    let id = try house.contact()
    try house.rectify()
    let then = try #require(try Queries(house.register(), asOf: 1).observations(.person, id: id).first)
    #expect(then.normal[2] == "väärätitteli" && then.corrected == nil)
    let now = try #require(try Queries(house.register(), asOf: 2).observations(.person, id: id).first)
    #expect(now.normal[2] == "Talousjohtaja" && now.corrected != nil)
    let view = try house.register().connection.prepare(
      "SELECT source, field, value, incorrect, author, since_run, until_run FROM corrections")
    #expect(try view.step() && view.string(3) == "väärätitteli" && view.integer(5) == 2 && view.isNull(6))
  }
}
