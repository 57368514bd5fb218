import Records
import Text

/// What a resolved company is known by when its people are compared: its business ID, or else a hash of what is said
/// of it. Content alone decides it, so it is the same in every night and for every order of rows.
struct OrganisationKeys: Sendable {
  /// The keys, and for each row of the table the number of its company's, or -1.
  let values: [[UInt8]]
  private(set) var of: [Int32]

  /// The keys of rows, nil for none.
  init(_ keys: [[UInt8]?]) {
    var known = Interner()
    of = keys.map { key in key.map { known.intern($0, 0..<$0.count) } ?? -1 }
    values = (0..<Int32(truncatingIfNeeded: known.count)).map { Array(known.arena[known.range($0)]) }
  }

  /// A row's key.
  func key(_ row: Int) -> [UInt8]? { of[row] < 0 ? nil : values[Int(of[row])] }

  /// The keys of companies, where `company[row]` is the founding row of each row's, or -1.
  ///
  /// A company's business ID is the valid one that most of its rows have, the smallest of equally frequent ones; without
  /// one the smallest hash of what a row says stands for it.
  init(_ table: ObservationTable, company: [Int32]) {
    var ids = Interner()
    var votes: [UInt64] = []
    var hash = Array(repeating: UInt64.max, count: table.count)
    var ranges: [Range<Int>] = []
    var said: [UInt8] = []
    for row in 0..<table.count where company[row] >= 0 {
      let founder = Int(company[row])
      PackedFields.split(table.bytes, table.range(row), into: &ranges)
      let field = ranges[Field.companyBusinessID.rawValue]
      if !field.isEmpty {
        let id = Digits.of(table.bytes[field])
        if BusinessIDNumber.isValid(id) { votes.append(Pairs.packed(company[row], ids.intern(id, 0..<id.count))) }
      }
      said.removeAll(keepingCapacity: true)
      PackedFields.append(Field.company, of: table.bytes, ranges, to: &said)
      hash[founder] = min(hash[founder], Hash.of(said, 0..<said.count))
    }
    let best = Self.elected(votes, ids, count: table.count)
    var values: [[UInt8]] = []
    var number = Array(repeating: Int32(-1), count: table.count)
    of = company.map { founder in
      if founder < 0 { return -1 }
      if number[Int(founder)] < 0 {
        number[Int(founder)] = Int32(truncatingIfNeeded: values.count)
        let id = best[Int(founder)]
        values.append(id < 0 ? Array(String(hash[Int(founder)], radix: 36).utf8) : Array(ids.arena[ids.range(id)]))
      }
      return number[Int(founder)]
    }
    self.values = values
  }

  private static func elected(_ votes: [UInt64], _ ids: Interner, count: Int) -> [Int32] {
    let sorted = RadixSort.byBothHalves(votes)
    var best = Array(repeating: Int32(-1), count: count)
    var most = Array(repeating: 0, count: count)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let (founder, id) = (Int(Pairs.left(sorted[start])), Pairs.right(sorted[start]))
      let isBetter =
        end - start > most[founder] || (end - start == most[founder] && ids.precedes(id, best[founder]))
      if isBetter { (best[founder], most[founder]) = (id, end - start) }
      start = end
    }
    return best
  }
}
