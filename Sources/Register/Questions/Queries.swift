import Records
import SQLite

/// A contact or company as the register holds it now.
public struct GoldenRecord: Sendable {
  /// Contact or company.
  public let kind: EntityKind
  /// Its ID.
  public let id: Int64
  /// Contacts only: the ID of the company now.
  public let company: Int64?
  /// A value a field of its kind, in stored order; nil where there is none.
  public let values: [String?]
  /// The observation that each value comes from.
  public let from: [Int64?]
  /// Why each value won.
  public let reasons: [SurvivorshipReason]
  /// The run since which the record reads as it does.
  public let opened: Int64

  /// The value of a field, if the record has one.
  public func value(_ field: Field) -> String? {
    field.kind == kind ? values[field.position] : nil
  }
}

/// An observation with everything that tells where it came from.
public struct ObservationRecord: Sendable {
  /// The ID of its key: the record, whatever it says.
  public let record: Int64
  public let id: Int64, source: String, sourceKey: String
  public let contact: Int64?, company: Int64?, contactWeight: Int64
  public let path: String, sha256: [UInt8], url: String?, retrieved: Int64?
  public let line: Int64, byteStart: Int64, byteEnd: Int64
  /// One place a field: `column`, `lineOffset:column`, or an XPath; empty where the field is empty.
  public let places: [String]
  /// One raw and one normalised value a field.
  public let raw: [String], normal: [String]
  /// The normalised row as it is packed: the values, and what derived ones rest on.
  public let packed: [UInt8]
  /// Whether it is there and belongs to nobody: its relationship has ended, or its permitted period.
  public let isBlocked: Bool
  /// The run since which it has been there, and when that run was.
  public let since: Int64, sinceTime: Int64
  public let trust: Int64, purpose: String, basis: String
  /// Version of the rule chain that made the normalised row; see ``Queries/rules(ofChain:)``.
  public let chain: String
  /// The run that ended it, if one did; and whether its values are still there.
  public let withdrawn: Int64?, hasValues: Bool
  /// Why retention, or an erasure, took all its values; nil where neither did.
  public let erased: ExpiryReason?
  /// What was put right in it, and what it says without that; nil where nothing was.
  public let corrected: CorrectedRow?

  /// The normalised values as the source says them, without corrections.
  public var said: [String] { corrected.map { PackedFields.values($0.said) } ?? normal }
}

/// A record in quarantine: where it lies and why.
public struct QuarantineRecord: Sendable {
  /// Who said that nobody need look at it again, in which run, when and why.
  public struct Discard: Sendable {
    public let run: Int64, time: Int64, user: String, reason: String
    /// What was said: that it need not be looked at again, or of one that looked like an erased person who it is.
    public let act: RunAct
  }

  public let id: Int64, source: String, path: String, sha256: [UInt8]
  public let line: Int64, column: Int64, byteStart: Int64, byteEnd: Int64
  /// The field or column it is about, if it is about one.
  public let field: String?
  /// Why, as it is stored; an older register may have a reason that is none of ours any more.
  public let reason: String
  /// What tells it from other records: a code.
  public let digest: [UInt8]
  /// The run since which the record has been in quarantine, at whatever place, and when that run was.
  public let opened: Int64, openedTime: Int64
  /// Nil while it is open.
  public let discard: Discard?

  /// What was found; nil for a reason that nothing gives any more.
  public var code: FindingCode? { FindingCode(rawValue: reason) }
}

/// A stored pair of observations.
public struct PairRecord: Sendable {
  public let kind: EntityKind, left: Int64, right: Int64, weight: Int32, pattern: Int64, opened: Int64
}

/// The questions that commands ask of a register: of what it says now, or said after an earlier run.
public struct Queries {
  let connection: Connection
  /// The run after which it is asked; nil for now.
  let run: Int64?

  /// Questions to a register, as it is or as it was after `run`.
  public init(_ register: RegisterFile, asOf run: Int64? = nil) {
    connection = register.connection
    self.run = run
  }

  /// SQL: whether a row of `alias` (contact, company, membership) holds.
  func holds(_ alias: String = "") -> String {
    let prefix = alias.isEmpty ? "" : alias + "."
    guard let run else { return "\(prefix)closed IS NULL" }
    return "(\(prefix)opened <= \(run) AND coalesce(\(prefix)closed, \(Int64.max)) > \(run))"
  }

  // MARK: - Golden records

  /// Contacts or companies, ordered by ID; `condition` is SQL over the columns, with one parameter a binding.
  private func golden(
    _ kind: EntityKind, where condition: String = "1", _ bindings: [String] = [], limit: Int = -1
  ) throws(Problem) -> [GoldenRecord] {
    let names = GoldenColumns.names(kind)
    let columns =
      names + GoldenColumns.sources(kind) + ["why", "opened", kind == .person ? "company" : "NULL AS company"]
    let query = try connection.prepare(
      """
      SELECT id, \(columns.joined(separator: ", ")) FROM \(GoldenColumns.table(kind))
      WHERE \(holds()) AND (\(condition)) ORDER BY id LIMIT \(limit)
      """)
    for (index, binding) in bindings.enumerated() { query.bind(Int32(index + 1), binding) }
    var records: [GoldenRecord] = []
    let values = try query.columns(names)
    let from = try query.columns(GoldenColumns.sources(kind))
    while try query.step() {
      let why = try query.bytes("why")
      try records.append(
        GoldenRecord(
          kind: kind, id: query.integer("id"), company: query.optionalInteger("company"),
          values: values.map { query.optionalString($0) }, from: from.map { query.optionalInteger($0) },
          // A row from before a field was declared has no reason for it.
          reasons: names.indices.map {
            $0 < why.count ? SurvivorshipReason(rawValue: why[$0] &- 0x30) ?? .none : .none
          },
          opened: query.integer("opened")))
    }
    return records
  }

  /// All contacts or companies, or the first `limit`.
  public func all(_ kind: EntityKind, limit: Int? = nil) throws(Problem) -> [GoldenRecord] {
    try golden(kind, limit: limit ?? -1)
  }

  /// How many contacts or companies there are.
  public func count(_ kind: EntityKind) throws(Problem) -> Int {
    Int(try connection.integer("SELECT COUNT(*) FROM \(kind == .person ? "contacts" : "companies")") ?? 0)
  }

  /// The record of that ID, or of the ID that an alias leads to.
  public func record(_ kind: EntityKind, id: Int64) throws(Problem) -> GoldenRecord? {
    var id = id
    var steps = 0
    while steps < 64 {
      if let record = try golden(kind, where: "id = CAST(? AS INTEGER)", ["\(id)"]).first { return record }
      let alias = try connection.prepare(
        "SELECT new FROM alias WHERE kind = :kind AND old = :old AND run <= :run ORDER BY run DESC LIMIT 1")
      try alias.bind("run", run ?? .max)
      try alias.bind("kind", Int64(kind.rawValue))
      try alias.bind("old", id)
      guard try alias.step() else { return nil }
      id = try alias.integer("new")
      steps += 1
    }
    return nil
  }

  /// The records in which a declared field has a value, compared without case.
  public func records(_ field: Field, equal value: String) throws(Problem) -> [GoldenRecord] {
    let (kind, column) = (field.kind, field.declaration.column)
    let exact = try golden(kind, where: "\(column) = ?", [value])
    return exact.isEmpty ? try golden(kind, where: "lower(\(column)) = lower(?)", [value]) : exact
  }

  /// The contacts that any current observation gives this e-mail address, whichever address won.
  public func contacts(observedEmail email: String) throws(Problem) -> [GoldenRecord] {
    let separator = "\u{1F}"
    let query = try connection.prepare(
      """
      SELECT DISTINCT m.contact FROM membership m JOIN observation o ON o.id = m.observation
      WHERE \(holds("m")) AND m.contact IS NOT NULL
        AND instr(lower(coalesce(o.normal, o.raw)) || :separator, :separator || lower(:email) || :separator) > 0
      ORDER BY m.contact
      """)
    try query.bind("separator", separator)
    try query.bind("email", email)
    var records: [GoldenRecord] = []
    while try query.step() {
      if let record = try record(.person, id: query.integer("contact")) { records.append(record) }
    }
    return records
  }

  /// The records any of whose values holds a text, compared without case.
  public func find(_ kind: EntityKind, text: String) throws(Problem) -> [GoldenRecord] {
    let pattern = text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    let condition = GoldenColumns.names(kind).map { "\($0) LIKE ?1 ESCAPE '\\'" }.joined(separator: " OR ")
    return try golden(kind, where: condition, ["%\(pattern)%"])
  }

  // MARK: - Observations

  /// Every current observation in the order of source and key, handed on one by one.
  public func eachMembership(
    _ body: (_ source: String, _ key: String, _ contact: Int64?, _ company: Int64?) throws(Problem) -> Void
  ) throws(Problem) {
    let query = try connection.prepare(
      """
      SELECT s.name AS source, k.key, m.contact, m.company FROM membership m
      JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      WHERE m.closed IS NULL ORDER BY s.name, k.key, o.id
      """)
    let (source, key) = try (query.column("source"), query.column("key"))
    let (contact, company) = try (query.column("contact"), query.column("company"))
    while try query.step() {
      try body(
        query.string(source), query.string(key), query.optionalInteger(contact), query.optionalInteger(company))
    }
  }

  /// The current observations of a contact or company, founder first.
  public func observations(_ kind: EntityKind, id: Int64) throws(Problem) -> [ObservationRecord] {
    try observations(where: "m.\(GoldenColumns.table(kind)) = \(id) AND \(holds("m"))")
  }

  /// The contacts or companies of which a record's current observations were part before they came to it, as far as those
  /// are still there: for each the last such run.
  public func splitFrom(_ kind: EntityKind, id: Int64) throws(Problem) -> [(id: Int64, run: Int64)] {
    let entity = GoldenColumns.table(kind)
    let query = try connection.prepare(
      """
      SELECT old.\(entity) AS former, MAX(old.closed) AS run FROM membership now
      JOIN membership old ON old.observation = now.observation AND old.closed IS NOT NULL
      WHERE now.closed IS NULL AND now.\(entity) = :id AND old.\(entity) <> :id
        AND EXISTS(SELECT 1 FROM \(entity) g WHERE g.id = old.\(entity) AND g.closed IS NULL)
      GROUP BY old.\(entity) ORDER BY old.\(entity)
      """)
    try query.bind("id", id)
    var parts: [(Int64, Int64)] = []
    while try query.step() { try parts.append((query.integer("former"), query.integer("run"))) }
    return parts
  }

  /// One observation, current or not.
  public func observation(_ id: Int64) throws(Problem) -> ObservationRecord? {
    try observations(where: "o.id = \(id)").first
  }

  /// Observations, founder first; `condition` is SQL over them, with one parameter a binding.
  func observations(where condition: String, _ bindings: [String] = []) throws(Problem) -> [ObservationRecord] {
    let query = try connection.prepare(
      """
      SELECT o.id, k.id AS record, s.name AS source, k.key, m.contact, m.company, m.contact_weight, i.path, i.sha256, i.url, i.retrieved, o.line,
        o.byte_start, o.byte_end, o.places, o.raw, coalesce(o.normal, o.raw) AS packed, o.uncorrected,
        o.relationship <> \(Relationship.active.rawValue)
          OR (m.observation IS NOT NULL AND m.contact IS NULL AND m.company IS NULL) AS is_blocked, o.since,
        r.started AS since_time,
        sr.trust, sr.purpose, sr.basis, sr.chain, o.withdrawn, o.raw IS NOT NULL AS has_values,
        coalesce(o.expired_because, CASE WHEN o.expired > 0 THEN '\(ExpiryReason.onRequest.rawValue)' END) AS erased
      FROM observation o
      JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source JOIN input i ON i.id = o.input
      JOIN run r ON r.id = o.since
      JOIN source_run sr ON sr.run = o.opened AND sr.source = s.id
      LEFT JOIN membership m ON m.observation = o.id AND \(holds("m"))
      WHERE \(condition) ORDER BY k.id, o.id
      """)
    for (index, binding) in bindings.enumerated() { query.bind(Int32(index + 1), binding) }
    var records: [ObservationRecord] = []
    var corrections: [Int64: [Correction]]?
    while try query.step() {
      var packed = try query.bytes("packed")
      var corrected: CorrectedRow?
      if try !query.isNull("uncorrected") {
        let said = try query.bytes("uncorrected")
        // As of an earlier run those hold that stood then.
        if corrections == nil { corrections = try CorrectionStore(connection).byKey(asOf: run) }
        let applied = try Correction.applied(corrections?[query.integer("record")] ?? [], to: said)
        corrected = applied.map { CorrectedRow(said: said, corrections: $0.made) }
        packed = applied?.row ?? said
      }
      try records.append(
        ObservationRecord(
          record: query.integer("record"), id: query.integer("id"), source: query.string("source"),
          sourceKey: query.string("key"), contact: query.optionalInteger("contact"),
          company: query.optionalInteger("company"), contactWeight: query.integer("contact_weight"),
          path: query.string("path"), sha256: query.bytes("sha256"), url: query.optionalString("url"),
          retrieved: query.optionalInteger("retrieved"), line: query.integer("line"),
          byteStart: query.integer("byte_start"), byteEnd: query.integer("byte_end"),
          places: PackedFields.values(query.bytes("places")), raw: PackedFields.values(query.bytes("raw")),
          normal: PackedFields.values(packed), packed: packed, isBlocked: query.flag("is_blocked"),
          since: query.integer("since"), sinceTime: query.integer("since_time"), trust: query.integer("trust"),
          purpose: query.string("purpose"), basis: query.string("basis"), chain: query.string("chain"),
          withdrawn: query.optionalInteger("withdrawn"), hasValues: query.flag("has_values"),
          erased: try query.optionalWord("erased"), corrected: corrected))
    }
    return records
  }

  /// The source and the key of a record, by its ID; nil if there is none.
  public func record(_ id: Int64) throws(Problem) -> (source: String, key: String)? {
    let query = try connection.prepare(
      "SELECT s.name AS source, k.key FROM key k JOIN source s ON s.id = k.source WHERE k.id = :id")
    try query.bind("id", id)
    guard try query.step() else { return nil }
    return try (query.string("source"), query.string("key").split(separator: "\u{1F}").joined(separator: " | "))
  }

  /// The rules of a chain, each as `name/version`, in order; nil if they were not kept.
  public func rules(ofChain version: String) throws(Problem) -> [String]? {
    let query = try connection.prepare("SELECT rules FROM chain WHERE version = ?")
    query.bind(1, version)
    return try query.step() ? query.string(0).split(separator: " ").map(String.init) : nil
  }

  // MARK: - Quarantine and pairs

  /// What lies in quarantine now, by source and place: what is open, or what was discarded and still stands in its file.
  public func quarantine(discarded: Bool = false) throws(Problem) -> [QuarantineRecord] {
    let query = try connection.prepare(
      """
      SELECT q.id, s.name AS source, i.path, i.sha256, q.line, q.column, q.byte_start, q.byte_end, q.field, q.reason, q.digest,
        r.id AS opened, r.started AS opened_time, d.id AS discarded, d.started AS discarded_time, d.user AS discarded_by,
        q.discard_reason, d.act AS discarded_in
      FROM quarantine q JOIN source s ON s.id = q.source JOIN input i ON i.id = q.input
      JOIN run r ON r.id = coalesce(q.since, q.opened) LEFT JOIN run d ON d.id = q.discarded
      WHERE q.closed IS NULL AND q.discarded IS \(discarded ? "NOT NULL" : "NULL")
      ORDER BY s.name, i.path, q.byte_start, q.id
      """)
    var records: [QuarantineRecord] = []
    while try query.step() {
      let discard = try query.optionalInteger("discarded").map { (run) throws(Problem) in
        try QuarantineRecord.Discard(
          run: run, time: query.integer("discarded_time"), user: query.string("discarded_by"),
          reason: query.optionalString("discard_reason") ?? "", act: try query.optionalWord("discarded_in") ?? .discard)
      }
      try records.append(
        QuarantineRecord(
          id: query.integer("id"), source: query.string("source"), path: query.string("path"),
          sha256: query.bytes("sha256"), line: query.integer("line"), column: query.integer("column"),
          byteStart: query.integer("byte_start"), byteEnd: query.integer("byte_end"),
          field: query.optionalString("field"), reason: query.string("reason"), digest: query.bytes("digest"),
          opened: query.integer("opened"), openedTime: query.integer("opened_time"), discard: discard))
    }
    return records
  }

  /// The SHA-256 of every file that a run read, by source and path.
  public func filesRead(run: Int64) throws(Problem) -> [(source: String, path: String, sha256: [UInt8])] {
    let query = try connection.prepare(
      """
      SELECT s.name AS source, i.path, i.sha256 FROM input i JOIN source s ON s.id = i.source
      WHERE i.run = :run ORDER BY s.name, i.path
      """)
    try query.bind("run", run)
    var files: [(source: String, path: String, sha256: [UInt8])] = []
    while try query.step() { try files.append((query.string("source"), query.string("path"), query.bytes("sha256"))) }
    return files
  }

  /// The stored pairs that hold now, by kind and weight.
  public func pairs() throws(Problem) -> [PairRecord] {
    let query = try connection.prepare(
      "SELECT kind, a, b, weight, pattern, opened FROM pair WHERE closed IS NULL ORDER BY kind, weight, a, b")
    var records: [PairRecord] = []
    while try query.step() {
      records.append(try Self.pair(query))
    }
    return records
  }

  private static func pair(_ query: borrowing Statement) throws(Problem) -> PairRecord {
    try PairRecord(
      kind: EntityKind(rawValue: Int(query.integer("kind"))) ?? .person, left: query.integer("a"),
      right: query.integer("b"), weight: Int32(clamping: query.integer("weight")), pattern: query.integer("pattern"),
      opened: query.integer("opened"))
  }

  /// Of the stored pairs of each kind those that lie in two contacts or companies, and those that lie in one, at most
  /// `limit` of each: first those with a customer's record, of them the likeliest, or of those in one the weakest.
  public func nearestPairs(_ limit: Int) throws(Problem) -> [(pair: PairRecord, isOfCustomer: Bool)] {
    let query = try connection.prepare(
      """
      WITH customers AS (SELECT DISTINCT source FROM source_run WHERE purpose = 'customer register')
      SELECT p.kind, p.a, p.b, p.weight, p.pattern, p.opened,
        CASE p.kind WHEN 0 THEN a.company IS b.company ELSE a.contact IS b.contact END AS merged,
        (x.source IN customers OR y.source IN customers) AS customer
      FROM pair p
      JOIN membership a ON a.observation = p.a AND a.closed IS NULL
      JOIN membership b ON b.observation = p.b AND b.closed IS NULL
      JOIN observation l ON l.id = p.a JOIN key x ON x.id = l.key
      JOIN observation r ON r.id = p.b JOIN key y ON y.id = r.key
      WHERE p.closed IS NULL
      ORDER BY p.kind, merged, customer DESC, CASE merged WHEN 1 THEN p.weight ELSE -p.weight END, p.a, p.b
      """)
    var records: [(PairRecord, Bool)] = []
    var taken: [Int64: Int] = [:]
    while try query.step() {
      let part = try 2 * query.integer("kind") + query.integer("merged")
      guard taken[part, default: 0] < limit else { continue }
      taken[part, default: 0] += 1
      records.append((try Self.pair(query), try query.flag("customer")))
    }
    return records
  }

  /// How many stored pairs lie in two different contacts or companies: those that are left for review.
  public func reviewPairs() throws(Problem) -> Int {
    Int(
      try connection.integer(
        """
        SELECT COUNT(*) FROM pair p
        JOIN membership a ON a.observation = p.a AND a.closed IS NULL
        JOIN membership b ON b.observation = p.b AND b.closed IS NULL
        WHERE p.closed IS NULL
          AND CASE p.kind WHEN 0 THEN a.company IS NOT b.company ELSE a.contact IS NOT b.contact END
        """) ?? 0)
  }

  /// What SQLite's own check of the file finds; empty if all is well.
  public func fileFailures() throws(Problem) -> [String] {
    let query = try connection.prepare("PRAGMA quick_check")
    var failures: [String] = []
    while try query.step() {
      if query.string(0) != "ok" { failures.append(query.string(0)) }
    }
    let keys = try connection.prepare("PRAGMA foreign_key_check")
    while try keys.step() { try failures.append("\(keys.string("table")): row \(keys.integer("rowid")) leads nowhere") }
    return failures
  }
}
