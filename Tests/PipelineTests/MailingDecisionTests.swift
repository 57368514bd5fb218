import Compliance
import Configuration
import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// One row of the decision table: what is known of a contact, and whether a mailing may reach them.
private struct Decision {
  enum Ban: CaseIterable { case none, ofPerson, ofCompany }
  enum Objection: String, CaseIterable { case none, marketing, email, communication }
  enum Purposes: String, CaseIterable { case customer, marketing, both }
  enum Known: CaseIterable { case stated, derived, none }
  enum Address: CaseIterable { case own, consumer, none, unusable }

  let number: Int
  let ban: Ban, objection: Objection, purposes: Purposes, hasEnded: Bool, area: Known, address: Address, isTold: Bool

  static let all: [Decision] = {
    var rows: [Decision] = []
    for ban in Ban.allCases {
      for objection in Objection.allCases {
        for purposes in Purposes.allCases {
          for hasEnded in [false, true] {
            for area in Known.allCases {
              for address in Address.allCases {
                for isTold in [true, false] {
                  rows.append(
                    Decision(
                      number: rows.count, ban: ban, objection: objection, purposes: purposes, hasEnded: hasEnded,
                      area: area, address: address, isTold: isTold))
                }
              }
            }
          }
        }
      }
    }
    return rows
  }()

  /// Marketing: declared for it, by a stated area, nobody says no, to an address of the firm's, to somebody who was told. Whoever
  /// notes that they want no communication wants no marketing either.
  var marketing: Bool {
    !hasEnded && ban == .none && objection == .none && purposes != .customer
      && area == .stated && address == .own && isTold
  }

  /// Communication: to customers, whom no ban and no objection to marketing keeps from it.
  var communication: Bool {
    !hasEnded && objection != .communication && purposes != .marketing && address == .own
  }

  // MARK: - As the sources have it

  /// A word that no other row has.
  var word: String {
    let letters = Array("bdghjklmnprstv"), vowels = Array("aeiouy")
    var (rest, word) = (number + 1000, "")
    for place in 0..<8 {
      let set = place % 2 == 0 ? letters : vowels
      word.append(set[(rest * (place + 7)) % set.count])
      rest = rest * 31 % 9973 + place
    }
    return word + String(letters[number % 14]) + String(vowels[number / 14 % 6]) + String(letters[number / 84 % 14])
  }

  var name: String { "Anna " + word.capitalized }
  var firm: String { word.capitalized + "la Oy" }
  var source: String { purposes.rawValue + (isTold ? "-told" : "") }

  var email: String {
    switch address {
    case .own: "anna.\(word)@\(word).example"
    case .consumer: "anna.\(word)@gmail.com"
    case .none: ""
    case .unusable: "anna.@\(word).example"
    }
  }

  /// A second record of the same person, which says nothing of its own but a surname's first letters.
  var other: String { "\(number)b,\(name),,,,\(firm),\(hasEnded ? "päättynyt" : ""),\n" }

  var line: String {
    let forbids = objection == .marketing ? "M" : objection == .email ? "E" : ""
    return
      "\(number),\(name),\(email),\(area == .stated ? "finance" : ""),\(area == .derived ? "Talousjohtaja" : ""),\(firm),"
      + "\(hasEnded ? "päättynyt" : ""),\(forbids)\n"
  }
}

@Suite("Who may be written to for what", .serialized) struct MailingDecisionTests {
  private static func source(_ name: String) -> String {
    let purposes =
      name.hasPrefix("customer")
      ? "\"customer register\""
      : name.hasPrefix("marketing") ? "\"direct marketing\"" : "[\"customer register\", \"direct marketing\"]"
    let collected = name.hasSuffix("-told") ? "collectedFrom: \"person\", noticeGiven: \"2025-01-01\"," : ""
    return """
      { name: "\(name)", reader: "csv", paths: ["../data/\(name).csv"], key: ["nr"], extent: "snapshot", purpose: \(purposes),
        \(collected) trust: 50, relationship: { status: "tila", ended: ["päättynyt"] },
        restrictions: { marketing: { column: "ei", forbidden: ["M"] }, emailMarketing: { column: "ei", forbidden: ["E"] } },
        map: { "person.name": "nimi", "person.email": "email", "person.responsibility": "alue", "person.title": "titteli",
          "company.name": "yritys" } },
      """
  }

  private static func register(_ house: TestHouse) throws -> RegisterFile {
    try KeyRing.load(try house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  /// Tells each second record from the first.
  private func split(_ house: TestHouse, _ workplace: Workplace) throws {
    let queries = Queries(try Self.register(house))
    var rulings: [Review.Ruling] = []
    for contact in try queries.all(.person) {
      let records = try queries.observations(.person, id: contact.id)
      guard let second = records.first(where: { $0.sourceKey.hasSuffix("b") }) else { continue }
      for first in records where first.id != second.id {
        rulings.append(
          Review.Ruling(
            .person, left: first.record, right: second.record, .different, reason: "two people", file: "split", line: 1)
        )
      }
    }
    _ = try Review(workplace).apply(rulings)
  }

  @Test("Every combination is decided as the table says, and still is after undoing and restoring") func table() throws
  {
    let names = Set(Decision.all.map(\.source)).sorted()
    let house = try TestHouse(
      sources: names.map(Self.source).joined() + """
        { name: "extract", reader: "marketing-register", paths: ["../data/extract.csv"], extent: "snapshot",
          purpose: "direct marketing", trust: 40 },
        { name: "said", reader: "notes", paths: ["../data/said.csv"], extent: "delta", purpose: "direct marketing" },
        """)
    try house.folder.write(
      "pipelines/register.json5",
      TestHouse.contract.replacing(
        "purposes: [", with: "purposes: [ { name: \"communication\", basis: \"legitimate interest\" },"))
    func write(twice: Bool) throws {
      for name in names {
        let rows = Decision.all.filter { $0.source == name }
        try house.folder.write(
          "data/\(name).csv",
          "nr,nimi,email,alue,titteli,yritys,tila,ei\n" + rows.map { $0.line + (twice ? $0.other : "") }.joined())
      }
    }
    try write(twice: false)
    let banned = Decision.all.filter { $0.ban != .none }
    try house.folder.write(
      "data/extract.csv",
      "Asiakastieto markkinointirekisteri; poimintapäivä 1.5.2026\n"
        + "Y-tunnus;Yrityksen nimi;Käyntiosoite;Postinumero;Postitoimipaikka;Puhelin;Sähköposti;Kotisivu;Toimialakoodi;"
        + "Vastuuhenkilö;Asema;Vastuualue;Kieli;Suoramarkkinointikielto\n"
        + banned.map { ";\($0.firm);;;;;;;;\($0.ban == .ofPerson ? $0.name : "");;;FI;K\n" }.joined())
    let said = Decision.all.filter { $0.objection == .communication }
    try house.folder.write(
      "data/said.csv", "nimi;yritys;mitä\n" + said.map { "\($0.name);\($0.firm);viestintä\n" }.joined())
    var day: Int64 = 0
    func workplace() throws -> Workplace {
      day += 1
      return Workplace(try house.pipeline(), context: TestHouse.context(day: day, seed: UInt8(day)))
    }
    var options = NightOptions()
    options.create = true
    _ = try Night(workplace(), options: options).run()

    func check(_ when: String) throws {
      let pipeline = try house.pipeline()
      let keys = try KeyRing.load(pipeline.contract.keyPath)
      let register = try RegisterFile.openToRead(house.registerPath, key: keys.newest(.cipher).bytes)
      func listed(_ use: MailingPurpose) throws -> Set<String> {
        let choice = AudienceChoice(register, keys, pipeline.contract, AudienceCriteria(use))
        return Set(try choice.choose().members.compactMap { $0.facts.contact.name })
      }
      let (marketing, communication) = (try listed(.directMarketing), try listed(.communication))
      for row in Decision.all {
        #expect(marketing.contains(row.name) == row.marketing, "\(when), marketing: \(row)")
        #expect(communication.contains(row.name) == row.communication, "\(when), communication: \(row)")
      }
      let companies = try Queries(register).all(.company)
      let standings = try Standings(register, keys, of: companies)
      let banned = Set(companies.filter { standings[$0].marketing.limit == .all }.compactMap { $0.value(.companyName) })
      // Of a company without a customer nothing stands.
      let expected = Decision.all.filter { $0.ban == .ofCompany && !$0.hasEnded }
      #expect(banned == Set(expected.map(\.firm)), "\(when), companies")
      #expect(marketing.count == Decision.all.count(where: \.marketing) && marketing.count > 1)
      #expect(communication.count == Decision.all.count(where: \.communication) && communication.count > 50)
    }
    try check("alone")
    func contacts() throws -> Int { try Queries(try Self.register(house)).all(.person).count }
    let alone = try contacts()

    try write(twice: true)
    _ = try Night(workplace(), options: NightOptions()).run()
    #expect(try contacts() == alone, "every second record is joined to the first")
    try check("merged")
    try split(house, workplace())
    #expect(try contacts() == 2 * alone)
    try check("split")

    // The extract comes without those whom it forbade, and everybody stays as they were.
    let backup = try Backup(workplace()).make().path
    let extract = try String(contentsOfFile: house.folder.path("data/extract.csv"), encoding: .utf8)
    try house.folder.write(
      "data/extract.csv",
      extract.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n;Muu Oy;;;;;;;;Olli Oja;;;FI;\n")
    let second = try Night(workplace(), options: NightOptions()).run()
    try check("the extract is empty")
    _ = try Undo(workplace()).undo(second.run)
    try check("undone")
    _ = try Restore(workplace()).restore(backup)
    try check("restored")
  }
}
