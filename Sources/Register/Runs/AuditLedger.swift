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
    let id = isFirst ? 1 : last.integer(0) + 1
    let previous = isFirst ? [] : last.bytes(1)
    let seal = seal(
      id: id, run: run, at: context.now, user: context.user, act: act.text, content: content.bytes, previous: previous)
    let insert = try connection.prepare("INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?)")
    insert.bind(1, id)
    insert.bind(2, run)
    insert.bind(3, context.now)
    insert.bind(4, context.user)
    insert.bind(5, act.text)
    insert.bind(6, blob: content.bytes)
    insert.bind(7, blob: seal.bytes)
    try insert.run()
  }

  /// Adds the entry of a guard that was let through; it commits to the reason.
  public func noteAllowance(_ id: String, reason: StoredText, run: Int64, context: RunContext) throws(Problem) {
    let bytes = Array(reason.text.utf8)
    try append(run: run, act: .allowance(id), content: key.authenticate(bytes, 0..<bytes.count), context: context)
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

  private func contentsOfRetention() throws(Problem) -> [Int64: Digest] {
    let query = try connection.prepare(
      "SELECT id, commitment, expired FROM observation WHERE expired IS NOT NULL ORDER BY id")
    var contents: [Int64: Content] = [:]
    while try query.step() {
      contents[query.integer(2), default: Content()].withdraw(query.integer(0), query.bytes(1))
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
    let query = try connection.prepare(
      "SELECT id, run, at, user, act, content, seal FROM audit ORDER BY id DESC LIMIT 2")
    guard try query.step() else { return true }
    let (id, run, at) = (query.integer(0), query.integer(1), query.integer(2))
    let (user, act, content, sealed) = (query.string(3), query.string(4), query.bytes(5), query.bytes(6))
    let previous = try query.step() ? query.bytes(6) : []
    return seal(id: id, run: run, at: at, user: user, act: act, content: content, previous: previous).bytes == sealed
  }

  /// The runs in the ledger and the seals of their entries, oldest first. Where two registers have one seal in common,
  /// they have everything before it in common.
  public func seals() throws(Problem) -> [(run: Int64, seal: [UInt8])] {
    let query = try connection.prepare("SELECT run, seal FROM audit ORDER BY id")
    var seals: [(run: Int64, seal: [UInt8])] = []
    while try query.step() { seals.append((query.integer(0), query.bytes(1))) }
    return seals
  }

  /// What is wrong with the ledger; empty if it verifies.
  public func failures() throws(Problem) -> [String] {
    var failures: [String] = []
    let contents = try contentsOfRuns()
    let retained = try hasRetention() ? contentsOfRetention() : [:]
    let query = try connection.prepare("SELECT id, run, at, user, act, content, seal FROM audit ORDER BY id")
    var previous: [UInt8] = []
    var expected: Int64 = 1
    var runsInLedger: Set<Int64> = []
    while try query.step() {
      let id = query.integer(0)
      if id != expected { failures.append("ledger entry \(expected) is missing") }
      expected = id + 1
      let seal = seal(
        id: id, run: query.integer(1), at: query.integer(2), user: query.string(3), act: query.string(4),
        content: query.bytes(5), previous: previous)
      if seal.bytes != query.bytes(6) { failures.append("ledger entry \(id) was changed, or one before it") }
      previous = query.bytes(6)
      let (run, content) = (query.integer(1), query.bytes(5))
      switch AuditAct(query.string(4)) {
      case .contract, .contractChanged, .allowance: break
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
    while try query.step(), query.integer(2) == run { opened.append((query.integer(0), query.bytes(1))) }
    var content = Content()
    for one in opened.reversed() { content.open(one.id, one.commitment) }
    let withdrawn = try connection.prepare("SELECT id, commitment FROM observation WHERE withdrawn = ? ORDER BY id")
    withdrawn.bind(1, run)
    while try withdrawn.step() { content.withdraw(withdrawn.integer(0), withdrawn.bytes(1)) }
    return content.digest
  }

  private func contentsOfRuns() throws(Problem) -> [Int64: Digest] {
    var contents: [Int64: Content] = [:]
    let query = try connection.prepare("SELECT id, commitment, opened, withdrawn FROM observation ORDER BY id")
    while try query.step() {
      let (id, commitment) = (query.integer(0), query.bytes(1))
      contents[query.integer(2), default: Content()].open(id, commitment)
      if let withdrawn = query.optionalInteger(3) { contents[withdrawn, default: Content()].withdraw(id, commitment) }
    }
    return contents.mapValues(\.digest)
  }
}
