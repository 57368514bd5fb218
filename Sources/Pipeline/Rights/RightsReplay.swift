import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// The rights journal and a register brought together: at every session for a run.
extension Session {
  /// The journal of this register. One is made only for a register that never had any: with new keys, or made by an
  /// earlier version.
  ///
  /// Of a long one what the register has is left out, unless it is wanted `whole`.
  func journal(isFirst: Bool = false, whole: Bool = false) throws(Problem) -> RightsJournal {
    if isFirst, try ErasureStore(register).mark() == nil {
      try RightsJournal.create(RightsJournal.path(ofKeyFile: workplace.contract.keyPath))
    }
    return try RightsJournal.followed(by: register, keys, whole: whole).journal
  }

  /// Does in the register what the journal has and it lacks, as after a restore, or after a kill between the two; and
  /// finishes an erasure that was cut off before its bytes were gone.
  func replayRights(isFirst: Bool, finishes: Bool = true) throws(Problem) {
    let journal = try journal(isFirst: isFirst)
    let store = ErasureStore(register)
    let mark = try store.mark()
    let done = mark?.entries ?? 0
    if mark == nil || journal.count > done {
      let missing = journal.entries(after: done)
      let found = try held(by: missing)
      if missing.contains(where: { $0.scope == .restricted }) {
        _ = try run(.restrictProcessing) { run throws(Problem) in
          if !found.isEmpty { try erase(found, journal, received: workplace.context.now, run: run) }
          try note(missing, journal, run: run)
          try RestrictingProcessing.follow(missing, self, run: run)
        }
      } else if found.isEmpty {
        try register.transaction { () throws(Problem) in
          try note(missing, journal, run: nil)
        }
      } else {
        _ = try run(.erase) { run throws(Problem) in
          try erase(found, journal, received: workplace.context.now, run: run)
          try note(missing, journal, run: run)
        }
      }
    }
    if finishes, try store.isUnfinished() { _ = try store.finish(at: workplace.context.now) }
  }

  /// Erases what is meant in a run's transaction. Contacts of which nothing is left end; where more is to be done they are
  /// made anew, else the next run does that.
  @discardableResult
  func erase(
    _ target: ErasureTarget, _ journal: RightsJournal, received: Int64, run: Int64
  ) throws(Problem) -> Eraser.Counts {
    let suppression = try Suppression(keys, codes: [])
    let names = Eraser.Names(
      key: { suppression.alias(source: $0, key: $1) }, path: { suppression.alias(path: $0) })
    // Also in a restored register: what it takes for open was answered long ago.
    let contacts = try Queries(register).everBelonged(.person, observations: target.observations)
    let requests = RequestStore(register)
    let open = try requests.open(.init(contacts: contacts, codes: []), right: Right.erase)
    try requests.close(open, outcome: .erased, run: run)
    let eraser = Eraser(register, run: run, names: names)
    let counts = try eraser.erase(target)
    let isMatched = try !eraser.endStanding(target)
    if isMatched { try resolve(run) }
    try ErasureStore(register).add(
      run: run, entry: journal.count, received: received, counts, isMatched: isMatched)
    return counts
  }

  /// Brings the suppressions of a register up to the journal; part of a transaction.
  func note(_ missing: [RightsJournal.Entry], _ journal: RightsJournal, run: Int64?) throws(Problem) {
    let suppressions = SuppressionStore(register)
    for entry in missing {
      switch entry.matter {
      case .restrictions(let kind, let source, let restrictions):
        try note(restrictions, kind, source: source, by: entry, run: run)
      case .codes(let scope, let codes) where scope.isObjection:
        try note(codes, objectingTo: scope, by: entry, run: run)
      case .codes(let scope, let codes):
        for code in codes {
          switch entry.act {
          case .suppress: try suppressions.add(scope: scope, code: code.bytes, keyVersion: entry.keyVersion, run: run)
          case .lift: try suppressions.lift(scope: scope, code: code.bytes)
          }
        }
      }
    }
    try ErasureStore(register).setMark(entries: journal.count, seal: journal.seal, size: journal.mark.size)
  }

  /// What erasures of these entries are about, as far as it is here.
  private func held(by entries: [RightsJournal.Entry]) throws(Problem) -> ErasureTarget {
    func codes(_ scope: SuppressionScope) -> [[UInt8]] {
      entries.filter { $0.act == .suppress && $0.scope == scope }.flatMap(\.codes).map(\.bytes)
    }
    let (erased, fields) = (codes(.erased), codes(.field))
    var target = ErasureTarget()
    guard !erased.isEmpty || !fields.isEmpty else { return target }
    let suppression = try Suppression(keys, codes: erased)
    let store = ErasureStore(register)
    var keyIDs: [[String]: Int64] = [:]
    var (observations, mailboxes): (Set<Int64>, Set<Int64>) = ([], [])
    try store.eachIdentifier { (id, source, key) throws(Problem) in
      if Identifier.keys(source: source, key: key).contains(where: { suppression.contains($0) }) {
        keyIDs[[source, key]] = id
      }
    } email: { (observation, email, isPersonal) throws(Problem) in
      guard suppression.contains(.email(email)) else { return }
      if isPersonal { observations.insert(observation) } else { mailboxes.insert(observation) }
    }
    // Somebody else may have an erased person's key by now: of a record the person tells.
    var theirs: Set<Int64> = []
    if !keyIDs.isEmpty {
      try store.eachRow { (_, source, key, row) throws(Problem) in
        guard let id = keyIDs[[source, key]] else { return }
        if suppression.isErased(row, source: source, key: key) { theirs.insert(id) }
      }
    }
    for key in theirs { observations.formUnion(try store.observations(ofKey: key)) }
    target.observations = observations.sorted()
    target.mailboxes = mailboxes.subtracting(observations).sorted()
    if !fields.isEmpty {
      let suppression = try Suppression(keys, codes: [], fields: fields)
      try store.eachRow { (id, source, key, row) throws(Problem) in
        let held =
          observations.contains(id)
          ? [] : suppression.erasedFields(of: row, source: source, key: key)
        if !held.isEmpty { target.fields[id] = held }
      }
    }
    return target
  }
}
