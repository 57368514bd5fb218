import Foundation
import TestSupport
import Testing

private let header =
  "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;"
  + "Yrityksen sähköposti;Kotisivu;Toimiala;Tila\n"

private struct Answer: Decodable {
  struct Ended: Decodable { let record: Int, source: String, blockedSince: String, erasedFrom: String, held: Bool }
  struct Review: Decodable { let source: String, records: Int, due: Int, reviewDue: String, reviewed: String? }
  struct Erased: Decodable { let run: Int, records: Int, formerValues: Int }
  let ended: [Ended]
  let review: [Review]?
  let erased: [Erased]?
}

/// A customer file whose second customer leaves, and a trade fair's list that says nothing of endings.
private struct Leaving {
  let house: TestHouse

  init() throws {
    let fair = TestHouse.source("fair").replacingOccurrences(
      of: "relationship: { status: \"Tila\", ended: [\"päättynyt\"] },", with: "")
    house = try TestHouse(sources: TestHouse.source("customers") + fair)
    try house.folder.write("data/fair.csv", header + Self.row("1", "Outi", "voimassa"))
    try feed("voimassa")
  }

  static func row(_ key: String, _ given: String, _ state: String) -> String {
    "\(key);\(given)la Oy;;\(given);Meri;\(given.lowercased())@\(given.lowercased())la.example;johtaja;fi;Tie 1;00100;Helsinki;;;;;\(state)\n"
  }

  func feed(_ state: String) throws {
    try house.folder.write(
      "data/customers.csv", header + Self.row("1", "Matti", "voimassa") + Self.row("2", "Maijastiina", state))
  }

  func lahde(_ words: String..., day: Int, input: String? = nil) throws -> Outcome {
    try Tool.run(
      words, in: house.folder,
      environment: ["LAHDE_NOW": "\(1_780_000_000 + day * 86400)", "LAHDE_PIPELINE": "pipelines/nightly.json5"],
      input: input)
  }

  func answer(_ words: String..., day: Int) throws -> Answer {
    let outcome = try Tool.run(
      ["retention", "--format", "json"] + words, in: house.folder,
      environment: ["LAHDE_NOW": "\(1_780_000_000 + day * 86400)", "LAHDE_PIPELINE": "pipelines/nightly.json5"])
    return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
  }
}

@Test func whoHasLeftIsListedPreviewedHeldAndErased() throws {
  let leaving = try Leaving()
  #expect(try leaving.lahde("run", "--create", day: 0).code == 0)
  #expect(try leaving.lahde("retention", day: 0).output.hasPrefix("No relationship has ended.\n"))
  try leaving.feed("päättynyt")
  let night = try leaving.lahde("run", day: 1)
  #expect(night.output.contains("ended relationships: 0 erased, 1 blocked"), "\(night.output)")
  #expect(try leaving.lahde("show", "maijastiina@maijastiinala.example", day: 1).code == 69)

  let ended = try #require(try leaving.answer(day: 2).ended.first)
  #expect(ended.source == "customers" && ended.blockedSince == "2026-05-29" && ended.erasedFrom == "2026-06-12")
  #expect(try leaving.answer("--preview", day: 14).ended.isEmpty)
  #expect(try leaving.answer("--preview", day: 15).ended.map(\.record) == [ended.record])

  let who = "record:\(ended.record)"
  #expect(try leaving.lahde("retention", "hold", who, day: 3).code == 64, "a hold wants a reason")
  let held = try leaving.lahde("retention", "hold", who, "--reason", "claim 7", day: 3)
  #expect(held.code == 0 && held.output.contains("1 record under legal hold"), "\(held.errors)")
  #expect(try leaving.lahde("retention", day: 4).output.contains("claim 7"))
  #expect(try leaving.lahde("run", day: 16).output.contains("Nothing has changed"))
  #expect(try leaving.lahde("retention", "release", who, "--reason", "settled", day: 16).code == 0)
  let erased = try leaving.lahde("run", "--metrics", "m.prom", day: 17)
  #expect(erased.code == 0 && erased.output.contains("ended relationships: 1 erased, 0 blocked"), "\(erased.output)")
  let metrics = try String(contentsOfFile: leaving.house.folder.path("m.prom"), encoding: .utf8)
  #expect(metrics.contains("erased_total{because=\"relationship ended\"} 1"))
  #expect(try leaving.answer(day: 18).erased?.map(\.records) == [1])
  #expect(try leaving.lahde("verify", day: 18).code == 0)
  let bytes = try Data(contentsOf: URL(filePath: leaving.house.registerPath))
  #expect(bytes.range(of: Data("aijastiina".utf8)) == nil)
}

@Test func whatIsKeptUntilFurtherNoticeIsReviewed() throws {
  let leaving = try Leaving()
  _ = try leaving.lahde("run", "--create", day: 0)
  let before = try #require(try leaving.answer(day: 729).review)
  #expect(before.map(\.source) == ["fair"] && before[0].due == 0 && before[0].reviewDue == "2028-05-28")
  #expect(try leaving.answer(day: 732).review?.first?.due == 1)
  let reviewed = try leaving.lahde("retention", "reviewed", "fair", "--reason", "still prospects", day: 733)
  #expect(reviewed.code == 0, "\(reviewed.errors)")
  let after = try #require(try leaving.answer(day: 734).review?.first)
  #expect(after.due == 0 && after.reviewed == "2028-05-30")
  #expect(try leaving.lahde("retention", "reviewed", "nobody", "--reason", "x", day: 735).code == 69)
}

@Test func aHoldIsPutOnWhoIsMeant() throws {
  let leaving = try Leaving()
  _ = try leaving.lahde("run", "--create", day: 0)
  let held = try leaving.lahde(
    "retention", "hold", "-", "--reason", "claim 8", day: 1, input: "maijastiina@maijastiinala.example\n")
  #expect(held.code == 0, "\(held.errors)")
  try leaving.feed("päättynyt")
  _ = try leaving.lahde("run", day: 2)
  #expect(try leaving.lahde("run", day: 30).output.contains("Nothing has changed"))
  #expect(try leaving.answer(day: 30).ended.map(\.held) == [true])
  #expect(try leaving.lahde("retention", "hold", "record:999", "--reason", "x", day: 30).code == 69)
  // Who has ended is in no contact any more; the address is enough all the same.
  let released = try leaving.lahde(
    "retention", "release", "-", "--reason", "settled", day: 31, input: "maijastiina@maijastiinala.example\n")
  #expect(released.code == 0 && released.output.contains("1 record released"), "\(released.errors)")
  let nobody = try leaving.lahde("retention", "hold", "-", "--reason", "x", day: 31, input: "x@y.example\n")
  #expect(nobody.code == 69)
}

@Test func aListTellsNamesOnlyToThoseWhoAskForThem() throws {
  let leaving = try Leaving()
  _ = try leaving.lahde("run", "--create", day: 0)
  try leaving.feed("päättynyt")
  _ = try leaving.lahde("run", day: 2)
  func log() -> String {
    (try? String(contentsOfFile: leaving.house.registerPath + ".access.log", encoding: .utf8)) ?? ""
  }
  #expect(try !leaving.lahde("retention", day: 3).output.contains("Maijastiina") && !log().contains("retention"))
  #expect(try leaving.lahde("retention", "--reveal", day: 3).output.contains("Maijastiina Meri  Maijastiinala Oy"))
  #expect(log().contains("retention 1"))
  let contract = try String(
    contentsOfFile: leaving.house.folder.path("pipelines/register.json5"), encoding: .utf8)
  try leaving.house.folder.write(
    "pipelines/register.json5", contract.replacingOccurrences(of: "role: \"compliance\"", with: "role: \"steward\""))
  #expect(try leaving.lahde("retention", "--reveal", day: 3).code == 77)
}
