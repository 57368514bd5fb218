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

  private struct Request: Decodable, Equatable {
    let request: Int, right: String, due: String, state: String, reason: String?
  }

  @Test("A request's month runs until it is answered, refused, or the person erased") func requests() throws {
    func at(_ date: String, _ words: String...) throws -> Outcome {
      let seconds = try Date("\(date)T09:00:00Z", strategy: .iso8601).timeIntervalSince1970
      return try Tool.run(
        ["subject"] + words + ["--pipeline", "pipelines/nightly.json5"], in: folder,
        environment: ["LAHDE_NOW": "\(Int(seconds))"])
    }
    func list(_ date: String, _ more: String...) throws -> [Request] {
      let outcome = try Tool.run(
        ["subject", "requests", "--format", "json", "--pipeline", "pipelines/nightly.json5"] + more, in: folder,
        environment: ["LAHDE_NOW": "\(Int(try Date("\(date)T09:00:00Z", strategy: .iso8601).timeIntervalSince1970))"])
      #expect(outcome.code == 0, "\(outcome.errors)")
      return try JSONDecoder().decode([Request].self, from: Data(outcome.output.utf8))
    }
    let noted = try at("2027-02-01", "access", Self.email, "--received", "2027-01-31")
    #expect(noted.code == 0 && noted.errors.contains("to be answered by 2027-02-28 (27 days left)"), "\(noted)")
    // The clock of a request that is open goes on.
    #expect(try at("2027-02-03", "access", Self.email, "--received", "2027-02-03").errors.contains("(25 days left)"))
    let list1 = try at("2027-02-03", "erase", Self.email, "--dry-run", "--received", "2027-02-02", "--format", "json")
    let hash = try JSONDecoder().decode(List.self, from: Data(list1.output.utf8)).confirm
    #expect(try at("2027-02-04", "erase", "2", "--dry-run", "--received", "2027-02-03").code == 0)
    #expect(try list("2027-03-01").map(\.state) == ["overdue", "open", "open"])
    #expect(try at("2027-03-01", "requests").errors.contains("1 request is overdue"))

    #expect(try at("2027-03-01", "access", Self.email, "--output", "answer").errors.contains("answered"))
    #expect(try at("2027-03-01", "refuse", "2", "--reason", " ").code == 64)
    let refused = try at("2027-03-01", "refuse", "matti@kuusi.example", "--reason", "kirjanpitolaki: Matti Meri")
    #expect(refused.code == 0 && refused.output.contains("must be told by 2027-03-03"), "\(refused)")
    #expect(try at("2027-03-01", "refuse", "2", "--reason", "x").code == 69)
    #expect(try list("2027-03-01").map(\.right) == ["erase"])
    #expect(try at("2027-03-01", "erase", Self.email, "--confirm", hash).code == 0)
    #expect(try list("2027-03-01").isEmpty)
    #expect(try list("2027-03-01", "--all").map(\.state) == ["answered", "erased", "refused"])
    #expect(try list("2027-03-01", "--all").last?.reason == "kirjanpitolaki: Matti Meri")

    // What was typed about him goes with him.
    let his = try at("2027-03-02", "erase", "2", "--dry-run", "--format", "json")
    let confirm = try JSONDecoder().decode(List.self, from: Data(his.output.utf8)).confirm
    #expect(try at("2027-03-02", "erase", "2", "--confirm", confirm).code == 0)
    #expect(try list("2027-03-02", "--all").last?.reason == "[erased]")
  }

  @Test("A legal hold shows in the list, and nothing is erased until it is released") func held() throws {
    #expect(try lahde("retention", "hold", Self.email, "--reason", "claim 7").code == 0)
    let dry = try lahde("subject", "erase", Self.email, "--dry-run").output
    #expect(dry.contains(", held") && dry.contains("A legal hold keeps 1 of the records"), "\(dry)")
    let hash = String(try #require(dry.components(separatedBy: "--confirm ").last).prefix(16))
    let stopped = try lahde("subject", "erase", Self.email, "--confirm", hash)
    #expect(stopped.code == 65 && stopped.errors.contains("a legal hold keeps a record of the list (people, since 20"))
    #expect(stopped.errors.contains("nothing was erased") && stopped.errors.contains("lahde retention release"))
    #expect(try lahde("show", Self.email).code == 0)
    #expect(try lahde("retention", "release", Self.email, "--reason", "settled").code == 0)
    #expect(try lahde("subject", "erase", Self.email, "--confirm", hash).code == 0)
    #expect(try lahde("show", Self.email).code == 69)
  }

  @Test("One field is erased, and the list shows its values") func field() throws {
    let dry = try lahde("subject", "erase", Self.email, "--field", "person.title", "--dry-run")
    #expect(dry.code == 0 && dry.output.contains("would go, person.title only (1)"), "\(dry)")
    #expect(dry.output.contains("talousjohtaja"))
    let hash = String(try #require(dry.output.components(separatedBy: "--confirm ").last).prefix(16))
    // The list of one thing is no list of another.
    #expect(try lahde("subject", "erase", Self.email, "--confirm", hash).code == 65)
    let done = try lahde("subject", "erase", Self.email, "--field", "person.title", "--confirm", hash)
    #expect(done.code == 0 && done.output.contains("person.title, and nothing else of her"), "\(done)")
    #expect(!done.output.contains("talousjohtaja"))
    #expect(try lahde("run", "pipelines/nightly.json5", "--rehash").code == 0)
    let shown = try lahde("show", Self.email)
    #expect(shown.code == 0 && !shown.output.contains("talousjohtaja") && shown.output.contains("Liisa Virtanen"))
    #expect(try lahde("subject", "erase", Self.email, "--field", "person.name", "--dry-run").code == 64)
    #expect(try lahde("verify").code == 0)
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
