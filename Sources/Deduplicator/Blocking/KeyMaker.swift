import Records

/// Makes the keys of rows: each atom's hashes laid out row by row, so that a rule reads two columns in order.
struct KeyMaker: Sendable {
  let rows: Int
  let rules: [BlockingRule]
  /// For each atom its hashes; one a row, 0 for none, or as many as a row's words have.
  private let hashes: [[UInt32]]
  /// Where each row's words begin; the same for all atoms of words.
  private let starts: [Int32]
  private let isOfWords: [Bool]

  /// Keys of a table's rows; those in `hidden` have none.
  init(
    _ table: MatchTable, bag: WordBag?, _ atoms: [Atom], _ rules: [BlockingRule], hidden: BitSet? = nil, threads: Int
  ) {
    rows = table.count
    self.rules = rules
    var starts: [Int32] = []
    var words: [Int32] = []
    if let bag {
      var own: [Int32] = []
      starts = [0]
      for row in 0..<table.count {
        own.removeAll(keepingCapacity: true)
        if hidden?[row] != true { bag.append(row, table, to: &own) }
        words += own
        starts.append(Int32(truncatingIfNeeded: words.count))
      }
    }
    self.starts = starts
    let list = words
    let isUsed = atoms.indices.map { atom in rules.contains { $0.first == atom || $0.second == atom } }
    hashes = Parallel.map(atoms.count, threads: threads) { number in
      guard isUsed[number] else { return [] }
      let atom = atoms[number]
      switch atom.origin {
      case .words: return list.map { atom.hashes[Int($0)] }
      case .column(let column, let base):
        return (0..<table.count).map { row in
          let value = table.cell(row, column)
          return value < 0 || hidden?[row] == true ? 0 : atom.hashes[Int(value) &- base]
        }
      }
    }
    isOfWords = atoms.map { if case .words = $0.origin { true } else { false } }
  }

  /// Keys under a model's rules, where the words of `bag` have the model's frequencies.
  init(_ table: MatchTable, _ bag: WordBag, _ model: KindModel, hidden: BitSet? = nil, threads: Int) {
    let atoms = AtomList(table, bag, names: bag.columns, known: bag.rows).atoms
    self.init(
      table, bag: bag, atoms, model.rules.map { BlockingRule(first: Int($0.first), second: Int($0.second)) },
      hidden: hidden, threads: threads)
  }

  /// Calls `body` with each key of the rows in `range` under a rule, row by row; never 0. A key that a row has twice may
  /// come twice in succession of others.
  @inline(__always)
  func forEachKey(_ rule: BlockingRule, _ range: Range<Int>, _ body: (_ row: Int, _ key: UInt32) -> Void) {
    let first = hashes[rule.first]
    if rule.second < 0 {
      if isOfWords[rule.first] {
        for row in range {
          for place in Int(starts[row])..<Int(starts[row &+ 1]) where first[place] != 0 { body(row, first[place]) }
        }
      } else {
        for row in range where first[row] != 0 { body(row, first[row]) }
      }
      return
    }
    let second = hashes[rule.second]
    if rule.first == rule.second {
      for row in range {
        let end = Int(starts[row &+ 1])
        for place in Int(starts[row])..<end where first[place] != 0 {
          for other in (place &+ 1)..<max(end, place &+ 1) where first[other] != 0 && first[other] != first[place] {
            body(row, Hash.key(Hash.mix(UInt64(first[place])) &+ Hash.mix(UInt64(first[other]))))
          }
        }
      }
    } else if isOfWords[rule.first] {
      for row in range where second[row] != 0 {
        for place in Int(starts[row])..<Int(starts[row &+ 1]) where first[place] != 0 {
          body(row, Hash.key(UInt64(first[place]) << 32 | UInt64(second[row])))
        }
      }
    } else {
      for row in range where first[row] != 0 && second[row] != 0 {
        body(row, Hash.key(UInt64(first[row]) << 32 | UInt64(second[row])))
      }
    }
  }
}
