import Records
import Text

/// A part of a row by which rows can be brought together: a rare word, a date's year, a mailbox.
struct Atom: Sendable {
  /// Where an atom's hashes come from.
  enum Origin: Sendable {
    /// A column: a hash for each of its values, 0 for none.
    case column(Int, base: Int)
    /// The words of the names.
    case words
  }

  let name: String
  /// Atoms of one field make no compound key: 0 for names, else a number of the field.
  let field: Int
  let isOfOrganisation: Bool
  let origin: Origin
  let hashes: [UInt32]
  /// Pairs a row that agree in it.
  let breadth: Double
}

/// Finds a table's atoms.
struct AtomList: Sendable {
  let atoms: [Atom]

  /// Words more frequent than this share of rows are stop values.
  private static let stopShare = 0.03
  private static let leastStop: Int32 = 10

  /// The atoms of a table.
  init(_ comparer: RowComparer) {
    self.init(
      comparer.table, comparer.bags.first, names: comparer.plan.nameColumns,
      organisation: Set(comparer.plan.organisation.map(\.column)))
  }

  /// The atoms of a table whose columns `names` have the words of `bag`. With `known` rows the words' frequencies are a
  /// model's of so many rows, and no atom's breadth is asked for.
  init(_ table: MatchTable, _ bag: WordBag?, names: [Int], organisation: Set<Int> = [], known: Int? = nil) {
    let isFrozen = known != nil
    var atoms: [Atom] = []
    if let bag { atoms += Self.ofWords(bag, rows: known ?? table.count, isFrozen) }
    for (column, about) in table.columns.enumerated() {
      let isOfOrganisation = organisation.contains(column)
      func add(_ suffix: String, _ part: (Range<Int>) -> Range<Int>?) {
        atoms.append(Self.ofColumn(table, column, about.name + suffix, isOfOrganisation, isFrozen, part))
      }
      let bytes = table.arena
      switch about.kind {
      case .date:
        add("") { $0 }
        add(", year") { $0.count == 8 ? $0.lowerBound..<($0.lowerBound + 4) : nil }
        add(", month and day") { range in
          guard range.count == 8 else { return nil }
          let rest = (range.lowerBound + 4)..<range.upperBound
          return bytes[rest].elementsEqual([0x30, 0x31, 0x30, 0x31]) ? nil : rest
        }
      case .identifier:
        add("") { $0 }
        add(", first half") { $0.lowerBound..<($0.lowerBound + $0.count / 2) }
        add(", second half") { ($0.lowerBound + $0.count / 2)..<$0.upperBound }
      case .postcode:
        add("") { $0 }
        add(", first three") { $0.lowerBound..<min($0.upperBound, $0.lowerBound + 3) }
      case .company where !names.contains(column):
        add("") { $0 }
        add(", beginning") { $0.lowerBound..<min($0.upperBound, $0.lowerBound + 5) }
      case .email, .mailbox, .domain, .place, .phone, .address, .category, .code, .text, .number, .company:
        add("") { $0 }
      case .given, .family, .fullName, .ignored: break
      }
    }
    self.atoms = atoms
  }

  private static func ofColumn(
    _ table: MatchTable, _ column: Int, _ name: String, _ isOfOrganisation: Bool, _ isFrozen: Bool,
    _ part: (Range<Int>) -> Range<Int>?
  ) -> Atom {
    let about = table.columns[column]
    let hashes = about.values.map { value -> UInt32 in
      guard let range = part(table.range(Int32(truncatingIfNeeded: value))), !range.isEmpty else { return 0 }
      return Hash.key(Hash.of(table.arena, range))
    }
    let counts = about.values.map { table.counts[$0 + about.shift] }
    return Atom(
      name: name, field: about.source + 1, isOfOrganisation: isOfOrganisation,
      origin: .column(column, base: about.values.lowerBound), hashes: hashes,
      breadth: isFrozen ? 0 : breadth(hashes, counts, rows: table.count))
  }

  private static func ofWords(_ bag: WordBag, rows: Int, _ isFrozen: Bool) -> [Atom] {
    let arena = bag.words.arena
    let most = max(leastStop, Int32(Double(rows) * stopShare))
    func atom(_ name: String, _ least: Int, _ part: (Range<Int>) -> Range<Int>) -> Atom {
      let hashes = (0..<Int32(truncatingIfNeeded: bag.words.count)).map { word -> UInt32 in
        let range = bag.words.range(word)
        guard range.count >= least, bag.counts[Int(word)] <= most else { return 0 }
        return Hash.key(Hash.of(arena, part(range)))
      }
      return Atom(
        name: name, field: 0, isOfOrganisation: false, origin: .words, hashes: hashes,
        breadth: isFrozen ? 0 : breadth(hashes, bag.counts, rows: rows))
    }
    return [
      atom("word", 2) { $0 },
      atom("beginning of a word", 3) { $0.lowerBound..<($0.lowerBound + 3) },
      atom("end of a word", 4) { ($0.upperBound - 3)..<$0.upperBound },
    ]
  }

  private static func breadth(_ hashes: [UInt32], _ counts: [Int32], rows: Int) -> Double {
    var entries: [UInt64] = []
    for (hash, count) in zip(hashes, counts) where hash != 0 && count > 0 {
      entries.append(UInt64(hash) << 32 | UInt64(count))
    }
    var pairs = 0
    var group = 0
    var last: UInt64 = 0
    for entry in RadixSort.byUpperHalf(entries) {
      if entry >> 32 != last { group = 0 }
      last = entry >> 32
      let count = Int(entry & 0xFFFF_FFFF)
      pairs += count * (count - 1) / 2 + group * count
      group += count
    }
    return Double(pairs) / Double(max(1, rows))
  }
}
