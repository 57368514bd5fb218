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
    let rows = Parallel.map(chunks.count, threads: threads) { Self.read(table, chunks[$0]) }
    of = rows.flatMap(\.group)
    let stem = rows.flatMap(\.stem)
    var (then, now): (Set<UInt64>, Set<UInt64>) = ([], [])
    var flipped: [Int32] = []
    for (place, column) in BroadValues.columns.enumerated() {
      let values = place == 0 ? rows.flatMap(\.phone) : rows.flatMap(\.domain)
      let found = Self.broad(values, stem, isThen, isNow)
      for group in found {
        let value = BroadValues.hash(column, values[Int(group.rows[group.rows.startIndex])])
        if group.then { then.insert(value) }
        if group.now { now.insert(value) }
        if group.then != group.now { flipped += group.rows }
      }
    }
    (broadThen, broadNow) = (BroadValues(then), BroadValues(now))
    for row in flipped { touched.insert(of[Int(row)]) }
    for row in 0..<table.count where isThen[row] != isNow[row] { touched.insert(of[row]) }
    touched.remove(0)
  }

  /// Rows by the value of a column that four names and more have, in either state.
  private static func broad(
    _ values: [UInt64], _ stem: [UInt64], _ isThen: [Bool], _ isNow: [Bool]
  ) -> [(rows: ArraySlice<Int32>, then: Bool, now: Bool)] {
    let named = values.indices.filter { values[$0] != 0 && stem[$0] != 0 }.map { Int32(truncatingIfNeeded: $0) }
    let order = RadixSort.order(named.map { values[Int($0)] }).map { named[Int($0)] }
    var found: [(rows: ArraySlice<Int32>, then: Bool, now: Bool)] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[Int(order[end])] == values[Int(order[start])] { end += 1 }
      let rows = order[start..<end]
      if rows.count >= BroadValues.names {
        let then = hasMany(rows.lazy.filter { isThen[Int($0)] }.map { stem[Int($0)] })
        let now = hasMany(rows.lazy.filter { isNow[Int($0)] }.map { stem[Int($0)] })
        if then || now { found.append((rows, then, now)) }
      }
      start = end
    }
    return found
  }

  private static func hasMany(_ stems: some Sequence<UInt64>) -> Bool {
    var seen: [UInt64] = []
    for stem in stems where !seen.contains(stem) {
      seen.append(stem)
      if seen.count == BroadValues.names { return true }
    }
    return false
  }

  private static func read(
    _ table: ObservationTable, _ rows: Range<Int>
  ) -> (group: [UInt64], stem: [UInt64], phone: [UInt64], domain: [UInt64]) {
    var (group, stem, phone, domain): ([UInt64], [UInt64], [UInt64], [UInt64]) = ([], [], [], [])
    let bytes = table.bytes
    var ranges: [Range<Int>] = []
    var folded: [UInt8] = []
    func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 { range.isEmpty ? 0 : Hash.of(bytes, range) }
    for row in rows {
      PackedFields.split(bytes, table.range(row), into: &ranges)
      let isThere = Field.company.contains { !ranges[$0.rawValue].isEmpty }
      folded.removeAll(keepingCapacity: true)
      Fold.append(bytes, ranges[Field.companyName.rawValue], to: &folded)
      let own = hash(folded, LegalForms.stem(folded, 0..<folded.count))
      stem.append(own)
      phone.append(hash(bytes, ranges[Field.companyPhone.rawValue]))
      let host = CompanyTable.domain(bytes, ranges)
      domain.append(hash(host, 0..<host.count))
      // Without a name it is the business ID that makes rows one mention, or all that is said.
      let id = hash(bytes, ranges[Field.companyBusinessID.rawValue])
      let place = [Field.companyStreet, .companyPostcode, .companyCity, .companyPhone].reduce(1) {
        Hash.pair($0, hash(bytes, ranges[$1.rawValue]))
      }
      group.append(!isThere ? 0 : own != 0 ? own : id != 0 ? ~id : place | 1)
    }
    return (group, stem, phone, domain)
  }
}
