import Records
import SQLite

/// Current observations with whose they are: one reading, batch by batch, for whatever is asked about them.
public struct CurrentRows: ~Copyable {
  /// One of them.
  public struct Row: Sendable {
    /// The contact and the company it belongs to.
    public let contact: Int64?, company: Int64?
    /// Its record, and the ID of the source.
    public let key: Int64, source: Int64
    /// Whether its relationship goes on.
    public let isActive: Bool
    /// What it says for and against writing to its person.
    public let stance: RowStance
    /// Its packed rows in the bytes of its batch, the normalised one empty where it is the raw one; and the source's key.
    public let raw: Range<Int>, normal: Range<Int>, sourceKey: Range<Int>

    /// What counts: the normalised row, or the raw one where that is it.
    public var packed: Range<Int> { normal.isEmpty ? raw : normal }
  }

  /// Some of them, their bytes one behind the other.
  public struct Batch: Sendable {
    /// The bytes, in which the rows' ranges lie.
    public fileprivate(set) var bytes: [UInt8] = []
    /// The rows.
    public fileprivate(set) var rows: [Row] = []
  }

  /// Rows of a batch, and batches that are looked at while the next ones are read: some 8 MB.
  private static let batch = 1024, group = 32

  /// The names of all sources by ID.
  public let sources: [Int64: String]
  private let query: Statement
  private let columns: [Int32]

  /// Those of some contacts and companies, or all.
  public init(_ register: RegisterFile, contacts: [Int64], companies: [Int64], all: Bool) throws(Problem) {
    let names = try register.connection.prepare("SELECT id, name FROM source")
    var sources: [Int64: String] = [:]
    while try names.step() { sources[try names.integer("id")] = try names.string("name") }
    let which =
      all ? "1" : "(m.contact IN (\(Queries.list(contacts))) OR m.company IN (\(Queries.list(companies))))"
    let query = try register.connection.prepare(
      """
      SELECT m.contact, m.company, o.key, k.source, o.relationship, o.stance, o.raw, o.normal, k.key AS source_key
      FROM membership m JOIN observation o ON o.id = m.observation JOIN key k ON k.id = o.key
      WHERE m.closed IS NULL AND o.raw IS NOT NULL AND \(which)
      """)
    let columns = try query.columns([
      "contact", "company", "key", "source", "relationship", "stance", "raw", "normal", "source_key",
    ])
    self.init(query, columns, sources)
  }

  private init(_ query: consuming Statement, _ columns: [Int32], _ sources: [Int64: String]) {
    (self.columns, self.sources) = (columns, sources)
    self.query = query
  }

  /// Has each batch looked at by `look`, on several threads while the next ones are read, and what was found taken in by
  /// `take`, in the order of the batches.
  public func forEach<Found: Sendable>(
    _ look: @escaping @Sendable (Batch) -> Found, take: (Found) -> Void
  ) throws(Problem) {
    var isOver = false
    var read = try nextGroup(&isOver)
    while !read.isEmpty {
      let step = try Parallel.map(
        read.count, { [read] in look(read[$0]) }, meanwhile: { () throws(Problem) in try nextGroup(&isOver) })
      step.results.forEach(take)
      read = step.other
    }
  }

  /// The next batches. A statement that has come to its end would begin anew, so that end is kept.
  private func nextGroup(_ isOver: inout Bool) throws(Problem) -> [Batch] {
    var group: [Batch] = []
    while group.count < Self.group, !isOver {
      let batch = try nextBatch()
      isOver = batch.rows.count < Self.batch
      if !batch.rows.isEmpty { group.append(batch) }
    }
    return group
  }

  private func nextBatch() throws(Problem) -> Batch {
    var batch = Batch()
    batch.rows.reserveCapacity(Self.batch)
    func text(_ column: Int32) -> Range<Int> {
      let start = batch.bytes.count
      query.append(column, to: &batch.bytes)
      return start..<batch.bytes.count
    }
    while batch.rows.count < Self.batch, try query.step() {
      let stance = RowStance(rawValue: UInt16(truncatingIfNeeded: query.integer(columns[5])))
      batch.rows.append(
        Row(
          contact: query.optionalInteger(columns[0]), company: query.optionalInteger(columns[1]),
          key: query.integer(columns[2]), source: query.integer(columns[3]),
          isActive: query.integer(columns[4]) == 0 && !stance.contains(.unclearEnd), stance: stance,
          raw: text(columns[6]), normal: text(columns[7]), sourceKey: text(columns[8])))
    }
    return batch
  }
}
