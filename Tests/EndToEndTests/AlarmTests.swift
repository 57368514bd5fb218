import Foundation
import TestSupport
import Testing

private let header =
  "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;Postitoimipaikka;Vaihde;"
  + "Yrityksen sähköposti;Kotisivu;Toimiala;Tila\n"
private let names = ["Virtanen", "Meri", "Lampela", "Suo", "Koskinen"]

/// A register of so many people of one given name at one mailbox.
private func register(_ count: Int) throws -> (house: TestHouse, night: Outcome) {
  let house = try TestHouse(sources: TestHouse.source("customers"))
  let rows = names.prefix(count).enumerated().map { number, name in
    "\(number + 1);Kuusi Oy;9100037-1;Anna;\(name);anna@kuusi.example;;;Kuja 8;33100;Tampere;;;;;\n"
  }
  try house.folder.write("data/customers.csv", header + rows.joined())
  return (house, try lahde(house, "run", "--create", "--format", "json"))
}

private func lahde(_ house: TestHouse, _ words: String...) throws -> Outcome {
  try Tool.run(words, in: house.folder, environment: ["LAHDE_PIPELINE": "pipelines/nightly.json5"])
}

private func contacts(_ house: TestHouse) throws -> Int {
  try lahde(house, "contacts", "--all", "--format", "csv").output.split(separator: "\r\n").count - 1
}

@Test("Four names at one address are one contact, five wait for a steward, who can join them") func alarms() throws {
  let four = try register(4)
  #expect(
    four.night.code == 0 && four.night.output.contains("\"alarms\"") && !four.night.output.contains("shared value"))
  #expect(try contacts(four.house) == 1)

  let (house, night) = try register(5)
  let report = try #require(try JSONSerialization.jsonObject(with: Data(night.output.utf8)) as? [String: Any])
  let alarm = try #require((report["alarms"] as? [[String: Any]])?.first)
  #expect(alarm["reason"] as? String == "shared value" && alarm["field"] as? String == "person.email")
  #expect(alarm["count"] as? Int == 5 && alarm["limit"] as? Int == 4 && (alarm["ids"] as? [Int])?.count == 5)
  #expect(night.code == 0 && night.errors.isEmpty)
  for value in names + ["anna@"] { #expect(!night.output.contains(value), "no value is told") }
  #expect(try contacts(house) == 5)

  let page = try lahde(house, "review", "report", "--output", "r.html")
  #expect(page.code == 0 && !page.errors.contains("Anna"))
  let html = try String(contentsOfFile: house.folder.path("r.html"), encoding: .utf8)
  #expect(html.contains("5 contacts: 5 different names at one person.email, at most 4"))
  let csv = try lahde(house, "review", "report").output.components(separatedBy: "\r\n").filter { !$0.isEmpty }
  let asked = csv.filter { $0.contains("5 contacts, 5 different names") }
  #expect(asked.count == 4 && asked == Array(csv.dropFirst().prefix(4)))
  // The pairs of the alarm are enough to join all of it.
  try house.folder.write("d.csv", ([csv[0]] + asked.map { "same" + $0 }).joined(separator: "\r\n") + "\r\n")
  let apply = try lahde(house, "review", "apply", "d.csv")
  #expect(apply.code == 0 && apply.output.contains("contacts 5 → 1"), "\(apply)")
  #expect(try contacts(house) == 1)
  #expect(try !lahde(house, "review", "report").output.contains("different names"))
}

@Test("A same that an earlier different stands against is told, and joins nobody") func overruled() throws {
  let (house, _) = try register(4)
  func decide(_ line: String) throws -> Outcome {
    try house.folder.write("d.csv", "kind,left_record,right_record,verdict,reason\n\(line)\n")
    return try lahde(house, "review", "apply", "d.csv")
  }
  #expect(try decide("person,1,2,different,").output.contains("contacts 1 → 2"))
  let rows = try lahde(house, "observations").output.components(separatedBy: "\r\n").dropFirst()
    .map { $0.components(separatedBy: ",") }.filter { $0.count == 4 }
  let other = try #require(rows.first { $0[2] == "1" && $0[1] != "1" }?[1])
  let outcome = try decide("person,\(other),2,same,")
  #expect(outcome.code == 0 && outcome.output.contains("without effect") && outcome.output.contains("decision 2"))
  #expect(try lahde(house, "review", "list").output.contains("overruled"))
  #expect(try contacts(house) == 2)
}
