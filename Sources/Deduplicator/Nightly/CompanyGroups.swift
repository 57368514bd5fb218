import Records
import Text

/// Rows by what decides which of them make one mention of a company: rows of different groups never do.
///
/// A group is a name's stem. What a name has to do with others is only which phones and domains many names have.
struct CompanyGroups: Sendable {
  /// For each row its group, or 0 where it speaks of no company.
  private(set) var of: [UInt64] = []
  /// Phones and domains that many names have, then and now.
  let broadThen: BroadValues
  let broadNow: BroadValues
  /// Groups in which something has changed.
  private(set) var touched: Set<UInt64> = []

  /// Groups of rows that were there, and that are.
  init(_ table: ObservationTable, isThen: [Bool], isNow: [Bool], threads: Int) {
    let chunks = Parallel.chunks(table.count, threads: threads)
    let parts = Parallel.map(chunks.count, threads: threads) { Self.read(table, chunks[$0]) }
    of = parts.flatMap(\.group)
    var rows = BroadValues.Rows()
    for part in parts { rows.append(part.rows) }
    var (then, now): (Set<UInt64>, Set<UInt64>) = ([], [])
    var flipped: [Int32] = []
    for column in BroadValues.Column.allCases {
      for group in BroadValues.groups(rows, column) {
        let value = BroadValues.hash(column, group.value)
        func isBroad(_ isIn: [Bool]) -> Bool {
          BroadValues.areOfSeveralFirms(
            group.rows.lazy.filter { isIn[Int($0)] }.map { ($0, rows.stem[Int($0)]) }, column, table)
        }
        let (wasBroad, isBroadNow) = (isBroad(isThen), isBroad(isNow))
        if wasBroad { then.insert(value) }
        if isBroadNow { now.insert(value) }
        if wasBroad != isBroadNow { flipped += rows.of(column, group.value) }
      }
    }
    (broadThen, broadNow) = (BroadValues(then), BroadValues(now))
    for row in flipped { touched.insert(of[Int(row)]) }
    for row in 0..<table.count where isThen[row] != isNow[row] { touched.insert(of[row]) }
    touched.remove(0)
  }

  private static func read(
    _ table: ObservationTable, _ rows: Range<Int>
  ) -> (group: [UInt64], rows: BroadValues.Rows) {
    var (group, found): ([UInt64], BroadValues.Rows) = ([], BroadValues.Rows())
    let bytes = table.bytes
    var ranges: [Range<Int>] = []
    var folded: [UInt8] = []
    func hash(_ field: Field) -> UInt64 {
      let range = ranges[field.rawValue]
      return range.isEmpty ? 0 : Hash.of(bytes, range)
    }
    for row in rows {
      PackedFields.split(bytes, table.range(row), into: &ranges)
      let isThere = Field.company.contains { !ranges[$0.rawValue].isEmpty }
      folded.removeAll(keepingCapacity: true)
      Fold.append(bytes, ranges[Field.companyName.rawValue], to: &folded)
      let own = BroadValues.stem(folded)
      found.append(bytes, ranges, stem: own)
      // Without a name it is the business ID that makes rows one mention, or all that is said.
      let id = hash(.companyBusinessID)
      let place = [Field.companyStreet, .companyPostcode, .companyCity, .companyPhone].reduce(1) {
        Hash.pair($0, hash($1))
      }
      group.append(!isThere ? 0 : own != 0 ? own : id != 0 ? ~id : place | 1)
    }
    return (group, found)
  }
}
