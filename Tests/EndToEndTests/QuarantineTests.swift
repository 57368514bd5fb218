import Foundation
import TestSupport
import Testing

private func register() throws -> TemporaryFolder {
  let folder = try Tool.samples()
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  return folder
}

private func quarantine(_ words: String..., in folder: TemporaryFolder) throws -> Outcome {
  try Tool.run(["quarantine"] + words, in: folder)
}

private func accesses(_ folder: TemporaryFolder) -> [Substring] {
  let log = try? String(contentsOfFile: folder.path(".lahde/register.db.access.log"), encoding: .utf8)
  return (log ?? "").split(separator: "\n").map { $0.split(separator: " ", maxSplits: 2)[2] }
}

/// Replaces a line of the samples' customers, which are Windows-1252.
private func rewriteCustomers(_ folder: TemporaryFolder, _ change: (inout [String]) -> Void) throws {
  let file = folder.url.appending(path: "samples/customers/asiakkaat.csv")
  var lines = String(data: try Data(contentsOf: file), encoding: .windowsCP1252)?.components(separatedBy: "\r\n") ?? []
  change(&lines)
  try #require(lines.joined(separator: "\r\n").data(using: .windowsCP1252)).write(to: file)
}

@Test func whatIsListedShowsNobody() throws {
  let folder = try register()
  let groups = try quarantine("list", in: folder)
  #expect(groups.code == 0)
  #expect(groups.output.contains("customers  key.empty") && groups.output.contains("To mend:\n  csv.field-count  give"))
  let rows = try quarantine("list", "--rows", "--source", "customers", in: folder).output
  #expect(rows.contains("3  samples/customers/asiakkaat.csv:28:1  customers  key.empty  since run 1, 2026-05-28"))
  #expect(rows.contains("   asiakasnro: – | Yritys: a a a | "))
  let revealed = try quarantine("list", "--rows", "--reveal", "--reason", "key.empty", in: folder).output
  #expect(revealed.contains(" | Sukunimi: Koskela | Sähköposti: kirsi.koskela@auralogistiikka.example | "))
  #expect(rows.contains(" | Sukunimi: a | Sähköposti: a.a@a.a | "))
  for value in ["Koskela", "kirsi", "9100223", "Turku", "5550"] { #expect(!rows.contains(value)) }
  #expect(accesses(folder) == ["quarantine 1"])
}

@Test func anExportIsToBeMendedAndPrivate() throws {
  let folder = try register()
  let outcome = try quarantine("export", "--source", "customers", "--output", "mend.csv", in: folder)
  #expect(outcome.code == 0 && outcome.errors == "mend.csv: 2 records\n")
  let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("mend.csv"))
  #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  let lines = try String(contentsOfFile: folder.path("mend.csv"), encoding: .utf8).components(separatedBy: "\r\n")
  let header = try String(
    decoding: Data(contentsOf: folder.url.appending(path: "samples/customers/asiakkaat.csv")), as: UTF8.self
  ).components(separatedBy: "\r\n")[0].components(separatedBy: ";").first
  #expect(lines[0].hasPrefix("\(header ?? "?"),Yritys,"))
  #expect(lines[0].hasSuffix(",lahde_reason,lahde_to_mend,lahde_since,lahde_note,lahde_record"))
  #expect(lines.count == 4 && lines[2].contains("key.empty"))
  #expect(accesses(folder) == ["quarantine 2"])
  #expect(try quarantine("export", in: folder).code == 64)
  // Both sources: their columns side by side, what is gone is said.
  try FileManager.default.removeItem(atPath: folder.path("samples/billing/customers.csv"))
  let both = try quarantine("export", "--output", "mend.csv", in: folder)
  #expect(both.errors == "mend.csv: 3 records, 1 without values (see lahde_note)\n")
  #expect(try String(contentsOfFile: folder.path("mend.csv"), encoding: .utf8).contains("there is no such file"))
}

@Test func whatIsMendedComesThrough() throws {
  let folder = try register()
  try rewriteCustomers(folder) { lines in
    lines = lines.map { $0.hasPrefix(";") ? "1999" + $0 : $0 }
  }
  let outcome = try quarantine("retry", in: folder)
  #expect(outcome.code == 0 && outcome.errors == "")
  #expect(outcome.output.hasPrefix("Run 2: billing, customers read again.\n"))
  for line in [
    "customers  csv.field-count       1    1", "customers  key.empty             1    0",
    "samples/customers/asiakkaat.csv has changed since, and was read as it is now.",
    "samples/billing/customers.csv is as it was.", "customers: 1 created, 0 changed",
    "Still to mend:\n  csv.field-count  ",
  ] { #expect(outcome.output.contains(line + (line.hasSuffix(" ") ? "" : "\n")), "\(line)") }
  #expect(try Tool.run(["run"], in: folder).output.hasPrefix("Nothing has changed since run 2"))
  #expect(try Tool.run(["verify"], in: folder).code == 0)
  #expect(
    try quarantine("retry", "--source", "prospects", in: folder).errors.hasPrefix("there is nothing in quarantine"))
}

@Test func aRetryOfWhatCannotBeReadChangesNothing() throws {
  let folder = try register()
  try rewriteCustomers(folder) { $0 = ["<!DOCTYPE html><title>Liisa Virtanen</title>"] }
  let one = try quarantine("retry", "--source", "customers", in: folder)
  #expect(one.code == 65 && one.errors.contains("error: this is an HTML page, not delimited text"))
  #expect(!one.errors.contains("Liisa") && one.output == "")
  let both = try quarantine("retry", in: folder)
  #expect(both.code == 4 && both.errors.hasPrefix("source customers is held at its last observations:\n"))
  #expect(both.output.contains("customers  key.empty             1    1\n"))
}

@Test func whatIsDiscardedIsNotToldAgain() throws {
  let folder = try register()
  let all = try quarantine(
    "discard", "--source", "customers", "--reason-code", "key.empty", "--reason", "test row", in: folder)
  #expect(all.code == 0 && all.output == "Run 2: 1 record discarded.\n")
  #expect(try quarantine("discard", "1", "2", "--reason", "left out on purpose", in: folder).code == 0)
  #expect(try quarantine("list", in: folder).errors == "nothing is in quarantine\n")
  let discarded = try quarantine("list", "--discarded", "--reason", "key.empty", in: folder).output
  #expect(discarded.contains("run 2, 2026-05-28: test row\n"))
  try rewriteCustomers(folder) { $0.insert($0[1].replacing("1001", with: "1998"), at: 1) }
  let night = try Tool.run(["run"], in: folder)
  #expect(night.code == 0 && !night.output.contains("in quarantine"))
  #expect(!night.output.contains("withdrawals are suspended"))
  try rewriteCustomers(folder) { lines in lines = lines.map { $0.hasPrefix(";") ? $0 + "x" : $0 } }
  let changed = try Tool.run(["run"], in: folder)
  #expect(changed.code == 3)
  #expect(
    changed.output.contains("in quarantine: 1, 1 of them new, the oldest since 2026-05-28 (0 days); 2 more discarded\n")
  )
  #expect(try Tool.run(["verify"], in: folder).code == 0)
}

@Test(
  arguments: [
    (["discard", "1"], 64, "discard wants --reason"), (["discard", "--reason", "x"], 64, "discard wants IDs"),
    (["discard", "1", "--source", "billing", "--reason", "x"], 64, "discard wants IDs"),
    (["discard", "--source", "billing", "--reason", "x"], 64, "discard wants IDs"),
    (["discard", "one", "--reason", "x"], 64, "the ID of an entry is a number"),
    (["discard", "1", "99", "--reason", "x"], 69, "there is no open entry 99; nothing was discarded"),
    (["discard", "--source", "billing", "--reason-code", "key.empty", "--reason", "x"], 69, "nothing of that is"),
    (
      ["discard", "--source", "biling", "--reason-code", "key.empty", "--reason", "x"], 64, "there is no source biling"
    ),
    (["list", "--source", "biling"], 64, "there is no source biling"),
    (["list", "2"], 64, "quarantine list does not take 1 argument"),
    (["list", "--output", "x"], 64, "quarantine list takes no --output"),
    (["retry", "--reveal"], 64, "quarantine retry takes no --reveal"),
    (["retry", "--format", "csv"], 64, "--format does not know csv"),
  ] as [([String], Int32, String)])
func whatCannotBeMeantIsRefused(_ words: [String], _ code: Int32, _ message: String) throws {
  let folder = try register()
  let outcome = try Tool.run(["quarantine"] + words, in: folder)
  #expect(outcome.code == code && outcome.output == "")
  #expect(outcome.errors.hasPrefix("error: \(message)"), "\(outcome.errors)")
  #expect(try Tool.run(["runs", "--format", "json"], in: folder).output.components(separatedBy: "\"run\"").count == 2)
}

@Test func onlyTheRightRolesSeeAndDecide() throws {
  let folder = try register()
  let contract = try String(contentsOfFile: folder.path("pipelines/register.json5"), encoding: .utf8)
  let words = [
    ["list", "--reveal"], ["export", "--output", "mend.csv"], ["discard", "1", "--reason", "x"], ["retry"],
    ["list", "--rows"],
  ]
  // The line of each role, taken out.
  for (roles, codes) in [
    (["steward", "compliance"], [77, 77, 0, 0, 0]), (["operations", "steward"], [0, 0, 77, 77, 0]),
  ] {
    let lines = contract.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in !roles.contains { line.contains("user: \"*\", role: \"\($0)\"") } }
    try folder.write("pipelines/register.json5", lines.joined(separator: "\n"))
    #expect(try words.map { try Tool.run(["quarantine"] + $0, in: folder).code } == codes.map { Int32($0) })
  }
}

@Test func everyReasonSaysHowToMend() throws {
  struct Group: Decodable { let reason: String, remedy: String }
  let folder = try TemporaryFolder()
  try folder.write("pipelines/register.json5", TestHouse.contract)
  let sources = ["a", "b", "c"].map {
    """
    { name: "\($0)", reader: "csv", paths: ["../data/\($0).csv"], extent: "snapshot", key: ["nro"],
      purpose: "customer register", map: { "company.name": "Yritys", "person.name": "Nimi" } }
    """
  }
  try folder.write(
    "pipelines/nightly.json5",
    "{ contract: \"register.json5\", register: \"../register/register.db\", sources: [\(sources.joined(separator: ","))] }"
  )
  let good = (1...20).map { "\($0);Yritys Öy \($0);Liisa Åhman\n" }.joined()
  var bad = Array("nro;Yritys;Nimi\n\(good)30;X\n;Y;Z\n131052-308T;Y;Z\n31;;\n32;X\0;Y\n33;X\u{1F};Y\n34;X".utf8)
  bad += [0xFF] + Array(";Y\n35;\"X;Y\n36;".utf8) + Array(repeating: UInt8(ascii: "x"), count: 1_100_000)
  try folder.write("data/a.csv", bad + Array(";Y\n37;X".utf8))
  let wide = "nro;Yritys;Nimi\n\(good)36;X;Yy".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  try folder.write("data/b.csv", [0xFF, 0xFE] + wide.dropLast())
  try folder.write("data/c.csv", "nro;Yritys;Nimi\n\(good)")
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  let outcome = try quarantine("list", "--format", "json", in: folder)
  let groups = try JSONDecoder().decode([Group].self, from: Data(outcome.output.utf8))
  #expect(
    Set(groups.map(\.reason)) == [
      "csv.field-count", "csv.cut-line", "csv.truncated", "csv.unclosed-quote", "csv.record-too-long",
      "csv.invalid-bytes", "csv.nul-byte", "csv.unit-separator", "key.empty", "key.personal-identity-code",
      "record.nobody",
    ])
  #expect(Set(groups.map(\.remedy)).count == Set(groups.map(\.reason)).count)
  #expect(!groups.contains { $0.remedy.isEmpty || $0.remedy == "look at the record in its file" })
  let rows = try quarantine("list", "--rows", "--reveal", in: folder)
  #expect(rows.code == 0 && !rows.output.contains("131052") && !rows.output.contains("\0"))
  #expect(try quarantine("export", "--output", "mend.csv", in: folder).code == 0)
  #expect(try !String(contentsOfFile: folder.path("mend.csv"), encoding: .utf8).contains("131052"))
  #expect(try quarantine("retry", in: folder).code == 0)
}
