import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// The rights journal and a register brought together: at every opening for a run.
extension RegisterOpening {
  /// The journal of this register. One is made only for a register that never had any: with new keys, or made by an
  /// earlier version.
  func journal(_ contract: Contract, isFirst: Bool) throws(Problem) -> RightsJournal {
    let path = RightsJournal.path(ofKeyFile: contract.keyPath)
    let mark = try ErasureStore(register).mark()
    if isFirst, mark == nil { try RightsJournal.create(path) }
    let journal = try RightsJournal(path, keys)
    if let mark {
      guard journal.entries.count >= mark.entries,
        mark.entries == 0 || journal.entries[mark.entries - 1].seal == mark.seal
      else {
        throw Problem(
          .configuration, file: path, "the rights journal lacks what this register knows of it",
          remedy: "restore the journal that belongs to the register; with an older one erased persons could come back")
      }
    }
    return journal
  }

  /// Does in the register what the journal has and it lacks, as after a restore, or after a kill between the two; and
  /// finishes an erasure that was cut off before its bytes were gone.
  func replayRights(_ contract: Contract, isFirst: Bool, _ context: RunContext, threads: Int = 2) throws(Problem) {
    let journal = try journal(contract, isFirst: isFirst)
    let store = ErasureStore(register)
    let mark = try store.mark()
    let done = mark?.entries ?? 0
    if mark == nil || journal.entries.count > done {
      let missing = Array(journal.entries[done...])
      let found = try held(by: missing)
      if found.observations.isEmpty, found.mailboxes.isEmpty {
        try register.transaction { () throws(Problem) in
          try note(missing, journal, run: nil)
        }
      } else {
        _ = try run("erase", contract, context) { run throws(Problem) in
          try erase(
            found.observations, mailboxes: found.mailboxes, journal, received: context.now, run: run, threads: threads)
          try note(missing, journal, run: run)
        }
      }
    }
    if try store.isUnfinished() { _ = try store.finish(at: context.now) }
  }

  /// Erases observations in a run's transaction and makes the contacts anew.
  @discardableResult
  func erase(
    _ observations: [Int64], mailboxes: [Int64], _ journal: RightsJournal, received: Int64, run: Int64, threads: Int
  ) throws(Problem) -> Eraser.Counts {
    let suppression = try Suppression(keys, codes: [])
    let names = Eraser.Names(
      key: { suppression.alias(source: $0, key: $1) }, path: { suppression.alias(path: $0) })
    let counts = try Eraser(register, run: run, names: names).erase(observations, mailboxes: mailboxes)
    var stages = StageTimer()
    _ = try Resolving(register, run: run, threads: threads).resolve(&stages)
    try ErasureStore(register).add(run: run, entry: journal.entries.count, received: received, counts)
    return counts
  }

  /// Brings the suppressions of a register up to the journal; part of a transaction.
  func note(_ missing: [RightsJournal.Entry], _ journal: RightsJournal, run: Int64?) throws(Problem) {
    let suppressions = SuppressionStore(register)
    for entry in missing {
      for code in entry.codes {
        switch entry.act {
        case .suppress:
          try suppressions.add(
            scope: entry.scope.rawValue, code: code.bytes, keyVersion: entry.keyVersion, run: run)
        case .lift: try suppressions.lift(scope: entry.scope.rawValue, code: code.bytes)
        }
      }
    }
    try ErasureStore(register).setMark(entries: journal.entries.count, seal: journal.seal)
  }

  /// The observations that erasures of these entries are about, as far as they are here, and others with such an address.
  private func held(
    by entries: [RightsJournal.Entry]
  ) throws(Problem) -> (observations: [Int64], mailboxes: [Int64]) {
    let codes = entries.filter { $0.act == .suppress && $0.scope == .erased }.flatMap(\.codes).map(\.bytes)
    guard !codes.isEmpty else { return ([], []) }
    let suppression = try Suppression(keys, codes: codes)
    let store = ErasureStore(register)
    var keyIDs: [Int64] = []
    var (observations, mailboxes): (Set<Int64>, Set<Int64>) = ([], [])
    try store.eachIdentifier { (id, source, key) throws(Problem) in
      if suppression.contains(.key(source: source, key: key)) { keyIDs.append(id) }
    } email: { (observation, email, isPersonal) throws(Problem) in
      guard suppression.contains(.email(email)) else { return }
      if isPersonal { observations.insert(observation) } else { mailboxes.insert(observation) }
    }
    for key in keyIDs { observations.formUnion(try store.observations(ofKey: key)) }
    return (observations.sorted(), mailboxes.subtracting(observations).sorted())
  }
}
