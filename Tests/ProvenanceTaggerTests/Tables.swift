import Records
import Text

/// One row of a small table: its source, the run since which it is there, its values by field, and what those rest on
/// that are not stated.
struct Row {
  var source: Int32
  var opened: Int64
  var values: [Field: String]
  var grounds: [Field: Grounds]
  /// Fields that have stood since other runs than the row as a whole.
  var standing: [Field: Int64] = [:]

  var since: FieldSince { FieldSince(opened, fields: Field.allCases.map { standing[$0] ?? opened }) }

  init(_ source: Int32, _ opened: Int64, _ values: [Field: String], grounds: [Field: Grounds] = [:]) {
    self.source = source
    self.opened = opened
    self.values = values
    self.grounds = grounds
  }
}

/// A table over the sources `a` (trust 80), `b` (50), `c` (50), `d` (50) and `e` (20).
func table(_ rows: [Row]) -> ObservationTable {
  let standings = [("a", 80), ("b", 50), ("c", 50), ("d", 50), ("e", 20)]
  var table = ObservationTable(sources: standings.map { SourceStanding(name: $0.0, trust: $0.1) })
  for (number, row) in rows.enumerated() {
    let packed = PackedFields.pack(
      Field.allCases.map { row.values[$0] ?? "" },
      grounds: Field.allCases.compactMap { field in row.grounds[field].map { (field, $0) } })
    table.append(
      packed: packed, 0..<packed.count, observation: Int64(number), key: Int64(number), source: row.source,
      since: row.since)
  }
  return table
}

/// All rows of a table as one entity.
func everyone(_ table: ObservationTable) -> [Int32] { (0..<Int32(table.count)).map { $0 } }

/// A table and a resolution of `count` rows with few values, so that every rule decides sometimes.
func randomRegister(_ count: Int, seed: UInt64) -> (table: ObservationTable, resolution: Resolution, rows: [Row]) {
  var random = SplitMix64(seed: seed)
  let pool = ["", "", "Tie 1", "tie  1", "Katu 2", "Väylä 3", "00100", "33100"]
  var rows: [Row] = []
  var resolution = Resolution(count: count)
  var founders: [[Int32]] = [[], []]
  for number in 0..<count {
    var values: [Field: String] = [:]
    var grounds: [Field: Grounds] = [:]
    for field in Field.allCases {
      values[field] = pool[Int.random(in: 0..<pool.count, using: &random)]
      let isDerived = number % 3 > 0 && values[field] != "" && Int.random(in: 0..<4, using: &random) == 0
      if isDerived { grounds[field] = Grounds.allCases.randomElement(using: &random) }
    }
    var row = Row(
      Int32.random(in: 0..<5, using: &random), Int64.random(in: 1...3, using: &random), values, grounds: grounds)
    for field in Field.allCases where Bool.random(using: &random) {
      row.standing[field] = Int64.random(in: 1...row.opened, using: &random)
    }
    rows.append(row)
    for kind in [0, 1] {
      let choice = Int.random(in: 0..<12, using: &random)
      if choice == 0 { continue }
      let founder = choice < 4 || founders[kind].isEmpty ? Int32(number) : founders[kind].randomElement(using: &random)
      guard let founder else { continue }
      if founder == Int32(number) { founders[kind].append(founder) }
      if kind == 0 { resolution.company[number] = founder } else { resolution.contact[number] = founder }
    }
  }
  return (table(rows), resolution, rows)
}
