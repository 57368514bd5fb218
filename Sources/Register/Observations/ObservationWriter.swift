import Records
import SQLite
import Text

/// Writes what a source said tonight: inputs, keys, observations, withdrawals, sightings, quarantine.
public struct ObservationWriter {
  private let connection: Connection
  private let ledger: RunLedger
  private let run: Int64
  private let context: RunContext
  private let isRetry: Bool

  /// A writer for a run, inside its transaction; `isRetry` tells that somebody has mended the files.
  public init(_ register: RegisterFile, run: Int64, context: RunContext, isRetry: Bool = false) {
    connection = register.connection
    ledger = RunLedger(register)
    self.run = run
    self.context = context
    self.isRetry = isRetry
  }

  /// Looks at rows of a batch before they are written, leaves out what may not be, and tells whether that was anything.
  public typealias Look = @Sendable (_ batch: inout ObservationBatch, _ rows: [Int]) -> Bool

  /// Writes a source's records and returns what became of them. Call it for the sources in name order. What does not stand
  /// yet is given to `look` first; nil where all of it has been looked at. `questions` tells what was said of records whose key
  /// may have another person.
  /// `changed` is told which rows, batch by batch, were written because they are new or have changed.
  public func write(
    _ staged: StagedSource, lookingAt look: Look? = nil, asking questions: KeyQuestions = .unanswered,
    changed: (_ rows: [(batch: Int, rows: [Int])]) -> Void = { _ in }
  ) throws(Problem) -> SourceCounts {
    var staged = staged
    let source = try ledger.sourceID(staged.name)
    let inputs = try writeInputs(staged, source: source)
    let last = try ledger.lastReading(source: source)
    let rederives = last.map { $0.chain != staged.chain || $0.reading != staged.reading } ?? false
    let currency = try Currency(connection).sources.first { $0.id == source }
    let standing = try StandingObservations(connection, source: source, currency: currency)
    let known = try KnownKeys(connection, source: source)
    let profiles = try RecordProfiles(connection, standing)
    let follows = !staged.isIncomplete && !staged.hasUnreadableKey
    var assignment = try RecordAssignment(staged, known, profiles, asking: questions, follows: follows)
    var keys = StagedKeys(staged, stored: assignment.stored)
    let restricted = try ProcessingRestrictionStore(connection).keys()
    func compare(holdsBack: Bool = false) -> SourceDifference {
      SourceDifference(
        staged: staged, keys: keys, known: known, standing: standing, kept: assignment.kept,
        suppressed: assignment.suppressed, restricted: restricted, holdsBack: holdsBack, rederives: rederives)
    }
    var compared: SourceDifference?
    if let look {
      // What is unknown does not depend on the quarantine, and may be bound for it.
      let first = compare()
      if Self.leaveOut(keys.rows(first.unknown), of: &staged, look) {
        assignment = try RecordAssignment(staged, known, profiles, asking: questions, follows: follows)
        keys = StagedKeys(staged, stored: assignment.stored)
      } else {
        compared = first
      }
    }
    if !assignment.unclear.isEmpty {
      staged.quarantine(assignment.unclear, code: questions.code)
      keys = StagedKeys(staged, stored: assignment.stored)
      compared = nil
    }
    let quarantine = QuarantineWriter(connection, run: run, isRetry: isRetry)
    let quarantined = try quarantine.write(staged, source: source, inputs: inputs)
    let holdsBack = quarantined.hasUnreadableKey || staged.isIncomplete
    if holdsBack || !assignment.kept.isEmpty { compared = nil }
    let difference = compared ?? compare(holdsBack: holdsBack)
    try rename(assignment.renames, source: source)
    try add(difference, staged, keys, isOrdered: assignment.isOrdered, after: standing, source: source, inputs: inputs)
    try withdraw(difference.withdrawals)
    let replaced = assignment.replaced.filter { !restricted.contains($0) }
    try replace(replaced.flatMap { standing.of($0).map(\.observation) })
    try sight(difference.resightings)
    try keep(difference.kept)

    var counts = difference.counts
    counts.newlyQuarantined = quarantined.new
    counts.isSuspended = holdsBack
    counts.gone += replaced.reduce(0) { $0 + standing.of($1).count }
    (counts.keys, counts.unsureKeys) = (assignment.findings, assignment.unsure)
    for (_, code) in assignment.unclear { counts.keys[code, default: 0] += 1 }
    for batch in staged.batches {
      for row in batch.rows where !row.isRest {
        counts.read += 1
        switch row.disposition {
        case .keep: break
        case .ignore: counts.ignored += 1
        case .suppress: counts.suppressed += 1
        case .quarantine(let finding):
          counts.quarantined += 1
          if batch.findings[finding].code == .suppressionLookAlike { counts.lookAlikes += 1 }
        }
      }
    }
    guard counts.balances else {
      throw Problem(.bug, "source \(staged.name): the records read and what became of them do not balance")
    }
    try ledger.record(run: run, source: source, staged: staged, outcome: .read, counts: counts)
    changed(keys.rows(difference.additions.map(\.staged)))
    return counts
  }

  /// Writes of a source that is held back only which of its records cannot be used, and, with `restricts`, what it forbids:
  /// a relationship that has ended, and a record that its own filter now leaves out.
  ///
  /// What is in force of it otherwise stays as it is, and a restriction stays, too, until the source is read again.
  /// `restricts` tells of so many restrictions among so many active observations whether they are to be followed. All
  /// records are given to `look` first; nil where they have been looked at.
  public func write(
    held staged: StagedSource, lookingAt look: Look? = nil, restricts: ((_ restrictions: Int, _ standing: Int) -> Bool)?
  ) throws(Problem) -> SourceCounts {
    var staged = staged
    if let look {
      let all = staged.batches.enumerated().map { (batch: $0.offset, rows: Array($0.element.rows.indices)) }
      _ = Self.leaveOut(all, of: &staged, look)
    }
    let source = try ledger.sourceID(staged.name)
    let inputs = try writeInputs(staged, source: source)
    var counts = SourceCounts()
    counts.newlyQuarantined =
      try QuarantineWriter(connection, run: run, isRetry: isRetry).write(staged, source: source, inputs: inputs).new
    guard let restricts, let currency = try Currency(connection).sources.first(where: { $0.id == source }) else {
      return counts
    }
    let standing = try StandingObservations(connection, source: source, currency: currency)
    let known = try KnownKeys(connection, source: source)
    let assignment = try RecordAssignment(
      staged, known, try RecordProfiles(connection, standing), asking: .unanswered, filtered: true, follows: false)
    // Of a row that may be another person's it is not known whom it forbids anything.
    staged.store(assignment)
    let knownIDs = known.numbers
    let (restricting, keys) = staged.restrictions { key in
      knownIDs[Array(key)].map { standing.of($0).contains(where: \.isActive) } ?? false
    }
    guard keys > 0, restricts(keys, standing.active) else { return counts }
    let ordered = StagedKeys(restricting)
    let suppressed = Set(restricting.suppressedKeys.compactMap { knownIDs[$0] })
    let difference = SourceDifference(
      staged: restricting, keys: ordered, known: known, standing: standing, kept: [], suppressed: suppressed,
      restricted: try ProcessingRestrictionStore(connection).keys(), holdsBack: true, rederives: false)
    try add(difference, restricting, ordered, isOrdered: true, after: standing, source: source, inputs: inputs)
    try withdraw(difference.withdrawals)
    counts.restrictions = keys
    return counts
  }

  /// Has rows looked at, batch by batch on several cores; whether any was changed or left out.
  private static func leaveOut(
    _ parts: [(batch: Int, rows: [Int])], of staged: inout StagedSource, _ look: @escaping Look
  ) -> Bool {
    let looked = Parallel.map(parts.count) { [batches = staged.batches] part -> ObservationBatch? in
      var batch = batches[parts[part].batch]
      return look(&batch, parts[part].rows) ? batch : nil
    }
    for (part, batch) in zip(parts, looked) { if let batch { staged.batches[part.batch] = batch } }
    return looked.contains { $0 != nil }
  }

  private func writeInputs(_ staged: StagedSource, source: Int64) throws(Problem) -> [Int64] {
    let insert = try connection.prepare(
      """
      INSERT INTO input(run, source, path, sha256, size, modified, device, inode, encoding, url, retrieved)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    var ids: [Int64] = []
    for input in staged.inputs {
      insert.bind(1, run)
      insert.bind(2, source)
      insert.bind(3, input.identity.path)
      insert.bind(4, blob: input.sha256.bytes)
      insert.bind(5, input.identity.size)
      insert.bind(6, input.identity.modified)
      insert.bind(7, input.identity.device)
      insert.bind(8, input.identity.inode)
      insert.bind(9, input.facts.encoding)
      insert.bind(10, StoredText(input.facts.url))
      insert.bind(11, input.facts.retrieved)
      try insert.run()
      ids.append(connection.lastInsertedRow)
    }
    return ids
  }

  private func rename(_ keys: [[UInt8]], source: Int64) throws(Problem) {
    let insert = try connection.prepare("INSERT OR IGNORE INTO key(source, key, run) VALUES(?, ?, ?)")
    for key in keys {
      insert.bind(1, source)
      insert.bind(2, text: key, key.indices)
      insert.bind(3, run)
      try insert.run()
    }
  }

  /// Additions in the order in which new keys are numbered: by what the source writes, canonically spelled, and those that
  /// share it by what they say; so the numbers do not depend on who of them came first.
  private func ordered(
    _ additions: [SourceDifference.Addition], _ staged: StagedSource, _ keys: StagedKeys
  ) -> [SourceDifference.Addition] {
    var order: [(bare: [UInt8], digest: [UInt8], index: Int)] = []
    order.reserveCapacity(additions.count)
    var first = 0
    for (index, addition) in additions.enumerated() {
      if !keys.equal(additions[first].staged, addition.staged) { first = index }
      let bare = Array(RecordKey.bare(keys.bytes[keys.range(addition.staged)]))
      // Rows of one key are in digest order already, and stay together.
      let digest = keys.row(additions[first].staged, of: staged).digest.bytes
      order.append((KeySpelling.canonical(bare), digest, index))
    }
    order.sort { one, other in
      if one.bare != other.bare { return one.bare.lexicographicallyPrecedes(other.bare) }
      if one.digest != other.digest { return one.digest.lexicographicallyPrecedes(other.digest) }
      return one.index < other.index
    }
    return order.map { additions[$0.index] }
  }

  private func add(
    _ difference: SourceDifference, _ staged: StagedSource, _ keys: StagedKeys, isOrdered: Bool,
    after standing: StandingObservations, source: Int64, inputs: [Int64]
  ) throws(Problem) {
    let additions = isOrdered ? difference.additions : ordered(difference.additions, staged, keys)
    let salts = context.randomBytes(16 * additions.count)
    let commitments = commitments(additions, staged, keys, salts: salts)
    let insertKey = try connection.prepare("INSERT INTO key(source, key, run) VALUES(?, ?, ?)")
    let insertSighting = try connection.prepare("INSERT INTO sighting(key, run, observation) VALUES(?, ?, ?)")
    let insert = try connection.prepare(
      """
      INSERT INTO observation(
        key, input, line, byte_start, byte_end, places, raw, normal, relationship, digest, salt, commitment, since, opened,
        field_since, stance)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    let store = CorrectionStore(connection)
    let corrections = try store.ofSource(source)
    let said = try SaidRows(connection)
    var newKey: (staged: Int, id: Int64)?
    for (index, addition) in additions.enumerated() {
      let reference = keys.ordered[addition.staged]
      let batch = staged.batches[Int(reference.batch)]
      let row = batch.rows[Int(reference.row)]
      var key = addition.key
      if key == 0, let newKey, keys.equal(newKey.staged, addition.staged) { key = newKey.id }
      if key == 0 {
        insertKey.bind(1, source)
        insertKey.bind(2, text: keys.bytes, keys.range(addition.staged))
        insertKey.bind(3, run)
        try insertKey.run()
        key = connection.lastInsertedRow
        newKey = (addition.staged, key)
      }
      insert.bind(1, key)
      insert.bind(2, inputs[staged.inputOfBatch[Int(reference.batch)]])
      insert.bind(3, Int64(row.place.line))
      insert.bind(4, Int64(row.place.byteStart))
      insert.bind(5, Int64(row.place.byteEnd))
      insert.bind(6, text: batch.bytes, row.fieldPlaces)
      insert.bind(7, text: batch.bytes, row.raw)
      if row.normal.isEmpty { insert.bindNull(8) } else { insert.bind(8, text: batch.bytes, row.normal) }
      insert.bind(9, row.relationship.stored)
      insert.bind(10, blob: row.digest.bytes)
      insert.bind(11, blob: salts, 16 * index..<16 * (index + 1))
      insert.bind(12, blob: commitments[index].bytes)
      insert.bind(13, addition.since == 0 ? run : addition.since)
      insert.bind(14, run)
      let before = standing.of(key)
      let since = before.isEmpty ? [] : try said.since(row, of: batch, run: run, after: before).packed
      if since.isEmpty { insert.bindNull(15) } else { insert.bind(15, text: since, 0..<since.count) }
      insert.bind(16, Int64(row.stance.rawValue))
      try insert.run()
      let observation = connection.lastInsertedRow
      if staged.extent == .delta {
        insertSighting.bind(1, key)
        insertSighting.bind(2, run)
        insertSighting.bind(3, observation)
        try insertSighting.run()
      }
      guard let corrections = corrections[key] else { continue }
      let raw = Array(batch.bytes[row.raw])
      let said = row.normal.isEmpty ? raw : Array(batch.bytes[row.normal])
      if let applied = Correction.applied(corrections, to: said) {
        try store.put(applied.row, raw: raw, said: said, observation: observation)
      }
    }
  }

  /// SHA-256(salt ‖ packed raw fields) of every addition, on two cores.
  private func commitments(
    _ additions: [SourceDifference.Addition], _ staged: StagedSource, _ keys: StagedKeys, salts: [UInt8]
  ) -> [Digest] {
    let chunk = 4096
    let chunks = Parallel.map((additions.count + chunk - 1) / chunk) { part in
      var bytes: [UInt8] = []
      var ranges: [Range<Int>] = []
      for index in part * chunk..<min((part + 1) * chunk, additions.count) {
        let reference = keys.ordered[additions[index].staged]
        let batch = staged.batches[Int(reference.batch)]
        let start = bytes.count
        ByteRange.append(salts, 16 * index..<16 * (index + 1), to: &bytes)
        ByteRange.append(batch.bytes, batch.rows[Int(reference.row)].raw, to: &bytes)
        ranges.append(start..<bytes.count)
      }
      return SHA256.digests(of: bytes, ranges)
    }
    return chunks.flatMap { $0 }
  }

  private func withdraw(_ observations: [Int64]) throws(Problem) {
    let update = try connection.prepare("UPDATE observation SET withdrawn = ? WHERE id = ? AND withdrawn IS NULL")
    for observation in observations {
      update.bind(1, run)
      update.bind(2, observation)
      try update.run()
    }
  }

  /// Ends what a delta said of whom its key is no longer; also what an undone run had ended, which holds until now.
  private func replace(_ observations: [Int64]) throws(Problem) {
    let update = try connection.prepare("UPDATE observation SET withdrawn = ? WHERE id = ?")
    for observation in observations {
      update.bind(1, run)
      update.bind(2, observation)
      try update.run()
    }
  }

  private func keep(_ keys: [Int64]) throws(Problem) {
    let insert = try connection.prepare("INSERT INTO kept(key, run) VALUES(?, ?)")
    for key in keys {
      insert.bind(1, key)
      insert.bind(2, run)
      try insert.run()
    }
  }

  private func sight(_ resightings: [(key: Int64, observation: Int64)]) throws(Problem) {
    let insert = try connection.prepare("INSERT INTO sighting(key, run, observation) VALUES(?, ?, ?)")
    for (key, observation) in resightings {
      insert.bind(1, key)
      insert.bind(2, run)
      insert.bind(3, observation)
      try insert.run()
    }
  }
}
