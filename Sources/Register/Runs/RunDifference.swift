import Records
import SQLite

/// What a run changed in contacts and companies: the rows that it closed against those that it opened.
public struct RunDifference: Sendable {
  /// One contact or company.
  public struct Entry: Sendable {
    /// Contact or company, and its ID.
    public let kind: EntityKind, id: Int64
    /// A value a field of its kind, before and after; nil where it was not there.
    public let before: [String?]?, after: [String?]?
    /// Contacts only: the company's ID before and after.
    public let companyBefore: Int64?, companyAfter: Int64?
    /// Where the ID leads since, if it has been merged into another.
    public let mergedInto: Int64?
    /// Whether its values are left out, since the person's processing is restricted.
    public fileprivate(set) var isWithheld = false

    /// The same without its values, before and after.
    fileprivate var withheld: Entry {
      func without(_ values: [String?]?) -> [String?]? {
        values.map { $0.indices.map { $0 == 0 ? WithheldPersons.mark : nil } }
      }
      return Entry(
        kind: kind, id: id, before: without(before), after: without(after), companyBefore: nil, companyAfter: nil,
        mergedInto: mergedInto, isWithheld: true)
    }
  }

  /// How many of a kind are new, changed, gone, and merged into others.
  public struct Counts: Sendable, Equatable {
    public var new = 0, changed = 0, gone = 0, merged = 0

    /// All zero.
    public init() {}
  }

  /// The first entries of each kind, companies before contacts, by ID; as many as were asked for.
  public private(set) var entries: [Entry] = []
  /// All of them, counted.
  public private(set) var companies = Counts(), contacts = Counts()

  /// What `run` changed; of each kind at most `limit` entries are kept.
  ///
  /// It is made to be shown: also of a register that tells all, it has the values of persons whose processing is restricted
  /// only where they are to be had for a `reason`.
  public init(_ register: RegisterFile, run: Int64, limit: Int, reason: String? = nil) throws(Problem) {
    companies = try read(.company, register.connection, run, limit)
    contacts = try read(.person, register.connection, run, limit)
    guard reason == nil else { return }
    let persons = register.withheld ?? WithheldPersons(register.connection) {}
    entries = try entries.map { entry throws(Problem) in
      guard entry.kind == .person else { return entry }
      if try persons.has(contact: entry.id, everWas: true) { return entry.withheld }
      for values in [entry.before, entry.after].compactMap({ $0 }) {
        let (name, email) = (values[Field.personName.position], values[Field.personEmail.position])
        if try persons.areMeant(name: name, email: email) { return entry.withheld }
      }
      return entry
    }
  }

  private mutating func read(_ kind: EntityKind, _ connection: Connection, _ run: Int64, _ limit: Int)
    throws(Problem) -> Counts
  {
    let table = GoldenColumns.table(kind)
    let names = GoldenColumns.names(kind)
    let columns = (names + [kind == .person ? "company" : "NULL AS company"]).joined(separator: ", ")
    // The row that was closed comes first.
    let query = try connection.prepare(
      """
      SELECT id, opened = :run AS is_new, \(columns) FROM \(table)
      WHERE opened = :run OR closed = :run ORDER BY id, is_new
      """)
    try query.bind("run", run)
    let alias = try connection.prepare("SELECT new FROM alias WHERE kind = :kind AND old = :old AND run = :run")
    var counts = Counts()
    var kept = 0
    var before: (id: Int64, values: [String?], company: Int64?)?
    let places = try query.columns(names)

    func add(_ id: Int64, _ after: (values: [String?], company: Int64?)?) throws(Problem) {
      var mergedInto: Int64?
      if after == nil {
        try alias.bind("kind", Int64(kind.rawValue))
        try alias.bind("old", id)
        try alias.bind("run", run)
        if try alias.step() { mergedInto = alias.integer(0) }
        alias.reset()
      }
      if mergedInto != nil {
        counts.merged += 1
      } else if after == nil {
        counts.gone += 1
      } else if before == nil {
        counts.new += 1
      } else if let after, let before, after.values == before.values, after.company == before.company {
        return  // only where its values come from is other
      } else {
        counts.changed += 1
      }
      kept += 1
      guard kept <= limit else { return }
      entries.append(
        Entry(
          kind: kind, id: id, before: before?.values, after: after?.values, companyBefore: before?.company,
          companyAfter: after?.company, mergedInto: mergedInto))
    }

    while try query.step() {
      let id = try query.integer("id")
      if let open = before, open.id != id {
        try add(open.id, nil)
        before = nil
      }
      let values = places.map { query.optionalString($0) }
      let company = try query.optionalInteger("company")
      if try query.flag("is_new") {
        try add(id, (values, company))
        before = nil
      } else {
        before = (id, values, company)
      }
    }
    if let open = before { try add(open.id, nil) }
    return counts
  }
}
