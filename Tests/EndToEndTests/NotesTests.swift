import Foundation
import TestSupport
import Testing

/// Returned tokens and notes, from outside.
@Suite("What people said, dropped into a folder") struct NotesTests {
  private let folder: TemporaryFolder
  private static let people = 60

  /// Customers whose merges are guarded, a folder of tokens and a folder of notes.
  init() throws {
    let house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          guards: { merges: { percent: 1, rows: 1 }, changed: false },
          purpose: ["customer register", "direct marketing"], trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.responsibility": "alue", "company.name": "yritys", "company.city": "paikka" } },
        { name: "notes", reader: "notes", paths: ["../data/notes/*.csv"], extent: "delta", purpose: "direct marketing" },
        { name: "unsubscribed", reader: "unsubscribes", paths: ["../data/tokens/*.csv"], extent: "delta",
          purpose: "direct marketing" },
        """)
    folder = house.folder
    try folder.write("pipelines/register.json5", AudienceTests.contract)
    try write()
    try folder.write("data/tokens/april.csv", "token,date\nzzzz,2026-04-20\n")
    try folder.write("data/notes/april.csv", "email\nkukka.niitty@kukka.example\n")
    #expect(try run("--create").code == 3)
  }

  private static func word(_ number: Int) -> String {
    let letters = Array("bdfghjklmnprstv"), vowels = Array("aeiouy")
    var rest = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    return String(
      (0..<10).map { place in
        rest = rest &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let at = Int(rest >> 33)
        return place % 2 == 0 ? letters[at % letters.count] : vowels[at % vowels.count]
      })
  }

  private static func email(_ number: Int) -> String { "aino.\(word(number))@\(word(number)).example" }

  /// Writes the customers; those of `merging` say what those ten places behind them say.
  private func write(merging: Range<Int> = 0..<0) throws {
    let rows = (1...Self.people).map { number in
      let name = Self.word(merging.contains(number) ? number + 10 : number)
      return
        "\(number),Aino Meri\(name),\(merging.contains(number) ? "" : Self.email(number)),payables,\(name) Oy,Turku\n"
    }
    try folder.write("data/people.csv", "nr,nimi,email,alue,yritys,paikka\n" + rows.joined())
  }

  private func run(_ more: String...) throws -> Outcome {
    try Tool.run(["run", "pipelines/nightly.json5"] + more, in: folder)
  }

  private func lahde(_ words: String...) throws -> Outcome {
    try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
  }

  /// What may be sent to whoever has an address.
  private func marketing(_ number: Int) throws -> String {
    let shown = try lahde("show", Self.email(number))
    #expect(shown.code == 0, "\(shown)")
    return shown.output.split(separator: "\n").first { $0.hasPrefix("marketing ") }
      .map { $0.dropFirst("marketing".count).trimmingCharacters(in: .whitespaces) } ?? ""
  }

  @Test("A returned token and a note are applied though the merges of the night trip their guard, and once")
  func guarded() throws {
    let made = try lahde(
      "audience", "--purpose", "marketing", "--with-notice", "--recipient", "Mallipostitus Oy", "--output", "list.csv")
    #expect(made.code == 0, "\(made)")
    let list = try String(contentsOfFile: folder.path("list.csv"), encoding: .utf8)
    let row = try #require(list.components(separatedBy: "\r\n").first { $0.contains(Self.email(30)) })
    let token = String(try #require(row.firstMatch(of: #//u/([a-z]+)/#)?.1))
    try write(merging: 1..<7)
    try folder.write("data/tokens/may.csv", "token,date\n\(token),2026-05-20\n")
    try folder.write("data/notes/may.csv", "kuka;mitä\n\(Self.email(31));kielto\n\(Self.email(32));ei sähköpostia\n")
    let night = try run()
    #expect(night.code == 4 && (night.output + night.errors).contains("merges"), "\(night)")
    for (number, expected) in [(30, "no,"), (31, "no,"), (32, "no e-mail,"), (33, "yes")] {
      #expect(try marketing(number).hasPrefix(expected), "\(number)")
    }
    let journal = try String(contentsOfFile: folder.path("keys/register.rights"), encoding: .utf8)
    #expect(try run().code == 4)
    #expect(try run("--rehash").code == 4)
    #expect(try String(contentsOfFile: folder.path("keys/register.rights"), encoding: .utf8) == journal)
    #expect(try lahde("verify").code == 0)
    #expect(!journal.contains("@") && !(night.output + night.errors).contains(Self.email(31)))
  }

  @Test(
    "A kill at whatever point loses no note and applies none twice",
    arguments: ["rights journal written", "run begun", "about to commit", "committed", "source written"])
  func killed(_ point: String) throws {
    try write(merging: 1..<2)
    try folder.write("data/notes/may.csv", "kuka;mitä;pvm\n\(Self.email(31));kielto;1.5.2026\n")
    let killed = try Tool.run(
      ["run", "pipelines/nightly.json5"], in: folder, environment: ["LAHDE_CRASH_AT": point])
    #expect(killed.code == 137, "the point \(point) is passed")
    #expect(try [0, 4].contains(run().code))
    #expect(try marketing(31).hasPrefix("no"))
    let journal = try String(contentsOfFile: folder.path("keys/register.rights"), encoding: .utf8)
    #expect(journal.components(separatedBy: " suppress no-marketing ").count == 3)
    #expect(try lahde("verify").code == 0)
  }

  @Test("An audience says of which sources a no may not have been read") func held() throws {
    try folder.write("data/notes/may.csv", "pvm;mitä\n1.5.2026;kielto\n2.5.2026;kielto\n")
    #expect(try run().code == 4)
    let told = try lahde("audience", "--purpose", "marketing", "--with-notice")
    #expect(told.code == 0 && told.errors.contains("a no in its file may not have been read: notes"), "\(told)")
    try folder.write("data/notes/may.csv", "kuka;mitä\n\(Self.email(31));kielto\n")
    #expect(try run().code == 0)
    #expect(try !lahde("audience", "--purpose", "marketing", "--with-notice").errors.contains("may not have been read"))
  }

  @Test("A no of somebody who is not found waits, and an audience says so") func waiting() throws {
    try folder.write("data/notes/may.csv", "nimi;yritys\nTuuli Tuomi;Saari Oy\n")
    #expect(try run().code == 3)
    let told = try lahde("audience", "--purpose", "marketing", "--with-notice")
    #expect(told.output.contains("people who were not found: 2."), "a token of nobody is there already: \(told)")
    let json = try lahde("audience", "--purpose", "marketing", "--with-notice", "--format", "json")
    #expect(json.output.contains("\"waitingNoes\" : 2"), "\(json)")
  }

  @Test("check and preview know the reader; a file that tells nobody is held, the others are not") func known() throws {
    try folder.write("data/notes/may.csv", "kuka;mitä\n\(Self.email(31));kielto\n;kielto\n")
    let check = try Tool.run(["check", "pipelines/nightly.json5"], in: folder)
    #expect(check.code == 0 && check.output.contains("notes") && check.output.contains("note.who × 1"), "\(check)")
    let preview = try Tool.run(["preview", "data/notes/may.csv", "--reader", "notes"], in: folder)
    #expect(preview.code == 0 && preview.output.contains("reader notes"), "\(preview)")
    try folder.write("data/notes/june.csv", "mitä;pvm\nkielto;1.5.2026\nkielto;2.5.2026\n")
    let held = try run()
    #expect(held.code == 4 && (held.output + held.errors).contains("no column tells who is meant"), "\(held)")
    let pipeline = try String(contentsOfFile: folder.path("pipelines/nightly.json5"), encoding: .utf8)
    for (word, code) in [("bounce", Int32(0)), ("correction", 78), ("maybe", 78)] {
      try folder.write(
        "pipelines/other.json5",
        pipeline.replacing("reader: \"notes\",", with: "reader: \"notes\", default: \"\(word)\","))
      #expect(try Tool.run(["check", "pipelines/other.json5", "--print"], in: folder).code == code, "\(word)")
    }
  }
}
