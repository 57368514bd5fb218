import Records

/// Persons as they were and as they are: a row is another person's where it says something else, or where its company is
/// known by another key.
struct PersonUnits: Sendable {
  let units: Units
  /// For each unit its row of the change.
  private let rowOfUnit: [Int32]
  /// For each row of the change the unit that it is now, or -1.
  private(set) var unitOfRow: [Int32]
  private let change: ChangedObservations
  private let keysNow: [[UInt8]?]
  private let keysThen: [Int32: [UInt8]?]
  private let mutes: Mutes

  /// A row that was another person.
  struct Former: Sendable {
    /// What its company was known by.
    enum Key: Sendable {
      case known([UInt8]?)
      /// What the company of a row is known by now.
      case `as`(Int32)
    }

    let row: Int32
    let key: Key
  }

  /// What of rows says nothing, then and now.
  struct Mutes: Sendable {
    let then: PersonMutes
    let now: PersonMutes

    /// Whether it is not the same.
    func differ(_ row: Int32) -> Bool { then.of[Int(row)] != now.of[Int(row)] }
  }

  private struct Part {
    let rows: [Int32]
    let chunk: Units.Chunk
    /// For each of the chunk's rows the key of its company.
    let keys: [[UInt8]?]
    /// The part's rows.
    let all: [Int32]

    init(
      _ rows: [Int32], _ companies: OrganisationKeys, _ mutes: PersonMutes, _ table: ObservationTable,
      _ model: KindModel
    ) {
      let persons = PersonTable(table, companies, mutes.part(rows), threads: 1)
      self.rows = persons.rows.map { rows[Int($0)] }
      chunk = Units.Chunk(persons.columns, rows: persons.rows.count, .person, model)
      keys = rows.indices.map(companies.key)
      all = rows
    }
  }

  /// `company` is for each row that holds now the founding row of its company, or -1; `then` are the rows that were
  /// others, each with its company's key.
  init(
    _ change: ChangedObservations, company: [Int32], then: [Former], _ mutes: Mutes, _ model: KindModel, threads: Int
  ) {
    let pieces = change.current > 20_000 ? 16 * threads : 1
    var rows = Array(repeating: [Int32](), count: pieces)
    var place = Array(repeating: Int32(0), count: change.current)
    for row in 0..<change.current {
      // A company's people stand together, so that its key can be told.
      let head = company[row] < 0 ? Int32(row) : company[row]
      let piece = Int(Hash.mix(UInt64(head)) % UInt64(pieces))
      place[row] = Int32(rows[piece].count)
      rows[piece].append(Int32(row))
    }
    let (plan, local) = (rows, place)
    var parts = Parallel.map(plan.count, threads: threads) { index in
      let rows = plan[index]
      let table = change.table.part(rows)
      let keys = OrganisationKeys(table, company: rows.map { company[Int($0)] < 0 ? -1 : local[Int(company[Int($0)])] })
      return Part(rows, keys, mutes.now, table, model)
    }
    let old = then.map(\.row)
    let changed = Set(old)
    var keysNow = Array(repeating: [UInt8]?.none, count: change.current)
    for part in parts { for (row, key) in zip(part.all, part.keys) { keysNow[Int(row)] = key } }
    let keys = then.map { former in
      switch former.key {
      case .known(let key): key
      case .as(let row): keysNow[Int(row)]
      }
    }
    parts.append(Part(old, OrganisationKeys(keys), mutes.then, change.table.part(old), model))
    let keysThen = Dictionary(zip(old, keys)) { first, _ in first }
    var rowOfUnit: [Int32] = []
    var (isThen, isNow): ([Bool], [Bool]) = ([], [])
    var unitOfRow = Array(repeating: Int32(-1), count: change.table.count)
    for (number, part) in parts.enumerated() {
      for person in part.chunk.number {
        let row = part.rows[Int(person)]
        let isOld = number == parts.count - 1
        if !isOld { unitOfRow[Int(row)] = Int32(rowOfUnit.count) }
        rowOfUnit.append(row)
        isNow.append(!isOld)
        isThen.append(isOld || (change.wasThere(Int(row)) && !changed.contains(row)))
      }
    }
    (self.change, self.rowOfUnit, self.unitOfRow) = (change, rowOfUnit, unitOfRow)
    (self.keysNow, self.keysThen, self.mutes) = (keysNow, keysThen, mutes)
    let (unitRows, firstOld) = (rowOfUnit, rowOfUnit.count - parts[parts.count - 1].rows.count)
    units = Units(parts.map(\.chunk), isThen: isThen, isNow: isNow) { firsts, _ in
      Self.scorer(
        change.table,
        firsts.map { unit in
          let row = unitRows[Int(unit)]
          let isOld = Int(unit) >= firstOld
          return (row, isOld ? keysThen[row] ?? nil : keysNow[Int(row)], (isOld ? mutes.then : mutes.now).of[Int(row)])
        }, model, threads: threads
      ).areEnough(model)
    }
  }

  /// A unit's row.
  func row(_ unit: Int32) -> Int32 { rowOfUnit[Int(unit)] }

  /// Weighs persons that are there now.
  func scorer(_ persons: [Int32], _ model: KindModel, threads: Int) -> PairScorer {
    Self.scorer(
      change.table, persons.map { (row($0), keysNow[Int(row($0))], mutes.now.of[Int(row($0))]) }, model,
      threads: threads)
  }

  private static func scorer(
    _ table: ObservationTable, _ persons: [(row: Int32, key: [UInt8]?, mute: PersonMutes.Mute)],
    _ model: KindModel, threads: Int
  ) -> PairScorer {
    let persons = PersonTable(
      table.part(persons.map(\.row)), OrganisationKeys(persons.map(\.key)), persons.map(\.mute), threads: threads)
    return RegisterPlan.person.scorer(persons.columns, rows: persons.rows.count, model, threads: threads)
  }

  /// The persons among some rows that hold now, which `part` holds.
  func table(_ rows: [Int32], _ part: ObservationTable, threads: Int) -> PersonTable {
    PersonTable(part, OrganisationKeys(rows.map { keysNow[Int($0)] }), mutes.now.part(rows), threads: threads)
  }
}
