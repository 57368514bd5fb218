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
  /// Whether its values are left out, since the person's processing is restricted.
  public var isWithheld = false

  /// The value of a field, if the record has one.
  public func value(_ field: Field) -> String? {
    field.kind == kind ? values[field.position] : nil
  }

  /// The same without its values: that the person's processing is restricted stands in the place of the name.
  var withheld: GoldenRecord {
    GoldenRecord(
      kind: kind, id: id, company: nil, values: values.indices.map { $0 == 0 ? WithheldPersons.mark : nil },
      from: from, reasons: reasons, opened: opened, isWithheld: true)
  }
}

/// Golden records.
extension Queries {
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
      let record = try GoldenRecord(
        kind: kind, id: query.integer("id"), company: query.optionalInteger("company"),
        values: values.map { query.optionalString($0) }, from: from.map { query.optionalInteger($0) },
        // A row from before a field was declared has no reason for it.
        reasons: names.indices.map {
          $0 < why.count ? SurvivorshipReason(rawValue: why[$0] &- 0x30) ?? .none : .none
        },
        opened: query.integer("opened"))
      if kind == .person, let withheld,
        try withheld.has(record, everWas: run != nil)
      {
        records.append(record.withheld)
      } else {
        records.append(record)
      }
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

  /// The names of the others at the companies of some contacts.
  public func colleagues(of contacts: [Int64]) throws(Problem) -> [String] {
    let list = Self.list(contacts)
    let query = try connection.prepare(
      """
      SELECT DISTINCT name FROM contact WHERE closed IS NULL AND name IS NOT NULL AND id NOT IN (\(list))
        AND company IN (SELECT company FROM contact WHERE closed IS NULL AND id IN (\(list))) ORDER BY name
      """)
    var names: [String] = []
    while try query.step() { try names.append(query.string("name")) }
    return names
  }

  /// The records any of whose values holds a text, compared without case.
  public func find(_ kind: EntityKind, text: String) throws(Problem) -> [GoldenRecord] {
    let pattern = text.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    let condition = GoldenColumns.names(kind).map { "\($0) LIKE ?1 ESCAPE '\\'" }.joined(separator: " OR ")
    return try golden(kind, where: condition, ["%\(pattern)%"])
  }
}
