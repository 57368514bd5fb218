import Foundation
import TestSupport
import Testing

/// What a night tells of noes that came and went, and how an opt-out column is added.
@Suite("Noes in the run report") struct RestrictionReportTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TestHouse(sources: "").folder
    try pipeline(restrictions: "")
    try people(
      "nr,nimi,email,yritys", "1,Liisa Virta,liisa@virta.example,Virta Oy", "2,Matti Meri,matti@meri.example,Meri Oy")
    #expect(try run("--create").code == 0)
  }

  private func pipeline(restrictions: String) throws {
    try folder.write(
      "pipelines/nightly.json5",
      """
      { contract: "register.json5", register: "../register/register.db", sources: [
        { name: "customers", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: ["customer register", "direct marketing"], trust: 50, \(restrictions)
          map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys" } },
        { name: "returned", reader: "unsubscribes", paths: ["../returned/*.csv"], extent: "delta",
          purpose: "direct marketing" },
        { name: "phone", reader: "notes", paths: ["../returned/notes/*.csv"], extent: "delta", purpose: "direct marketing" },
      ] }
      """)
    try folder.write("returned/tokens.csv", "token,date\n")
    try folder.write("returned/notes/may.csv", "kuka;mitä\n")
  }

  private func people(_ lines: String...) throws {
    try folder.write("data/people.csv", lines.map { $0 + "\n" }.joined())
  }

  private func run(_ words: String...) throws -> Outcome {
    try Tool.run(["run", "pipelines/nightly.json5"] + words, in: folder)
  }

  private func lahde(_ words: String...) throws -> Outcome {
    try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
  }

  private static let both = """
    restrictions: { marketing: { column: "kielto", forbidden: ["x"], as: "ban" },
      emailMarketing: { column: "opted out", forbidden: ["x"] } },
    """

  /// What a report says of the source: new restrictions, new objections, ended restrictions.
  private func told(_ outcome: Outcome) -> [Int] {
    let text = outcome.output
    return ["restrictions", "objections", "restrictionsEnded"].map { key in
      text.components(separatedBy: "\n").filter { $0.contains("\"\(key)\" : ") }
        .compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +)
    }
  }

  @Test("A new opt-out column: check says what to do, the night follows it and says so, and one word lets it through")
  func added() throws {
    try pipeline(restrictions: Self.both)
    try people(
      "nr,nimi,email,yritys,opted out,kielto", "1,Liisa Virta,liisa@virta.example,Virta Oy,x,",
      "2,Matti Meri,matti@meri.example,Meri Oy,,x")
    let allow = "`lahde run --allow customers:columns --reason \"an opt-out column was added\"`"
    let check = try lahde("check")
    #expect(check.code == 0 && check.output.contains(allow), "\(check)")
    #expect(check.output.contains("\"kielto\"") && check.output.contains("\"opted out\""), "\(check)")
    let held = try run("--report", "report.json", "--metrics", "run.prom")
    #expect(held.code == 4 && held.errors.contains(allow), "\(held)")
    let line = try #require(held.output.components(separatedBy: "\n").first { $0.hasPrefix("guard customers:columns") })
    #expect(line.contains("the columns \"kielto\", \"opted out\", which \"restrictions\" names, are new"), "\(line)")
    #expect(held.output.contains("to mend: if the column was added on purpose"), "\(held)")
    #expect(held.output.contains("who may not be written to") && !held.output.contains("Nothing changed"), "\(held)")
    let report = try String(contentsOfFile: folder.path("report.json"), encoding: .utf8)
    #expect(told(Outcome(code: 0, output: report, errors: "")) == [1, 1, 0], "\(report)")
    #expect(report.contains("\"remedy\" : \"if the column was added on purpose"), "\(report)")
    let metrics = try String(contentsOfFile: folder.path("run.prom"), encoding: .utf8)
    for sample in [
      "lahde_last_run_restrictions{source=\"customers\",change=\"new\"} 1",
      "lahde_last_run_objections{source=\"customers\"} 1",
      "lahde_restrictions{source=\"customers\",kind=\"marketing ban\"} 1",
    ] { #expect(metrics.contains(sample), "\(sample): \(metrics)") }
    // What it forbids is followed although the source is held.
    let contacts = try lahde("contacts").output
    #expect(contacts.contains("no e-mail, since") && contacts.contains(" no, since"), "\(contacts)")
    let allowed = try run("--allow", "customers:columns", "--reason", "an opt-out column was added", "--format", "json")
    #expect(allowed.code == 0 && told(allowed) == [0, 0, 0], "what was noted is not new again: \(allowed)")
    #expect(!(try lahde("check").output.contains(allow)))
    #expect(try lahde("verify").code == 0)
  }

  @Test("Another header is no opt-out column") func another() throws {
    try people(
      "nr,nimi,email,yritys,kaupunki", "1,Liisa Virta,liisa@virta.example,Virta Oy,Oulu",
      "2,Matti Meri,matti@meri.example,Meri Oy,Oulu")
    #expect(!(try lahde("check").output.contains("--allow")))
    let held = try run()
    #expect(held.code == 4 && !held.output.contains("restrictions"), "\(held)")
    #expect(held.errors.contains("look at the source; if it is right, let it through once"), "\(held)")
  }

  @Test("Each night says what is new and what has ended, and nothing else") func nights() throws {
    try pipeline(restrictions: Self.both)
    func people(_ liisa: String, _ matti: String) throws {
      try self.people(
        "nr,nimi,email,yritys,opted out,kielto", "1,Liisa Virta,liisa@virta.example,Virta Oy,\(liisa)",
        "2,Matti Meri,matti@meri.example,Meri Oy,\(matti)")
    }
    func night(_ words: String...) throws -> Outcome {
      let outcome = try Tool.run(["run", "pipelines/nightly.json5", "--format", "json"] + words, in: folder)
      #expect(outcome.code == 0, "\(outcome)")
      return outcome
    }
    try people(",", ",")
    #expect(told(try night("--allow", "customers:columns", "--reason", "added")) == [0, 0, 0])
    try people(",x", "x,x")
    let rehearsed = try lahde("contacts").output
    #expect(try run("--dry-run").output.contains("who may not be written to"))
    #expect(try lahde("contacts").output == rehearsed)
    #expect(told(try night()) == [2, 1, 0])
    #expect(told(try night("--rehash")) == [0, 0, 0])
    try people(",", "x,x")
    let text = try run().output
    #expect(text.contains("restrictions ended") && !text.contains("Nothing changed"), "\(text)")
    #expect(text.firstMatch(of: #/customers +0 +0 +1\n/#) != nil, "\(text)")
    // An objection is the person's: the source does not end it.
    try people(",", ",")
    #expect(told(try night()) == [0, 0, 1])
    #expect(try lahde("contacts").output.contains("no e-mail, since"))
  }

  @Test("Notes count by what they say") func notes() throws {
    try folder.write(
      "returned/notes/may.csv",
      "kuka;mitä\nliisa@virta.example;kielto\nmatti@meri.example;kuollut\nmatti@meri.example;ei sähköpostia\n")
    let night = try run("--format", "json")
    #expect(night.code == 0 && told(night) == [1, 2, 0], "\(night)")
    #expect(told(try run("--rehash", "--format", "json")) == [0, 0, 0])
  }

  @Test("A returned link is an objection of its source") func returned() throws {
    try folder.write("pipelines/register.json5", AudienceTests.contract)
    let listed = try lahde(
      "audience", "--purpose", "communication", "--recipient", "Mallipostitus Oy", "--output", "list.csv")
    #expect(listed.code == 0, "\(listed)")
    let list = try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8)
    let token = try #require(list.firstMatch(of: #/esimerkki.example/u/([a-z0-9]+)/#)?.1)
    try folder.write("returned/tokens.csv", "token,date\n\(token),2026-05-20\n")
    let night = try run("--format", "json")
    #expect(night.code == 0 && told(night) == [0, 1, 0], "\(night)")
    #expect(told(try run("--rehash", "--format", "json")) == [0, 0, 0])
  }

  @Test("A company's no binds its contacts, and a no at its mailbox binds none; both are told apart") func companies()
    throws
  {
    try folder.write(
      "pipelines/nightly.json5",
      """
      { contract: "register.json5", register: "../register/register.db", sources: [
        { name: "customers", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: ["customer register", "direct marketing"], trust: 50,
          restrictions: { marketing: { column: "kielto", forbidden: ["x"], as: "ban" } },
          map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys", "company.email": "postilaatikko" } },
      ] }
      """)
    try people(
      "nr,nimi,email,yritys,postilaatikko,kielto", "1,Liisa Virta,liisa@virta.example,Virta Oy,info@virta.example,",
      "2,Matti Meri,matti@meri.example,Meri Oy,info@meri.example,", "3,,,Meri Oy,,x",
      "4,Elli Suo,info@virta.example,Virta Oy,info@virta.example,x")
    #expect(try run("--allow", "customers:columns", "--reason", "added").code == 0)
    let companies = try lahde("companies", "--format", "csv").output.components(separatedBy: "\r\n")
    func marketing(_ name: String, _ lines: [String]) -> String? {
      lines.first { $0.contains(name) }?.components(separatedBy: ",").dropLast().last
    }
    #expect(
      marketing("Meri Oy", companies) == "no" && marketing("Virta Oy", companies) == "no at its mailbox", "\(companies)"
    )
    let contacts = try lahde("contacts", "--format", "csv").output.components(separatedBy: "\r\n")
    #expect(marketing("Matti Meri", contacts) == "no" && marketing("Liisa Virta", contacts) == "yes", "\(contacts)")
    let shown = try lahde("show", "company.name=Virta Oy").output
    #expect(shown.contains("customers forbids marketing (at its mailbox, which binds no contact), since"), "\(shown)")
  }
}
