import Foundation
import TestSupport
import Testing

/// The samples' register after its first night, and a backup of it beside it.
private func backedUp() throws -> TemporaryFolder {
  let folder = try Tool.samples()
  #expect(try Tool.run(["run", "--create"], in: folder).code == 3)
  #expect(try Tool.run(["backup", "copy.db"], in: folder).code == 0)
  return folder
}

private func restore(_ folder: TemporaryFolder, _ more: String..., at seconds: Int = 600) throws -> Outcome {
  try Tool.run(
    ["restore", "copy.db"] + more, in: folder, environment: ["LAHDE_NOW": "\(1_780_000_000 + seconds)"])
}

private func json(_ outcome: Outcome) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome)")
}

@Suite("What a restoring tells") struct RestoreAnswerTests {
  @Test("What people decided since, shown and then brought back") func decided() throws {
    let folder = try backedUp()
    try folder.write("d.csv", "kind,left_record,right_record,verdict,reason\nperson,1,2,different,asked\n")
    let liisa = "liisa.virtanen@yritys.example"
    for words in [
      ["review", "apply", "d.csv"], ["retention", "hold", liisa, "--reason", "claim 7"],
      ["subject", "rectify", liisa, "--field", "person.title", "--to", "Talouspäällikkö", "--reason", "her word"],
    ] { #expect(try Tool.run(words, in: folder, environment: ["LAHDE_NOW": "1780000060"]).code == 0, "\(words)") }
    let shown = try restore(folder)
    #expect(shown.code == 0 && shown.errors.isEmpty)
    for line in [
      "Runs of the present register that would be lost:\n", "  4  rectify         2026-05-28T20:27:40Z  ",
      "  3  retention hold  2026-05-28T20:27:40Z  ", "Decisions of stewards since:\n",
      "       1  made    person  different  ", "  will be brought back\n",
      "\nLegal holds since: 6 will be brought back.\n",
      "\nCorrections of records since: 6 will be brought back.\n",
    ] { #expect(shown.output.contains(line), "\(line) \(shown.output)") }
    for word in ["asked", "claim 7", "Talouspäällikkö", liisa] { #expect(!shown.output.contains(word), "\(word)") }
    let told = try json(try restore(folder, "--format", "json"))
    #expect(told["holds"] as? Int == 6 && told["holdsLost"] as? Int == 0 && told["corrections"] as? Int == 6)
    #expect((told["lostRuns"] as? [[String: Any]])?.map { $0["run"] as? Int } == [4, 3, 2])
    #expect((told["decisions"] as? [[String: Any]])?.first?["verdict"] as? String == "different")
    #expect(told["restoreRun"] == nil && told["lastCommonRun"] as? Int == 1)

    let done = try restore(folder, "--confirm")
    #expect(done.output.contains("Runs of the present register that are lost:\n"))
    #expect(done.output.contains("  brought back\n") && !done.output.contains("will be"), "\(done.output)")
    #expect(done.output.contains("\nRestored, in run 2. The register that was there is kept as\n"))
    #expect(done.output.split(separator: "\n").last?.count == 64)
    #expect(try Tool.run(["show", liisa], in: folder).output.contains("Talouspäällikkö"))
  }

  @Test("What was decided on records that the backup lacks is said to be lost") func lost() throws {
    let folder = try backedUp()
    let file = folder.url.appending(path: "samples/billing/customers.csv")
    let csv = try String(contentsOf: file, encoding: .utf8)
    let row = try #require(csv.split(whereSeparator: \.isNewline).dropFirst().first)
    let other = [
      ("B-20001", "B-79001"), ("Liisa", "Kaarina"), ("liisa", "kaarina"), ("Virtanen", "Kuvitteellinen"),
      ("virtanen", "kuvitteellinen"),
    ].reduce(String(row)) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    try (csv + other + "\n").write(to: file, atomically: true, encoding: .utf8)
    let night = try Tool.run(["run"], in: folder, environment: ["LAHDE_NOW": "1780000060"])
    #expect([0, 3].contains(night.code), "\(night)")
    let kaarina = "kaarina.kuvitteellinen@yritys.example"
    for words in [
      ["retention", "hold", kaarina, "--reason", "claim 8"],
      ["subject", "rectify", kaarina, "--field", "person.title", "--to", "Johtaja", "--reason", "her word"],
    ] {
      let outcome = try Tool.run(words, in: folder, environment: ["LAHDE_NOW": "1780000120"])
      #expect(outcome.code == 0, "\(outcome)")
    }
    let shown = try restore(folder)
    #expect(
      shown.output.contains(
        "\nLegal holds since on records that the backup lacks, to be put again after the next night: 1.\n"))
    #expect(
      shown.output.contains(
        "\nCorrections since of records that the backup lacks, to be made again after the next night: 1.\n"
          + "`lahde subject corrections` lists them in the register that is there.\n"), "\(shown.output)")
    #expect(try json(try restore(folder, "--format", "json"))["holdsLost"] as? Int == 1)
    #expect(try restore(folder, "--confirm").output.contains("lists them in the register that was kept.\n"))
  }

  @Test("No register, an unreadable one, and another one") func others() throws {
    let folder = try backedUp()
    let register = folder.path(".lahde/register.db")
    try FileManager.default.removeItem(atPath: register)
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: register + suffix) }
    let missing = try restore(folder)
    #expect(missing.output.contains("\nNo register is there: what it had beyond the backup cannot be known.\n"))
    #expect(try json(try restore(folder, "--format", "json"))["present"] as? String == "missing")

    try folder.write(".lahde/register.db", "garbage")
    let unreadable = try restore(folder)
    #expect(unreadable.code == 0 && unreadable.output.contains("\nThe present register cannot be read ("))
    #expect(try json(try restore(folder, "--format", "json"))["present"] as? String == "unreadable")

    // A register made anew under the same keys has nothing in common with the backup.
    try FileManager.default.removeItem(atPath: register)
    let made = try Tool.run(["run", "--create"], in: folder, environment: ["LAHDE_NOW": "1780090000"])
    #expect(made.code == 3, "\(made)")
    let other = try restore(folder, at: 90_100)
    #expect(other.output.contains("\nBackup and present register have no run in common: they may be two registers.\n"))
    #expect(other.output.contains("\nRuns that only the backup has:\n"), "\(other.output)")
    let told = try json(try restore(folder, "--format", "json", at: 90_100))
    #expect(told["lastCommonRun"] == nil && (told["onlyInBackup"] as? [Any])?.count == 1)
    #expect((told["lostRuns"] as? [Any])?.count == 1)
  }
}
