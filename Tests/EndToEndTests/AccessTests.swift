import Foundation
import TestSupport
import Testing

private let start = 1_780_000_000
private let liisa = "liisa.virtanen@yritys.example"

/// The samples' register after its first night.
private func register() throws -> TemporaryFolder {
  let folder = try Tool.samples()
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  return folder
}

private func at(_ seconds: Int) -> [String: String] { ["LAHDE_NOW": "\(start + seconds)"] }

private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
  try String(contentsOfFile: folder.path(name), encoding: .utf8)
}

private func json(_ text: String) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text.prefix(400))")
}

private func change(_ folder: TemporaryFolder, _ name: String, _ old: String, _ new: String) throws {
  let path = folder.path(name)
  let text = try #require(String(data: try Data(contentsOf: URL(filePath: path)), encoding: .windowsCP1252))
  #expect(text.contains(old))
  try #require(text.replacingOccurrences(of: old, with: new).data(using: .windowsCP1252))
    .write(to: URL(filePath: path))
}

@Suite("Access") struct AccessTests {
  @Test("A person gets a letter and a report in her language, for her eyes only", arguments: ["fi", "sv", "en"])
  func letter(_ language: String) throws {
    let folder = try register()
    let outcome = try Tool.run(
      ["subject", "access", "-", "--language", language, "--output", "answer"], in: folder, input: liisa + "\n")
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.output.hasSuffix("answer/letter.html\nanswer/report.html\nanswer/report.json\n"), "\(outcome)")
    let files = FileManager.default
    func mode(_ name: String) throws -> Int? {
      (try files.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? NSNumber)?.intValue
    }
    #expect(try mode("answer") == 0o700)
    for name in ["letter.html", "report.html", "report.json"] { #expect(try mode("answer/\(name)") == 0o600) }
    for name in ["letter.html", "report.html"] {
      let page = try text(folder, "answer/\(name)")
      for forbidden in ["<script", "src=", "href=", "<link", "@import", "url("] {
        #expect(!page.contains(forbidden), "\(name) \(forbidden)")
      }
      #expect(page.contains("<html lang=\"\(language)\">") && page.contains("Liisa Virtanen"))
      #expect(!page.contains("Korhonen"))
      let words = ["fi": "suoramarkkinoinnin", "sv": "direktmarknadsföring", "en": "direct marketing"]
      #expect(page.contains(words[language] ?? "-"), "\(name)")
    }
    let report = try json(try text(folder, "answer/report.json"))
    #expect(report["schema"] as? String == "lahde.access/1" && report["language"] as? String == language)
    let values = try #require(report["values"] as? [[String: Any]])
    #expect(values.contains { $0["field"] as? String == "person.email" && $0["value"] as? String == liisa })
    #expect(values.allSatisfy { ($0["place"] as? String)?.isEmpty == false && $0["basis"] as? String != "" })
    let tables = try #require(report["tables"] as? [[String: Any]]).compactMap { $0["table"] as? String }
    #expect(Set(["input", "key", "observation", "contact", "company", "decision", "quarantine"]).isSubset(of: tables))
    #expect(try text(folder, ".lahde/register.db.access.log").contains(" subject access "))
    // The answer to one person is not written over, or beside, another's.
    #expect(try Tool.run(["subject", "access", liisa, "--output", "answer"], in: folder).code == 64)
  }

  @Test("What a steward joined is listed and left out until somebody confirms it") func doubt() throws {
    let folder = try register()
    let sami = "sami.rautiainen@kuvitteellinen.example"
    let observations = try Tool.run(["observations"], in: folder).output.components(separatedBy: "\r\n")
    let contacts = observations.dropFirst().map { $0.components(separatedBy: ",") }.filter { $0.count == 4 }
    let niina = try #require(contacts.first { $0[0] == "customers" && $0[1] == "1028" }?[2])
    let owner = try #require(contacts.first { $0[0] == "customers" && $0[1] == "1011" }?[2])
    #expect(niina != owner)
    try folder.write("d.csv", "kind,left_record,right_record,verdict,reason\nperson,\(owner),\(niina),same,asked\n")
    let apply = try Tool.run(["review", "apply", "d.csv"], in: folder, environment: at(60))
    #expect(apply.code == 0, "\(apply)")
    let listed = try Tool.run(["subject", "access", sami, "--output", "a"], in: folder, environment: at(120))
    #expect(listed.code == 0 && listed.output.contains("Niina Kettunen"), "\(listed)")
    #expect(listed.output.contains("joined below the merge threshold") && listed.errors.contains("--include-doubtful"))
    for name in ["letter.html", "report.html", "report.json"] {
      let page = try text(folder, "a/\(name)")
      #expect(page.contains("Sami") && !page.contains("Niina") && !page.contains("niina"), "\(name)")
    }
    let confirmed = try Tool.run(["subject", "access", sami, "--output", "b", "--include-doubtful"], in: folder)
    #expect(confirmed.code == 0 && confirmed.errors.isEmpty, "\(confirmed)")
    #expect(try text(folder, "b/report.html").contains("Niina"))
    // Found from the other side it is the other way round.
    #expect(
      try Tool.run(["subject", "access", "niina.kettunen@kuopionlaboratoriot.example", "--output", "c"], in: folder)
        .code == 0)
    #expect(try !text(folder, "c/report.json").contains("Sami"))
    // And she need not take in all of them.
    let ids = confirmed.output.split(separator: "\n").filter { $0.contains("joined below") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(!ids.isEmpty)
    let without = ids.flatMap { ["--leave-out", $0] }
    #expect(
      try Tool.run(["subject", "access", sami, "--output", "d", "--include-doubtful"] + without, in: folder).code == 0)
    #expect(try !text(folder, "d/report.json").contains("Niina"))
  }

  @Test("Ended and earlier observations are hers as well; what is refused is refused") func others() throws {
    let folder = try register()
    try change(folder, "samples/customers/asiakkaat.csv", "talousjohtaja", "hallintojohtaja")
    #expect(try Tool.run(["run"], in: folder, environment: at(86400)).code == 0)
    let outcome = try Tool.run(
      ["subject", "access", liisa, "--format", "json"], in: folder, environment: at(90000))
    let lines = try #require(try json(outcome.output)["observations"] as? [[String: Any]])
    #expect(lines.contains { $0["state"] as? String == "withdrawn" && $0["taken"] as? Bool == true }, "\(outcome)")
    let marjo = [
      "subject", "access", "marjo.lindqvist@auralogistiikka.example", "--output", "marjo", "--format", "json",
    ]
    let ended = try json(try Tool.run(marjo, in: folder).output)
    let states = try #require(ended["observations"] as? [[String: Any]]).map { $0["state"] as? String }
    #expect(states == ["ended"] && ended["contact"] == nil)
    #expect(try text(folder, "marjo/letter.html").contains("Yksikään tieto ei ole nyt käytössä."))
    #expect(try text(folder, "marjo/report.html").contains("ostojohtaja"))
    // Two share this address: which of them is meant, the ID says; the other is not shown unasked.
    #expect(try Tool.run(["subject", "access", "vm.leinonen@kskuljetus.example"], in: folder).code == 69)
    let sirpa = try Tool.run(["subject", "access", "person.name=Sirpa Leinonen", "--output", "s"], in: folder)
    #expect(sirpa.code == 0, "\(sirpa)")
    #expect(try !text(folder, "s/report.json").contains("Veli-Matti"))

    for (arguments, code) in [
      (["subject", "access"], Int32(64)), (["subject", "forget", liisa], 64),
      (["subject", "access", "nobody@yritys.example"], 69), (["subject", "access", "company:1"], 64),
      (["subject", "access", liisa, "--language", "de"], 64),
      (["subject", "access", liisa, "--leave-out", "99999"], 64),
      (["subject", "access", liisa, "--output", "samples"], 64),
    ] {
      let outcome = try Tool.run(arguments, in: folder)
      #expect(outcome.code == code && outcome.errors.contains("to mend"), "\(arguments) \(outcome)")
    }
    let contract = try text(folder, "pipelines/register.json5")
    try contract.replacingOccurrences(of: "role: \"compliance\"", with: "role: \"steward\"")
      .write(toFile: folder.path("pipelines/register.json5"), atomically: true, encoding: .utf8)
    for arguments in [["subject", "access", liisa], ["audit", "log"]] {
      #expect(try Tool.run(arguments, in: folder).code == 77)
    }
  }
}

@Suite("Provenance as of") struct AsOfTests {
  @Test("A changed title is no younger name: provenance, show, letter and report say so") func since() throws {
    let folder = try register()
    try change(folder, "samples/customers/asiakkaat.csv", "talousjohtaja", "hallintojohtaja")
    #expect(try Tool.run(["run"], in: folder, environment: at(86400)).code == 0)
    func told(_ field: String, _ moment: [String] = []) throws -> Int? {
      let outcome = try Tool.run(["provenance", liisa, "--field", field, "--format", "json"] + moment, in: folder)
      let entry = try #require((try json(outcome.output)["fields"] as? [[String: Any]])?.first, "\(outcome)")
      return (entry["origin"] as? [String: Any])?["sinceRun"] as? Int
    }
    for field in ["person.name", "person.email", "company.name", "company.street"] {
      #expect(
        try [told(field), told(field, ["--as-of", "1"]), told(field, ["--as-of", "2"])] == [1, 1, 1], "\(field)")
    }
    #expect(try [told("person.title"), told("person.title", ["--as-of", "1"])] == [2, 1])

    let shown = try json(try Tool.run(["show", liisa, "--format", "json"], in: folder).output)
    let own = try #require(
      (shown["observations"] as? [[String: Any]])?.first { $0["source"] as? String == "customers" })
    let runs = try #require(own["valuesSinceRun"] as? [String: Int])
    #expect(runs["person.name"] == 1 && runs["person.title"] == 2 && own["sinceRun"] as? Int == 2)

    let answer = ["subject", "access", liisa, "--language", "en", "--output", "answer"]
    #expect(try Tool.run(answer, in: folder, environment: at(86400)).code == 0)
    let report = try json(try text(folder, "answer/report.json"))
    let values = try #require(report["values"] as? [[String: Any]])
    func since(_ field: String) -> String? { values.first { $0["field"] as? String == field }?["since"] as? String }
    #expect(since("person.name") == "2026-05-28" && since("person.title") == "2026-05-29")
    let observed = try #require(
      (report["observations"] as? [[String: Any]])?.first {
        $0["source"] as? String == "customers" && $0["state"] as? String == "current"
      })
    let dates = try #require(observed["valuesSince"] as? [String: String])
    #expect(dates["person.name"] == "2026-05-28" && dates["person.title"] == "2026-05-29")

    // Undone, the title stands as long as everything else.
    #expect(try Tool.run(["undo", "2"], in: folder, environment: at(90000)).code == 0)
    #expect(try [told("person.title"), told("person.title", ["--as-of", "2"]), told("person.name")] == [1, 2, 1])
  }

  @Test("A run's number or a day's end asks what the register said then") func asOf() throws {
    let folder = try register()
    try change(folder, "samples/customers/asiakkaat.csv", "talousjohtaja", "hallintojohtaja")
    #expect(try Tool.run(["run"], in: folder, environment: at(86400)).code == 0)
    func title(_ moment: String?) throws -> [String: Any] {
      let asOf = moment.map { ["--as-of", $0] } ?? []
      let outcome = try Tool.run(
        ["provenance", liisa, "--field", "person.title", "--format", "json"] + asOf, in: folder)
      return try #require((try json(outcome.output)["fields"] as? [[String: Any]])?.first, "\(outcome)")
    }
    for (moment, value, since, until) in [
      ("1", "talousjohtaja", 1, 2), ("2026-05-28", "talousjohtaja", 1, 2), ("2", "hallintojohtaja", 2, nil),
      ("2026-06-30", "hallintojohtaja", 2, nil), (nil, "hallintojohtaja", 2, nil),
    ] as [(String?, String, Int, Int?)] {
      let entry = try title(moment)
      #expect(entry["value"] as? String == value, "\(moment ?? "now")")
      #expect((entry["since"] as? [String: Any])?["run"] as? Int == since, "\(moment ?? "now")")
      #expect((entry["until"] as? [String: Any])?["run"] as? Int == until, "\(moment ?? "now")")
      #expect(((entry["origin"] as? [String: Any])?["sha256"] as? String)?.count == 64)
    }
    let shown = try Tool.run(["provenance", liisa, "--as-of", "1", "--field", "person.title"], in: folder)
    #expect(shown.output.contains(", as of run 1 (2026-05-28)\n"), "\(shown)")
    #expect(shown.output.contains("until run 2 (2026-05-29)"), "\(shown)")
    for (moment, code) in [("9", Int32(69)), ("2020-01-01", 69), ("yesterday", 64), ("2026-02-30", 64)] {
      let outcome = try Tool.run(["provenance", liisa, "--as-of", moment], in: folder)
      #expect(outcome.code == code && outcome.errors.contains("to mend"), "\(moment) \(outcome)")
    }
  }
}

@Suite("The log and the seals") struct AuditTests {
  @Test("Who did what and who saw whom, by user, person, day and kind") func log() throws {
    let folder = try register()
    let shown = try json(try Tool.run(["show", liisa, "--format", "json"], in: folder, environment: at(60)).output)
    let id = try #require((shown["record"] as? [String: Any])?["id"] as? Int)
    #expect(try Tool.run(["show", "pekka.korhonen@yritys.example"], in: folder, environment: at(70)).code == 0)
    #expect(try Tool.run(["contacts"], in: folder, environment: at(90000)).code == 0)
    func log(_ arguments: String...) throws -> [String] {
      let outcome = try Tool.run(["audit", "log"] + arguments, in: folder, environment: at(100_000))
      #expect(outcome.code == 0 && outcome.errors.isEmpty && !outcome.output.contains("@"), "\(outcome)")
      return outcome.output.split(separator: "\n").dropFirst().map { line in
        line.split(separator: " ", omittingEmptySubsequences: true).dropFirst(2).joined(separator: " ")
      }
    }
    #expect(try log().prefix(2).sorted() == ["ledger contract 1", "run night 1"])
    #expect(try log("--kind", "access").contains("access show 1 \(id)"))
    #expect(try log("--person", "\(id)", "--kind", "show") == ["access show 1 \(id)"])
    #expect(try log("--person", liisa, "--kind", "run") == ["run night 1"])
    #expect(try log("--since", "2026-05-29", "--kind", "contacts") == ["access contacts 42"])
    #expect(try log("--by", "no such user").isEmpty)
    #expect(try Tool.run(["audit", "log", "--since", "lately"], in: folder).code == 64)
  }

  @Test("Seals that were taken out find a register that was put back") func seals() throws {
    let folder = try register()
    #expect(try Tool.run(["backup", "copy.db"], in: folder).code == 0)
    try change(folder, "samples/customers/asiakkaat.csv", "talousjohtaja", "hallintojohtaja")
    #expect(try Tool.run(["run"], in: folder, environment: at(86400)).code == 0)
    let taken = try Tool.run(["audit", "seals", "--output", "seals.txt"], in: folder)
    #expect(taken.code == 0 && taken.errors == "seals.txt: 3 seals\n", "\(taken)")
    #expect(try Tool.run(["audit", "seals"], in: folder).output == text(folder, "seals.txt"))
    let sound = try Tool.run(["verify", "--seals", "seals.txt"], in: folder)
    #expect(sound.code == 0 && sound.output.hasPrefix("file ok\nledger ok\nseals ok: 3\n"), "\(sound)")
    let cut = try Tool.run(["verify", "--seals", "seals.txt", "--register", "copy.db"], in: folder)
    #expect(cut.code == 65 && cut.errors.contains("ledger entry 3, of which there is an exported seal"), "\(cut)")
    #expect(try Tool.run(["verify", "--seals", "nothing.txt"], in: folder).code == 66)
  }
}
