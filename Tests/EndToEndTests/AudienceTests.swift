import Foundation
import TestSupport
import Testing

/// Whom a mailing may reach, on the binary.
@Suite("Audiences") struct AudienceTests {
  private let folder: TemporaryFolder

  /// A contact of the house: its row in a source, and what keeps it out of marketing and communication.
  struct Contact: Sendable {
    let nr: Int, source: String, name: String, email: String, area: String, title: String, language: String
    let company: String, marketing: String?, communication: String?

    init(
      _ nr: Int, _ source: String, _ name: String, _ email: String, area: String = "payables", title: String = "",
      language: String = "fi", company: String, marketing: String?, communication: String?
    ) {
      (self.nr, self.source, self.name, self.email, self.area) = (nr, source, name, email, area)
      (self.title, self.language, self.company) = (title, language, company)
      (self.marketing, self.communication) = (marketing, communication)
    }

    var line: String { "\(nr),\(name),\(email),\(area),\(title),\(language),\(company)\n" }
  }

  private static let onlyMarketing = "no customer: the contact is known for direct marketing only (leads)"
  private static let onlyCustomer = "the contact is known for the customer register only (crm)"

  static let contacts: [Contact] = [
    Contact(
      1, "leads", "Liisa Virtanen", "liisa@havupuu.example", company: "Havupuu Oy", marketing: nil,
      communication: onlyMarketing),
    Contact(
      2, "leads", "Matti Meri", "matti@kuusi.example", area: "finance", language: "sv", company: "Kuusi Oy",
      marketing: nil, communication: onlyMarketing),
    Contact(
      3, "leads", "Elli Suo", "elli@haapa.example", area: "", company: "Haapa Oy",
      marketing: "no area of responsibility is known", communication: onlyMarketing),
    Contact(
      4, "leads", "Onni Oksa", "onni@lepikko.example", area: "", title: "talousjohtaja", company: "Lepikko Oy",
      marketing: "the area of responsibility is derived, and the contract wants a stated one",
      communication: onlyMarketing),
    Contact(
      5, "leads", "Aino Aho", "aino.aho@gmail.com", company: "Ahola Oy",
      marketing: "a consumer's address without recorded consent", communication: onlyMarketing),
    Contact(
      6, "leads", "Pekka Puro", "info@puro.example", company: "Puro Oy",
      marketing: "no address", communication: onlyMarketing),
    Contact(7, "leads", "Sari Salo", "", company: "Salo Oy", marketing: "no address", communication: onlyMarketing),
    Contact(
      8, "leads", "Tuomo Tuuli", "tuomo@tuuli.example", company: "Tuuli Tmi",
      marketing: "a sole trader or no company, without recorded consent", communication: onlyMarketing),
    Contact(
      11, "crm", "Kaisa Kivi", "kaisa@kivi.example", company: "Kivi Oy", marketing: onlyCustomer, communication: nil),
    Contact(
      12, "crm", "Lauri Laine", "lauri@laine.example", area: "", company: "Laine Oy",
      marketing: "no area of responsibility is known", communication: nil),
    Contact(
      13, "crm", "Niilo Niitty", "niilo@luukku.com", company: "Niitty Oy", marketing: onlyCustomer,
      communication: "a consumer's address without recorded consent"),
    Contact(
      14, "crm", "Rauha Ranta", "rauha@ranta.example", company: "Ranta Tmi", marketing: onlyCustomer, communication: nil
    ),
  ]

  static let contract = TestHouse.contract.replacing(
    "purposes: [", with: "purposes: [ { name: \"communication\", basis: \"legitimate interest\" },"
  ).replacing(
    "processors: []",
    with: """
      processors: [
          { name: "Mallipostitus Oy", country: "FI", agreement: "12/2025", since: "2025-03-01" },
          { name: "Tuleva Oy", country: "SE", agreement: "2/2026", since: "2026-05-29" },
        ],
        notice: { fi: "Tietosi ovat rekisterissämme.", sv: "Dina uppgifter finns i vårt register.", en: "We hold your data." },
        sourceNames: { leads: { fi: "messut", sv: "mässor", en: "fairs" } }
      """)

  init() throws {
    let map = """
      map: { "person.name": "nimi", "person.email": "email", "person.responsibility": "alue", "person.title": "titteli",
        "person.language": "kieli", "company.name": "yritys" }
      """
    let house = try TestHouse(
      sources: """
        { name: "crm", reader: "csv", paths: ["../data/crm.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 60, \(map) },
        { name: "leads", reader: "csv", paths: ["../data/leads.csv"], key: ["nr"], extent: "snapshot",
          purpose: "direct marketing", trust: 50, \(map) },
        """)
    folder = house.folder
    try folder.write("pipelines/register.json5", Self.contract)
    try write(Self.contacts)
    #expect(try Tool.run(["run", "pipelines/nightly.json5", "--create"], in: folder).code <= 3)
  }

  private func write(_ contacts: [Contact]) throws {
    for source in ["crm", "leads"] {
      let lines = contacts.filter { $0.source == source }.map(\.line).joined()
      try folder.write("data/\(source).csv", "nr,nimi,email,alue,titteli,kieli,yritys\n" + lines)
    }
  }

  private func lahde(_ words: String..., environment: [String: String] = [:]) throws -> Outcome {
    try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder, environment: environment)
  }

  /// Exports and returns the list's rows without the header.
  private func export(_ purpose: String, _ more: String...) throws -> [[String]] {
    let words = ["audience", "--purpose", purpose, "--recipient", "Mallipostitus Oy", "--output", "list.csv"] + more
    let outcome = try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
    #expect(outcome.code == 0, "\(outcome)")
    return try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8).components(separatedBy: "\r\n")
      .dropFirst().dropLast().map { $0.components(separatedBy: ",") }
  }

  private func explained(_ contact: Contact, _ purpose: String) throws -> String {
    let who = contact.email.isEmpty ? "person.name=\(contact.name)" : contact.email
    return try lahde("audience", "--purpose", purpose, "--with-notice", "--explain", who).output
  }

  @Test("Who is in an audience, and why others are not") func table() throws {
    for contact in Self.contacts {
      for (purpose, reason) in [("marketing", contact.marketing), ("communication", contact.communication)] {
        let text = try explained(contact, purpose)
        #expect(text.contains(" is in the audience") == (reason == nil), "\(contact.name), \(purpose): \(text)")
        if let reason { #expect(text.contains(reason), "\(contact.name), \(purpose): \(text)") }
      }
    }
    let listed = { (purpose: (Contact) -> String?) in Self.contacts.filter { purpose($0) == nil }.map(\.name).sorted() }
    #expect(try export("marketing", "--with-notice").map { $0[0] }.sorted() == listed(\.marketing))
    #expect(try export("communication").map { $0[0] }.sorted() == listed(\.communication))
  }

  @Test("A list has links and statements in the contact's language, for its owner only") func list() throws {
    let rows = try export("marketing", "--with-notice")
    #expect(rows.allSatisfy { $0[6].hasPrefix("https://esimerkki.example/u/") })
    #expect(Set(rows.map { $0[6] }).count == rows.count)
    #expect(rows.first { $0[0] == "Liisa Virtanen" }?[7] == "Olemme saaneet tietosi täältä: messut")
    #expect(rows.first { $0[0] == "Matti Meri" }?[7] == "Vi har fått dina uppgifter från: mässor")
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("list.csv"))[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let log = try lahde("audit", "log").output
    #expect(log.contains("export for direct marketing: \(rows.count) rows to Mallipostitus Oy"), "\(log)")
    #expect(try lahde("verify").code == 0)
  }

  @Test("Areas are a tree, and what is asked narrows") func narrowed() throws {
    func names(_ more: String...) throws -> [String] {
      let words = ["audience", "--purpose", "marketing", "--with-notice", "--recipient", "Mallipostitus Oy"]
      let outcome = try Tool.run(
        words + ["--output", "list.csv", "--pipeline", "pipelines/nightly.json5"] + more, in: folder)
      #expect(outcome.code == 0, "\(outcome)")
      return try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8).components(separatedBy: "\r\n")
        .dropFirst().dropLast().map { $0.components(separatedBy: ",")[0] }.sorted()
    }
    #expect(try names("--area", "payables") == ["Liisa Virtanen"])
    #expect(try names("--area", "ostoreskontra") == ["Liisa Virtanen"])
    #expect(try names("--area", "finance") == ["Liisa Virtanen", "Matti Meri"])
    #expect(try names("--area", "payables,sales") == ["Liisa Virtanen"])
    #expect(try names("--area", "payroll") == [])
    #expect(try names("--language", "sv") == ["Matti Meri"])
    #expect(try names("--language", "sv,fi") == ["Liisa Virtanen", "Matti Meri"])
    #expect(try names("--industry", "69") == [])
    #expect(try lahde("audience", "--purpose", "marketing", "--area", "nothing").code == 64)
    #expect(try lahde("audience", "--purpose", "marketing", "--industry", "999").code == 64)
    #expect(try lahde("audience", "--purpose", "marketing", "--language", "suomi").code == 64)
    #expect(try lahde("audience").code == 64)
  }

  @Test("A mailing carries the whole notice, the same as the list of notices, in the contact's language") func whole()
    throws
  {
    let mailed = try export("marketing", "--with-notice").map { (name: $0[0], notice: $0[8...].joined(separator: ",")) }
    let demanded = [
      "Liisa Virtanen": [
        "Tietosi ovat rekisterissämme.", "Rekisterinpitäjä: Esimerkki Oy; Testi Henkilö, tieto@esimerkki.example",
        "Tiedot on saatu: messut", "Tarkoitus ja peruste: ", "Lukuumme niitä voi käsitellä: Mallipostitus Oy (FI)",
        "Voit pyytää nähdä, mitä tietoja sinusta on.", "poistamaan tietosi", "tietosuojavaltuutetulle", "24 kuukau",
        "\n\nOIKEUTESI VASTUSTAA\n",
      ],
      "Matti Meri": [
        "Dina uppgifter finns i vårt register.", "Personuppgiftsansvarig: Esimerkki Oy",
        "Uppgifterna har vi fått från: mässor",
        "dataombudsmannen", "\n\nDIN RÄTT ATT GÖRA INVÄNDNINGAR\n",
      ],
    ]
    let due = try lahde("notices", "due", "--output", "notices.csv", "--recipient", "Mallipostitus Oy")
    #expect(due.code == 0, "\(due)")
    let notices = try String(contentsOfFile: folder.path("notices.csv"), encoding: .utf8)
    for (name, parts) in demanded {
      let text = try #require(mailed.first { $0.name == name }?.notice)
      for part in parts { #expect(text.contains(part), "\(part): \(text)") }
      #expect(notices.contains(text))
    }
    // A source that the contract does not name is told of by its kind and its name.
    #expect(notices.contains("Tiedot on saatu: työnantajasi (crm)"), "\(notices)")
  }

  @Test("Marketing waits for the notice, and whoever got it counts as told once the mailing went") func notice() throws
  {
    #expect(try export("marketing").isEmpty)
    #expect(try export("marketing", "--with-notice").count == 2)
    try FileManager.default.moveItem(atPath: folder.path("list.csv"), toPath: folder.path("mailing.csv"))
    // The list is written, and nobody has said that it went.
    #expect(try export("marketing").isEmpty)
    let why = "nobody has said that the list with the notice was sent (export 2)"
    #expect(try lahde("audience", "--purpose", "marketing").output.contains(why))
    #expect(try lahde("audience", "--purpose", "marketing", "--explain", "liisa@havupuu.example").output.contains(why))
    let due = try lahde("notices", "due")
    #expect(due.output.contains("Liisa Virtanen") && due.errors.contains("export 2 of 2026-05-28"), "\(due)")
    #expect(try lahde("notices", "given").output == "Nobody was told yet.\n")
    // Somebody objects, the list is rechecked, and what is left is sent.
    #expect(try lahde("subject", "object", "matti@kuusi.example", "--purpose", "marketing").code == 0)
    #expect(try lahde("audience", "recheck", "mailing.csv", "--output", "sent.csv").code == 0)
    #expect(try lahde("notices", "given", "--list", "sent.csv", "--on", "2026-05-27").code == 64)
    let given = try lahde("notices", "given", "--list", "sent.csv", "--on", "2026-05-28")
    #expect(given.code == 0 && given.output.contains("1 contacts were told of 1 records"), "\(given)")
    #expect(try export("marketing").map { $0[0] } == ["Liisa Virtanen"])
    let left = try lahde("notices", "due", "--format", "csv").output
    #expect(!left.contains("Liisa Virtanen") && left.contains("Matti Meri"), "\(left)")
    #expect(try lahde("subject", "object", "matti@kuusi.example", "--lift", "--reason", "he phoned").code == 0)
    #expect(try export("marketing").map { $0[0] } == ["Liisa Virtanen"])
    // The whole list went after all: then all of it was told.
    #expect(try lahde("notices", "given", "--list", "mailing.csv", "--on", "2026-05-28").code == 0)
    #expect(try export("marketing").count == 2)
    // A list without the notice tells nobody, and neither does one that the register did not make.
    #expect(try lahde("notices", "given", "--list", "list.csv", "--on", "2026-05-28").code == 69)
    let other = try String(contentsOfFile: folder.path("sent.csv"), encoding: .utf8)
      .replacing("https://esimerkki.example/u/", with: "https://esimerkki.example/u/b")
    try folder.write("forged.csv", other)
    #expect(try lahde("notices", "given", "--list", "forged.csv", "--on", "2026-05-28").code == 69)
    #expect(try lahde("verify").code == 0)
    // A new record of a source has not been told of yet.
    try write(
      Self.contacts + [
        Contact(
          9, "leads", "Uusi Uotila", "uusi@uotila.example", company: "Uotila Oy", marketing: nil, communication: nil)
      ])
    #expect(try Tool.run(["run", "pipelines/nightly.json5"], in: folder).code == 0)
    #expect(try export("marketing").count == 2)
    #expect(try export("marketing", "--with-notice").count == 3)
  }

  @Test("Lists go to processors whose agreement holds, and without one nothing is written") func refused() throws {
    for recipient in ["Joku Muu Oy", "Tuleva Oy", "mallipostitus oy", ""] {
      let outcome = try lahde(
        "audience", "--purpose", "communication", "--recipient", recipient, "--output", "list.csv")
      #expect(outcome.code == 78 || recipient.isEmpty && outcome.code == 64, "\(recipient): \(outcome)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("list.csv")))
    }
    let later = try lahde(
      "audience", "--purpose", "communication", "--recipient", "Tuleva Oy", "--output", "list.csv",
      environment: ["LAHDE_NOW": "1780099200"])
    #expect(later.code == 0, "the agreement begins: \(later)")
    #expect(try lahde("audience", "--purpose", "communication", "--output", "other.csv").code == 64)
    #expect(!(try lahde("runs").output.contains("export for")))
    try folder.write(
      "pipelines/register.json5",
      Self.contract.replacing("{ name: \"communication\", basis: \"legitimate interest\" },", with: ""))
    #expect(try lahde("audience", "--purpose", "communication").code == 78)
  }

  @Test("A list that cannot be written is not in the ledger, and the numbers name nobody") func numbers() throws {
    let failed = try lahde(
      "audience", "--purpose", "communication", "--recipient", "Mallipostitus Oy", "--output", "nowhere/list.csv")
    #expect(failed.code == 74, "\(failed)")
    #expect(!(try lahde("audit", "log").output.contains("export")))
    let kept = try lahde(
      "audience", "--purpose", "communication", "--recipient", "Mallipostitus Oy", "--output", "data/crm.csv")
    #expect(kept.code == 64, "\(kept)")
    let told = try lahde("audience", "--purpose", "communication", "--format", "json").output
    #expect(told.contains("\"lahde.audience/1\"") && told.contains("\"listed\" : 3"), "\(told)")
    for contact in Self.contacts { #expect(!told.contains(contact.name) && !told.contains("@")) }
  }

  @Test("An objection counts for its mailings only, and a list is rechecked for it") func recheck() throws {
    let marketing = try export("marketing", "--with-notice")
    try FileManager.default.moveItem(atPath: folder.path("list.csv"), toPath: folder.path("marketing.csv"))
    let communication = try export("communication")
    func kept(_ file: String) throws -> String {
      let outcome = try lahde("audience", "recheck", file, "--output", "left.csv")
      #expect(outcome.code == 0, "\(outcome)")
      return outcome.output
    }
    #expect(try kept("marketing.csv").contains("2 of 2 rows"))
    #expect(try kept("list.csv").contains("\(communication.count) of \(communication.count) rows"))
    #expect(
      try String(contentsOfFile: folder.path("left.csv"), encoding: .utf8)
        == String(contentsOfFile: folder.path("list.csv"), encoding: .utf8))
    for who in ["liisa@havupuu.example", "kaisa@kivi.example"] {
      #expect(try lahde("subject", "object", who, "--purpose", "marketing").code == 0)
    }
    #expect(try kept("marketing.csv").contains("1 of 2 rows"))
    #expect(try String(contentsOfFile: folder.path("left.csv"), encoding: .utf8).contains("Matti Meri"))
    #expect(!(try String(contentsOfFile: folder.path("left.csv"), encoding: .utf8).contains("Liisa")))
    #expect(try kept("list.csv").contains("\(communication.count) of \(communication.count) rows"))
    #expect(try export("marketing", "--with-notice").count == marketing.count - 1)
    #expect(try export("communication").count == communication.count)
    // By link alone, and of somebody who is gone.
    let links = marketing.map { $0[6] }.joined(separator: "\r\n")
    try folder.write("links.csv", "unsubscribe_url\r\n\(links)\r\nhttps://esimerkki.example/u/bcdf\r\n")
    #expect(try kept("links.csv").contains("1 of 3 rows"))
    try folder.write("bare.csv", "email\r\nMATTI@kuusi.example\r\nnobody@kuusi.example\r\n")
    #expect(try kept("bare.csv").contains("1 of 2 rows"))
    try folder.write("none.csv", "nimi\r\nMatti\r\n")
    #expect(try lahde("audience", "recheck", "none.csv").code == 65)
  }

  @Test("A link clicked in a communication stops communication and marketing") func clicked() throws {
    let row = try #require(try export("communication").first { $0[0] == "Kaisa Kivi" })
    let token = try #require(row[6].components(separatedBy: "/").last)
    let pipeline = try String(contentsOfFile: folder.path("pipelines/nightly.json5"), encoding: .utf8)
    try folder.write(
      "pipelines/nightly.json5",
      pipeline.replacing(
        "sources: [",
        with: """
          sources: [ { name: "returned", reader: "unsubscribes", paths: ["../data/returned.csv"], extent: "delta",
            purpose: "communication" },
          """))
    try folder.write("data/returned.csv", "token,date\n\(token),2026-05-20\n")
    #expect(try Tool.run(["run", "pipelines/nightly.json5"], in: folder).code == 0)
    #expect(!(try export("communication").contains { $0[0] == "Kaisa Kivi" }))
    let text = try explained(Self.contacts[8], "communication")
    #expect(text.contains("objects to communication"), "\(text)")
    #expect(try explained(Self.contacts[8], "marketing").contains("objects to marketing"))
  }

  @Test("A register that lacks what the rights journal has gives no list, and none is rechecked by it") func behind()
    throws
  {
    _ = try export("communication")
    let backup = try Data(contentsOf: URL(fileURLWithPath: folder.path("register/register.db")))
    #expect(try lahde("subject", "object", "kaisa@kivi.example", "--purpose", "communication").code == 0)
    try backup.write(to: URL(fileURLWithPath: folder.path("register/register.db")))
    let refused = [
      ["audience", "--purpose", "communication"], ["audience", "recheck", "list.csv", "--output", "left.csv"],
      ["audience", "--purpose", "communication", "--explain", "kaisa@kivi.example"], ["notices", "due"],
    ]
    func codes() throws -> [Int32] {
      try refused.map { try Tool.run($0 + ["--pipeline", "pipelines/nightly.json5"], in: folder).code }
    }
    #expect(try codes() == [78, 78, 78, 78])
    #expect(!FileManager.default.fileExists(atPath: folder.path("left.csv")))
    // A command that writes does in the register what it lacks, first of all.
    #expect(!(try export("communication").contains { $0[0] == "Kaisa Kivi" }))
    #expect(try codes() == [0, 0, 0, 0])
    #expect(!(try String(contentsOfFile: folder.path("left.csv"), encoding: .utf8).contains("Kaisa Kivi")))
    let journal = folder.path("keys/register.rights")
    try FileManager.default.moveItem(atPath: journal, toPath: journal + ".away")
    #expect(try codes() == [78, 78, 78, 78])
  }

  @Test("The person and the certificate are told who got the address, and the recipient what to remove") func told()
    throws
  {
    _ = try export("marketing", "--with-notice")
    let who = "liisa@havupuu.example"
    for (one, isTold) in [(who, true), ("kaisa@kivi.example", false)] {
      let access = try lahde("subject", "access", one, "--output", "answer-\(isTold)")
      #expect(access.code == 0, "\(access)")
      let report = try String(contentsOfFile: folder.path("answer-\(isTold)/report.json"), encoding: .utf8)
      #expect(report.contains("\"recipient\" : \"Mallipostitus Oy\"") == isTold)
      let letter = try String(contentsOfFile: folder.path("answer-\(isTold)/letter.html"), encoding: .utf8)
      #expect(letter.contains("Tietosi on annettu postitusta varten näille: Mallipostitus Oy (28.5.2026") == isTold)
    }
    let plan = try lahde("subject", "erase", who, "--dry-run", "--format", "json").output
    let hash = try #require(plan.firstMatch(of: #/"confirm" : "([0-9a-f]+)"/#)?.1)
    let erased = try lahde("subject", "erase", who, "--confirm", String(hash), "--removals", "removals.csv")
    #expect(erased.code == 0, "\(erased)")
    #expect(
      erased.output.contains("export 1 of 2026-05-28, for direct marketing: Mallipostitus Oy must remove the address"))
    #expect(
      try String(contentsOfFile: folder.path("removals.csv"), encoding: .utf8)
        == "recipient,export,date,purpose,email\r\nMallipostitus Oy,1,2026-05-28,direct marketing,\(who)\r\n")
    #expect(try lahde("audience", "recheck", "list.csv").output.contains("1 of 2 rows"))
    #expect(try lahde("verify").code == 0)
  }

  @Test("A code or a masked title does not go out as a title") func titles() throws {
    let titles = ["johtaja", "T-4711", "131052-308T", "HR", "Johtaja 131052-308T"]
    let people = titles.enumerated().map { index, title in
      Contact(
        index + 101, "leads", "\(["Aino", "Eeva", "Kerttu", "Martta", "Saimi"][index]) Virta",
        "virta\(index)@firma\(index).example",
        title: title, company: "Firma\(index) Oy", marketing: nil, communication: nil)
    }
    try write(Self.contacts + people)
    #expect(try Tool.run(["run", "pipelines/nightly.json5"], in: folder).code == 0)
    let rows = try export("marketing", "--with-notice")
    let told = Dictionary(uniqueKeysWithValues: rows.map { ($0[1].prefix(6), $0[2]) })
    #expect(told["virta0"] == "johtaja" && told["virta3"] == "HR", "\(told)")
    for code in ["virta1", "virta2", "virta4"] { #expect(told[Substring(code)] == "", "\(code): \(told)") }
  }

  private struct Funnel: Decodable {
    struct Reason: Decodable { let count: Int }
    let contacts: Int, listed: Int, reasons: [Reason]
  }

  @Test("The funnel accounts for every contact, and tells of records that are none", arguments: [false, true])
  func everyone(isRestricted: Bool) throws {
    func account(contacts: Int, leavesOut: Bool) throws {
      for purpose in ["marketing", "communication"] {
        let told = try lahde("audience", "--purpose", purpose, "--with-notice", "--format", "json")
        let answer = try JSONDecoder().decode(Funnel.self, from: Data(told.output.utf8))
        #expect(answer.contacts == contacts, "\(told)")
        #expect(answer.listed + answer.reasons.reduce(0) { $0 + $1.count } == contacts, "\(told)")
        #expect(told.errors.contains("is no contact and not counted: leads") == leavesOut, "\(told)")
      }
    }
    if isRestricted {
      #expect(try lahde("subject", "restrict", "liisa@havupuu.example", "--reason", "contested").code == 0)
    }
    try account(contacts: Self.contacts.count, leavesOut: false)
    // Whom the source's own filter leaves out from now on is no contact any more, and is told of as that.
    let pipeline = try String(contentsOfFile: folder.path("pipelines/nightly.json5"), encoding: .utf8)
    try folder.write(
      "pipelines/nightly.json5",
      pipeline.replacing(
        "purpose: \"direct marketing\",",
        with: "purpose: \"direct marketing\", ignore: { column: \"titteli\", values: [\"talousjohtaja\"] },"))
    #expect(try Tool.run(["run", "pipelines/nightly.json5"], in: folder).code == 0)
    try account(contacts: Self.contacts.count - 1, leavesOut: true)
  }

  @Test("The contacts' column tells of purposes and addresses, too") func column() throws {
    let listing = try lahde("contacts", "--format", "csv").output.components(separatedBy: "\r\n").dropFirst().dropLast()
    for line in listing {
      let values = line.components(separatedBy: ",")
      let contact = try #require(Self.contacts.first { $0.name == values[2] })
      let isUsable = ![5, 8].contains(contact.nr)
      let wanted = contact.source == "crm" ? "no" : isUsable ? "yes" : "no e-mail"
      #expect(values[values.count - 2] == wanted, "\(line)")
      #expect(values.last == "")
    }
    #expect(listing.count == Self.contacts.count)
    #expect(try lahde("contacts", "--tokens", "--format", "csv").code == 64)
  }
}
