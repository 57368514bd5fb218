import Records
import Register

/// A correction to be made in a copy of a register, or to be ended there, so that there stands what stood in the register.
public struct CorrectionChange: Sendable {
  let name: RecordName
  /// The record in the copy; nil where it has none.
  public internal(set) var key: Int64?
  /// The correction as it stands in the register, or, to be ended, in the copy.
  public let entry: CorrectionStore.Entry
  /// Whether it is to be ended; else it is to be made.
  public let isEnd: Bool

  /// By what two registers know it for the same.
  private struct Said: Hashable {
    let name: RecordName, field: Field, value: String, incorrect: String, who: [UInt8]

    init(_ entry: CorrectionStore.Entry, _ name: RecordName) {
      let one = entry.correction
      (self.name, field, value, incorrect, who) = (name, one.field, one.value, one.incorrect, one.who)
    }
  }

  /// What `register` has and `copy` lacks; and what the copy still has since it ended after the last common run.
  static func all(
    of register: RegisterFile, from copy: RegisterFile, lastCommonRun: Int64
  ) throws(Problem) -> [CorrectionChange] {
    func named(_ register: RegisterFile) throws(Problem) -> [(entry: CorrectionStore.Entry, said: Said)] {
      let names = RecordNames(register)
      var all: [(CorrectionStore.Entry, Said)] = []
      for entry in try CorrectionStore(register).all() {
        if let name = try names.name(of: entry.key, coded: true) { all.append((entry, Said(entry, name))) }
      }
      return all
    }
    let (here, there) = (try named(register), try named(copy))
    let (hereSaid, thereSaid) = (Set(here.map(\.said)), Set(there.map(\.said)))
    let records = RecordNames(copy)
    func change(_ one: (entry: CorrectionStore.Entry, said: Said), isEnd: Bool) throws(Problem) -> CorrectionChange {
      CorrectionChange(name: one.said.name, key: try records.record(one.said.name), entry: one.entry, isEnd: isEnd)
    }
    var changes: [CorrectionChange] = []
    for one in there where one.entry.correction.run <= lastCommonRun && !hereSaid.contains(one.said) {
      changes.append(try change(one, isEnd: true))
    }
    for one in here where !thereSaid.contains(one.said) { changes.append(try change(one, isEnd: false)) }
    return changes
  }

  /// Makes the changes in a copy, those whose record is there, in a run's transaction.
  static func make(_ changes: [CorrectionChange], in store: CorrectionStore, run: Int64) throws(Problem) {
    var keys: Set<Int64> = []
    for change in changes {
      guard let key = change.key else { continue }
      keys.insert(key)
      if change.isEnd {
        try store.close(change.entry.correction.id, reason: nil, run: run)
      } else {
        try store.add(
          change.entry.correction, key: key, author: change.entry.author, reason: .init(change.entry.reason), run: run)
      }
    }
    try store.reapply(to: keys)
  }
}
