import Foundation
import TestSupport
import Testing

/// An erased person who comes back under another address: a steward is asked once.
@Suite("Look-alikes of an erased person") struct LookAlikeTests {
  private static let email = "liisa.virtanen@havupuu.example"
  private let folder: TemporaryFolder

  /// Erases Liisa, and lets a fair's file come with her name, her company and another address.
  init() throws {
    let house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys" } },
        { name: "fair", reader: "csv", paths: ["../data/fair.csv"], key: ["nr"], extent: "snapshot",
          purpose: "direct marketing", trust: 40, map: { "person.name": "nimi", "person.email": "email",
          "person.title": "titteli", "company.name": "yritys" } },
        """)
    folder = house.folder
    try folder.write(
      "data/people.csv",
      "nr,nimi,email,titteli,yritys\nA-1,Liisa Virtanen,\(Self.email),talousjohtaja,Havupuu Oy\n"
        + "A-2,Matti Meri,matti@kuusi.example,,Kuusi Oy\n")
    try fair(nil)
    #expect(try run("--create").code == 0)
    let list = try lahde("subject", "erase", "-", "--dry-run", input: Self.email)
    #expect(
      list.output.contains("A steward is asked about whoever comes later with her name and company (1 code).\n"),
      "\(list)")
    let hash = String(try #require(list.output.components(separatedBy: "--confirm ").last).prefix(16))
    let done = try lahde("subject", "erase", "-", "--confirm", hash, input: Self.email)
    #expect(done.output.contains("kept out by     2 codes\nasked about     by 1 code of name and company"), "\(done)")
  }

  /// Writes the fair's file, with her record unless that is nil.
  private func fair(_ hers: String?) throws {
    try folder.write(
      "data/fair.csv",
      "nr,nimi,email,titteli,yritys\n7,Oona Oja,oona@koivu.example,,Koivu Oy\n" + (hers.map { $0 + "\n" } ?? ""))
  }

  private func run(_ more: String...) throws -> Outcome {
    try Tool.run(["run", "pipelines/nightly.json5"] + more, in: folder)
  }

  private func lahde(_ words: String..., input: String? = nil) throws -> Outcome {
    try Tool.run(words + ["--pipeline", "pipelines/nightly.json5"], in: folder, input: input)
  }

  private func names() throws -> [String] {
    try lahde("contacts", "--format", "csv").output.components(separatedBy: "\r\n")
      .filter { $0.contains("irtanen") || $0.contains("IRTANEN") }
  }

  private static let fairs = "8,VIRTANEN Liisa,liisa@muualla.example,ekonomi,Oy Havupuu Ab"

  /// Where what is told of her stands in the bytes of register and key folder.
  private func traces(_ marks: [String] = ["virtanen", "liisa", "ekonomi", "muualla.example"]) throws -> [String] {
    var found: [String] = []
    for place in ["register", "keys"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(place)) where name != "backups" {
        let bytes = try Data(contentsOf: URL(filePath: folder.path(place + "/" + name)))
        let lower = Data(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
        for mark in marks where lower.range(of: Data(mark.utf8)) != nil { found.append("\(name): \(mark)") }
      }
    }
    return found
  }

  private func counted(_ column: String, _ outcome: Outcome) throws -> Int {
    struct Report: Decodable {
      struct Source: Decodable { let source: String, suppressed: Int, quarantined: Int, created: Int }
      let sources: [Source]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let fair = try #require(report.sources.first { $0.source == "fair" })
    return ["suppressed": fair.suppressed, "quarantined": fair.quarantined, "created": fair.created][column] ?? -1
  }

  @Test("She waits in quarantine, told once; admitted she is stored and never asked about again") func admitted() throws
  {
    // A new company: neither it nor her name is anywhere else in the register.
    try fair(Self.fairs)
    let night = try run("--format", "json")
    #expect(night.code == 3, "\(night)")
    #expect(try counted("quarantined", night) == 1 && counted("created", night) == 0)
    #expect(night.output.contains("suppression.lookalike"))
    let found = try (traces(), names())
    #expect(found.0.isEmpty && found.1.isEmpty)
    #expect(try run().code == 0)
    let again = try run("--rehash")
    #expect(again.code == 0, "\(again)")
    try fair(Self.fairs + "\n9,Elli Suo,elli@suo.example,,Suo Oy")
    #expect(try run().code == 0)

    let list = try lahde("quarantine", "list")
    #expect(
      list.output.contains("fair    suppression.lookalike        1") && list.output.contains("quarantine admit ID"))
    let rows = try lahde("quarantine", "list", "--rows", "--reveal").output
    #expect(rows.contains("fair  suppression.lookalike (person.name)") && rows.contains("VIRTANEN Liisa"), "\(rows)")
    let id = String(rows.prefix { $0.isNumber })

    for (words, code) in [
      (["admit", id], 64), (["admit", "--reason", "x"], 64), (["refuse", "4711", "--reason", "x"], 69),
      (["admit", "x", "--reason", "x"], 64), (["admit", id, "--reason", "x", "--source", "fair"], 64),
    ] as [([String], Int32)] {
      let outcome = try Tool.run(
        ["quarantine"] + words + ["--pipeline", "pipelines/nightly.json5"], in: folder)
      #expect(outcome.code == code, "\(words) \(outcome)")
    }
    let admitted = try lahde("quarantine", "admit", id, "--reason", "a namesake, asked by phone")
    #expect(
      admitted.code == 0
        && admitted.output == "Run 6: the next night takes 1 record in, and nobody is asked about it again.\n",
      "\(admitted)")
    #expect(try lahde("quarantine", "list").errors == "nothing is in quarantine\n")
    #expect(
      try lahde("quarantine", "list", "--discarded").output.contains(", 2026-05-28: a namesake, asked by phone"))
    #expect(try lahde("audit", "log").output.contains("admit record"))
    #expect(try lahde("undo", "6").code == 69)
    let next = try run("--format", "json")
    #expect(try next.code == 0 && counted("created", next) == 1 && names().count == 1, "\(next)")
    #expect(try lahde("quarantine", "list", "--discarded").errors == "nothing is discarded\n")

    try fair(Self.fairs.replacingOccurrences(of: "ekonomi", with: "johtaja"))
    #expect(try run().code == 0)
    #expect(try names().count == 1 && lahde("contacts").output.contains("johtaja") && lahde("verify").code == 0)
    // A register made anew from journal and files asks neither.
    try FileManager.default.removeItem(atPath: folder.path("register"))
    let rebuilt = try run("--create")
    #expect(try rebuilt.code == 0 && names().count == 1, "\(rebuilt)")
  }

  @Test("Refused she is suppressed by her new key and address, also after a restore; readmitted she is whole")
  func refused() throws {
    try fair(Self.fairs)
    #expect(try run().code == 3)
    #expect(try lahde("backup").code == 0)
    let id = String(try lahde("quarantine", "list", "--rows").output.prefix { $0.isNumber })
    let refused = try lahde("quarantine", "refuse", id, "--reason", "her own wish stands")
    #expect(
      refused.code == 0
        && refused.output == "Run 4: 1 record kept out by 2 codes, and only counted from the next night on.\n",
      "\(refused)")
    let next = try run("--format", "json")
    #expect(try next.code == 0 && counted("suppressed", next) == 1 && counted("quarantined", next) == 0, "\(next)")
    let found = try traces()
    #expect(found.isEmpty)

    // A backup of before does not ask again.
    let backups = try FileManager.default.contentsOfDirectory(atPath: folder.path("register/backups"))
    let backup = try #require(backups.first { $0.hasSuffix(".db") })
    #expect(try lahde("restore", "register/backups/\(backup)", "--confirm").code == 0)
    let restored = try run("--rehash", "--format", "json")
    #expect(try restored.code == 0 && counted("suppressed", restored) == 1, "\(restored)")
    // The same address in another company, and the same key with another title.
    try fair("8,Liisa Virtanen,,johtaja,Havupuu Oy\n10,L Virtanen,LIISA@muualla.example,,Haapa Oy")
    let changed = try run("--format", "json")
    #expect(try changed.code == 0 && counted("suppressed", changed) == 2, "\(changed)")
    #expect(try names().isEmpty && lahde("verify").code == 0)

    // Her own wish, by the address that was first erased: nothing of either is left.
    let readmitted = try lahde("subject", "readmit", "-", input: Self.email)
    #expect(readmitted.output.contains(": 9 codes and 1 of name and company lifted; "), "\(readmitted)")
    #expect(try run().code == 0)
    #expect(try names().count >= 2)
    #expect(try lahde("subject", "readmit", "-", input: "liisa@muualla.example").code == 69)
  }
}
