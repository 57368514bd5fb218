import Foundation
import TestSupport
import Testing

/// Rectification as compliance does it, and where it shows.
@Suite("subject rectify") struct RectificationTests {
  private static let email = "liisa.virtanen@havupuu.example"
  private static let head = "nr,nimi,email,titteli,yritys,paikka\n"
  private static let liisa = "A-4711,Liisa Virtanen,\(email),Väärätitteli,Havupuu Oy,Pori\n"
  private static let matti = "A-4712,Matti Meri,matti@havupuu.example,Myyjä,Havupuu Oy,Pori\n"
  private let folder: TemporaryFolder

  init() throws {
    let house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/*.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys", "company.city": "paikka" } },
        """)
    folder = house.folder
    try folder.write("data/people.csv", Self.head + Self.liisa + Self.matti)
    #expect(try lahde("run", "pipelines/nightly.json5", "--create").code == 0)
  }

  private func lahde(_ words: String..., input: String? = nil, day: Int = 0) throws -> Outcome {
    let arguments = words[0] == "run" ? words : words + ["--pipeline", "pipelines/nightly.json5"]
    return try Tool.run(
      arguments, in: folder, environment: ["LAHDE_NOW": "\((Int(Tool.now) ?? 0) + day * 86400)"], input: input)
  }

  @Test("It is shown first, done, told wherever she is, counted while the source repeats it, and taken back")
  func told()
    throws
  {
    #expect(try lahde("contacts", "--format", "csv").code == 0)
    let shown = try lahde(
      "subject", "rectify", "-", "--field", "person.title", "--to", "-", "--dry-run", "--received", "2026-05-20",
      input: Self.email + "\noikeatitteli\n")
    #expect(
      shown.code == 0
        && shown.output.contains("person.title of contact 1 would read “oikeatitteli”. Nothing was changed.")
        && shown.output.contains("Väärätitteli"), "\(shown)")
    #expect(shown.errors.hasPrefix("request 1: received 2026-05-20"), "\(shown)")
    #expect(try lahde("subject", "requests").output.contains("rectify"))
    #expect(try lahde("provenance", "1", "--field", "person.title").output.contains("person.title  Väärätitteli"))

    let done = try lahde(
      "subject", "rectify", "-", "--field", "person.title", "--to", "oikeatitteli", "--reason", "soitti 28.5.",
      input: Self.email + "\n", day: 1)
    #expect(
      done.code == 0 && done.output.hasPrefix("run 3: person.title of contact 1 reads “oikeatitteli”\n"), "\(done)")
    #expect(done.output.contains("The incorrect value stood since run 1 (2026-05-28)."), "\(done)")
    #expect(done.output.contains("contacts") && done.errors == "request 1: answered\n", "\(done)")

    let provenance = try lahde("provenance", Self.email, "--field", "person.title").output
    #expect(
      provenance.contains("person.title  oikeatitteli\n    from  put right by ")
        && provenance.contains("run 3 (2026-05-29), whatever its sources say\n    why   corrected\n")
        && provenance.contains("“Väärätitteli”, people, ") && provenance.contains("incorrect, corrected"),
      "\(provenance)")
    #expect(
      try lahde("provenance", "1", "--field", "person.title", "--as-of", "1").output
        .contains("person.title  Väärätitteli"))
    let show = try lahde("show", "1").output
    #expect(show.contains("oikeatitteli") && show.contains("incorrect, corrected 2026-05-29"), "\(show)")
    let json = try lahde("show", "1", "--format", "json").output
    #expect(json.contains("\"person.title\" : \"Väärätitteli\"") && json.contains("\"incorrect\""), "\(json)")
    for (language, word) in [("fi", "oikaistu"), ("sv", "rättad"), ("en", "corrected")] {
      #expect(
        try lahde("subject", "access", "1", "--language", language, "--output", "answer-\(language)").code == 0)
      for page in ["letter.html", "report.html"] {
        let text = try String(contentsOfFile: folder.path("answer-\(language)/\(page)"), encoding: .utf8)
        #expect(text.contains("oikeatitteli") && text.contains(word), "\(language) \(page)")
      }
    }
    let report = try String(contentsOfFile: folder.path("answer-en/report.json"), encoding: .utf8)
    #expect(report.contains("\"table\" : \"correction\"") && report.contains("soitti 28.5."))
    #expect(try lahde("audit", "log").output.contains("rectify"))
    #expect(try lahde("subject", "requests").output.isEmpty && lahde("runs").output.contains("rectify"))

    let night = try lahde(
      "run", "pipelines/nightly.json5", "--rehash", "--metrics", "metrics.prom", "--log-format", "json", day: 2)
    #expect(night.code == 0 && night.output.contains("correction.repeated"), "\(night)")
    let metrics = try String(contentsOfFile: folder.path("metrics.prom"), encoding: .utf8)
    for text in [night.output, night.errors, metrics] {
      #expect(!text.lowercased().contains("titteli") && !text.contains("soitti"), "\(text)")
    }
    let listed = try lahde("subject", "corrections").output
    #expect(
      listed.contains("contact 1") && listed.contains("people.csv:2") && listed.contains("incorrect"), "\(listed)")
    #expect(try lahde("undo", "3").code == 69)
    #expect(try lahde("verify").code == 0)

    try folder.write("data/people.csv", Self.head + Self.matti)
    #expect(try lahde("run", "pipelines/nightly.json5", day: 3).output.contains("correction.asleep"))
    #expect(try lahde("subject", "corrections").output.contains("nobody now"))
    try folder.write("data/people.csv", Self.head + Self.liisa + Self.matti)
    #expect(try lahde("run", "pipelines/nightly.json5", day: 4).code == 0)
    #expect(try lahde("show", Self.email).output.contains("oikeatitteli"))
    let back = try lahde(
      "subject", "rectify", Self.email, "--field", "person.title", "--withdraw", "--reason", "toinen")
    #expect(
      back.code == 0 && back.output.hasSuffix("reads “Väärätitteli” again, as its sources have it\n"), "\(back)")
    #expect(try lahde("subject", "corrections").output.isEmpty && lahde("verify").code == 0)
  }

  @Test("A company's is told of the company, and of all its contacts") func company() throws {
    let done = try lahde(
      "subject", "rectify", "company:1", "--field", "company.city", "--to", "oulu", "--format", "json")
    #expect(done.code == 0 && done.output.contains("\"reads\" : \"Oulu\""), "\(done)")
    for who in ["1", "2", "company:1"] {
      #expect(try lahde("show", who).output.contains("company.city           Oulu"), "\(who)")
    }
    let again = try lahde("subject", "rectify", "company:1", "--field", "company.city", "--to", "Oulu")
    #expect(again.code == 0 && again.output.contains("was put right so already; nothing was changed"), "\(again)")
    let noted = try lahde(
      "subject", "rectify", "company:1", "--field", "company.city", "--to", "Oulu", "--received", "2026-05-20")
    #expect(noted.code == 0 && noted.errors == "request 1: answered\n", "\(noted)")
  }

  @Test(
    "What is not said rightly is refused",
    arguments: [
      (["rectify"], 64), (["rectify", "1"], 64), (["rectify", "1", "--field", "person.title"], 64),
      (["rectify", "1", "--field", "person.phone", "--to", "x"], 64),
      (["rectify", "1", "--field", "person.title", "--to", "x", "--withdraw", "--reason", "y"], 64),
      (["rectify", "1", "--field", "person.title", "--withdraw"], 64),
      (["rectify", "1", "--field", "person.title", "--withdraw", "--reason", "y"], 69),
      (["rectify", "1", "--field", "company.city", "--to", "Oulu"], 64),
      (["rectify", "company:1", "--field", "person.title", "--to", "salainen"], 64),
      (["rectify", "1", "--field", "person.title", "--to", "131052-308T"], 65),
      (["rectify", "1", "--field", "person.email", "--to", "salainen"], 65),
      (["rectify", "1", "--field", "person.title", "--to", "x", "--leave-out", "1"], 65),
      (["rectify", "99", "--field", "person.title", "--to", "salainen"], 69),
      (["rectify", "1", "--field", "person.title", "--to", "x", "--received", "2030-01-01"], 64),
      (["rectify", "1", "--field", "person.title", "--to", "x", "--confirm", "x"], 64),
      (["corrections", "1"], 64), (["erase", "1", "--field", "person.name", "--dry-run"], 64),
    ] as [([String], Int32)])
  func refused(_ words: [String], code: Int32) throws {
    let outcome = try Tool.run(["subject"] + words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
    #expect(outcome.code == code && outcome.errors.contains("to mend:"), "\(outcome)")
    #expect(!outcome.errors.contains("salainen") && !outcome.errors.contains("131052"))
  }
}
