import Records
import Text

/// A table made ready for matching: rows in an order that their content alone decides, values as numbers.
///
/// Columns of one kind number their values together, so that a given name in the family name's column, or a switchboard
/// in a person's, is found by comparing numbers. Everything that follows works on positions of `order`; what it does is
/// therefore the same whatever the file's order was.
struct MatchTable: Sendable {
  /// A column that is looked at.
  struct Column: Sendable {
    var name: String
    var kind: FieldKind
    /// Whether the header says that it is a company's.
    var isOfCompany = false
    /// The position of the e-mail column that it is part of, or its own.
    var source: Int
    /// What to add to a value's number to find its entry in the column's statistics.
    var shift = 0
    /// The numbers of the kind's values.
    var values = 0..<0
    /// Rows that have a value.
    var filled = 0
    /// Distinct values of the column.
    var distinct = 0
  }

  /// Rows.
  private(set) var count: Int
  let columns: [Column]
  /// Row by row, one number a column, or -1.
  private(set) var cells: [Int32]
  /// The file's row at each position.
  let order: [Int32]
  /// Normalised values, one after the other.
  let arena: [UInt8]
  /// Where each value begins in the arena; one more entry at the end.
  let starts: [UInt32]
  /// Which letters a value has, a bit each: two values within d edits differ in at most 2d bits.
  let letters: [UInt32]
  /// Content hashes of the values.
  let hashes: [UInt32]
  /// How many rows of a column have a value; its entry is the value's number plus the column's `shift`.
  let counts: [Int32]

  /// Replaces the rows by others of the same values; what is known of values stays.
  mutating func replace(_ cells: [Int32], rows: Int) { (self.cells, count) = (cells, rows) }

  /// Columns.
  var width: Int { columns.count }

  /// The bytes of a value within the arena.
  @inline(__always)
  func range(_ value: Int32) -> Range<Int> { Int(starts[Int(value)])..<Int(starts[Int(value) + 1]) }

  /// The value of a row in a column, or -1.
  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> Int32 { cells[row &* columns.count &+ column] }

  /// Whether two rows have the same values in all columns.
  func isSame(_ left: Int, _ right: Int) -> Bool {
    (0..<columns.count).allSatisfy { cell(left, $0) == cell(right, $0) }
  }

  /// How many rows of a column have a value.
  func frequency(_ value: Int32, _ column: Int) -> Int { Int(counts[Int(value) + columns[column].shift]) }

  /// The columns of a kind.
  func columns(_ kind: FieldKind) -> [Int] { columns.indices.filter { columns[$0].kind == kind } }

  /// The column that the table made of a part of an e-mail column.
  func part(_ kind: FieldKind, of email: Int) -> Int? {
    columns.indices.first { columns[$0].kind == kind && columns[$0].source == email }
  }

  /// The same of values that are mostly digits: two bits tell how often a digit stands there, letters share eleven.
  static func digits(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    var mask: UInt32 = 0
    for index in range {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        let shift = 2 * UInt32(byte - 0x30)
        mask |= (mask >> shift & 1 == 0 ? 1 : 2) << shift
      case 0x61...0x7A: mask |= 1 << UInt32(20 + (byte - 0x61) % 11)
      default: mask |= 1 << 31
      }
    }
    return mask
  }

  /// Letters of some bytes, for `letters`.
  static func letters(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    var mask: UInt32 = 0
    for index in range {
      let byte = bytes[index]
      switch byte {
      case 0x61...0x7A: mask |= 1 << UInt32(byte - 0x61)
      case 0x30...0x39: mask |= 1 << UInt32(26 + (byte - 0x30) % 5)
      default: mask |= 1 << 31
      }
    }
    return mask
  }
}

extension MatchTable {
  /// Prepares columns of `rows` rows each; the kinds are those of `chosen`, of which `ignored` ones are left out.
  ///
  /// With `habits` nothing is read out of whole columns: a row's values then depend on the row alone. The canonical order
  /// is as good as random; rows that have one value of the first column of kind `nearby` stand side by side in it, so that
  /// those that are compared lie near each other in memory.
  init(
    _ raw: [RawColumn], kinds: [FieldKind], habits: ValueForm.Habits? = nil, nearby: FieldKind? = nil, rows: Int,
    threads: Int
  ) {
    let used = raw.indices.filter { kinds[$0] != .ignored }
    let parts = Parallel.map(used.count, threads: threads) { part in
      FormedColumn.formed(raw[used[part]], kinds[used[part]], habits)
    }
    var formed: [FormedColumn] = []
    var columns: [Column] = []
    for part in parts {
      let source = columns.count
      for column in part {
        columns.append(
          Column(
            name: column.name, kind: column.kind, isOfCompany: KindInference.isOfCompany(column.name), source: source))
        formed.append(column)
      }
    }
    if let given = formed.firstIndex(where: { $0.kind == .given }),
      let family = formed.firstIndex(where: { $0.kind == .family }),
      let mailbox = formed.firstIndex(where: { $0.kind == .mailbox })
    {
      (formed[given], formed[family]) = MailboxNames.spelledOut(
        given: formed[given], family: formed[family], mailbox: formed[mailbox])
    }
    let ready = formed
    let groups = FieldKind.all.map { kind in ready.indices.filter { ready[$0].kind.dictionary == kind } }
      .filter { !$0.isEmpty }
    let merged = Parallel.map(groups.count, threads: threads) { Self.merge(groups[$0].map { ready[$0].values }) }
    var arena: [UInt8] = []
    var starts: [UInt32] = [0]
    var hashes: [UInt32] = []
    var numbers = Array(repeating: [Int32](), count: formed.count)
    var shift = 0
    for (group, part) in zip(groups, merged) {
      let base = hashes.count
      let offset = UInt32(truncatingIfNeeded: arena.count)
      arena += part.values.arena
      for value in 0..<Int32(truncatingIfNeeded: part.values.count) {
        starts.append(offset + UInt32(truncatingIfNeeded: part.values.range(value).upperBound))
        hashes.append(UInt32(truncatingIfNeeded: part.values.hash(value) >> 32))
      }
      for (member, column) in group.enumerated() {
        numbers[column] = part.numbers[member].map { $0 + Int32(truncatingIfNeeded: base) }
        columns[column].values = base..<hashes.count
        columns[column].shift = shift - base
        shift += part.values.count
      }
    }
    let (finalNumbers, finalHashes) = (numbers, hashes)
    let chunks = Parallel.chunks(rows, threads: threads)
    let tags = Parallel.map(chunks.count, threads: threads) { chunk in
      chunks[chunk].map { row in
        var tag: UInt64 = 0
        for column in ready.indices {
          let value = ready[column].of[row]
          tag = Hash.pair(tag, value < 0 ? 0 : UInt64(finalHashes[Int(finalNumbers[column][Int(value)])]) + 1)
        }
        return tag
      }
    }
    var sorted = RadixSort.order(Array(tags.joined()))
    if let near = nearby.flatMap({ kind in ready.firstIndex { $0.kind == kind } }) {
      let keyed = sorted.map { row in
        let value = ready[near].of[Int(row)]
        return (value < 0 ? 0 : UInt64(finalHashes[Int(finalNumbers[near][Int(value)])]) << 32) | UInt64(row)
      }
      sorted = RadixSort.byUpperHalf(keyed).map { Int32(truncatingIfNeeded: UInt32(truncatingIfNeeded: $0)) }
    }
    let order = sorted
    let width = columns.count
    let places = Parallel.chunks(rows, threads: threads)
    let blocks = Parallel.map(places.count, threads: threads) { place in
      var cells = Array(repeating: Int32(-1), count: places[place].count * width)
      for (position, row) in order[places[place]].enumerated() {
        for column in ready.indices {
          let value = ready[column].of[Int(row)]
          if value >= 0 { cells[position * width + column] = finalNumbers[column][Int(value)] }
        }
      }
      return cells
    }
    let cells = Array(blocks.joined())
    let shape = columns
    let tallies = Parallel.map(width, threads: threads) { column in
      var counts = Array(repeating: Int32(0), count: shape[column].values.count)
      for row in 0..<rows {
        let value = cells[row * width + column]
        if value >= 0 { counts[Int(value) - shape[column].values.lowerBound] += 1 }
      }
      return counts
    }
    var counts: [Int32] = Array(repeating: 0, count: shift)
    for (column, tally) in tallies.enumerated() {
      var filled = 0
      var distinct = 0
      for (index, count) in tally.enumerated() where count > 0 {
        counts[index + columns[column].values.lowerBound + columns[column].shift] = count
        filled += Int(count)
        distinct += 1
      }
      columns[column].filled = filled
      columns[column].distinct = distinct
    }
    self.count = rows
    self.columns = columns
    self.cells = cells
    self.order = order
    self.arena = arena
    self.starts = starts
    self.hashes = hashes
    self.counts = counts
    let (bytes, begins) = (arena, starts)
    var masks: [UInt32] = []
    masks.reserveCapacity(hashes.count)
    for group in groups {
      let isOfDigits = [FieldKind.identifier, .phone, .postcode].contains(ready[group[0]].kind)
      for value in columns[group[0]].values {
        let range = Int(begins[value])..<Int(begins[value + 1])
        masks.append(isOfDigits ? Self.digits(bytes, range) : Self.letters(bytes, range))
      }
    }
    letters = masks
  }

  /// One numbering for the values of several columns.
  private static func merge(_ columns: [Interner]) -> (values: Interner, numbers: [[Int32]]) {
    guard columns.count > 1 else {
      return (columns[0], [(0..<Int32(truncatingIfNeeded: columns[0].count)).map { $0 }])
    }
    var values = columns[0]
    var numbers = [(0..<Int32(truncatingIfNeeded: columns[0].count)).map { $0 }]
    for column in columns.dropFirst() {
      numbers.append(
        (0..<Int32(truncatingIfNeeded: column.count)).map { values.intern(column.arena, column.range($0)) })
    }
    return (values, numbers)
  }
}

/// A column whose distinct values have their normal forms.
struct FormedColumn: Sendable {
  let name: String
  let kind: FieldKind
  /// For each row a number of `values`, or -1.
  private(set) var of: [Int32]
  private(set) var values: Interner

  /// Gives a row another value.
  mutating func set(_ row: Int, _ value: [UInt8]) { of[row] = values.intern(value, 0..<value.count) }

  /// The column in its normal forms; an e-mail column brings its mailbox and its domain as columns of their own.
  static func formed(_ column: RawColumn, _ kind: FieldKind, _ habits: ValueForm.Habits? = nil) -> [FormedColumn] {
    let habits = habits ?? ValueForm.habits(column, kind)
    let whole = FormedColumn(column, column.name, kind) { bytes, range in ValueForm.normal(bytes, range, kind, habits) }
    guard kind == .email else { return [whole] }
    let parts = [FieldKind.mailbox, .domain].map { part in
      FormedColumn(column, "\(column.name) \(part.rawValue)", part) { bytes, range in
        let email = ValueForm.normal(bytes, range, .email, habits)
        guard let at = email.lastIndex(of: 0x40) else { return [] }
        return Array(part == .mailbox ? email[..<at] : email[(at + 1)...])
      }
    }
    return [whole] + parts
  }

  private init(_ column: RawColumn, _ name: String, _ kind: FieldKind, form: ([UInt8], Range<Int>) -> [UInt8]) {
    var values = Interner()
    let numbers = (0..<Int32(truncatingIfNeeded: column.distinct)).map { value -> Int32 in
      let formed = form(column.values.arena, column.values.range(value))
      return values.intern(formed, 0..<formed.count)
    }
    self.name = name
    self.kind = kind
    self.values = values
    of = column.of.map { $0 < 0 ? -1 : numbers[Int($0)] }
  }
}

extension FieldKind {
  /// The kind whose dictionary holds this kind's values: names stand in one, so that swapped ones are found.
  var dictionary: FieldKind { isName ? .fullName : self }
}
