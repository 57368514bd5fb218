import Foundation
import Pipeline
import TestSupport
import Testing

/// Unsubscribe links out, and tokens back in.
@Suite("Returned unsubscribe tokens") struct UnsubscribeTests {
  private let folder: TemporaryFolder

  init() throws {
    let house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: "direct marketing", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.responsibility": "alue", "company.name": "yritys" } },
        { name: "unsubscribed", reader: "unsubscribes", paths: ["../data/tokens/*.csv"], extent: "delta",
          purpose: "direct marketing" },
        """)
    folder = house.folder
    try folder.write("pipelines/register.json5", AudienceTests.contract)
    try people()
    try tokens("april", ["zzzz,2026-04-20"])
    #expect(try run("--create").code == 3)
  }

  private func people() throws {
    try folder.write(
      "data/people.csv",
      "nr,nimi,email,alue,yritys\n1,Liisa Virtanen,liisa@havupuu.example,payables,Havupuu Oy\n"
        + "2,Matti Meri,matti@kuusi.example,payables,Kuusi Oy\n3,Elli Suo,elli@haapa.example,,Haapa Oy\n")
  }

  private func tokens(_ file: String, _ lines: [String]) throws {
    try folder.write("data/tokens/\(file).csv", "token,date\n" + lines.map { $0 + "\n" }.joined())
  }

  private func run(_ more: String...) throws -> Outcome {
    try Tool.run(["run", "pipelines/nightly.json5"] + more, in: folder)
  }

  private func lahde(_ words: String...) throws -> Outcome {
    try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
  }

  /// The links of a mailing, contact by contact; empty for who is not in it.
  private func links() throws -> [String] {
    let outcome = try lahde(
      "audience", "--purpose", "marketing", "--with-notice", "--recipient", "Mallipostitus Oy", "--output", "list.csv")
    #expect(outcome.code == 0, "\(outcome)")
    let rows = try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8).components(separatedBy: "\r\n")
    return ["liisa@", "matti", "elli@"].map { who in
      rows.first { $0.contains(who) }?.components(separatedBy: ",")[6] ?? ""
    }
  }

  private func states() throws -> [String] {
    try lahde("contacts", "--format", "csv").output.components(separatedBy: "\r\n").dropFirst().dropLast()
      .map { $0.components(separatedBy: ",").dropLast().last ?? "" }
  }

  @Test("A link's token ends marketing to its address, once; one of nobody is quarantined") func returned()
    throws
  {
    let links = try links()
    #expect(links.count == 3 && links[0].hasPrefix("https://esimerkki.example/u/") && links[0] != links[1])
    #expect(links[2].isEmpty, "without a known area nobody is mailable")
    let token = String(try #require(links[0].components(separatedBy: "/").last))

    try tokens("may", ["\(token.uppercased()),2026-05-20", "zzzz,2026-05-20"])
    let rehearsed = try run("--dry-run")
    #expect(try states() == ["yes", "yes", "yes"], "\(rehearsed)")
    let night = try run()
    #expect(night.code == 3 && !(night.output + night.errors).contains(token), "\(night)")
    #expect(try states() == ["no", "yes", "yes"])
    #expect(try self.links()[0].isEmpty)
    #expect(try lahde("quarantine", "list").output.contains("unsubscribe.unknown"))
    #expect(try lahde("runs").output.contains("unsubscribe"))
    #expect(try lahde("show", "1").output.contains("marketing              no, since 2026-05-28"))

    // Read again with another line, nothing of the first changes, also not what she takes back.
    #expect(
      try lahde("subject", "object", "1", "--purpose", "marketing", "--lift", "--reason", "puhelu").code == 0)
    let other = String(try #require(links[1].components(separatedBy: "/").last))
    try tokens("may", ["\(token.uppercased()),2026-05-20", "zzzz,2026-05-20", "\(other),2026-05-21"])
    #expect(try run().code == 0)
    #expect(try states() == ["yes", "no", "yes"])
    // A later return of the same token is her word again.
    try tokens("june", ["\(token),2026-06-01"])
    #expect(try run().code == 0)
    #expect(try states() == ["no", "no", "yes"])
    // A new address under the key does not lift it.
    try folder.write(
      "data/people.csv", "nr,nimi,email,alue,yritys\n1,Liisa Laine,liisa.laine@havupuu.example,payables,Havupuu Oy\n")
    #expect(try run().code == 0)
    #expect(try states() == ["no"])
    #expect(try lahde("verify").code == 0)
    let journal = try String(contentsOfFile: folder.path("keys/register.rights"), encoding: .utf8)
    #expect(!journal.contains(token) && !journal.contains("@"))
  }

  @Test(
    "A kill at whatever point of a night loses no token and applies none twice",
    arguments: [
      CrashPoint.registerMade, .rightsJournalWritten, .runBegun, .aboutToCommit, .committed, .journalChanged,
      .sourceWritten,
      .contactsWritten,
    ])
  func killed(_ point: CrashPoint) throws {
    let token = String(try #require(try links()[0].components(separatedBy: "/").last))
    try tokens("may", ["\(token),2026-05-20"])
    // The night has other work, too.
    try folder.write(
      "data/people.csv",
      "nr,nimi,email,alue,yritys\n1,Liisa Virtanen,liisa@havupuu.example,payables,Havupuu Oy\n"
        + "2,Matti Meri,matti.meri@kuusi.example,payables,Kuusi Oy\n3,Elli Suo,elli@haapa.example,,Haapa Oy\n")
    let killed = try Tool.run(
      ["run", "pipelines/nightly.json5"], in: folder, environment: ["LAHDE_CRASH_AT": point.rawValue])
    #expect(killed.code == 137, "the point \(point) is passed")
    #expect(try run().code == 0)
    #expect(try states() == ["no", "yes", "yes"])
    #expect(try run("--rehash").code == 0)
    let journal = try String(contentsOfFile: folder.path("keys/register.rights"), encoding: .utf8)
    #expect(journal.components(separatedBy: " suppress no-marketing ").count == 2)
    #expect(try lahde("verify").code == 0)
    #expect(try links()[0].isEmpty)
  }

  @Test("What a file or a command lacks is said") func refused() throws {
    #expect(try Tool.run(["check", "pipelines/nightly.json5"], in: folder).code == 0)
    try folder.write("data/tokens/bad.csv", "tunniste,date\nbcdf,2026-05-20\n")
    let held = try run()
    #expect(held.code == 4 && (held.output + held.errors).contains("there is no column \"token\""), "\(held)")
  }
}
