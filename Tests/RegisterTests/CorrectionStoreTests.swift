import Records
import SQLite
import Testing

@testable import Register

private let aino = Said("1", "Aino Meri", email: "aino@kuusi.example", title: "johtaja")
private let matti = Said("2", "Matti Meri", email: "matti@kuusi.example", title: "myyjä")

extension TestRegister {
  /// Puts a value of a record right, in a run of its own.
  func correct(
    _ record: Said, _ field: Field, from incorrect: String, to value: String, reason: String? = nil
  ) throws(Problem) {
    let key = try key(record.key)
    try run(.rectify) { run throws(Problem) in
      let store = CorrectionStore(register)
      try store.add(
        Correction(
          made: context.now, field: field, value: value, incorrect: incorrect, derived: [],
          who: Correction.who(record.raw, field)), key: key, author: "Testi", reason: .init(reason), run: run)
      try store.reapply(to: [key])
    }
  }

  /// Ends a correction, in a run of its own.
  func endCorrection(_ id: Int64, of record: Said, reason: String? = nil) throws(Problem) {
    let key = try key(record.key)
    try run(.withdrawCorrection) { run throws(Problem) in
      let store = CorrectionStore(register)
      try store.close(id, reason: .init(reason), run: run)
      try store.reapply(to: [key])
    }
  }
}

@Suite("Values that were put right") struct CorrectionStoreTests {
  @Test("A correction stands from its run on, with who made it and why") func standing() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.correct(matti, .personTitle, from: "myyjä", to: "päällikkö", reason: "his word")
    let store = CorrectionStore(house.register)
    let entry = try #require(try store.all().first)
    #expect(entry.key == 2 && entry.author == "Testi" && entry.reason == "his word")
    #expect(
      entry.correction.run == 2 && entry.correction.field == .personTitle && entry.correction.value == "päällikkö")
    #expect(entry.correction.incorrect == "myyjä" && entry.correction.made == house.context.now)
    #expect(entry.correction.who == Correction.who(matti.raw, .personTitle))
    #expect(try store.standing(.personTitle, keys: [2]).count == 1 && store.standing(.personTitle, keys: [1]).isEmpty)
    #expect(try store.standing(.personName, keys: [2]).isEmpty)
    #expect(try store.standing(.personTitle, of: .person, id: 2).count == 1)
    #expect(try store.standing(.personTitle, of: .person, id: 1).isEmpty)
    #expect(try store.standing(.personTitle, of: .company, id: 1).count == 1, "his record is the company's too")
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, päällikkö"])
    // As of a run: after it was made, and before it was ended.
    try house.endCorrection(1, of: matti, reason: "mistake")
    for (run, count) in [(1, 0), (2, 1), (3, 0)] as [(Int64, Int)] {
      #expect(try store.standing(asOf: run).count == count && store.byKey(asOf: run).count == min(count, 1))
    }
    #expect(try store.all().isEmpty && house.contacts == ["Aino Meri, johtaja", "Matti Meri, myyjä"])
    #expect(try house.rows("SELECT closed, close_reason FROM correction") == ["3|mistake"])
    try house.endCorrection(1, of: matti, reason: "again")
    #expect(try house.rows("SELECT closed, close_reason FROM correction") == ["3|mistake"])
    #expect(try house.rows("SELECT 1 FROM observation WHERE uncorrected IS NOT NULL OR normal IS NOT NULL") == [])
  }

  @Test("Rows read as put right, and say what their source said") func rows() throws {
    let house = try TestRegister()
    var said = matti
    said.normal = [.personTitle: "Myyjä"]
    try house.night(Spoken("s", aino, said))
    try house.correct(matti, .personTitle, from: "Myyjä", to: "päällikkö")
    let store = CorrectionStore(house.register)
    let row = try #require(try store.correctedRows()[2])
    #expect(PackedFields.values(row.said)[Field.personTitle.rawValue] == "Myyjä")
    #expect(row.correction(of: .personTitle)?.value == "päällikkö" && row.correction(of: .personName) == nil)
    #expect(try store.correctedRows().count == 1)
    #expect(try PackedFields.values(#require(try store.said(2)))[Field.personTitle.rawValue] == "Myyjä")
    #expect(try store.said(1) == nil && store.said(99) == nil)
    let record = try #require(try Queries(house.register).observation(2))
    #expect(record.normal[2] == "päällikkö" && record.raw[2] == "myyjä" && record.said[2] == "Myyjä")
    // As of the run before, as the rules had it.
    #expect(try Queries(house.register, asOf: 1).observation(2)?.normal[2] == "Myyjä")
    // A second correction of the field goes before the first; the first takes its place again where the second ends.
    try house.correct(matti, .personTitle, from: "päällikkö", to: "johtaja")
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, johtaja"])
    try house.endCorrection(2, of: matti)
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, päällikkö"])
    try house.endCorrection(1, of: matti)
    #expect(try Queries(house.register).observation(2)?.normal[2] == "Myyjä")
    #expect(
      try house.rows("SELECT normal IS NULL, uncorrected IS NULL FROM observation ORDER BY id") == ["1|1", "0|1"])
  }

  @Test("It holds through an undo, since it is no run's word about the source") func undo() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.night(Spoken("s", aino, matti.with(.personEmail, "m@kuusi.example")))
    try house.correct(matti, .personTitle, from: "myyjä", to: "päällikkö")
    try house.undo(2)
    // What the undo brought back is of the same record, and reads as put right, too.
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, päällikkö"])
    #expect(try Queries(house.register).all(.person)[1].value(.personEmail) == "matti@kuusi.example")
    try house.night(Spoken("s", aino))
    #expect(try house.contacts == ["Aino Meri, johtaja"])
    #expect(try CorrectionEchoes(house.register).asleep() == ["s": 1])
    try house.night(Spoken("s", aino, matti))
    #expect(try house.contacts == ["Aino Meri, johtaja", "Matti Meri, päällikkö"])
    #expect(try CorrectionEchoes(house.register).asleep() == [:])
    #expect(try house.failures() == [])
  }

  @Test("What is forgotten of a person's fields, and what of the company stays") func forget() throws {
    let house = try TestRegister()
    try house.night(Spoken("s", aino, matti))
    try house.correct(matti, .personTitle, from: "myyjä", to: "päällikkö", reason: "his word")
    try house.correct(matti, .companyName, from: "Kuusi Oy", to: "Kuusi Oyj")
    try house.correct(aino, .personTitle, from: "johtaja", to: "omistaja")
    let store = CorrectionStore(house.register)
    func left() throws -> [String] {
      try house.rows(
        "SELECT id, value, incorrect, derived, who IS NOT NULL, reason, closed FROM correction ORDER BY id")
    }
    let before = try left()
    try house.run(.erase) { run throws(Problem) in try store.forget(personsOf: [2], run: run) }
    #expect(try left() == ["1|-|-|-|0|-|5"] + before.dropFirst())
    #expect(try store.all().map(\.correction.id) == [2, 3])
    // One that had ended keeps the run that ended it.
    try house.endCorrection(3, of: aino, reason: "mistake")
    #expect(try !store.hasEnded(by: 5) && store.hasEnded(by: 6))
    try house.run(.erase) { run throws(Problem) in try store.forget(where: "closed <= 6", run: run) }
    #expect(try house.rows("SELECT value, close_reason, closed FROM correction WHERE id = 3") == ["-|-|6"])
    #expect(try !store.hasEnded(by: 9))
  }

  @Test("What sources say of it now") func echoes() throws {
    let house = try TestRegister()
    let also = Said("3", "Matti Meri", title: "Myyjä"), third = Said("4", "Matti Meri", title: "talonmies")
    // What a source said before, and says no more, is no echo.
    try house.night(Spoken("s", aino, matti, also, third.with(.personTitle, "myyjä")))
    try house.night(Spoken("s", aino, matti, also, third, Said("5", "Matti Meri", title: "Päällikkö")))
    try house.correct(matti, .personTitle, from: "myyjä", to: "päällikkö")
    let echoes = try CorrectionEchoes(house.register).all()
    #expect(echoes.map(\.verdict) == [.repeated, .repeated, .contradicted, .confirmed])
    #expect(echoes.map(\.observation) == [2, 3, 5, 6] && echoes.allSatisfy { $0.kind == .person && $0.id == 2 })
    #expect(echoes.map(\.said) == ["myyjä", "Myyjä", "talonmies", "Päällikkö"])
    #expect(echoes.map(\.line) == [3, 4, 5, 6] && echoes.allSatisfy { $0.source == "s" && $0.path == "s.csv" })
    #expect(try CorrectionEchoes(house.register).all(of: (.person, 1)).isEmpty)
    #expect(try CorrectionEchoes(house.register).all(of: (.person, 2)).count == 4)
    #expect(try Queries(house.register).author(ofCorrection: 1) == "Testi")
    #expect(try Queries(house.register).firstHeld(.person, ids: [2], .personTitle, values: ["myyjä"])?.run == 1)
    #expect(try Queries(house.register).firstHeld(.person, ids: [2], .personTitle, values: ["päällikkö"])?.run == 3)
    #expect(try Queries(house.register).firstHeld(.person, ids: [1], .personTitle, values: ["päällikkö"]) == nil)
    #expect(try Queries(house.register).firstHeld(.person, ids: [2], .personTitle, values: []) == nil)
  }
}
