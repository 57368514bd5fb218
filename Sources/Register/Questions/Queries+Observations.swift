import Records
import SQLite

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
  /// The run since which it has been there as a whole, and when that run was.
  public let since: Int64, sinceTime: Int64
  /// For each field the run since which the record has read so without a break, and when that run was; and the same of what
  /// its source says, without corrections.
  public let readsSince: [RunMoment], saysSince: [RunMoment]
  public let trust: Int64, purpose: String, basis: String
  /// Version of the rule chain that made the normalised row; see ``Queries/rules(ofChain:)``.
  public let chain: String
  /// The run that ended it, if one did; and whether its values are still there.
  public let withdrawn: Int64?, hasValues: Bool
  /// Why retention, or an erasure, took all its values; nil where neither did.
  public let erased: ExpiryReason?
  /// What was put right in it, and what it says without that; nil where nothing was.
  public let corrected: CorrectedRow?

  /// Since when its source says what it says, field by field.
  public var saidSince: FieldSince { FieldSince(since, fields: saysSince.map(\.run)) }

  /// The normalised values as the source says them, without corrections.
  public var said: [String] { corrected.map { PackedFields.values($0.said) } ?? normal }
}

/// Observations.
extension Queries {
  /// The company of every observation that belongs to one.
  public func companies() throws(Problem) -> [Int64: Int64] {
    let query = try connection.prepare(
      "SELECT observation, company FROM membership WHERE closed IS NULL AND company IS NOT NULL")
    var companies: [Int64: Int64] = [:]
    while try query.step() { companies[try query.integer("observation")] = try query.integer("company") }
    return companies
  }

  /// Every current observation in the order of source and key, handed on one by one.
  public func eachMembership(
    _ body: (_ source: String, _ key: String, _ contact: Int64?, _ company: Int64?) throws(Problem) -> Void
  ) throws(Problem) {
    let query = try connection.prepare(
      """
      SELECT s.name AS source, k.key, k.id AS record, m.contact, m.company FROM membership m
      JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      WHERE m.closed IS NULL ORDER BY s.name, k.key, o.id
      """)
    let (source, key) = try (query.column("source"), query.column("key"))
    let (contact, company) = try (query.column("contact"), query.column("company"))
    let record = try query.column("record")
    while try query.step() {
      let isWithheld = try withheld?.has(record: query.integer(record)) == true
      try body(
        query.string(source), isWithheld ? WithheldPersons.mark : query.string(key), query.optionalInteger(contact),
        query.optionalInteger(company))
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
        o.relationship <> \(Relationship.active.rawValue) OR o.stance & \(RowStance.unclearEnd.rawValue) <> 0
          OR (m.observation IS NOT NULL AND m.contact IS NULL AND m.company IS NULL) AS is_blocked, o.since,
        o.field_since, s.id AS source_id,
        sr.trust, sr.purpose, sr.basis, sr.chain, o.withdrawn,
        coalesce(o.expired_because, CASE WHEN o.expired > 0 THEN '\(ExpiryReason.onRequest.rawValue)' END) AS erased
      FROM observation o
      JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source JOIN input i ON i.id = o.input
      JOIN source_run sr ON sr.run = o.opened AND sr.source = s.id
      LEFT JOIN membership m ON m.observation = o.id AND \(holds("m"))
      WHERE \(condition) ORDER BY k.id, o.id
      """)
    for (index, binding) in bindings.enumerated() { query.bind(Int32(index + 1), binding) }
    var records: [ObservationRecord] = []
    var corrections: [Int64: [Correction]]?
    var then = try SinceThen(connection, asOf: run)
    while try query.step() {
      var packed = try query.bytes("packed")
      var corrected: CorrectedRow?
      let isCorrected = try !query.isNull("uncorrected")
      let hasValues = try !query.isNull("raw")
      // As of an earlier run those hold that stood then, also where none does now.
      if isCorrected || (run != nil && hasValues) {
        let said = isCorrected ? try query.bytes("uncorrected") : packed
        if corrections == nil { corrections = try CorrectionStore(connection).byKey(asOf: run) }
        if let applied = try Correction.applied(corrections?[query.integer("record")] ?? [], to: said) {
          corrected = CorrectedRow(said: said, corrections: applied.made)
          packed = applied.row
        } else {
          packed = said
        }
      }
      let (id, key) = try (query.integer("id"), query.integer("record"))
      let since = try then.said(
        id, key: key, source: query.integer("source_id"),
        noted: FieldSince(query.integer("since"), packed: query.bytes("field_since")))
      let reads = try then.reads(packed, corrected, key: key, said: since)
      let says = try Field.allCases.map { (field) throws(Problem) in try then.moment(since.run(field)) }
      let one = try ObservationRecord(
        record: key, id: id, source: query.string("source"),
        sourceKey: query.string("key"), contact: query.optionalInteger("contact"),
        company: query.optionalInteger("company"), contactWeight: query.integer("contact_weight"),
        path: query.string("path"), sha256: query.bytes("sha256"), url: query.optionalString("url"),
        retrieved: query.optionalInteger("retrieved"), line: query.integer("line"),
        byteStart: query.integer("byte_start"), byteEnd: query.integer("byte_end"),
        places: PackedFields.values(query.bytes("places")), raw: PackedFields.values(query.bytes("raw")),
        normal: PackedFields.values(packed), packed: packed, isBlocked: query.flag("is_blocked"),
        since: since.record, sinceTime: then.moment(since.record).time, readsSince: reads, saysSince: says,
        trust: query.integer("trust"),
        purpose: query.string("purpose"), basis: query.string("basis"), chain: query.string("chain"),
        withdrawn: query.optionalInteger("withdrawn"), hasValues: hasValues,
        erased: try query.optionalWord("erased"), corrected: corrected)
      if let withheld, try withheld.has(one) {
        try records.append(one.withheld(withheld))
      } else {
        records.append(one)
      }
    }
    return records
  }

  /// The source and the key of a record, by its ID; nil if there is none.
  public func record(_ id: Int64) throws(Problem) -> (source: String, key: String)? {
    let query = try connection.prepare(
      "SELECT s.name AS source, k.key FROM key k JOIN source s ON s.id = k.source WHERE k.id = :id")
    try query.bind("id", id)
    guard try query.step() else { return nil }
    let key = try withheld?.has(record: id) == true ? WithheldPersons.mark : RecordKey.shown(query.string("key"))
    return try (query.string("source"), key)
  }

  /// The rules of a chain, each as `name/version`, in order; nil if they were not kept.
  public func rules(ofChain version: String) throws(Problem) -> [String]? {
    let query = try connection.prepare("SELECT rules FROM chain WHERE version = ?")
    query.bind(1, version)
    return try query.step() ? query.string(0).split(separator: " ").map(String.init) : nil
  }
}
