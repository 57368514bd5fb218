import Compliance
import Configuration
import Foundation
import Records
import SQLite
import TestSupport
import Testing

@testable import Pipeline
@testable import Register

/// A register with a folder of notes.
private final class Notes {
  static let people = [
    "1,Anna Virta,anna.virta@meri.example,Johtaja,Meri Oy,9000008-1",
    "2,Matti Suo,matti.suo@haapa.example,Ostaja,Haapa Oy,", "3,Elli Koivu,,Kirjanpitäjä,Lehto Oy,",
    "4,Oona Oja,oona.oja@kuusi.example,Palkanlaskija,Kuusi Oy,",
  ]
  let house: TestHouse
  private var day: Int64 = 0

  init(_ more: String = "") throws {
    house = try TestHouse(
      sources: """
        { name: "customers", reader: "csv", paths: ["../data/customers.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys", "company.businessID": "tunnus" } },
        { name: "notes", reader: "notes", paths: ["../data/notes/*"], extent: "delta", purpose: "direct marketing" \(more) },
        """)
    try write(Self.people)
    try drop("start.csv", "email\nkukka.niitty@kukka.example\n")
    try night()
  }

  func write(_ people: [String]) throws {
    try house.folder.write(
      "data/customers.csv", "nr,nimi,email,titteli,yritys,tunnus\n" + people.map { $0 + "\n" }.joined())
  }

  func drop(_ file: String, _ text: String) throws { try house.folder.write("data/notes/\(file)", text) }

  func workplace() throws -> Workplace {
    day += 1
    return Workplace(try house.pipeline(), context: TestHouse.context(day: day))
  }

  @discardableResult
  func night(_ configure: (inout NightOptions) -> Void = { _ in }) throws -> NightResult {
    var options = NightOptions()
    options.create = day == 0
    configure(&options)
    let result = try Night(try workplace(), options: options).run()
    #expect(result.sources.allSatisfy { $0.outcome == .held || $0.counts.balances })
    return result
  }

  func keys() throws -> KeyRing { try KeyRing.load(try house.pipeline().contract.keyPath) }
  func register() throws -> RegisterFile { try keys().open(house.registerPath, toWrite: false) }

  func record(_ name: String) throws -> GoldenRecord? {
    try Queries(try register()).records(.personName, equal: name).first
  }

  /// What stands against a contact.
  func standing(_ name: String) throws -> Standing {
    guard let record = try record(name) else { return .free }
    return try Standings(try register(), keys(), of: [record])[record]
  }

  func marketing(_ name: String) throws -> String { try standing(name).marketing.text }

  func isBarred(_ name: String, from purpose: MailingPurpose) throws -> Bool {
    try !standing(name).bars(against: purpose).isEmpty
  }

  func journal() throws -> RightsJournal {
    try RightsJournal(RightsJournal.path(ofKeyFile: try house.pipeline().contract.keyPath), keys())
  }

  func reasons() throws -> [String] { try Queries(try register()).quarantine().map(\.reason).sorted() }

  func verifies() throws -> Bool { try Verification.failures(try register(), keys()).isEmpty }
}

@Suite("Notes are applied once, before anything else of the night") struct NotesTests {
  @Test(
    "Who is meant, and what stands then",
    arguments: [
      ("email\nanna.virta@meri.example\n", "Anna Virta", "no"),
      ("anna.virta@meri.example\n", "Anna Virta", "no"),
      ("kuka;mitä\n\"Anna Virta <ANNA.Virta@meri.example>\";kielto\n", "Anna Virta", "no"),
      ("who,what\nmailto:anna.virta@meri.example,email marketing\n", "Anna Virta", "no e-mail"),
      ("nimi;yritys;mitä\nAnna Virta;Meri Oy;ei soittoja/postia\n", "Anna Virta", "no"),
      ("namn;fo-nummer;vad\nAnna Virta;9000008-1;marknadsföringsförbud\n", "Anna Virta", "no"),
      ("kuka;huom\n\"Anna Virta, Meri Oy\";soitti\n", "Anna Virta", "no"),
      ("Anna;anna.virta@meri.example;soitti\nX;x.y@meri.example;kielto\n", "Anna Virta", "no"),
      ("Asiakkaan meili;Tila\nanna.virta@meri.example;ei sähköpostia\n", "Anna Virta", "no"),
      ("nimi;yritys\nElli Koivu;Lehto Oy\n", "Elli Koivu", "no"),
      ("nimi;yritys\nKoivu;Oy Lehto Ab\n", "Elli Koivu", "no"),
      ("nimi;yritys\nE. Koivu;Lehto Oy\n", "Elli Koivu", "no"),
      ("first name,last name,company\nElli,Koivu,Lehto Oy\n", "Elli Koivu", "no"),
      ("yritys;mitä\nMeri Oy;markkinointikielto\n", "Anna Virta", "no"),
      ("y-tunnus;mitä\n9000008-1;markkinointikielto\n", "Anna Virta", "no"),
      // A comma that should have been quoted damages the line, and loses no word.
      (
        "who,what,note\nmatti.suo@haapa.example,objection,called, was angry\nx@y.example,objection,ok\n", "Matti Suo",
        "no"
      ),
    ])
  func meant(_ text: String, _ name: String, _ expected: String) throws {
    let notes = try Notes()
    #expect(try notes.marketing(name) == "yes")
    try notes.drop("may.csv", text)
    try notes.night()
    #expect(try notes.marketing(name).hasPrefix(expected), "\(text)")
    #expect(try notes.marketing("Oona Oja") == "yes" && notes.verifies())
    let lines = try notes.journal().entries.count
    // Read again, under another name of its columns' file, it is known.
    try notes.night { $0.rehash = true }
    #expect(try notes.journal().entries.count == lines)
    #expect(try !String(contentsOfFile: notes.journal().path, encoding: .utf8).contains("virta"))
  }

  @Test("A contact's ID means the contact, also when another address comes") func byID() throws {
    let notes = try Notes()
    let id = try #require(try notes.record("Oona Oja")).id
    try notes.drop("may.csv", "id;mitä;pvm\n\(id);kielto;1.5.2026\n9999;kielto;1.5.2026\n")
    try notes.night()
    #expect(try notes.marketing("Oona Oja") == "no" && notes.reasons() == ["note.unknown"])
    try notes.write(Notes.people.dropLast() + ["4,Oona Oja,oona@uusi.example,Palkanlaskija,Kuusi Oy,"])
    try notes.night()
    #expect(try notes.marketing("Oona Oja") == "no")
  }

  @Test(
    "A word about somebody who is not there yet waits for nobody",
    arguments: [
      ("email\ntuuli.tuomi@saari.example\n", [], [FindingCode.noteNobody]),
      ("nimi;yritys\nTuuli Tuomi;Saari Oy\n", ["note.unknown"], [.noteUnknown]),
      ("nimi;yritys\nT. Tuomi;Saari\n", ["note.unknown"], [.noteUnknown]),
      ("nimi\nTuuli Tuomi\n", ["note.unknown"], [.noteUnknown]),
      ("nimi;mitä\nTuomi Tuuli;on kuollut\n", ["note.unknown"], [.noteUnknown]),
      ("yritys\nSaari Oy\n", ["note.unknown"], [.noteUnknown]),
    ])
  func early(_ text: String, _ reasons: [String], _ findings: [FindingCode]) throws {
    let notes = try Notes()
    try notes.drop("may.csv", text)
    #expect(try notes.night().sources[1].findings.keys.sorted() == findings)
    #expect(try notes.reasons() == reasons)
    let lines = try notes.journal().entries.count
    try notes.night { $0.rehash = true }
    #expect(try notes.journal().entries.count == lines, "what can be kept of a line that waits is kept once")
    // In the night that brings the person, not in the one after it.
    try notes.write(Notes.people + ["5,Tuuli Tuomi,tuuli.tuomi@saari.example,Ostaja,Saari Oy,"])
    try notes.night()
    #expect(try notes.marketing("Tuuli Tuomi") == "no" && notes.marketing("Anna Virta") == "yes")
    try notes.night()
    #expect(try notes.reasons() == [] && notes.verifies())
  }

  @Test(
    "Who may be meant is meant",
    arguments: [
      "nimi\nAnna Virta\n", "nimi\nVirta Anna\n", "nimi\nANNA-MAIJA VIRTA\n", "kuka\nAnna Virta\n",
      "nimi;yritys\nAnna Virta;Kiinteistöt \"Meri\"\n", "nimi;yritys\nA. Virta;Meri-Yhtiöt Oyj\n",
      "nimi;yritys\nAnna Virta;Meeri Oy\n", "kuka\n\"Virta Anna (Meri Group)\"\n",
      "email\nanna.virta@merl.example\n", "email\nanna.virta@meri.exampel\n", "email\nana.virta@meri.example\n",
      "email;mitä\nanna.virta@mer.example;soittanut, ei halua enää mainoksia\n",
    ])
  func likely(_ text: String) throws {
    let notes = try Notes()
    try notes.drop("may.csv", text)
    let night = try notes.night()
    #expect(night.sources[1].findings == [.noteLikely: 1], "\(text)")
    #expect(try notes.marketing("Anna Virta") == "no" && notes.reasons() == [])
    #expect(try notes.marketing("Oona Oja") == "yes" && notes.verifies())
    let lines = try notes.journal().entries.count
    try notes.night { $0.rehash = true }
    #expect(try notes.journal().entries.count == lines)
  }

  @Test(
    "A no by an address holds for the name at the company, too",
    arguments: ["email\nanna.virta@meri.example\n", "kuka;mitä\n1;ei viestintää\n"])
  func nameToo(_ text: String) throws {
    let notes = try Notes()
    try notes.drop("may.csv", text)
    try notes.night()
    try notes.write(["77,Anna Virta,anna.v@meri.example,Johtaja,Meri Oy,9000008-1"] + Notes.people.dropFirst())
    try notes.night()
    #expect(try notes.marketing("Anna Virta") == "no" && notes.marketing("Oona Oja") == "yes" && notes.verifies())
  }

  @Test(
    "A mistaken death is taken back however the person is named then",
    arguments: ["anna.virta@meri.example;;;elossa", "1;;;elossa", ";Anna Virta;Meri Oy;elossa"],
    [";Anna Virta;Meri Oy;kuollut", "anna.virta@meri.example;;;kuollut", "1;;;kuollut"])
  func alive(_ alive: String, _ dead: String) throws {
    let notes = try Notes()
    try notes.drop("may.csv", "kuka;nimi;yritys;mitä\n\(dead)\n")
    try notes.night()
    #expect(try notes.isBarred("Anna Virta", from: .communication))
    try notes.drop("june.csv", "kuka;nimi;yritys;mitä\n\(alive)\n")
    try notes.night()
    #expect(try !notes.isBarred("Anna Virta", from: .communication) && notes.reasons() == [] && notes.verifies())
  }

  @Test(
    "Another address beside a name hides nobody",
    arguments: [
      "kuka;nimi;yritys;mitä\nannav@gmail.com;Anna Virta;;kielto\n",
      "kuka;nimi;yritys;mitä\nannav@gmail.com;Anna Virta;Meri Oy;ei viestintää\n",
      "kuka;nimi;yritys;mitä\nannav@gmail.com;Virta Anna;Kiinteistöt Meri;kielto\n",
    ])
  func otherAddress(_ text: String) throws {
    let notes = try Notes()
    try notes.drop("may.csv", text)
    try notes.night()
    #expect(try notes.marketing("Anna Virta") == "no" && notes.marketing("Oona Oja") == "yes", "\(text)")
    // Whoever comes with the address that was said is bound, too.
    try notes.write(Notes.people + ["5,Anna Toinen,annav@gmail.com,Ostaja,Toinen Oy,"])
    try notes.night()
    #expect(try notes.marketing("Anna Toinen") == "no" && notes.verifies())
  }

  @Test("An address with a slip is compared with whoever comes later, too") func laterSlip() throws {
    let notes = try Notes()
    try notes.drop("may.csv", "email\ntuuli.tuoni@saari.example\n")
    #expect(try notes.night().sources[1].findings[.noteNobody] == 1)
    let lines = try notes.journal().entries.count
    try notes.night { $0.rehash = true }
    #expect(try notes.journal().entries.count == lines)
    try notes.write(Notes.people + ["5,Tuuli Tuomi,tuuli.tuomi@saari.example,Ostaja,Saari Oy,"])
    try notes.night()
    #expect(try notes.marketing("Tuuli Tuomi") == "no" && notes.verifies())
    // On a first night, too.
    RegisterFile.remove(notes.house.registerPath)
    try notes.night { $0.create = true }
    #expect(try notes.marketing("Tuuli Tuomi") == "no")
  }

  @Test(
    "Whoever cannot be meant is not",
    arguments: [
      "nimi;yritys\nAnna Virta;Suo Oy\n", "nimi\nAntti Virta\n", "nimi\nVirta\n", "email\nanna.koski@meri.example\n",
      "email\ninfo@meri.exampel\n", "email\nanna.virta@suo.example\n",
    ])
  func unlikely(_ text: String) throws {
    let notes = try Notes()
    try notes.drop("may.csv", text)
    try notes.night()
    #expect(try notes.marketing("Anna Virta") == "yes", "\(text)")
  }

  @Test("A mistaken death or bounce is taken back by a note, and by nothing else") func takenBack() throws {
    let notes = try Notes()
    try notes.drop(
      "may.csv",
      "kuka;mitä;pvm\nanna.virta@meri.example;kuollut 3/2026;1.5.2026\nmatti.suo@haapa.example;palautui;1.5.2026\n")
    try notes.night()
    #expect(try notes.isBarred("Anna Virta", from: .communication) && notes.isBarred("Matti Suo", from: .communication))
    try notes.drop(
      "june.csv",
      "kuka;mitä;pvm\nanna.virta@meri.example;elossa;1.6.2026\nmatti.suo@haapa.example;toimii taas;1.6.2026\n"
        + "oona.oja@kuusi.example;elossa;1.6.2026\n")
    try notes.night()
    #expect(
      try !notes.isBarred("Anna Virta", from: .communication) && !notes.isBarred("Matti Suo", from: .communication))
    #expect(try notes.reasons() == ["note.unknown"], "of Oona nobody said that she is dead")
    try notes.night { $0.rehash = true }
    #expect(try !notes.isBarred("Anna Virta", from: .communication) && notes.verifies())
    // Said again later it stands again, also where both are read in one night.
    try notes.drop(
      "july.csv",
      "kuka;mitä;pvm\nanna.virta@meri.example;elossa;1.7.2026\nanna.virta@meri.example;kuollut;2.7.2026\n"
        + "matti.suo@haapa.example;kuollut;1.7.2026\nmatti.suo@haapa.example;elossa;2.7.2026\n")
    try notes.night()
    #expect(
      try notes.isBarred("Anna Virta", from: .communication) && !notes.isBarred("Matti Suo", from: .communication))
  }

  @Test("Notes that lie there on the first night bind whoever comes in it") func first() throws {
    let notes = try Notes()
    RegisterFile.remove(notes.house.registerPath)
    try notes.drop("may.csv", "email\nanna.virta@meri.example\n")
    try notes.night { $0.create = true }
    #expect(try notes.marketing("Anna Virta") == "no")
    let lines = try notes.journal().entries.count
    try notes.night()
    #expect(try notes.journal().entries.count == lines && notes.verifies())
  }

  @Test("Who ends communication gets nothing; an objection to marketing leaves it") func communication() throws {
    let notes = try Notes()
    try notes.drop(
      "may.csv", "who;what\nanna.virta@meri.example;ei viestintää\nmatti.suo@haapa.example;markkinointikielto\n")
    try notes.night()
    for (name, isBarred) in [("Anna Virta", true), ("Matti Suo", false)] {
      #expect(
        try notes.isBarred(name, from: .communication) == isBarred && notes.isBarred(name, from: .directMarketing))
    }
  }

  @Test(
    "A death is heard wherever a note says it",
    arguments: [
      "kuka;mitä\nanna.virta@meri.example;on kuollut\n", "kuka;mitä\nanna.virta@meri.example;Kuollut 3/2026\n",
      "kuka;huom\nanna.virta@meri.example;vaimo soitti, kuollut toukokuussa\n",
      "kuka;mitä;huom\nanna.virta@meri.example;markkinointikielto;avliden 2026\n",
      "Anna;anna.virta@meri.example;passed away in May\n", "nimi;yritys;mitä\nVirta Anna;Meri;har gått bort\n",
    ])
  func death(_ text: String) throws {
    let notes = try Notes()
    try notes.drop("may.csv", text)
    try notes.night()
    #expect(try notes.isBarred("Anna Virta", from: .communication), "\(text)")
    #expect(try notes.standing("Anna Virta").bars.contains { $0.cause == .source(.deceased, source: "notes") })
  }

  @Test("A bounce is of the address, and a death of the person") func restrictions() throws {
    let notes = try Notes(", default: \"bounce\"")
    let id = try #require(try notes.record("Oona Oja")).id
    try notes.drop("bounces.csv", "anna.virta@meri.example\n")
    try notes.drop("other.csv", "kuka;mitä\nmatti.suo@haapa.example;kuollut\n\(id);palautui\n")
    try notes.drop("third.csv", "nimi;yritys;mitä\nElli Koivu;Lehto Oy;†\nElli Koivu;Lehto Oy;palautui\n")
    try notes.night()
    #expect(try notes.standing("Anna Virta").bars.contains { $0.cause == .source(.bounce, source: "notes") })
    #expect(try notes.standing("Oona Oja").bars.contains { $0.cause == .source(.bounce, source: "notes") })
    for name in ["Matti Suo", "Elli Koivu"] {
      #expect(try notes.standing(name).bars.contains { $0.cause == .source(.deceased, source: "notes") }, "\(name)")
    }
    // Nobody knows an address of Elli's that could have bounced.
    #expect(try notes.reasons() == ["note.unknown"])
    let lines = try notes.journal().entries.count
    try notes.night { $0.rehash = true }
    #expect(try notes.journal().entries.count == lines && notes.verifies())
    // Another address is not the one that bounced; a dead person has moved nowhere.
    try notes.write([
      "1,Anna Virta,anna@meri.example,Johtaja,Meri Oy,9000008-1", "2,Matti Suo,matti@haapa.example,Ostaja,Haapa Oy,",
      Notes.people[2], Notes.people[3],
    ])
    try notes.night()
    #expect(try !notes.isBarred("Anna Virta", from: .directMarketing))
    #expect(try notes.isBarred("Matti Suo", from: .communication))
  }

  @Test("An unknown word is an objection and a finding; who is not told of is quarantined, without a value") func odd()
    throws
  {
    let notes = try Notes(", default: \"bounce\"")
    try notes.drop(
      "may.csv",
      "kuka;nimi;mitä\nanna.virta@meri.example;;älkää enää\n;Pelkkä Nimi;kielto\n;;kielto\nnobody@nowhere.example;;kielto\n"
    )
    let night = try notes.night()
    #expect(try notes.marketing("Anna Virta") == "no" && notes.reasons() == ["note.unknown", "note.who", "note.who"])
    #expect(night.sources[1].findings[.noteWord] == 1)
    let folder = notes.house.folder.path("register")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
      #expect(bytes.range(of: Data("Pelkk".utf8)) == nil, "\(file)")
    }
  }

  @Test("A line is known however its file is sorted, written, encoded or named; without a date in its own file only")
  func once() throws {
    let notes = try Notes()
    let lines = ["anna.virta@meri.example;kielto;20.5.2026;äiti", "matti.suo@haapa.example;kielto;2026-05-21;"]
    try notes.drop("may.csv", "kuka;mitä;pvm;huom\n" + lines.joined(separator: "\n") + "\n")
    try notes.night()
    let known = try notes.journal().entries.count
    for name in ["Anna Virta", "Matti Suo"] {
      let id = try #require(try notes.record(name)).id
      _ = try Objecting(try notes.workplace()).lift(.marketing, reason: "called") { _ in
        .person(.init(contact: id, email: nil))
      }
    }
    let lifted = try notes.journal().entries.count
    #expect(lifted > known)
    // Sorted anew, in another encoding, with other line ends, columns and dates, under another name.
    let text =
      "who,received,what,note\r\nmatti.suo@haapa.example,21.5.2026,objection,\r\n"
      + "ANNA.VIRTA@meri.example,2026-05-20,objection,äiti\r\n"
    let latin = try #require(text.data(using: .windowsCP1252))
    try latin.write(to: URL(filePath: notes.house.folder.path("data/notes/again.csv")))
    try FileManager.default.removeItem(atPath: notes.house.folder.path("data/notes/may.csv"))
    try notes.night()
    #expect(try notes.journal().entries.count == lifted)
    #expect(try notes.marketing("Anna Virta") == "yes" && notes.marketing("Matti Suo") == "yes")
    // A later day is another word; so is a line without a date in another file.
    try notes.drop("june.csv", "who,date\nanna.virta@meri.example,2026-06-01\n")
    try notes.drop("list.csv", "email\nmatti.suo@haapa.example\n")
    try notes.night()
    #expect(try notes.marketing("Anna Virta") == "no" && notes.marketing("Matti Suo") == "no")
  }

  /// What befalls the night that reads a note.
  private static let disturbances: [(name: String, night: @Sendable (Notes) throws -> Void)] = [
    ("nothing", { try $0.night() }),
    (
      "the night fails",
      { notes in
        let path = notes.house.folder.path("data/customers.csv")
        try FileManager.default.removeItem(atPath: path)
        #expect(try notes.night().sources[0].outcome == .held)
      }
    ),
    (
      "a rehearsal",
      { notes in
        try notes.night { $0.isRehearsal = true }
        #expect(try notes.marketing("Anna Virta") == "yes")
      }
    ),
    ("the source is left out", { try $0.night { $0.skip = ["notes"] } }),
    ("the source is read only", { try $0.night { $0.only = ["notes"] } }),
    (
      "the night is undone",
      { notes in
        try notes.write(Notes.people + ["6,Uusi Ukko,uusi.ukko@koivu.example,Ostaja,Koivu Oy,"])
        let run = try notes.night().run
        _ = try Undo(try notes.workplace()).undo(run)
      }
    ),
    (
      "the register is rebuilt",
      { notes in
        try notes.night()
        RegisterFile.remove(notes.house.registerPath)
        try notes.night { $0.create = true }
      }
    ),
  ]

  @Test("Whatever befalls the night", arguments: disturbances.indices) func disturbed(_ index: Int) throws {
    let (name, disturb) = Self.disturbances[index]
    let notes = try Notes()
    try notes.drop("may.csv", "kuka;mitä\nanna.virta@meri.example;kielto\nmatti.suo@haapa.example;palautui\n")
    try disturb(notes)
    try notes.write(Notes.people)
    try notes.night()
    #expect(try notes.marketing("Anna Virta") == "no", "\(name)")
    #expect(try notes.isBarred("Matti Suo", from: .directMarketing), "\(name)")
    let lines = try notes.journal().entries.count
    try notes.night { $0.rehash = true }
    #expect(try notes.journal().entries.count == lines && notes.verifies(), "\(name)")
  }

  @Test("A correction is made as by hand, by the file's owner, and once; withdrawn, it stays so") func corrections()
    throws
  {
    let notes = try Notes()
    try notes.drop(
      "may.csv",
      "kuka;nimi;yritys;mitä;kenttä;arvo;huom\nmatti.suo@haapa.example;;;korjaus;titteli;Talousjohtaja;soitti 131052-308T\n"
        + ";;Kuusi Oy;oikaisu;company.city;Oulu;\n;Elli Koivu;Lehto Oy;;person.title;Controller;\n"
        + "ketaan@ei.example;;;korjaus;titteli;Johtaja;\nanna.virta@meri.example;;;korjaus;kengännumero;43;\n"
        + "anna.virta@meri.example;;;korjaus;sähköposti;ei osoite;\n")
    try notes.night()
    let (matti, elli) = (try #require(try notes.record("Matti Suo")), try notes.record("Elli Koivu"))
    #expect(matti.value(.personTitle) == "Talousjohtaja" && elli?.value(.personTitle) == "Controller")
    #expect(try Queries(notes.register()).records(.companyCity, equal: "Oulu").count == 1)
    #expect(try notes.reasons() == ["note.correction", "note.correction", "note.unknown"])
    let made = try CorrectionStore(notes.register()).all()
    let owner = try FileManager.default.attributesOfItem(atPath: notes.house.folder.path("data/notes/may.csv"))[
      .ownerAccountName]
    #expect(made.count == 3 && made.allSatisfy { $0.author == owner as? String })
    let reason = made.first?.reason ?? ""
    #expect(reason.contains("soitti") && !reason.contains("131052"))
    try notes.night { $0.rehash = true }
    #expect(try CorrectionStore(notes.register()).all().count == 3 && notes.verifies())

    _ = try Rectifying(try notes.workplace()).withdraw(.personTitle, reason: "wrong note") {
      (queries: Queries) throws(Problem) in
      guard let record = try queries.record(.person, id: matti.id) else { throw Problem(.nobodyOrSeveral, "nobody") }
      return record
    }
    try notes.night { $0.rehash = true }
    #expect(try notes.record("Matti Suo")?.value(.personTitle) == "Ostaja")
    // Who comes later is put right then.
    try notes.write(Notes.people + ["5,Kettu Aho,ketaan@ei.example,Ostaja,Aho Oy,"])
    try notes.night()
    try notes.night()
    #expect(try notes.record("Kettu Aho")?.value(.personTitle) == "Johtaja")
    #expect(try notes.reasons() == ["note.correction", "note.correction"])
  }

  @Test("A restored backup gets its notes again: objections from the journal, corrections from the file")
  func restored() throws {
    let notes = try Notes()
    let backup = try Backup(try notes.workplace()).make(.besideRegister, keep: nil)
    try notes.drop(
      "may.csv",
      "kuka;mitä;kenttä;arvo\nanna.virta@meri.example;kielto;;\nmatti.suo@haapa.example;korjaus;titteli;Johtaja\n")
    try notes.night()
    RegisterFile.remove(notes.house.registerPath)
    _ = try Restore(try notes.workplace()).restore(backup.path)
    #expect(try notes.marketing("Anna Virta") == "no")
    let lines = try notes.journal().entries.count
    try notes.night()
    #expect(try notes.marketing("Anna Virta") == "no" && notes.journal().entries.count == lines)
    #expect(try notes.record("Matti Suo")?.value(.personTitle) == "Johtaja" && notes.verifies())
  }

  @Test("The ledger names the owner of the file, once a run") func owner() throws {
    let notes = try Notes()
    try notes.drop("may.csv", "email\nanna.virta@meri.example\nmatti.suo@haapa.example\n")
    try notes.night()
    let query = try notes.register().connection.prepare(
      "SELECT count(*) FROM audit WHERE act LIKE 'notes of %' AND run > 1")
    #expect(try query.step() && query.integer(0) == 1)
  }
}
