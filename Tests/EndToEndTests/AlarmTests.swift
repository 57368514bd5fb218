import Foundation
import TestSupport
import Testing

private let header =
  "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;"
  + "Yrityksen sähköposti;Kotisivu;Toimiala;Tila\n"
private let names = ["Kuusi", "Honka", "Koivu", "Pihlaja", "Tammi", "Lehmus", "Haapa", "Raita", "Jalava"]

/// A register of so many differently named firms under one business ID.
private func register(_ count: Int) throws -> (house: TestHouse, night: Outcome) {
  let house = try TestHouse(sources: TestHouse.source("customers"))
  let rows = names.prefix(count).enumerated().map { number, name in
    "\(number + 1);\(name) Oy;9100037-1;;;;;;Kuja \(number);33100;Tampere;;;;;\n"
  }
  try house.folder.write("data/customers.csv", header + rows.joined())
  return (house, try lahde(house, "run", "--create", "--format", "json"))
}

private func lahde(_ house: TestHouse, _ words: String...) throws -> Outcome {
  try Tool.run(words, in: house.folder, environment: ["LAHDE_PIPELINE": "pipelines/nightly.json5"])
}

private func companies(_ house: TestHouse) throws -> Int {
  try lahde(house, "companies", "--all", "--format", "csv").output.split(separator: "\r\n").count - 1
}

@Test("Eight names under one business ID are one firm, nine wait for a steward, who can join them")
func alarms() throws {
  let eight = try register(8)
  #expect(
    eight.night.code == 0 && eight.night.output.contains("\"alarms\"") && !eight.night.output.contains("shared value"))
  #expect(try companies(eight.house) == 1)

  let (house, night) = try register(9)
  let report = try #require(try JSONSerialization.jsonObject(with: Data(night.output.utf8)) as? [String: Any])
  let alarm = try #require((report["alarms"] as? [[String: Any]])?.first)
  #expect(alarm["reason"] as? String == "shared value" && alarm["field"] as? String == "company.businessID")
  #expect(alarm["count"] as? Int == 9 && alarm["limit"] as? Int == 8 && (alarm["ids"] as? [Int])?.count == 9)
  #expect(night.code == 0 && night.errors.isEmpty)
  for name in names { #expect(!night.output.contains(name), "no value is told") }
  #expect(try companies(house) == 9)

  let page = try lahde(house, "review", "report", "--output", "r.html")
  #expect(page.code == 0 && !page.errors.contains("Kuusi"))
  let html = try String(contentsOfFile: house.folder.path("r.html"), encoding: .utf8)
  #expect(html.contains("9 companies: 9 different names at one company.businessID, at most 8"))
  let csv = try lahde(house, "review", "report").output.components(separatedBy: "\r\n").filter { !$0.isEmpty }
  #expect(csv.dropFirst().prefix(8).allSatisfy { $0.contains("9 companies, 9 different names") })
  // The pairs of the alarm are enough to join all of it.
  let decided = [csv[0]] + csv.dropFirst().prefix(8).map { "same" + $0 }
  try house.folder.write("d.csv", decided.joined(separator: "\r\n") + "\r\n")
  let apply = try lahde(house, "review", "apply", "d.csv")
  #expect(apply.code == 0 && apply.output.contains("companies 9 → 1"), "\(apply)")
  #expect(try companies(house) == 1)
  let after = try String(
    decoding: Data(lahde(house, "review", "report").output.utf8), as: UTF8.self)
  #expect(!after.contains("different names"))
}

@Test("A same that an earlier different stands against is told, and joins nobody") func overruled() throws {
  let (house, _) = try register(8)
  func decide(_ line: String) throws -> Outcome {
    try house.folder.write("d.csv", "kind,left_record,right_record,verdict,reason\n\(line)\n")
    return try lahde(house, "review", "apply", "d.csv")
  }
  #expect(try decide("company,1,2,different,").output.contains("companies 1 → 2"))
  let near = try lahde(house, "observations").output.components(separatedBy: "\r\n").dropFirst()
    .map { $0.components(separatedBy: ",") }.first { $0.count == 4 && $0[3] == "1" && $0[1] != "1" }
  let other = try #require(near?[1])
  let outcome = try decide("company,\(other),2,same,")
  #expect(outcome.code == 0 && outcome.output.contains("without effect") && outcome.output.contains("decision 2"))
  #expect(try lahde(house, "review", "list").output.contains("overruled"))
  #expect(try companies(house) == 2)
}
