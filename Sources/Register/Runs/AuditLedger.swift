import Records
import SQLite
import Text

/// The ledger against tampering: one entry a run or act, each sealed with a key over the one before it.
///
/// An entry holds IDs and commitments, never values, so it verifies before and after an erasure.
public struct AuditLedger {
  let connection: Connection
  private let ledger: RunLedger
  private let key: HMACKey

  /// The ledger of a register; `key` seals its entries.
  public init(_ register: RegisterFile, key: HMACKey) {
    connection = register.connection
    ledger = RunLedger(register)
    self.key = key
  }

  /// Adds the entry of a run: a digest over the commitments it opened and withdrew, in ID order.
  public func append(run: Int64, act: RunAct, context: RunContext) throws(Problem) {
    try append(run: run, act: .run(act), content: try content(of: run), context: context)
  }

  /// Adds the entry of an act that touches no observations; `content` is what it rests on.
  public func append(run: Int64, act: AuditAct, content: Digest, context: RunContext) throws(Problem) {
    let last = try connection.prepare("SELECT id, seal FROM audit ORDER BY id DESC LIMIT 1")
    let isFirst = try !last.step()
    let id = try isFirst ? 1 : last.integer("id") + 1
    let previous = try isFirst ? [] : last.bytes("seal")
    let seal = seal(
      id: id, run: run, at: context.now, user: context.user, act: act.text, content: content.bytes, previous: previous)
    try connection.insert(
      into: "audit",
      [
        "id": id, "run": run, "at": context.now, "user": context.user, "act": act.text, "content": content.bytes,
        "seal": seal.bytes,
      ])
  }

  /// Adds the entry of a guard that was let through; it commits to the reason.
  public func noteAllowance(_ id: String, reason: StoredText, run: Int64, context: RunContext) throws(Problem) {
    let bytes = Array(reason.text.utf8)
    try append(run: run, act: .allowance(id), content: key.authenticate(bytes, 0..<bytes.count), context: context)
  }

  /// Adds the entry of notes that were applied, with the owner of their file; it commits to how many there were.
  public func noteNotes(of owner: String, count: Int, run: Int64, context: RunContext) throws(Problem) {
    let bytes = Array("\(count)".utf8)
    try append(run: run, act: .notes(owner), content: key.authenticate(bytes, 0..<bytes.count), context: context)
  }

  /// Adds the entry of what retention took in a run: IDs and commitments, which stay.
  public func noteRetention(run: Int64, context: RunContext) throws(Problem) {
    let content = try contentsOfRetention()[run] ?? Self.emptyContent
    try append(run: run, act: .retention, content: content, context: context)
  }

  /// Without such an entry the register may be of a version that has no such column.
  private func hasRetention() throws(Problem) -> Bool {
    try connection.integer("SELECT 1 FROM audit WHERE act = '\(AuditAct.retention.text)' LIMIT 1") != nil
  }

  /// The hash of the list that a run exported.
  private func list(of run: Int64) throws(Problem) -> [UInt8]? {
    let query = try connection.prepare("SELECT list FROM export WHERE run = ?")
    query.bind(1, run)
    return try query.step() ? query.bytes("list") : nil
  }

  private func contentsOfRetention() throws(Problem) -> [Int64: Digest] {
    let query = try connection.prepare(
      "SELECT id, commitment, expired FROM observation WHERE expired IS NOT NULL ORDER BY id")
    let (id, commitment, expired) = try (query.column("id"), query.column("commitment"), query.column("expired"))
    var contents: [Int64: Content] = [:]
    while try query.step() {
      contents[query.integer(expired), default: Content()].withdraw(query.integer(id), query.bytes(commitment))
    }
    return contents.mapValues(\.digest)
  }

  /// Adds an entry if a run's contract is another than that of the run before it, or the first.
  public func noteContract(_ contract: Digest, run: Int64, context: RunContext) throws(Problem) {
    let before = try ledger.latestContract()
    guard before != contract.bytes else { return }
    try append(run: run, act: before == nil ? .contract : .contractChanged, content: contract, context: context)
  }

  /// Whether the last entry is sealed with this key: a key file of another register would seal entries that never verify.
  public func acceptsKey() throws(Problem) -> Bool {
    let query = try connection.prepare("SELECT * FROM audit ORDER BY id DESC LIMIT 2")
    guard try query.step() else { return true }
    let last = try StoredEntry(query)
    let previous = try query.step() ? query.bytes("seal") : []
    return seal(last, previous: previous).bytes == last.seal
  }

  /// The runs in the ledger and the seals of their entries, oldest first. Where two registers have one seal in common,
  /// they have everything before it in common.
  public func seals() throws(Problem) -> [(run: Int64, seal: [UInt8])] {
    let query = try connection.prepare("SELECT run, seal FROM audit ORDER BY id")
    var seals: [(run: Int64, seal: [UInt8])] = []
    while try query.step() { seals.append(try (query.integer("run"), query.bytes("seal"))) }
    return seals
  }

  /// What is wrong with the ledger; empty if it verifies.
  public func failures() throws(Problem) -> [String] {
    var failures: [String] = []
    let contents = try contentsOfRuns()
    let retained = try hasRetention() ? contentsOfRetention() : [:]
    let query = try connection.prepare("SELECT * FROM audit ORDER BY id")
    var previous: [UInt8] = []
    var expected: Int64 = 1
    var runsInLedger: Set<Int64> = []
    while try query.step() {
      let entry = try StoredEntry(query)
      if entry.id != expected { failures.append("ledger entry \(expected) is missing") }
      expected = entry.id + 1
      if seal(entry, previous: previous).bytes != entry.seal {
        failures.append("ledger entry \(entry.id) was changed, or one before it")
      }
      previous = entry.seal
      let (run, content) = (entry.run, entry.content)
      switch AuditAct(entry.act) {
      case .contract, .contractChanged, .allowance, .notes: break
      case .export:
        guard try list(of: run) != content else { continue }
        failures.append("run \(run): its export is not the one that its ledger entry commits to")
      case .retention:
        guard content != (retained[run] ?? Self.emptyContent).bytes else { continue }
        failures.append("run \(run): the observations that retention took are not those of its ledger entry")
      case .run, nil:
        runsInLedger.insert(run)
        guard content != (contents[run] ?? Self.emptyContent).bytes else { continue }
        failures.append("run \(run): its observations are not those that its ledger entry commits to")
      }
    }
    let runs = try connection.integer("SELECT COUNT(*) FROM run WHERE state = 'committed'") ?? 0
    if runs != runsInLedger.count {
      failures.append("\(runs) runs are committed, \(runsInLedger.count) are in the ledger")
    }
    return failures
  }

  /// An entry with what it rests on.
  private struct StoredEntry {
    let id: Int64, run: Int64, at: Int64, user: String, act: String, content: [UInt8], seal: [UInt8]

    init(_ query: borrowing Statement) throws(Problem) {
      (id, run, at) = try (query.integer("id"), query.integer("run"), query.integer("at"))
      (user, act) = try (query.string("user"), query.string("act"))
      (content, seal) = try (query.bytes("content"), query.bytes("seal"))
    }
  }

  private func seal(_ entry: StoredEntry, previous: [UInt8]) -> Digest {
    seal(
      id: entry.id, run: entry.run, at: entry.at, user: entry.user, act: entry.act, content: entry.content,
      previous: previous)
  }

  private func seal(
    id: Int64, run: Int64, at: Int64, user: String, act: String, content: [UInt8], previous: [UInt8]
  ) -> Digest {
    let head = "\(id)\u{1F}\(run)\u{1F}\(at)\u{1F}\(user)\u{1F}\(act)\u{1F}"
    let message = Array(head.utf8) + content + previous
    return key.authenticate(message, 0..<message.count)
  }

  /// Two streams of commitments: those a run opened, and those it withdrew.
  private struct Content {
    var opened = SHA256()
    var withdrawn = SHA256()

    mutating func open(_ id: Int64, _ commitment: [UInt8]) { Self.add(&opened, id, commitment) }
    mutating func withdraw(_ id: Int64, _ commitment: [UInt8]) { Self.add(&withdrawn, id, commitment) }

    private static func add(_ hash: inout SHA256, _ id: Int64, _ commitment: [UInt8]) {
      hash.update((0..<8).map { UInt8(truncatingIfNeeded: id >> ($0 * 8)) } + commitment)
    }

    var digest: Digest { SHA256.hash(opened.finalize().bytes + withdrawn.finalize().bytes) }
  }

  private static var emptyContent: Digest { Content().digest }

  /// Of the run that is being written: what it opened stands last, so nobody else's rows need to be looked at.
  private func content(of run: Int64) throws(Problem) -> Digest {
    var opened: [(id: Int64, commitment: [UInt8])] = []
    let query = try connection.prepare("SELECT id, commitment, opened FROM observation ORDER BY id DESC")
    let columns = try (id: query.column("id"), commitment: query.column("commitment"), opened: query.column("opened"))
    while try query.step(), query.integer(columns.opened) == run {
      opened.append((query.integer(columns.id), query.bytes(columns.commitment)))
    }
    var content = Content()
    for one in opened.reversed() { content.open(one.id, one.commitment) }
    let withdrawn = try connection.prepare("SELECT id, commitment FROM observation WHERE withdrawn = ? ORDER BY id")
    withdrawn.bind(1, run)
    let (id, commitment) = try (withdrawn.column("id"), withdrawn.column("commitment"))
    while try withdrawn.step() { content.withdraw(withdrawn.integer(id), withdrawn.bytes(commitment)) }
    return content.digest
  }

  private func contentsOfRuns() throws(Problem) -> [Int64: Digest] {
    var contents: [Int64: Content] = [:]
    let query = try connection.prepare("SELECT id, commitment, opened, withdrawn FROM observation ORDER BY id")
    let columns = try (id: query.column("id"), commitment: query.column("commitment"))
    let (opened, withdrawn) = try (query.column("opened"), query.column("withdrawn"))
    while try query.step() {
      let (id, commitment) = (query.integer(columns.id), query.bytes(columns.commitment))
      contents[query.integer(opened), default: Content()].open(id, commitment)
      if let run = query.optionalInteger(withdrawn) { contents[run, default: Content()].withdraw(id, commitment) }
    }
    return contents.mapValues(\.digest)
  }
}
