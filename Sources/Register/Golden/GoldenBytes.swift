import Records
import SQLite

/// One golden row on its way to the register: refilled row by row, so that a million rows cost no allocation each.
struct GoldenBytes {
  private let fieldCount: Int
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var from: [Int64] = []
  private var why: [UInt8] = []
  private var company: Int64?
  private var ranges: [Range<Int>] = []

  init(fieldCount: Int) { self.fieldCount = fieldCount }

  /// Takes the values, the observations they come from and the reasons of one entity.
  mutating func fill(_ table: ObservationTable, _ golden: GoldenRows, _ index: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    from.removeAll(keepingCapacity: true)
    why.removeAll(keepingCapacity: true)
    var split = -1
    for (offset, field) in golden.fields.enumerated() {
      let winner = Int(golden.winners[index * fieldCount + offset])
      if winner >= 0 {
        if winner != split {
          PackedFields.split(table.bytes, table.range(winner), into: &ranges)
          split = winner
        }
        bytes.append(contentsOf: table.bytes[ranges[field.rawValue]])
      }
      ends.append(bytes.count)
      from.append(winner < 0 ? 0 : table.observation[winner])
      why.append(0x30 + golden.reasons[index * fieldCount + offset])
    }
    company = nil
    if golden.kind == .person, golden.companies[index] >= 0 { company = table.key[Int(golden.companies[index])] }
  }

  private func value(_ offset: Int) -> Range<Int> { (offset == 0 ? 0 : ends[offset - 1])..<ends[offset] }

  /// Binds everything after the ID.
  func bind(to insert: borrowing Statement, firstParameter: Int32, isPerson: Bool) {
    var parameter = firstParameter
    if isPerson {
      insert.bind(parameter, company)
      parameter += 1
    }
    for offset in 0..<fieldCount {
      if from[offset] == 0 { insert.bindNull(parameter) } else { insert.bind(parameter, text: bytes, value(offset)) }
      parameter += 1
    }
    for observation in from {
      insert.bind(parameter, observation == 0 ? nil : observation)
      parameter += 1
    }
    insert.bind(parameter, text: why, 0..<why.count)
  }

  /// Whether a row of the register says the same.
  func equals(_ row: borrowing Statement, firstColumn: Int32, isPerson: Bool) -> Bool {
    var column = firstColumn
    if isPerson {
      guard row.optionalInteger(column) == company else { return false }
      column += 1
    }
    let fromColumn = column + Int32(fieldCount)
    for offset in 0..<fieldCount {
      guard row.integer(fromColumn + Int32(offset)) == from[offset] else { return false }
      guard row.bytes(column + Int32(offset)).elementsEqual(bytes[value(offset)]) else { return false }
    }
    return row.bytes(fromColumn + Int32(fieldCount)).elementsEqual(why)
  }
}

/// Finds a key's first row in a table.
struct RowOfKey {
  private let order: [Int32]
  private let keys: [Int64]

  init(_ table: ObservationTable) {
    keys = table.key
    let rows = (0..<Int32(table.count)).map { $0 }
    let keys = keys
    order = rows.sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
  }

  /// The smallest row of a key, or nil if the key has no current observation.
  func row(_ key: Int64) -> Int? {
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if keys[Int(order[middle])] < key { low = middle + 1 } else { high = middle }
    }
    guard low < order.count, keys[Int(order[low])] == key else { return nil }
    return Int(order[low])
  }
}
