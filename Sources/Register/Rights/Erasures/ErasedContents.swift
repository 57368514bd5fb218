import Records
import SQLite
import Text

/// The values of erased observations: in their own rows, and in contacts' and companies' rows of all times.
struct ErasedContents {
  private let connection: Connection
  private let run: Int64
  private let corrections: CorrectionStore

  init(_ connection: Connection, run: Int64) {
    self.connection = connection
    corrections = CorrectionStore(connection)
    self.run = run
  }

  /// Takes the person out of an observation and returns the fields that are left; none if nothing is.
  ///
  /// The row stays, for the ledger commits to it. One of which nothing is left is withdrawn by this run, and retention has
  /// nothing to do with it any more.
  func reduce(_ id: Int64) throws(Problem) -> Set<Field> {
    let left = try row(id).flatMap { PersonPart.removed(from: $0) }
    let kept = left.map(Self.filled) ?? []
    try corrections.forget(Field.allCases.filter { !kept.contains($0) }, observation: id, run: run)
    try write(left, id)
    guard left != nil else {
      try connection.execute(
        "UPDATE observation SET expired = \(run), withdrawn = coalesce(withdrawn, \(run)) WHERE id = \(id)")
      return []
    }
    return kept
  }

  private static func filled(_ row: PersonPart.Row) -> Set<Field> {
    let rows = [PackedFields.values(row.raw), PackedFields.values(row.normal)]
    return Set(Field.allCases.filter { field in rows.contains { !$0[field.rawValue].isEmpty } })
  }

  /// Takes single fields out of an observation, with what was derived from them; returns what went.
  func remove(_ fields: [Field], from id: Int64) throws(Problem) -> Set<Field> {
    guard var row = try row(id) else { return [] }
    var removed: Set<Field> = []
    for field in fields {
      let left = PersonPart.without(single: field, row)
      row = left.row
      removed.formUnion(left.removed)
    }
    try corrections.forget(removed.sorted(), observation: id, run: run)
    try write(row, id)
    return removed
  }

  /// An observation's values as they are, the raw and the normalised ones.
  func values(_ id: Int64) throws(Problem) -> [[String]] {
    guard let row = try row(id) else { return [] }
    return [row.raw, row.normal, try corrections.said(id) ?? []].filter { !$0.isEmpty }.map(PackedFields.values)
  }

  /// Takes the company's address out of somebody else's observation.
  func removeMailbox(_ id: Int64) throws(Problem) -> Bool {
    guard let row = try row(id) else { return false }
    try corrections.forget([.companyEmail], observation: id, run: run)
    try write(PersonPart.without([.companyEmail], row), id)
    return true
  }

  private func row(_ id: Int64) throws(Problem) -> PersonPart.Row? {
    let query = try connection.prepare("SELECT raw, normal, places FROM observation WHERE id = :id AND raw IS NOT NULL")
    try query.bind("id", id)
    guard try query.step() else { return nil }
    return try PersonPart.Row(raw: query.bytes("raw"), normal: query.bytes("normal"), places: query.bytes("places"))
  }

  private func write(_ row: PersonPart.Row?, _ id: Int64) throws(Problem) {
    let relationship = Relationship(
      rawValue: UInt8(clamping: try connection.integer("SELECT relationship FROM observation WHERE id = \(id)") ?? 0))
    let update = try connection.prepare(
      """
      UPDATE observation SET raw = :raw, normal = :normal, places = :places, digest = :digest, salt = NULL
      WHERE id = :id
      """)
    try update.bind("raw", text: row?.raw)
    try update.bind("normal", text: row.flatMap { $0.normal.isEmpty ? nil : $0.normal })
    try update.bind("places", text: row?.places)
    try update.bind("digest", blob: row.map { PersonPart.digest($0.raw, relationship ?? .active).bytes })
    try update.bind("id", id)
    try update.run()
  }

  /// Takes the values out of contacts and companies that came from fields which observations have lost; returns how many.
  func follow(_ blanked: [Int64: Set<Field>]) throws(Problem) -> Int {
    var count = 0
    for kind in [EntityKind.person, .company] {
      let table = GoldenColumns.table(kind)
      let fields = Field.of(kind)
      let columns = GoldenColumns.names(kind)
      let rows = try connection.prepare(
        "SELECT row, \(GoldenColumns.sources(kind).joined(separator: ", ")) FROM \(table) WHERE id = ?")
      var losing: [(row: Int64, column: String)] = []
      for id in try entities(table, blanked.keys.sorted()) {
        rows.bind(1, id)
        while try rows.step() {
          for (index, field) in fields.enumerated() {
            let from = try rows.optionalInteger(columns[index] + "_from")
            guard let from, blanked[from]?.contains(field) == true else { continue }
            losing.append((try rows.integer("row"), columns[index]))
          }
        }
        rows.reset()
      }
      for (row, column) in losing {
        try connection.execute("UPDATE \(table) SET \(column) = NULL WHERE row = \(row)")
      }
      count += losing.count
    }
    return count
  }

  /// The contacts or companies to which observations belong, or ever belonged.
  private func entities(_ column: String, _ observations: [Int64]) throws(Problem) -> [Int64] {
    let query = try connection.prepare(
      "SELECT DISTINCT \(column) FROM membership WHERE observation = ? AND \(column) IS NOT NULL")
    var ids: Set<Int64> = []
    for observation in observations {
      query.bind(1, observation)
      while try query.step() { ids.insert(query.integer(0)) }
      query.reset()
    }
    return ids.sorted()
  }
}
