import Compliance
import Records
import Register
import Text

/// What a register has and a copy of it lacks: runs, and what stewards decided since.
public struct Divergence: Sendable {
  /// The last run that the two have in common; nil if they have none, and are two registers.
  public let lastCommonRun: Int64?
  /// The committed runs of the register that the copy lacks, newest first.
  public let lost: [RunLedger.Entry]
  /// The committed runs of the copy that the register lacks, newest first.
  public let ahead: [RunLedger.Entry]
  /// Stewards' decisions that hold in one of the two only because of such runs.
  public var decisions: [DecisionChange]
  /// Legal holds of the register that the copy lacks: the record in the copy, nil where it has none, and why.
  public internal(set) var holds: [Hold]
  /// Corrections that stand in one of the two only because of such runs.
  public internal(set) var corrections: [CorrectionChange]

  /// A hold on a record of that name.
  public struct Hold: Sendable {
    let name: RecordName?
    /// The record in the copy, nil where it has none, and why it is held.
    public internal(set) var key: Int64?, reason: String
  }

  /// Compares a register with a copy, by the seals of their ledgers and by what stands decided in each.
  init(of register: RegisterFile, from copy: RegisterFile, _ keys: KeyRing) throws(Problem) {
    let key = HMACKey(try keys.newest(.ledger).bytes)
    let mine = try AuditLedger(register, key: key).seals()
    let other = try AuditLedger(copy, key: key).seals()
    let common = zip(mine, other).prefix { $0.seal == $1.seal }.last?.0.run
    lastCommonRun = common
    func since(_ register: RegisterFile) throws(Problem) -> [RunLedger.Entry] {
      try RunLedger(register).entries().filter { $0.state == .committed && $0.id > (common ?? 0) }
    }
    (lost, ahead) = (try since(register), try since(copy))
    decisions = try Self.decisions(of: register, from: copy, lastCommonRun: common ?? 0)
    holds = try Self.holds(of: register, from: copy)
    corrections = try CorrectionChange.all(of: register, from: copy, lastCommonRun: common ?? 0)
  }

  /// A hold that was released since stays in the copy: what is held too long can be released, what is erased is gone.
  private static func holds(
    of register: RegisterFile, from copy: RegisterFile
  ) throws(Problem) -> [Hold] {
    let (mine, theirs) = (RecordNames(register), RecordNames(copy))
    let held = Set(try HoldStore(copy).standing().map(\.key))
    var lost: [Hold] = []
    for hold in try HoldStore(register).standing() {
      let name = try mine.name(of: hold.key, coded: true)
      let key = try name.flatMap(theirs.record)
      if key.map(held.contains) != true { lost.append(Hold(name: name, key: key, reason: hold.reason)) }
    }
    return lost
  }

  /// A decision under the names of its records, the lesser first.
  private struct Said: Hashable {
    let kind: EntityKind, verdict: Verdict
    let first: RecordName, second: RecordName
    let evidence: [UInt8]

    init?(_ decision: DecisionStore.Entry, _ names: RecordNames) throws(Problem) {
      guard let left = try names.name(of: decision.left), let right = try names.name(of: decision.right) else {
        return nil
      }
      let isInOrder = (left.source, left.key) <= (right.source, right.key)
      (kind, verdict) = (decision.kind, decision.verdict)
      (first, second) = isInOrder ? (left, right) : (right, left)
      evidence = isInOrder ? decision.evidence : DecisionChange.swapped(decision.evidence)
    }

    func isAboutTheSame(as other: Said) -> Bool { (kind, first, second) == (other.kind, other.first, other.second) }
  }

  private static func decisions(
    of register: RegisterFile, from copy: RegisterFile, lastCommonRun: Int64
  ) throws(Problem) -> [DecisionChange] {
    let (mine, theirs) = (RecordNames(register), RecordNames(copy))
    let here = try DecisionStore(register).standing().map { decision throws(Problem) in
      (decision: decision, said: try Said(decision, mine))
    }
    let there = try DecisionStore(copy).standing().map { decision throws(Problem) in
      (decision: decision, said: try Said(decision, theirs))
    }
    let (hereSaid, thereSaid) = (Set(here.compactMap(\.said)), Set(there.compactMap(\.said)))
    // A decision that the register never knew is none that it revoked.
    let revoked = there.filter { entry in
      entry.decision.run <= lastCommonRun && entry.said.map { !hereSaid.contains($0) } == true
    }
    var changes = revoked.map { DecisionChange(revoked: $0.decision) }
    for (decision, said) in here {
      guard let said else {
        // Erased in the register since: it is nobody's any more.
        continue
      }
      guard !thereSaid.contains(said) else { continue }
      var change = DecisionChange(made: decision)
      let rivals = there.filter { rival in
        rival.said.map { said.isAboutTheSame(as: $0) } == true
          && !revoked.contains { $0.decision.id == rival.decision.id }
      }
      guard let left = try mine.name(of: decision.left), let right = try mine.name(of: decision.right) else { continue }
      if let one = try theirs.record(left), let other = try theirs.record(right) {
        change.place(one, other)
        if !rivals.isEmpty { change.obstacle = "the backup has another decision on these two" }
      } else {
        change.obstacle = "the backup lacks a record that it is about"
      }
      changes.append(change)
    }
    return changes
  }
}

/// A decision to be made in a copy, or to be revoked there, so that there holds what held in the register.
public struct DecisionChange: Sendable {
  /// Whether it is to be revoked; else it is to be made.
  public let isRevocation: Bool
  /// The decision: as it stands in the register, or, to be revoked, in the copy.
  public let decision: DecisionStore.Entry
  /// Why it cannot be brought back; nil if it can.
  public var obstacle: String?
  /// In the copy, of a decision to be made: its two records, the smaller number first, and what was said of them.
  private(set) var left: Int64 = 0, right: Int64 = 0, evidence: [UInt8] = []

  init(made decision: DecisionStore.Entry) { (isRevocation, self.decision) = (false, decision) }
  init(revoked decision: DecisionStore.Entry) { (isRevocation, self.decision) = (true, decision) }

  mutating func place(_ one: Int64, _ other: Int64) {
    (left, right) = (min(one, other), max(one, other))
    evidence = one <= other ? decision.evidence : Self.swapped(decision.evidence)
  }

  /// What was said of two records, the other one first.
  static func swapped(_ evidence: [UInt8]) -> [UInt8] {
    Array(evidence[(evidence.count / 2)...] + evidence[..<(evidence.count / 2)])
  }
}
