import Foundation
import Records
import SQLite
import TestSupport
import Testing
import Text

@testable import Register

/// What a source says of somebody in one record.
struct Said {
  /// What becomes of the record.
  enum Fate {
    case kept, ignored, suppressed
    /// Quarantined, for a reason.
    case quarantined(FindingCode)
  }

  var key: String
  var values: [Field: String]
  /// What the rules made of it, where that is something else.
  var normal: [Field: String] = [:]
  var hasEnded = false
  var fate = Fate.kept
  /// Whether it is what suppression leaves of a record.
  var isRest = false

  init(
    _ key: String, _ name: String, email: String = "", title: String = "", at company: String = "Kuusi Oy",
    hasEnded: Bool = false, fate: Fate = .kept
  ) {
    self.key = key
    values = [.personName: name, .personEmail: email, .personTitle: title, .companyName: company]
      .filter { !$0.value.isEmpty }
    (self.hasEnded, self.fate) = (hasEnded, fate)
  }

  /// The same record with another fate.
  func with(_ fate: Fate) -> Said {
    var copy = self
    copy.fate = fate
    return copy
  }

  /// The same record with another value.
  func with(_ field: Field, _ value: String) -> Said {
    var copy = self
    copy.values[field] = value
    return copy
  }

  /// The packed values as the source wrote them.
  var raw: [UInt8] { PackedFields.pack(Field.allCases.map { values[$0] ?? "" }) }
}

/// How a source is read, and what it says.
struct Spoken {
  var source = "customers"
  var said: [Said]
  var extent = Extent.snapshot
  var trust = 80
  /// The source's part of the pipeline, and the version of the rules.
  var map = "map", chain = "1:aa"
  var purpose = "customer register"
  var path: String?
  var url: String?
  /// Whether the file was read whole.
  var isWhole = true

  init(_ source: String = "customers", _ said: Said...) { (self.source, self.said) = (source, said) }

  /// The same source, changed.
  func with(_ change: (inout Spoken) -> Void) -> Spoken {
    var copy = self
    change(&copy)
    return copy
  }

  var staged: StagedSource {
    var staged = StagedSource(
      name: source, extent: extent, trust: trust, purpose: purpose, basis: "contract",
      collectedFrom: "employer", reading: SHA256.hash(Array(map.utf8)), chain: chain, rules: ["name/\(chain.prefix(1))"]
    )
    var batch = ObservationBatch()
    func add(_ bytes: [UInt8]) -> Range<Int> {
      batch.bytes += bytes
      return batch.bytes.count - bytes.count..<batch.bytes.count
    }
    for (index, one) in said.enumerated() {
      let normal = one.values.merging(one.normal) { $1 }
      var row = ObservationRow(
        key: add(Array(one.key.utf8)), raw: add(one.raw),
        normal: one.normal.isEmpty ? 0..<0 : add(PackedFields.pack(Field.allCases.map { normal[$0] ?? "" })),
        fieldPlaces: add(PackedFields.pack(Field.allCases.map { one.values[$0] == nil ? "" : "\($0.rawValue + 1)" })),
        place: RecordPlace(line: UInt32(index + 2), byteStart: UInt64(index * 100), byteEnd: UInt64(index * 100 + 99)),
        relationship: one.hasEnded ? .ended : .active, disposition: .keep,
        digest: PersonPart.digest(one.raw, one.hasEnded ? .ended : .active))
      row.isRest = one.isRest
      switch one.fate {
      case .kept: break
      case .ignored: row.disposition = .ignore
      case .suppressed: row.disposition = .suppress
      case .quarantined(let code):
        row.disposition = .quarantine(finding: batch.findings.count)
        batch.findings.append(
          Finding(code, row: index, line: UInt32(index + 2), column: 1))
      }
      batch.rows.append(row)
      for field in one.values.keys { batch.filled[field.rawValue] += 1 }
    }
    if !isWhole {
      batch.findings.append(
        Finding(.csvCutFile, row: -1, line: 1, column: 1))
    }
    let path = path ?? "\(source).csv"
    let content = path + said.map { "\($0)" }.joined() + "\(isWhole)"
    var facts = InputFacts(reader: .csv, encoding: "UTF-8")
    facts.url = url
    staged.inputs = [
      StagedInput(
        identity: InputIdentity(path: path, size: Int64(content.utf8.count), modified: 1, device: 2, inode: 3),
        sha256: SHA256.hash(Array(content.utf8)), facts: facts)
    ]
    staged.look.add(batch)
    staged.batches = [batch]
    staged.inputOfBatch = [0]
    return staged
  }
}

/// A register that is written night by night through the stores' own API; who has one name at one company is one contact.
///
/// What changes with the stores' API changes here, and not in the tests.
final class TestRegister {
  let folder: TemporaryFolder
  let register: RegisterFile
  private(set) var day: Int64 = 0
  var connection: Connection { register.connection }
  var ledger: RunLedger { RunLedger(register) }
  var audit: AuditLedger { AuditLedger(register, key: Self.key) }
  static let key = HMACKey([UInt8](repeating: 9, count: 32))

  init() throws {
    folder = try TemporaryFolder()
    register = try RegisterFile.create(folder.path("register.db"), key: [UInt8](repeating: 7, count: 32))
    try register.finishFirstLoad()
  }

  /// Begins a run that does `act`, or undoes another.
  func begin(_ act: RunAct = .night, undoes: Int64? = nil, program: String = "lahde test") throws(Problem) -> Int64 {
    day += 1
    return try ledger.begin(
      undoes == nil ? act : .undo, undoes: undoes, contract: SHA256.hash([1]), program: program, context: context)
  }

  var context: RunContext { TestHouse.context(day: day, seed: UInt8(truncatingIfNeeded: day)) }

  /// Writes some sources in one night; the run, and what became of each source's records.
  @discardableResult
  func night(
    _ sources: [Spoken], isRetry: Bool = false, lookingAt look: ObservationWriter.Look? = nil
  ) throws(Problem) -> [SourceCounts] {
    try run { run throws(Problem) in
      let writer = ObservationWriter(register, run: run, context: context, isRetry: isRetry)
      var counts: [SourceCounts] = []
      for source in sources.sorted(by: { $0.source < $1.source }) {
        counts.append(try writer.write(source.staged, lookingAt: look))
      }
      return counts
    }
  }

  @discardableResult
  func night(_ sources: Spoken...) throws(Problem) -> [SourceCounts] { try night(sources) }

  /// A night in which a source is held back, and what it forbids is followed.
  @discardableResult
  func held(_ source: Spoken, follows: Bool = true) throws(Problem) -> SourceCounts {
    try run { run throws(Problem) in
      let writer = ObservationWriter(register, run: run, context: context)
      var counts = try writer.write(held: source.staged, restricts: follows ? { _, _ in true } : nil)
      counts.isSuspended = counts.restrictions > 0
      try ledger.record(
        run: run, source: try ledger.sourceID(source.source), staged: source.staged, outcome: .held, counts: counts)
      return counts
    }
  }

  /// Does something in a run of its own, after which contacts are made anew.
  @discardableResult
  func run<Result>(
    _ act: RunAct = .night, undoes: Int64? = nil, _ body: (_ run: Int64) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    let run = try begin(act, undoes: undoes)
    return try register.transaction { () throws(Problem) in
      let result = try body(run)
      counts = try resolve(run)
      try audit.append(run: run, act: undoes == nil ? act : .undo, context: context)
      try ledger.commit(run, at: context.now + 10)
      return result
    }
  }

  /// Undoes a run.
  func undo(_ undone: Int64) throws(Problem) {
    try run(undoes: undone) { run throws(Problem) in try SinceNotes(register).renew(including: run) }
  }

  /// What the last run made of contacts and companies.
  private(set) var counts = ResolutionWriter.Counts()

  /// The last run that began.
  var last: Int64 {
    get throws(Problem) { try connection.integer("SELECT MAX(id) FROM run") ?? 0 }
  }

  /// What a pair of one contact's records weighs, in 1/1000 bit.
  var weight: Int32 = 7000

  /// Makes contacts and companies anew: one name at one company is one, and a pair holds every two of its records together;
  /// one name at two companies is left for review.
  func resolve(_ run: Int64) throws(Problem) -> ResolutionWriter.Counts {
    let table = try ObservationLoader(register, including: run).table()
    var resolution = Resolution(count: table.count)
    func names(_ row: Int) -> (person: String, company: String) {
      (Fold.folded(table.value(row, .personName)), Fold.folded(table.value(row, .companyName)))
    }
    for row in 0..<table.count {
      let own = names(row)
      if !own.company.isEmpty {
        resolution.company[row] = Int32((0...row).first { names($0).company == own.company } ?? row)
        resolution.companyWeight[row] = Int(resolution.company[row]) == row ? 0 : 8000
      }
      guard !own.person.isEmpty else { continue }
      resolution.contact[row] = Int32((0...row).first { names($0) == own } ?? row)
      resolution.contactWeight[row] = Int(resolution.contact[row]) == row ? 0 : weight
    }
    for right in 0..<table.count {
      for left in 0..<right where !names(left).person.isEmpty && names(left).person == names(right).person {
        let isOne = names(left).company == names(right).company
        resolution.pairs.append(
          ScoredPair(
            kind: .person, left: Int32(left), right: Int32(right), weight: isOne ? weight : 3000, pattern: 5))
      }
    }
    resolution.pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    return try ResolutionWriter(register, run: run).write(
      table, resolution, contacts: golden(.person, table, resolution), companies: golden(.company, table, resolution))
  }

  /// Golden rows in which the first record that says something is believed.
  private func golden(_ kind: EntityKind, _ table: ObservationTable, _ resolution: Resolution) -> GoldenRows {
    let entity = kind == .person ? resolution.contact : resolution.company
    let founders = Set(entity).subtracting([-1]).sorted()
    var (winners, reasons, companies): ([Int32], [UInt8], [Int32]) = ([], [], [])
    for founder in founders {
      for field in kind == .person ? Field.person : Field.company {
        let winner = entity.indices.first { entity[$0] == founder && !table.value($0, field).isEmpty }
        winners.append(Int32(winner ?? -1))
        reasons.append((winner == nil ? SurvivorshipReason.none : .only).rawValue)
      }
      if kind == .person { companies.append(resolution.company[Int(founder)]) }
    }
    return GoldenRows(kind: kind, founders: founders, winners: winners, reasons: reasons, companies: companies)
  }

  // MARK: - Looking at it

  /// The rows of a query, each as its columns with `|` between; NULL is `-`.
  func rows(_ sql: String) throws(Problem) -> [String] {
    let query = try connection.prepare(sql)
    var rows: [String] = []
    while try query.step() { rows.append(query.columns.map { query.optionalString($0) ?? "-" }.joined(separator: "|")) }
    return rows
  }

  /// The contacts' names, with their titles where they have one.
  var contacts: [String] {
    get throws(Problem) {
      try Queries(register).all(.person).map { contact in
        [contact.value(.personName), contact.value(.personTitle)].compactMap { $0 }.joined(separator: ", ")
      }
    }
  }

  /// What holds now: the key, the title or else the name, and since which run.
  var current: [String] {
    get throws(Problem) {
      let table = try ObservationLoader(register).table()
      var current: [String] = []
      for row in 0..<table.count {
        let key = try rows("SELECT key FROM key WHERE id = \(table.key[row])").first ?? ""
        let title = table.value(row, .personTitle)
        current.append("\(key) \(title.isEmpty ? table.value(row, .personName) : title) \(table.since[row].record)")
      }
      return current
    }
  }

  var hash: String {
    get throws(Problem) { try LogicalHash(register).digest().hex }
  }

  /// The observation of a key that came last.
  func observation(_ key: String) throws(Problem) -> Int64 {
    try connection.integer(
      "SELECT MAX(o.id) FROM observation o JOIN key k ON k.id = o.key WHERE k.key = '\(key)'") ?? 0
  }

  /// The ID of a key.
  func key(_ key: String) throws(Problem) -> Int64 {
    try connection.integer("SELECT id FROM key WHERE key = '\(key)'") ?? 0
  }

  /// Everything that is wrong with file and ledger.
  func failures() throws(Problem) -> [String] { try Queries(register).fileFailures() + audit.failures() }
}
