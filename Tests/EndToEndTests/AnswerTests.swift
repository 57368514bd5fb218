import Foundation
import TestSupport
import Testing

private func register() throws -> TemporaryFolder {
  let folder = try Tool.samples()
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  return folder
}

private func mode(_ folder: TemporaryFolder, _ name: String) throws -> Int? {
  let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
  return (attributes[.posixPermissions] as? NSNumber)?.intValue
}

@Test func provenanceAnswersForEveryField() throws {
  struct Answer: Decodable {
    struct Origin: Decodable {
      let source: String, sinceRun: Int, file: String?, line: Int?, column: Int?, url: String?, xpath: String?
      let retrieved: String?
    }
    struct Grounds: Decodable, Equatable { let text: String, confidence: String }
    struct Chain: Decodable { let version: String, rules: [String] }
    struct Entry: Decodable {
      let field: String, value: String, rawValue: String, reason: String, origin: Origin, rules: [String]
      let grounds: Grounds?, chain: String
    }
    let fields: [Entry], chain: String, chains: [Chain]
  }
  let folder = try register()
  let text = try Tool.run(["provenance", "liisa.virtanen@yritys.example"], in: folder)
  try expectGolden("provenance.txt", text.output)
  let fromPage = try Tool.run(["provenance", "camilla.nyman@bergstrom.example", "--format", "json"], in: folder)
  let fromFile = try Tool.run(
    ["provenance", "-", "--format", "json"], in: folder, input: "liisa.virtanen@yritys.example\n")
  for outcome in [fromPage, fromFile] {
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.fields.count >= 8)
    #expect(answer.chains.map(\.version) == [answer.chain])
    let area = try #require(answer.fields.first { $0.field == "person.responsibility" })
    let isStated = area.origin.source == "asiakastieto"
    #expect(area.grounds == (isStated ? nil : Answer.Grounds(text: "derived from the title", confidence: "strong")))
    #expect(isStated == (outcome.output == fromFile.output))
    let name = try #require(answer.fields.first { $0.field == "person.name" })
    #expect(name.grounds == nil)
    for entry in answer.fields {
      let origin = entry.origin
      let isPlaced = origin.xpath != nil ? origin.url != nil && origin.retrieved != nil : (origin.line ?? 0) > 0
      #expect(isPlaced && origin.file != nil, "\(entry.field)")
      #expect(entry.chain == answer.chain && Set(entry.rules).isSubset(of: answer.chains[0].rules), "\(entry.field)")
      if origin.xpath == nil { #expect((origin.column ?? 0) > 0, "\(entry.field)") }
      #expect(!entry.rawValue.isEmpty && !entry.reason.isEmpty && origin.sinceRun == 1, "\(entry.field)")
    }
  }
  let one = try Tool.run(["provenance", "liisa.virtanen@yritys.example", "--field", "person.email"], in: folder)
  #expect(one.output.contains("person.email") && !one.output.contains("company.name"))
}

@Test func thePlaceIsWhereTheValueStands() throws {
  let folder = try register()
  let outcome = try Tool.run(["provenance", "liisa.virtanen@yritys.example", "--field", "person.email"], in: folder)
  let place = try #require(outcome.output.range(of: #"asiakkaat\.csv:\d+:\d+"#, options: .regularExpression))
  let parts = outcome.output[place].split(separator: ":")
  let data = try Data(contentsOf: folder.url.appending(path: "samples/customers/asiakkaat.csv"))
  let text = try #require(String(data: data, encoding: .windowsCP1252))
  let line = text.components(separatedBy: "\r\n")[try #require(Int(parts[1])) - 1]
  #expect(line.dropFirst(try #require(Int(parts[2])) - 1).hasPrefix("liisa.virtanen@yritys.example"))
}

@Test func quarantinePointsAtTheRecords() throws {
  struct Row: Decodable { let file: String, line: Int, byteStart: Int, byteEnd: Int, reason: String }
  let folder = try register()
  let outcome = try Tool.run(["quarantine", "list", "--rows", "--format", "json"], in: folder)
  let rows = try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8))
  #expect(rows.map(\.reason) == ["csv.field-count", "csv.field-count", "key.empty"])
  for row in rows {
    let data = try Data(contentsOf: folder.url.appending(path: row.file))
    #expect(row.byteStart == 0 || data[row.byteStart - 1] == 0x0A)
    #expect(data.count == row.byteEnd || data[row.byteEnd] == 0x0D || data[row.byteEnd] == 0x0A)
    #expect(data[..<row.byteStart].count { $0 == 0x0A } == row.line - 1)
  }
}

@Test func questionsAreAnsweredAndNoted() throws {
  let folder = try register()
  let contacts = try Tool.run(["contacts", "--format", "csv"], in: folder).output.components(separatedBy: "\r\n")
  #expect(
    contacts[0]
      == "id,company.id,person.name,person.email,person.title,person.responsibility,person.language,marketing,marketing.since"
  )
  #expect(contacts.count == 44)
  #expect(try Tool.run(["companies"], in: folder).output.contains("Bergström & Söner Ab"))
  #expect(try Tool.run(["find", "bergström"], in: folder).output.contains("Anders Bergström"))
  #expect(try Tool.run(["show", "company.businessID=9100037-1"], in: folder).output.contains("Yritys Oy"))
  let observations = try Tool.run(["observations"], in: folder).output.components(separatedBy: "\r\n")
  #expect(observations[0] == "source,source_key,contact_id,company_id" && observations.count == 88)
  #expect(try Tool.run(["show", "nobody@yritys.example"], in: folder).code == 69)
  #expect(try Tool.run(["show", "person.language=sv"], in: folder).code == 69)
  let log = try String(contentsOfFile: folder.path(".lahde/register.db.access.log"), encoding: .utf8)
  #expect(log.contains(" contacts 42\n") && log.contains(" show 1\n") && !log.contains("@"))
}

@Test func filesAreTheirOwnersOnly() throws {
  let folder = try register()
  #expect(try mode(folder, ".lahde") == 0o700)
  #expect(try mode(folder, ".lahde/register.db") == 0o600)
  let head = try Data(contentsOf: folder.url.appending(path: ".lahde/register.db")).prefix(15)
  #if SQLCipher
    #expect(head != Data("SQLite format 3".utf8))
  #else
    #expect(head == Data("SQLite format 3".utf8))
  #endif
}

@Test func theReviewReportIsOnePage() throws {
  let folder = try register()
  let outcome = try Tool.run(["review", "report", "--output", "report.html"], in: folder)
  #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.errors.contains("pairs left for review"))
  #expect(try mode(folder, "report.html") == 0o600)
  let page = try String(contentsOfFile: folder.path("report.html"), encoding: .utf8)
  for resource in ["src=", "<link", "@import", "url("] { #expect(!page.contains(resource), "\(resource)") }
  #expect(page.contains("Bergström") && page.contains("<mark>"))
  let csv = try Tool.run(["review", "report"], in: folder).output.components(separatedBy: "\r\n")
  #expect(csv.count > 40 && csv[0].contains("weight"))
}

@Test func aPersonalIdentityCodeIsNowhere() throws {
  let folder = try Tool.samples()
  let path = folder.url.appending(path: "samples/customers/asiakkaat.csv")
  let text = try #require(String(data: try Data(contentsOf: path), encoding: .windowsCP1252))
  let found = try #require(text.range(of: #"\d{6}[-+A-FU-Y]9\d\d[0-9A-Y]"#, options: .regularExpression))
  let code = Data(text[found].utf8)
  let outcomes = [
    try Tool.run(["run", "--create"], in: folder), try Tool.run(["contacts", "--all"], in: folder),
    try Tool.run(["review", "report", "--output", "report.html"], in: folder),
  ]
  for outcome in outcomes { #expect(Data((outcome.output + outcome.errors).utf8).range(of: code) == nil) }
  let files = FileManager.default.enumerator(at: folder.url.appending(path: ".lahde"), includingPropertiesForKeys: nil)
  for case let file as URL in try #require(files) { #expect(try Data(contentsOf: file).range(of: code) == nil) }
  #expect(try Data(contentsOf: folder.url.appending(path: "report.html")).range(of: code) == nil)
}

@Test func everyCommandHasHelpAndRefusesWhatItDoesNotKnow() throws {
  let folder = try TemporaryFolder()
  let overview = try Tool.run([], in: folder)
  #expect(overview.code == 0 && overview.errors.isEmpty)
  let commands = overview.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    .compactMap { $0.split(separator: " ").first.map(String.init) }
  #expect(commands.count >= 14)
  for command in commands {
    let help = try Tool.run([command, "--help"], in: folder)
    #expect(help.code == 0 && help.output.contains("usage: lahde \(command)"), "\(command)")
    let refused = try Tool.run([command, "--no-such-option"], in: folder)
    #expect(refused.code == 64 && refused.output.isEmpty && refused.errors.contains("to mend:"), "\(command)")
  }
  #expect(try Tool.run(["nonsense"], in: folder).code == 64)
}

@Test func theWorkbenchNeedsNoRegister() throws {
  let folder = try Tool.samples()
  let normal = try Tool.run(["normalize", "company.phone", "09 5550 100"], in: folder)
  #expect(normal.output == "09 5550 100\t+35895550100\tphone/4\t\t\n")
  #expect(try Tool.run(["normalize", "--rules"], in: folder).output.contains("phone/4"))
  for (file, reader) in [
    ("customers/asiakkaat.csv", "csv"), ("web/bergstrom-kontakt.html", "web"),
    ("marketing-register/poiminta-2026-05-01.csv", "marketing-register"),
  ] {
    let preview = try Tool.run(["preview", "samples/" + file, "--format", "json", "--limit", "2"], in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(preview.output.utf8)) as? [String: Any]
    #expect(object?["reader"] as? String == reader)
    #expect((object?["records"] as? [Any])?.count == 2)
  }
}

@Test func explainTellsWhyOneIsOneAndTwoAreTwo() throws {
  struct Answer: Decodable {
    struct Link: Decodable { let left: String, right: String, weight: Double }
    struct Step: Decodable { let comparison: String, level: String, weight: Double, sum: Double }
    let verdict: String, links: [Link], pair: Link?, steps: [Step]
  }
  let folder = try register()
  func explain(_ who: String...) throws -> Answer {
    let outcome = try Tool.run(["explain"] + who + ["--format", "json"], in: folder)
    #expect(outcome.code == 0)
    return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
  }
  let one = try explain("liisa.virtanen@yritys.example")
  #expect(one.links.count >= 2 && one.links.map(\.weight) == one.links.map(\.weight).sorted())
  #expect(one.pair?.weight == one.links.first?.weight)
  // A pair that is stored for review, and one that is not stored at all.
  for two in [try explain("4", "59"), try explain("1", "4")] {
    #expect(two.verdict.contains("are two") && two.links.isEmpty)
    let pair = try #require(two.pair)
    let last = try #require(two.steps.last)
    #expect(abs(last.sum - pair.weight) < 0.002 && two.steps.first?.comparison == "prior")
  }
  let text = try Tool.run(["explain", "4", "59"], in: folder).output
  #expect(!text.contains("Kaarina") && !text.contains("@"), "values are not shown")
  let company = try #require(
    try Tool.run(["companies"], in: folder).output.split(separator: "\n").dropFirst().first?
      .split(separator: " ").first)
  #expect(try Tool.run(["explain", "1", "company:\(company)"], in: folder).code == 64)
}

@Test func trainingAsksForEnoughToLearnFrom() throws {
  let folder = try register()
  let outcome = try Tool.run(["train"], in: folder)
  #expect(outcome.code == 65 && outcome.output.isEmpty && outcome.errors.contains("too few to learn from"))
  #expect(try Tool.run(["train", "--apply"], in: folder).code == 65)
  #expect(try Tool.run(["review", "report", "--limit", "0"], in: folder).code == 64)
  let few = try Tool.run(["review", "report", "--limit", "1"], in: folder).output.components(separatedBy: "\r\n")
  #expect((3...6).contains(few.count))
}

@Test func decisionsComeBackInTheReportsOwnTable() throws {
  let folder = try register()
  let report = try Tool.run(["review", "report"], in: folder).output.components(separatedBy: "\r\n")
  let names = report[0].components(separatedBy: ",")
  #expect(
    names.starts(with: ["verdict", "reason", "kind"]) && Set(names).isSuperset(of: ["left_record", "right_record"]))
  // As a spreadsheet saves it: with semicolons, a verdict in capitals, most rows empty.
  var lines = ["verdict;reason;kind;left_record;right_record", ";;person;1;2", "Same;asked by phone;person;8;69"]
  try folder.write("decisions.csv", lines.joined(separator: "\r\n") + "\r\n")
  let applied = try Tool.run(["review", "apply", "decisions.csv"], in: folder)
  #expect(applied.code == 0 && applied.output.contains("1 decided") && applied.output.contains("contacts 42 → 41"))
  #expect(try Tool.run(["review", "list"], in: folder).output.contains("asked by phone"))
  #expect(try Tool.run(["explain", "8"], in: folder).output.contains("decision 1 of a steward joins"))
  #expect(try Tool.run(["review", "undo", "1", "--format", "json"], in: folder).output.contains("\"splits\" : 1"))
  lines[2] = "different;;person;18;82"
  try folder.write("decisions.csv", lines.joined(separator: "\n") + "\n")
  #expect(try Tool.run(["review", "apply", "decisions.csv"], in: folder).output.contains("1 split"))
  #expect(try Tool.run(["explain", "4", "18"], in: folder).output.contains("decision 2 of a steward keeps them apart"))
  #expect(try Tool.run(["show", "18"], in: folder).output.contains("split from contact 4 in run 4"))
  #expect(try Tool.run(["verify"], in: folder).code == 0)
  for (line, message) in [
    ("maybe;;person;4;18", "decisions.csv:3:1: error: the verdict is neither same nor different"),
    ("same;;pair;4;18", "the kind is neither person nor company"), ("same;;person;4;x", "is no number"),
    ("same;;person;4;4", "against itself"), ("same;;person;4;5000", "says nothing of a person"),
    (";;person;4;18", "no row has a verdict"),
  ] {
    lines[2] = line
    try folder.write("decisions.csv", lines.joined(separator: "\n") + "\n")
    let refused = try Tool.run(["review", "apply", "decisions.csv"], in: folder)
    #expect(refused.code == 65 && refused.errors.contains(message) && refused.errors.contains("to mend:"))
  }
}
