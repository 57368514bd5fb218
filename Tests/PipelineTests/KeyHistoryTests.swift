import Compliance
import Configuration
import Records
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// A small source whose keys people share, hand on, spell otherwise and change, over random nights; it knows who is who.
private final class KeyHistory {
  /// Somebody whose given name nobody else has: by it the test knows them, whatever else changes.
  struct Somebody: Equatable {
    let given: String
    var family: String, email: String, title: String
    let hasAddress: Bool
  }

  /// A line of the file.
  struct Line: Equatable {
    var key: Int
    var who: Somebody
  }

  /// Numbers that a seed decides.
  struct Chance {
    var generator: SplitMix64

    mutating func below(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }
    mutating func perMille(_ share: Int) -> Bool { below(1000) < share }
  }

  enum Spelling: CaseIterable { case plain, zeros, decimals, apostrophe, formula }

  let house: TestHouse
  var lines: [Line] = []
  var spelling = Spelling.plain
  var prefix = ""
  private var day: Int64 = 0
  private var nextPerson = 0
  private var dice: Chance

  init(seed: UInt64) throws {
    dice = Chance(generator: SplitMix64(seed: seed))
    house = try TestHouse(
      sources: """
        { name: "people", reader: "csv", paths: ["../data/people.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 50, guards: { quarantine: false, changed: false, rowsLost: false, keys: false },
          map: { "person.name": "nimi", "person.email": "email", "person.title": "titteli", "company.name": "yritys" } },
        { name: "other", reader: "csv", paths: ["../data/other.csv"], key: ["nr"], extent: "snapshot",
          purpose: "customer register", trust: 40,
          map: { "person.name": "nimi", "person.email": "email", "company.name": "yritys" } },
        """)
    for key in 1...4 { lines.append(Line(key: key, who: newcomer())) }
    // Somebody of whom another source tells lives on there.
    let one = lines[0].who
    try house.folder.write(
      "data/other.csv", "nr,nimi,email,yritys\n1,\(one.given) \(one.family),\(one.email),Yhtiö1 Oy\n")
  }

  private static let given = [
    "Aino", "Bertil", "Cecilia", "Daavid", "Eero", "Fanni", "Gunnar", "Helmi", "Iiro", "Jalmari", "Kaisa", "Lempi",
    "Martti",
    "Niilo", "Olga", "Pekka", "Ritva", "Sulo", "Tyyne", "Urho", "Valma", "Ylermi", "Åke", "Ärtti", "Östen", "Wäinö",
  ]
  private static let family = ["Salo", "Niemi", "Virta", "Hakala", "Koski", "Laine", "Mäkelä", "Lampi"]

  private func newcomer() -> Somebody {
    let given = Self.given[nextPerson % Self.given.count]
    nextPerson += 1
    let family = Self.family[dice.below(Self.family.count)]
    let email = Fold.folded("\(given) \(family)").split(separator: " ").joined(separator: ".") + "@firma.example"
    return Somebody(given: given, family: family, email: email, title: "johtaja", hasAddress: !dice.perMille(150))
  }

  /// One thing that happens before a night.
  func age() {
    guard !lines.isEmpty, nextPerson < Self.given.count else { return }
    let line = dice.below(lines.count)
    switch dice.below(10) {
    case 0, 1: lines.append(Line(key: lines[line].key, who: newcomer()))
    case 2: lines.append(Line(key: 10 + nextPerson, who: newcomer()))
    case 3: if lines.count > 2 { lines.remove(at: line) }
    case 4: lines[line].who.title = ["johtaja", "ostaja", "myyjä"][dice.below(3)]
    case 5: spelling = Spelling.allCases[dice.below(Spelling.allCases.count)]
    case 6: lines[line].who = newcomer()
    case 7:
      lines[line].who.family = Self.family[dice.below(Self.family.count)]
    case 8: prefix = "A"
    default: lines.append(Line(key: lines[line].key, who: lines[line].who))
    }
  }

  private func spelled(_ key: Int) -> String {
    switch spelling {
    case .plain: "\(prefix)\(key)"
    case .zeros: prefix.isEmpty ? "000\(key)" : "\(prefix)\(key)"
    case .decimals: prefix.isEmpty ? "\(key).0" : "\(prefix.lowercased())\(key)"
    case .apostrophe: "'\(prefix)\(key)"
    case .formula: "\"=\"\"\(prefix)\(key)\"\"\""
    }
  }

  @discardableResult func night(rehash: Bool = false) throws -> NightResult {
    let rows = lines.map { line in
      "\(spelled(line.key)),\(line.who.given) \(line.who.family),\(line.who.hasAddress ? line.who.email : ""),"
        + "\(line.who.title),Yhtiö\(line.key) Oy\n"
    }
    try house.folder.write("data/people.csv", "nr,nimi,email,titteli,yritys\n" + rows.joined())
    day += 1
    var options = NightOptions()
    (options.create, options.rehash) = (day == 1, rehash)
    return try Night(Workplace(house.pipeline(), context: TestHouse.context(day: day)), options: options).run()
  }

  func undo(_ run: Int64) throws {
    day += 1
    _ = try Undo(Workplace(try house.pipeline(), context: TestHouse.context(day: day))).undo(run)
  }

  func register() throws -> RegisterFile {
    try KeyRing.load(house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  func hash() throws -> Digest { try LogicalHash(register()).digest() }

  /// The contacts' IDs, each with the given name of whom it is.
  func contacts() throws -> [(id: Int64, given: String)] {
    try Queries(register()).all(.person).map { one in
      (one.id, String((one.value(.personName) ?? "").prefix { $0 != " " }))
    }
  }
}

@Suite("People and their IDs over random histories of keys") struct KeyHistoryTests {
  @Test("No ID is two people's, none moves, and no night fails", arguments: Array(1...12) as [UInt64])
  func histories(seed: UInt64) throws {
    let history = try KeyHistory(seed: seed)
    var owner: [Int64: String] = [:]
    var before: [String: Set<Int64>] = [:]
    for night in 0..<14 {
      if night > 0 { history.age() }
      let result = try history.night()
      #expect(result.sources.allSatisfy { $0.counts.balances && $0.outcome != .held }, "night \(night)")
      let contacts = try history.contacts()
      #expect(Set(contacts.map(\.id)).count == contacts.count, "night \(night)")
      let companies = try Queries(history.register()).all(.company)
      #expect(Set(companies.map(\.id)).count == companies.count, "night \(night)")
      var now: [String: Set<Int64>] = [:]
      for (id, given) in contacts {
        #expect(owner[id, default: given] == given, "night \(night): ID \(id)")
        owner[id] = given
        now[given, default: []].insert(id)
      }
      // Who was there and is there has an ID that they had.
      for (given, ids) in now {
        #expect(before[given].map { !$0.isDisjoint(with: ids) } ?? true, "night \(night): \(given)")
      }
      before = now
      let hash = try history.hash()
      let again = try history.night(rehash: true)
      #expect(
        again.sources.allSatisfy { !$0.counts.changesAnything && $0.counts.newlyQuarantined == 0 }, "night \(night)")
      #expect(try history.hash() == hash, "night \(night)")
    }
  }

  @Test("Undoing a night leaves what was before it", arguments: Array(1...6) as [UInt64]) func undone(seed: UInt64)
    throws
  {
    let history = try KeyHistory(seed: seed &+ 100)
    try history.night()
    for night in 1..<8 {
      let (hash, contacts) = (try history.hash(), try history.contacts().map(\.id))
      history.age()
      let result = try history.night()
      guard result.state == .committed else { continue }
      try history.undo(result.run)
      #expect(try history.hash() == hash && history.contacts().map(\.id) == contacts, "night \(night)")
      try history.night(rehash: true)
    }
  }
}
