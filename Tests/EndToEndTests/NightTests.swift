import Foundation
import TestSupport
import Testing

private struct Report: Decodable {
  struct Source: Decodable {
    let source: String, outcome: String
    let read: Int, created: Int, changed: Int, unchanged: Int, suppressed: Int, quarantined: Int, ignored: Int,
      gone: Int
  }
  struct Stage: Decodable { let stage: String, seconds: Double, peakBytes: Int }
  struct Finding: Decodable { let code: String, count: Int }
  let schema: String, run: Int, state: String, sources: [Source], stages: [Stage], findings: [Finding]
}

private func hash(_ folder: TemporaryFolder) throws -> String {
  let outcome = try Tool.run(["verify"], in: folder)
  #expect(outcome.code == 0, "\(outcome.errors)")
  return try String(#require(outcome.output.split(separator: "\n").last))
}

@Test func theFirstNightFillsAndTheSecondChangesNothing() throws {
  let folder = try Tool.samples()
  let first = try Tool.run(["run", "--create"], in: folder)
  #expect(first.code == 3)
  #expect(first.errors.isEmpty)
  try expectGolden("first-night.txt", withoutStages(first.output))
  let before = try hash(folder)
  try expectGolden("samples-hash.txt", before + "\n")

  let second = try Tool.run(["run"], in: folder)
  #expect(second.code == 0)
  try expectGolden("second-night.txt", withoutStages(second.output))
  let read = try Tool.run(["run", "--rehash"], in: folder)
  #expect(read.code == 0 && read.output.contains("Nothing changed."))
  let quiet = try Tool.run(["run", "--quiet"], in: folder)
  #expect(quiet.code == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  #expect(try hash(folder) == before)

  let runs = try Tool.run(["runs"], in: folder)
  #expect(runs.output.split(separator: "\n").count == 3)  // the header, the first night, the one with --rehash
}

@Test func theRunReportBalances() throws {
  let folder = try Tool.samples()
  for arguments in [["run", "--create", "--format", "json"], ["run", "--format", "json"]] {
    let outcome = try Tool.run(arguments, in: folder)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    #expect(report.schema == "lahde.run/1" && report.run == 1)
    #expect(report.sources.map(\.source) == ["asiakastieto", "billing", "customers", "prospects", "websites"])
    for one in report.sources {
      let sum = one.created + one.changed + one.unchanged + one.suppressed + one.quarantined + one.ignored
      #expect(one.read == sum && one.read > 0, "\(one.source)")
    }
    #expect(report.stages.allSatisfy { $0.seconds >= 0 })
    let phones = report.findings.first { $0.code == "person.phone.left-out" }
    #expect(phones?.count == (report.state == "committed" ? 3 : nil))
  }
}

@Test func aChangedFileChangesWhatItSays() throws {
  let folder = try Tool.samples()
  _ = try Tool.run(["run", "--create"], in: folder)
  let path = folder.path("samples/prospects/messut-2026.csv")
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  try (lines[0] + "\nKaisa Uusi;Aivan Uusi Oy;kaisa@aivanuusi.example;talouspäällikkö;Turku;fi\n")
    .write(toFile: path, atomically: true, encoding: .utf8)
  let night = try Tool.run(["run", "--format", "json"], in: folder)
  let report = try JSONDecoder().decode(Report.self, from: Data(night.output.utf8))
  let prospects = try #require(report.sources.first { $0.source == "prospects" })
  // A delta source brings news: who is not in the file stays.
  #expect(prospects.created == 1 && prospects.gone == 0 && prospects.read == 1)
  #expect(report.sources.filter { $0.outcome == "not read again" }.count == 4)
  #expect(try Tool.run(["show", "kaisa@aivanuusi.example"], in: folder).output.contains("Aivan Uusi Oy"))
}

@Test func checkTellsWhatASourceIsForAndWhomItRestricts() throws {
  let folder = try Tool.samples()
  let path = folder.path("pipelines/nightly.json5")
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let stated = text.replacingOccurrences(
    of: "collectedFrom: \"employer\"",
    with: """
      collectedFrom: "person", noticeGiven: "2025-03-01", restrictions: {
        marketing: { column: "Tila", allowed: ["voimassa"], as: "ban" },
        emailMarketing: { column: "Sähköposti", forbidden: ["liisa.virtanen@yritys.example"] },
      }
      """)
  #expect(stated != text)
  try stated.write(toFile: path, atomically: true, encoding: .utf8)
  let outcome = try Tool.run(["check"], in: folder)
  #expect(outcome.code == 0, "\(outcome.errors)")
  func row(_ start: String) -> [String] {
    let line = outcome.output.split(separator: "\n").last { $0.hasPrefix(start) }
    return (line.map(String.init) ?? "").replacingOccurrences(of: "  +", with: "|", options: .regularExpression)
      .components(separatedBy: "|")
  }
  let customers = row("customers ")
  #expect(
    customers.dropLast() == [
      "customers", "customer register, communication, direct marketing", "person 2025-03-01",
      "Tila: ban, marketing; Sähköposti: objection, marketing by e-mail",
    ])
  // Of whom nothing is known to be allowed nothing is: all other addresses are words that are not known.
  #expect((Int(customers.last ?? "") ?? 0) > 1)
  #expect(row("billing ").suffix(3) == ["employer", "none", "0"])
  #expect(row("asiakastieto ").suffix(3) == ["register", "Suoramarkkinointikielto: ban, marketing", "3"])
}

@Test func checkFindsMistakesWithLineAndColumn() throws {
  let folder = try Tool.samples()
  let sound = try Tool.run(["check"], in: folder)
  #expect(sound.code == 0 && sound.output.contains("Windows-1252"))
  #expect(!FileManager.default.fileExists(atPath: folder.path(".lahde")))
  let printed = try Tool.run(["check", "--print"], in: folder)
  #expect(try JSONSerialization.jsonObject(with: Data(printed.output.utf8)) is [String: Any])

  let path = folder.path("pipelines/nightly.json5")
  let text = try String(contentsOfFile: path, encoding: .utf8)
  for (find, replace, message, code) in [
    ("\"person.title\": \"Titteli\"", "\"person.phone\": \"Titteli\"", "person.phone", 78 as Int32),
    ("trust: 80", "trust: 800", "trust", 78), ("extent: \"snapshot\"", "extnt: \"snapshot\"", "extnt", 78),
    ("\"Titteli\"", "\"Tittel\"", "there is no column \"Tittel\"", 65),
    ("billing/*.csv", "invoices/*.csv", "no file", 66),
  ] {
    let changed = text.replacingOccurrences(of: find, with: replace)
    #expect(changed != text)
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = try Tool.run(["check"], in: folder)
    #expect(outcome.code == code, "\(replace): \(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.contains("  to mend: ") || outcome.errors.contains(" must be "), "\(outcome.errors)")
    #expect(outcome.errors.range(of: #"(?m)^\S+:\d+(:\d+)?: error: "#, options: .regularExpression) != nil)
  }
}
