import Foundation
import TestSupport
import Testing

/// Erasure as compliance does it: look at the list, confirm it, keep the certificate.
@Suite("subject erase") struct ErasureCommandTests {
  private static let email = "liisa.virtanen@havupuu.example"
  private let folder: TemporaryFolder

  init() throws {
    let house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/*.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys" } },
        """)
    folder = house.folder
    try folder.write(
      "data/people.csv",
      "nr,nimi,email,titteli,yritys\nA-4711,Liisa Virtanen,\(Self.email),talousjohtaja,Havupuu Oy\n"
        + "A-4712,Matti Meri,matti@kuusi.example,myyntijohtaja,Kuusi Oy\n")
    #expect(try lahde("run", "pipelines/nightly.json5", "--create").code == 0)
  }

  private func lahde(_ words: String..., input: String? = nil) throws -> Outcome {
    let arguments = words[0] == "run" ? words : words + ["--pipeline", "pipelines/nightly.json5"]
    return try Tool.run(arguments, in: folder, input: input)
  }

  private struct List: Decodable {
    struct Row: Decodable { let name: String, place: String, observation: Int }
    let goes: [Row], confirm: String, isCustomersContact: Bool
  }

  private struct Certificate: Decodable {
    struct File: Decodable { let path: String, lines: [Int] }
    let run: Int, observations: Int, companiesKept: Int, codes: Int, finished: Bool, rawFiles: [File], backups: [String]
    let lastBackupExpires: String?
  }

  @Test("The list is shown, confirmed, and erased; the certificate tells what is left elsewhere") func erased() throws {
    #expect(try lahde("backup").code == 0)
    let dry = try lahde("subject", "erase", "-", "--dry-run", "--format", "json", input: Self.email + "\n")
    let list = try JSONDecoder().decode(List.self, from: Data(dry.output.utf8))
    #expect(dry.code == 0 && list.goes.map(\.name) == ["Liisa Virtanen"] && list.isCustomersContact)
    let text = try lahde("subject", "erase", Self.email, "--dry-run").output
    #expect(text.contains("would go (1)") && text.contains("--confirm \(list.confirm)") && text.contains("warning"))

    let refused = try lahde("subject", "erase", Self.email, "--confirm", "0000000000000000")
    #expect(refused.code == 65 && refused.errors.contains("nothing was erased"))
    #expect(try lahde("show", Self.email).code == 0)

    let done = try lahde(
      "subject", "erase", "-", "--confirm", list.confirm, "--received", "2026-05-02", "--format", "json",
      input: Self.email + "\n")
    #expect(done.code == 0, "\(done.errors)")
    let certificate = try JSONDecoder().decode(Certificate.self, from: Data(done.output.utf8))
    #expect(certificate.observations == 1 && certificate.companiesKept == 1 && certificate.codes == 2)
    #expect(certificate.finished && certificate.backups.count == 1 && certificate.lastBackupExpires == "2026-11-24")
    #expect(certificate.rawFiles.map(\.lines) == [[2]])
    for output in [done.output, done.errors] {
      for mark in ["Virtanen", "liisa", "A-4711", "talousjohtaja"] { #expect(!output.contains(mark)) }
    }
    #expect(try lahde("show", Self.email).code == 69)
    #expect(try lahde("companies").output.contains("Havupuu Oy"))
    #expect(try lahde("verify").code == 0)
    for command in ["contacts", "observations", "runs", "companies"] {
      #expect(try !lahde(command).output.lowercased().contains("virtanen"))
    }

    #expect(try lahde("run", "pipelines/nightly.json5", "--rehash").code == 0)
    #expect(try lahde("show", Self.email).code == 69)
    #expect(try lahde("subject", "readmit", "-", input: Self.email + "\n").code == 0)
    #expect(try lahde("run", "pipelines/nightly.json5").code == 0)
    #expect(try lahde("show", Self.email).code == 0)
  }

  @Test(
    "What is not said rightly is refused",
    arguments: [
      (["erase"], 64), (["erase", "1"], 64), (["erase", "1", "--dry-run", "--confirm", "x"], 64),
      (["erase", "1", "--confirm", "x", "--received", "2030-01-01"], 64),
      (["erase", "1", "--dry-run", "--leave-out", "one"], 64), (["erase", "nobody@kuusi.example", "--dry-run"], 69),
      (["erase", "company:1", "--dry-run"], 64), (["readmit", "1"], 64), (["readmit", "nobody@kuusi.example"], 69),
      (["forget", "1"], 64),
    ] as [([String], Int32)])
  func refused(_ words: [String], code: Int32) throws {
    let outcome = try Tool.run(
      ["subject"] + words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
    #expect(outcome.code == code, "\(outcome.errors)")
    #expect(!outcome.errors.contains("nobody@"))
  }

  @Test("Without the rights journal no run starts") func journal() throws {
    try FileManager.default.removeItem(atPath: folder.path("keys/register.rights"))
    let outcome = try lahde("run", "pipelines/nightly.json5")
    #expect(outcome.code == 78 && outcome.errors.contains("rights journal"))
  }
}
