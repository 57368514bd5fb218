import Records

/// The kinds of a table's columns: given by the rules, guessed where they say nothing.
struct Fields {
  private(set) var kinds: [FieldKind]
  private(set) var notes: [DedupeOutcome.FieldNote]

  init(_ columns: [RawColumn], rules: DedupeRules, rows: Int, threads: Int) {
    let profiles = Parallel.map(columns.count, threads: threads) { ColumnProfile(columns[$0]) }
    kinds = []
    notes = []
    for (column, profile) in zip(columns, profiles) {
      var (kind, note) = KindInference.kind(column.name, profile, rows: rows)
      if let given = rules.kinds[column.name] { (kind, note) = (given, "as the rules say") }
      kinds.append(kind)
      notes.append(
        DedupeOutcome.FieldNote(
          name: column.name, kind: kind, filled: rows == 0 ? 0 : Double(profile.filled) / Double(rows),
          distinct: profile.distinct, worth: 0, note: note))
    }
    dropParts()
  }

  /// Whether anything is left to compare.
  var isUsable: Bool { kinds.contains { $0 != .ignored } }

  /// Where the whole name stands in a column, its parts and lesser forms of it say nothing new.
  private mutating func dropParts() {
    guard
      let best = kinds.indices.filter({ kinds[$0] == .fullName }).max(by: {
        (notes[$0].distinct, $1) < (notes[$1].distinct, $0)
      })
    else { return }
    for index in kinds.indices where index != best && kinds[index].isName {
      kinds[index] = .ignored
      notes[index].kind = .ignored
      notes[index].note = "a part of \(notes[best].name)"
    }
  }
}
