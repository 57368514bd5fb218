import Compliance
import Configuration
import Deduplicator
import Foundation
import Records
import SyntheticData
import TestSupport
import Testing
import Text

@testable import Pipeline
@testable import Register

/// Two houses that get the same files: in one every night matches all, in the other only what has changed. Persons who are
/// erased on the way come back in neither.
private final class Houses {
  private let houses: [TestHouse]
  private var day: Int64 = 0
  private var isErased = false
  /// How many observations nights matched, and how many there were.
  private(set) var matched = 0, total = 0
  /// How often something was put right, restricted, and free again.
  private(set) var corrections = 0, restrictions = 0, lifts = 0

  init(sources: String) throws {
    houses = [try TestHouse(sources: sources), try TestHouse(sources: sources)]
  }

  /// Runs a night in both, `days` after the last one, and compares all that came of it.
  @discardableResult
  func night(_ files: [(source: String, csv: [UInt8])], threads: Int = 2, days: Int64 = 1, allow: [String] = []) throws
    -> NightResult
  {
    let isFirst = day == 0
    day += days
    var results: [NightResult] = []
    for (house, matching) in zip(houses, [NightOptions.Matching.all, .changes]) {
      for (source, csv) in files { try house.folder.write("data/\(source).csv", csv) }
      var options = NightOptions()
      options.create = isFirst
      options.matching = matching
      options.allowance = try Allowance(allow, reason: allow.isEmpty ? nil : "random", try house.pipeline())
      results.append(
        try Night(
          Workplace(try house.pipeline(), threads: threads, context: TestHouse.context(day: day)), options: options
        ).run())
    }
    #expect(results[0].counts == results[1].counts && results[0].retention == results[1].retention, "night \(day)")
    // The first night after an erasure matches all.
    if !isFirst, !isErased, results[1].sources.contains(where: \.counts.changesAnything) {
      let matched = try #require(results[1].matched, "night \(day) matched all")
      self.matched += matched
      total += results[1].sources.reduce(0) { $0 + $1.counts.read }
    }
    isErased = false
    try compare()
    return results[1]
  }

  /// Applies rulings in both; what is refused is refused in both.
  func rule(_ rulings: [Review.Ruling]) throws {
    day += 1
    let refusals = try houses.map { house in
      do {
        _ = try Review(Workplace(try house.pipeline(), context: TestHouse.context(day: day))).apply(rulings)
        return false
      } catch is Problem {
        return true
      }
    }
    #expect(refusals[0] == refusals[1])
    try compare()
  }

  /// Erases whoever a key's record is of, in both.
  func erase(_ key: Int64) throws {
    day += 1
    isErased = true
    for house in houses {
      let subject = Erasure.Subject(contact: key, email: nil)
      let hash = try Erasure.plan(try open(house), subject).hash
      _ = try Erasure(Workplace(try house.pipeline(), context: TestHouse.context(day: day)))
        .erase(confirmed: hash, received: 0, later: true) { _ in subject }
    }
    try compare()
  }

  /// Puts a field of whoever a key's record is of right, or takes that back, in both; what is refused is refused in both.
  func rectify(_ contact: Int64, _ field: Field, to value: String?) throws {
    day += 1
    let refusals = try houses.map { house in
      do {
        let kind: EntityKind = field.isPersonal ? .person : .company
        let rectifying = Rectifying(Workplace(try house.pipeline(), context: TestHouse.context(day: day)))
        let who = { (queries: Queries) throws(Problem) in
          guard let record = try queries.record(kind, id: contact) else { throw Problem(.nobodyOrSeveral, "gone") }
          return record
        }
        if let value {
          _ = try rectifying.rectify(field, to: value, reason: nil, who)
        } else {
          _ = try rectifying.withdraw(field, reason: "wrong", who)
        }
        return false
      } catch is Problem {
        return true
      }
    }
    #expect(refusals[0] == refusals[1])
    if refusals == [false, false] { corrections += 1 }
    try compare()
  }

  /// Restricts the processing of a contact's data, or has that lifted, in both; what is refused is refused in both.
  func restrict(_ contact: Int64, lifting: Bool) throws {
    day += 1
    let refusals = try houses.map { house in
      do {
        let today = TestHouse.context(day: day)
        let restricting = RestrictingProcessing(Workplace(try house.pipeline(), context: today))
        let who = { (_: Queries) throws(Problem) in Erasure.Subject(contact: contact, email: nil) }
        if lifting {
          _ = try restricting.tell(on: Day(seconds: today.now), who)
          _ = try restricting.lift(reason: "over", who)
        } else {
          _ = try restricting.restrict(reason: "contested", received: nil, who)
        }
        return false
      } catch is Problem {
        return true
      }
    }
    #expect(refusals[0] == refusals[1])
    if refusals == [false, false] { restrictions += lifting ? 0 : 1; lifts += lifting ? 1 : 0 }
    try compare()
  }

  /// IDs of contacts.
  func contacts() throws -> [Int64] { try Queries(try open(houses[0])).all(.person).map(\.id) }

  /// Shortens the history window, so that a test need not wait for it.
  func keepHistory(days: Int, wholeContact: Bool) throws {
    let contract = TestHouse.contract.replacingOccurrences(
      of: "historyDays: 180", with: "historyDays: \(days), wholeContact: \(wholeContact)")
    for house in houses { try house.folder.write("pipelines/register.json5", contract) }
  }

  func train() throws {
    day += 1
    for house in houses { _ = try Train(Workplace(try house.pipeline(), context: TestHouse.context(day: day))).apply() }
    try compare()
  }

  /// Keys of records, at random.
  func keys() throws -> [Int64] {
    let query = try open(houses[0]).connection.prepare(
      "SELECT DISTINCT o.key FROM membership m JOIN observation o ON o.id = m.observation WHERE m.closed IS NULL")
    var keys: [Int64] = []
    while try query.step() { keys.append(query.integer(0)) }
    return keys
  }

  /// Keys of the pairs that are kept.
  func pairs() throws -> [(kind: EntityKind, left: Int64, right: Int64)] {
    let query = try open(houses[0]).connection.prepare(
      """
      SELECT p.kind, a.key, b.key FROM pair p JOIN observation a ON a.id = p.a JOIN observation b ON b.id = p.b
      WHERE p.closed IS NULL AND a.key <> b.key ORDER BY p.kind, p.a, p.b
      """)
    var pairs: [(kind: EntityKind, left: Int64, right: Int64)] = []
    while try query.step() {
      pairs.append((query.integer(0) == 0 ? .company : .person, query.integer(1), query.integer(2)))
    }
    return pairs
  }

  private func open(_ house: TestHouse) throws -> RegisterFile {
    try KeyRing.load(try house.pipeline().contract.keyPath).open(house.registerPath, toWrite: false)
  }

  private func compare() throws {
    for table in ["contact", "company", "membership", "pair", "alias", "observation", "correction"] {
      let rows = try houses.map { try dump(try open($0), table) }
      guard rows[0] != rows[1] else { continue }
      let (all, changes) = (Set(rows[0]), Set(rows[1]))
      Issue.record(
        """
        day \(day), \(table): all \(all.subtracting(changes).sorted().prefix(5).joined(separator: "\\n"))
        changes \(changes.subtracting(all).sorted().prefix(5).joined(separator: "\\n"))
        """)
    }
  }

  private func dump(_ register: RegisterFile, _ table: String) throws -> [String] {
    // Two contents under one key can be two contacts of one ID, of which a night may write either anew.
    let isGolden = ["contact", "company"].contains(table)
    let query = try register.connection.prepare("SELECT * FROM \(table) \(isGolden ? "WHERE closed IS NULL" : "")")
    let columns = isGolden ? query.columns.dropFirst().dropLast(2) : query.columns[...]
    var rows: [String] = []
    while try query.step() {
      rows.append(columns.map { query.isNull($0) ? "-" : query.string($0) }.joined(separator: "|"))
    }
    return rows.sorted()
  }
}

/// Contacts whose records change, come, go, end and repeat themselves from night to night, so that blocks grow and shrink.
private struct ChangingContacts {
  private var dice: SplitMix64
  private let header: String
  private let original: [[String]]
  private var rows: [[String]]
  private var withheld: [[String]] = []
  private var next = 1_000_000

  init(records: Int, seed: UInt64) throws {
    let folder = try TemporaryFolder()
    try ContactFile(records: records, seed: seed).write(to: folder.path("contacts.csv"))
    let lines = try String(contentsOfFile: folder.path("contacts.csv"), encoding: .utf8).split(separator: "\n")
    header = lines[0] + ",status"
    original = lines.dropFirst().filter { !$0.contains("\"") }.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init) + [""]
    }
    dice = SplitMix64(seed: seed)
    rows = original
    withheld = Array(rows.suffix(rows.count / 5))
    rows.removeLast(withheld.count)
  }

  private mutating func below(_ bound: Int) -> Int { Int(dice.next() % UInt64(max(1, bound))) }

  var csv: [UInt8] {
    Array((header + "\n" + rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n").utf8)
  }

  /// Lets a night pass in which `changes` records change.
  mutating func age(_ changes: Int) {
    for _ in 0..<changes {
      let row = below(rows.count)
      // A few rows lend their values, so that these become frequent.
      let lender = original[below(2) == 0 ? below(6) : below(original.count)]
      let column = [2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13][below(11)]
      switch below(12) {
      case 0: withheld.append(rows.remove(at: row))
      case 1, 2:
        if !withheld.isEmpty { rows.append(withheld.remove(at: below(withheld.count))) }
      case 3:
        // The same once more, under a key of its own.
        next += 1
        rows.append([String(next)] + rows[row].dropFirst())
      case 4: rows[row][15] = rows[row][15].isEmpty ? "ended" : ""
      case 5: rows[row][column] = ""
      case 6: rows[row] = original.first { $0[0] == rows[row][0] } ?? rows[row]
      case 7: for column in 8...13 { rows[row][column] = lender[column] }
      case 8: for column in [2, 3, 4] { rows[row][column] = lender[column] }
      case 9: rows[row][column] = "x" + rows[row][column]
      default: rows[row][column] = lender[column]
      }
    }
  }

  /// Decisions on the same records again: they join a chain, and part its ends.
  mutating func chain(_ keys: [Int64], _ kind: EntityKind) -> [Review.Ruling] {
    let chain = (0..<4).map { _ in keys[below(keys.count)] }
    let pairs: [(Int, Int, Verdict)] = [
      (0, 1, .same), (1, 2, .same), (0, 3, .different), (2, 3, .same), (0, 2, .different),
    ]
    return pairs.map { left, right, verdict in
      Review.Ruling(kind, left: chain[left], right: chain[right], verdict, reason: nil, file: "chain.csv", line: 2)
    }
  }

  mutating func rulings(_ pairs: [(kind: EntityKind, left: Int64, right: Int64)], _ keys: [Int64], _ count: Int)
    -> [Review.Ruling]
  {
    (0..<count).map { number in
      let pair =
        below(2) == 0 || pairs.isEmpty
        ? (
          kind: below(2) == 0 ? EntityKind.company : .person, left: keys[below(keys.count)],
          right: keys[below(keys.count)]
        )
        : pairs[below(pairs.count)]
      return Review.Ruling(
        pair.kind, left: pair.left, right: pair.right, below(3) == 0 ? .same : .different, reason: nil,
        file: "rulings.csv",
        line: number + 2)
    }
  }
}

private let contacts = """
  { name: "customers", reader: "csv", paths: ["../data/customers.csv"], key: ["unique_id"], extent: "snapshot",
    purpose: "customer register", trust: 80, relationship: { status: "status", ended: ["ended"] },
    map: { "company.name": "company", "company.businessID": "business_id", "person.name": ["given_name", "family_name"],
      "person.email": "email", "person.title": "title", "person.language": "language", "company.postcode": "postcode",
      "company.city": "city", "company.phone": "company_phone", "company.industry": "industry" } },
  """

/// The same people in an extract: absence ends, and it may be used for twelve days.
private let extract = contacts.replacingOccurrences(of: "customers", with: "extract").replacingOccurrences(
  of: "relationship: {", with: "permittedDays: 12, relationship: { goneMeansEnded: true,"
).replacingOccurrences(of: "customer register", with: "direct marketing")

/// `LAHDE_SEEDS=100-199` runs other seeds than the few that every run has.
private let seeds: [UInt64] = {
  guard let asked = ProcessInfo.processInfo.environment["LAHDE_SEEDS"] else { return [1, 2, 3] }
  let bounds = asked.split(separator: "-").compactMap { UInt64($0) }
  return bounds.count == 2 ? Array(bounds[0]...bounds[1]) : bounds
}()

@Test(arguments: seeds) func smallChangesAreLikeAll(seed: UInt64) throws {
  let houses = try Houses(
    sources: TestHouse.source("customers") + TestHouse.source("billing")
      + TestHouse.source("prospects", extent: "delta", key: false))
  for (number, files) in SmallRegister(seed: seed, nights: 6).nights.enumerated() {
    try houses.night(files, threads: 1 + number % 2)
  }
}

@Test(arguments: seeds) func changedContactsAreLikeAll(seed: UInt64) throws {
  let records = Int(ProcessInfo.processInfo.environment["LAHDE_RECORDS"] ?? "") ?? 240
  let houses = try Houses(sources: contacts)
  var file = try ChangingContacts(records: records, seed: seed)
  try houses.night([("customers", file.csv)])
  if records >= 2000 { try houses.train() }
  for night in 0..<6 {
    if night == 2 || night == 4 {
      for ruling in file.rulings(try houses.pairs(), try houses.keys(), 6) { try houses.rule([ruling]) }
    }
    if night == 1 || night == 3 {
      let contacts = try houses.contacts()
      try houses.erase(contacts[Int(seed) * 7 % contacts.count])
    }
    file.age(1 + records / 60)
    try houses.night([("customers", file.csv)], threads: 1 + night % 2)
  }
  #expect(houses.matched < houses.total, "\(houses.matched) of \(houses.total)")
}

@Test(
  "Decisions that join, part, chain and contradict are kept by a night that matches what has changed", arguments: seeds)
func decidedContactsAreLikeAll(seed: UInt64) throws {
  let houses = try Houses(sources: contacts)
  var file = try ChangingContacts(records: 160, seed: seed)
  try houses.night([("customers", file.csv)])
  for night in 0..<5 {
    let (pairs, keys) = (try houses.pairs(), try houses.keys())
    for ruling in file.rulings(pairs, keys, 4) { try houses.rule([ruling]) }
    for ruling in file.chain(keys, night % 2 == 0 ? .company : .person) { try houses.rule([ruling]) }
    for _ in 0..<2 {
      file.age(4)
      try houses.night([("customers", file.csv)], threads: 1 + night % 2)
    }
  }
  #expect(houses.matched < houses.total, "\(houses.matched) of \(houses.total)")
}

@Test("What holds too much is left apart, night by night as all at once") func alarmsAreLikeAll() throws {
  let houses = try Houses(sources: TestHouse.source("customers"))
  let head =
    "asiakasnro;Yritys;Y-tunnus;Etunimi;Sukunimi;Sähköposti;Titteli;Kieli;Katuosoite;Postinumero;"
    + "Postitoimipaikka;Vaihde;Yrityksen sähköposti;Kotisivu;Toimiala;Tila\n"
  let names = ["Virtanen", "Meri", "Lampela", "Suo", "Koskinen", "Heikkilä", "Aho"]
  func file(_ count: Int, title: String) -> [UInt8] {
    let people = names.prefix(count).enumerated().map { number, name in
      "10\(number + 1);Kuusi Oy;9100037-1;Anna;\(name);anna@kuusi.example;\(title);;;33100;Tampere;;;;;\n"
    }
    let others = (1...40).map {
      "\(200 + $0);Yritys\($0)la Oy;;Matti;Meri\($0);matti\($0)@yritys\($0).example;;;;;;;;;;\n"
    }
    return Array((head + (people + others).joined()).utf8)
  }
  func alarms(_ count: Int, title: String = "") throws -> [Int] {
    try houses.night([("customers", file(count, title: title))]).alarms.map(\.ids.count)
  }
  #expect(try alarms(4) == [])
  #expect(try alarms(5) == [5])
  #expect(try alarms(5, title: "johtaja") == [5])
  #expect(try alarms(6) == [6])
  try houses.rule([
    Review.Ruling(.person, left: 1, right: 2, .same, reason: nil, file: "d.csv", line: 2),
    Review.Ruling(.person, left: 3, right: 4, .different, reason: nil, file: "d.csv", line: 3),
  ])
  let seven = try alarms(7)
  #expect(seven == [6])
  #expect(try alarms(4) == [])
  #expect(try alarms(3, title: "myyjä") == [])
}

@Test(arguments: seeds) func correctedContactsAreLikeAll(seed: UInt64) throws {
  let houses = try Houses(sources: contacts)
  var file = try ChangingContacts(records: 160, seed: seed)
  try houses.night([("customers", file.csv)])
  var dice = SplitMix64(seed: seed)
  func any<Element>(_ all: [Element]) -> Element { all[Int(dice.next() % UInt64(all.count))] }
  let values: [(Field, [String])] = [
    (.personTitle, ["Talousjohtaja", "Palkanlaskija"]), (.personName, ["Kaarina Kuvitteellinen", "Matti Merinen"]),
    (.personEmail, ["kaarina@kuvitteellinen.example"]), (.companyCity, ["Oulu"]), (.companyName, ["Kuvitteellinen Oy"]),
    (.companyPhone, ["09 1234567"]),
  ]
  for night in 0..<6 {
    for _ in 0..<4 {
      let (field, right) = any(values)
      try houses.rectify(any(try houses.contacts()), field, to: any(right))
    }
    if night > 1 { for _ in 0..<8 { try houses.rectify(any(try houses.contacts()), any(values).0, to: nil) } }
    if night == 3 { try houses.erase(any(try houses.contacts())) }
    file.age(4)
    try houses.night([("customers", file.csv)], threads: 1 + night % 2)
  }
  #expect(houses.matched < houses.total && houses.corrections > 12, "\(houses.corrections)")
}

@Test(arguments: seeds) func restrictedContactsAreLikeAll(seed: UInt64) throws {
  let houses = try Houses(sources: contacts + extract)
  var (customers, bought) = (
    try ChangingContacts(records: 120, seed: seed), try ChangingContacts(records: 120, seed: seed)
  )
  try houses.night([("customers", customers.csv), ("extract", bought.csv)])
  var dice = SplitMix64(seed: seed)
  var restricted: [Int64] = []
  func any(_ all: [Int64]) -> Int64 { all[Int(dice.next() % UInt64(all.count))] }
  for night in 0..<6 {
    for _ in 0..<4 {
      restricted.append(any(try houses.contacts()))
      try houses.restrict(restricted[restricted.count - 1], lifting: false)
    }
    if night > 1 { for _ in 0..<3 { try houses.restrict(any(restricted), lifting: true) } }
    for ruling in customers.rulings(try houses.pairs(), try houses.keys(), 3) { try houses.rule([ruling]) }
    customers.age(6)
    if night % 2 == 1 { bought.age(6) }
    try houses.night([("customers", customers.csv), ("extract", bought.csv)], threads: 1 + night % 2)
  }
  #expect(houses.restrictions > 12 && houses.lifts > 3, "\(houses.restrictions) \(houses.lifts)")
  #expect(houses.matched < houses.total, "\(houses.matched) of \(houses.total)")
}

@Test(arguments: seeds, [false, true]) func retentionIsLikeAll(seed: UInt64, wholeContact: Bool) throws {
  let houses = try Houses(sources: contacts + extract)
  try houses.keepHistory(days: 20, wholeContact: wholeContact)
  var (customers, bought) = (
    try ChangingContacts(records: 120, seed: seed), try ChangingContacts(records: 120, seed: seed)
  )
  try houses.night([("customers", customers.csv), ("extract", bought.csv)])
  var sum = NightResult.Retention()
  // A newer extract comes back within its grace, and the last one outlives its period and its grace.
  for night in 1...10 {
    customers.age(3)
    if [1, 4].contains(night) { bought.age(4) }
    let retention = try houses.night(
      [("customers", customers.csv), ("extract", bought.csv)], threads: 1 + night % 2, days: 6, allow: ["run:expiries"]
    ).retention
    sum.erased += retention.erased
    sum.history += retention.history
    sum.inGrace = max(sum.inGrace, retention.inGrace)
  }
  #expect(sum.erased > 90 && sum.history > 0 && sum.inGrace > 90, "\(sum)")
}
