import Records
import SQLite
import Text

/// The runs: when, by whom, under which contract, and what came of each source.
public struct RunLedger {
  private let register: RegisterFile
  private var connection: Connection { register.connection }

  /// The ledger of a register.
  public init(_ register: RegisterFile) { self.register = register }

  /// Writes down, in a transaction of its own, that a run has begun; runs that never ended are marked as failed.
  ///
  /// `undoes`: the run that it undoes, if that is what it does.
  public func begin(
    _ act: RunAct, undoes: Int64? = nil, contract: Digest, program: String, context: RunContext
  ) throws(Problem) -> Int64 {
    try register.transaction { () throws(Problem) in
      try connection.execute("UPDATE run SET state = 'failed' WHERE state = 'running'")
      let named = act == .undo || act == .night ? nil : act
      try connection.insert(
        into: "run",
        [
          "kind": (act == .undo ? RunAct.undo : .night).rawValue, "state": RunState.running.rawValue,
          "started": context.now, "user": context.user, "program": program, "contract": contract.bytes,
          "undoes": undoes, "act": named?.rawValue,
        ])
      return connection.lastInsertedRow
    }
  }

  /// Marks a run as committed; part of the run's own transaction.
  public func commit(_ run: Int64, at now: Int64) throws(Problem) {
    try connection.execute("UPDATE run SET state = 'committed', finished = \(now) WHERE id = \(run)")
  }

  /// Marks a run as failed, if it has not been committed.
  public func fail(_ run: Int64) throws(Problem) {
    try connection.execute("UPDATE run SET state = 'failed' WHERE id = \(run) AND state = 'running'")
  }

  /// The ID of a source, or nil if no run has seen it.
  public func knownSourceID(_ name: String) throws(Problem) -> Int64? {
    let find = try connection.prepare("SELECT id FROM source WHERE name = ?")
    find.bind(1, name)
    return try find.step() ? find.integer(0) : nil
  }

  /// The ID of a source, made if it is new.
  public func sourceID(_ name: String) throws(Problem) -> Int64 {
    if let known = try knownSourceID(name) { return known }
    let insert = try connection.prepare("INSERT INTO source(name) VALUES(?)")
    insert.bind(1, name)
    try insert.run()
    return connection.lastInsertedRow
  }

  /// Writes down what came of a source in a run, and the rules by which it was read.
  public func record(run: Int64, source: Int64, staged: StagedSource, outcome: SourceOutcome, counts: SourceCounts)
    throws(Problem)
  {
    let look = outcome == .read ? staged.look : nil
    try connection.insert(
      into: "source_run",
      [
        "run": run, "source": source, "outcome": outcome.rawValue, "extent": staged.extent.rawValue,
        "trust": staged.trust, "purpose": staged.purpose, "basis": staged.basis,
        "collected_from": staged.collectedFrom, "reading": staged.reading.bytes,
        "chain": staged.chain, "read": counts.read, "created": counts.created, "changed": counts.changed,
        "unchanged": counts.unchanged, "suppressed": counts.suppressed, "quarantined": counts.quarantined,
        "ignored": counts.ignored, "gone": counts.gone, "suspended": counts.isSuspended ? 1 : 0,
        "headers": look?.storedHeaders, "encodings": look?.storedEncodings, "filled": look?.storedFilled,
      ])
    try keep(chain: staged.chain, rules: staged.rules)
  }

  /// Writes down that a guard tripped, and who let it through and why, if somebody did.
  public func note(
    run: Int64, source: String, guard name: String, message: String, allowed reason: StoredText?, context: RunContext
  ) throws(Problem) {
    try connection.insert(
      into: "guard_trip",
      [
        "run": run, "source": source, "guard": name, "message": message,
        "allowed_by": reason.map { _ in context.user }, "reason": reason,
      ])
  }

  /// Keeps a chain's rules, unless they are known: from its version alone they could not be read once a rule changes.
  private func keep(chain: String, rules: [String]) throws(Problem) {
    try connection.insert(
      into: "chain", ["version": chain, "rules": rules.joined(separator: " ")], onConflict: .ignore)
  }

  /// How a source was read the last time that is not undone: the ground of its current observations.
  public struct LastReading: Sendable {
    /// The run.
    public let run: Int64
    /// Version of the rule chain.
    public let chain: String
    /// Digest of the source's part of the pipeline.
    public let reading: Digest
    /// Extent, trust, purposes, legal bases and origin then.
    public let terms: [String]
    /// The source's records then, and those of them that were in quarantine.
    public let read: Int, quarantined: Int

    /// Whether `staged` would be read under the same rules and terms.
    public func matches(_ staged: StagedSource) -> Bool {
      chain == staged.chain && reading == staged.reading && terms == staged.terms
    }
  }

  /// The last reading of a source that is not undone.
  public func lastReading(source: Int64) throws(Problem) -> LastReading? {
    let query = try connection.prepare(
      """
      SELECT sr.run, sr.chain, sr.reading, sr.read, sr.extent, sr.trust, sr.purpose, sr.basis,
        sr.collected_from, sr.quarantined
      FROM source_run sr JOIN run r ON r.id = sr.run
      WHERE sr.source = :source AND sr.outcome = 'read' AND r.state = 'committed'
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = sr.run AND u.state = 'committed')
      ORDER BY sr.run DESC LIMIT 1
      """)
    try query.bind("source", source)
    guard try query.step(), let reading = Digest(bytes: try query.bytes("reading")) else { return nil }
    return try LastReading(
      run: query.integer("run"), chain: query.string("chain"), reading: reading,
      terms: query.columns(["extent", "trust", "purpose", "basis", "collected_from"]).map { query.string($0) },
      read: Int(query.integer("read")), quarantined: Int(query.integer("quarantined")))
  }

  /// The sources, by name, that left records out at their last readings: nothing of these is in the register. What such a
  /// reading says of records whose processing is restricted counts as ignored, too, and is left out here.
  public func leaving() throws(Problem) -> [String] {
    let query = try connection.prepare(
      """
      SELECT s.name AS source FROM source_run sr JOIN source s ON s.id = sr.source
      WHERE sr.run = (
          SELECT MAX(x.run) FROM source_run x JOIN run r ON r.id = x.run
          WHERE x.source = s.id AND x.outcome = 'read' AND r.state = 'committed'
            AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = x.run AND u.state = 'committed'))
        AND sr.ignored > (
          SELECT COUNT(*) FROM processing_restriction p JOIN key k ON k.id = p.key
          WHERE k.source = s.id AND p.opened < sr.run AND (p.closed IS NULL OR p.closed > sr.run))
      ORDER BY s.name
      """)
    var sources: [String] = []
    while try query.step() { sources.append(query.string(0)) }
    return sources
  }

  /// Whether a source was held after a run: what is known of it since may be of another file.
  public func wasHeld(source: Int64, after run: Int64) throws(Problem) -> Bool {
    try connection.integer(
      """
      SELECT 1 FROM source_run sr JOIN run r ON r.id = sr.run
      WHERE sr.source = \(source) AND sr.run > \(run) AND sr.outcome = 'held' AND r.state = 'committed' LIMIT 1
      """) != nil
  }

  /// The sources that were held by the last run that was to read them, by name.
  public func heldSources() throws(Problem) -> [String] {
    let query = try connection.prepare(
      """
      SELECT s.name FROM source s JOIN source_run sr ON sr.source = s.id
      WHERE sr.outcome = 'held' AND sr.run = (
        SELECT MAX(last.run) FROM source_run last JOIN run r ON r.id = last.run
        WHERE last.source = s.id AND r.state = 'committed')
      ORDER BY s.name
      """)
    var names: [String] = []
    while try query.step() { try names.append(query.string("name")) }
    return names
  }

  /// Whether a run that read a source was ever undone: what it had replaced may hold again.
  public func wasUndone(source: Int64) throws(Problem) -> Bool {
    try connection.integer(
      """
      SELECT 1 FROM source_run sr JOIN run u ON u.undoes = sr.run
      WHERE sr.source = \(source) AND u.state = 'committed' LIMIT 1
      """) != nil
  }

  /// Whether somebody was readmitted after a run, or a record that looked like an erased person was decided on: a file that
  /// has not changed says something else now than it did then.
  public func wasReadmitted(after run: Int64) throws(Problem) -> Bool {
    let acts = RunAct.allCases.filter(\.changesReadings).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try connection.integer(
      "SELECT 1 FROM run WHERE id > \(run) AND act IN (\(acts)) AND state = 'committed' LIMIT 1") != nil
  }

  /// The contract's digest in the last committed run; nil before the first.
  public func latestContract() throws(Problem) -> [UInt8]? {
    let query = try connection.prepare("SELECT contract FROM run WHERE state = 'committed' ORDER BY id DESC LIMIT 1")
    return try query.step() ? query.bytes(0) : nil
  }

  /// The program that made the standing contacts; nil before the first, and where an earlier version did not say.
  public func programOfContacts() throws(Problem) -> String? {
    let query = try connection.prepare(
      "SELECT program FROM run WHERE state = 'committed' AND contacts IS NOT NULL ORDER BY id DESC LIMIT 1")
    return try query.step() ? query.string(0) : nil
  }

  /// The inputs of a source in a run, in path order, each with the SHA-256 of its bytes.
  public func inputs(run: Int64, source: Int64) throws(Problem) -> [(identity: InputIdentity, sha256: Digest?)] {
    let query = try connection.prepare(
      "SELECT path, size, modified, device, inode, sha256 FROM input WHERE run = :run AND source = :source ORDER BY path"
    )
    try query.bind("run", run)
    try query.bind("source", source)
    var inputs: [(InputIdentity, Digest?)] = []
    while try query.step() {
      let identity = try InputIdentity(
        path: query.string("path"), size: query.integer("size"), modified: query.integer("modified"),
        device: query.integer("device"), inode: query.integer("inode"))
      try inputs.append((identity, Digest(bytes: query.bytes("sha256"))))
    }
    return inputs
  }

  /// One line of `lahde runs`.
  public struct Entry: Sendable {
    public let id: Int64, act: RunAct, state: RunState, started: Int64, finished: Int64?, user: String
    public let undoes: Int64?, undone: Bool
    public let created: Int, changed: Int, gone: Int, quarantined: Int
  }

  /// The last run that was committed; nil before the first.
  public func lastCommitted() throws(Problem) -> Entry? { try entries().first { $0.state == .committed } }

  /// All runs, newest first.
  public func entries() throws(Problem) -> [Entry] {
    let query = try connection.prepare(
      """
      SELECT r.id, coalesce(r.act, r.kind) AS act, r.state, r.started, r.finished, r.user, r.undoes,
        EXISTS(SELECT 1 FROM run u WHERE u.undoes = r.id AND u.state = 'committed') AS undone,
        (SELECT SUM(created) FROM source_run WHERE run = r.id) AS created,
        (SELECT SUM(changed) FROM source_run WHERE run = r.id) AS changed,
        (SELECT SUM(gone) FROM source_run WHERE run = r.id) AS gone,
        (SELECT SUM(quarantined) FROM source_run WHERE run = r.id) AS quarantined
      FROM run r ORDER BY r.id DESC
      """)
    var entries: [Entry] = []
    while try query.step() {
      try entries.append(
        Entry(
          id: query.integer("id"), act: query.word("act"), state: query.word("state"),
          started: query.integer("started"), finished: query.optionalInteger("finished"), user: query.string("user"),
          undoes: query.optionalInteger("undoes"), undone: query.flag("undone"), created: Int(query.integer("created")),
          changed: Int(query.integer("changed")), gone: Int(query.integer("gone")),
          quarantined: Int(query.integer("quarantined"))))
    }
    return entries
  }
}
