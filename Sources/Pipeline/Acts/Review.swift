import Configuration
import Deduplicator
import Records
import Register
import Text

/// Stewards' decisions: written down, or revoked, by a run of their own, which makes the contacts anew under them.
public struct Review {
  /// What a steward says of two records.
  public struct Ruling: Sendable {
    /// Companies or persons.
    public let kind: EntityKind
    /// The key IDs of the two records.
    public let left: Int64, right: Int64
    /// One or two.
    public let verdict: Verdict
    /// Why, if that was said.
    public let reason: String?
    /// Where it was said, for messages.
    public let file: String, line: Int

    /// A ruling on two records, said in a line of a file.
    public init(
      _ kind: EntityKind, left: Int64, right: Int64, _ verdict: Verdict, reason: String?, file: String, line: Int
    ) {
      (self.kind, self.verdict, self.reason, self.file, self.line) = (kind, verdict, reason, file, line)
      (self.left, self.right) = (min(left, right), max(left, right))
    }
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The run; nil where nothing was new.
    public var run: Int64?
    /// Decisions written down, revoked because they said the contrary, and known already.
    public var added = 0, revoked = 0, known = 0
    /// Decisions that hold and say *same* of what is two nevertheless: see ``StandingDecisions/overruled(_:_:)``.
    public var overruled: [Int64] = []
    /// Contacts and companies before and after.
    public var counts = ResolutionWriter.Counts()
  }

  private let workplace: Workplace

  /// Decisions on the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Applies rulings, all or none. A later one on the same two takes the place of an earlier decision.
  public func apply(_ rulings: [Ruling]) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let table = try ObservationLoader(session.register).table()
    let evidence = try Self.evidence(rulings, table)
    var outcome = Outcome()
    let standing = try DecisionStore(session.register).standing()
    var fresh: [(ruling: Ruling, evidence: [UInt8])] = []
    var contrary: [Int64] = []
    for (ruling, evidence) in zip(rulings, evidence) {
      let earlier = standing.filter { ($0.kind, $0.left, $0.right) == (ruling.kind, ruling.left, ruling.right) }
      if earlier.contains(where: { $0.verdict == ruling.verdict && $0.evidence == evidence }) {
        outcome.known += 1
        continue
      }
      contrary += earlier.map(\.id)
      fresh.append((ruling, evidence))
    }
    (outcome.added, outcome.revoked) = (fresh.count, contrary.count)
    guard !fresh.isEmpty else {
      outcome.counts = try ResolutionWriter.standingCounts(session.register)
      return outcome
    }
    let (added, revoked) = (fresh, contrary)
    (outcome.run, outcome.counts, outcome.overruled) = try run(session) { store throws(Problem) in
      for id in revoked { try store.revoke(id) }
      for (ruling, evidence) in added {
        try store.add(
          ruling.kind, left: ruling.left, right: ruling.right, ruling.verdict, evidence: evidence,
          author: workplace.context.user, reason: .init(ruling.reason))
      }
    }
    return outcome
  }

  /// Revokes a decision; throws ``ExitCode/nobodyOrSeveral`` if none of that number holds.
  public func revoke(_ id: Int64) throws(Problem) -> Outcome {
    let session = try workplace.open()
    guard try DecisionStore(session.register).standing().contains(where: { $0.id == id }) else {
      throw Problem(
        .nobodyOrSeveral, "there is no decision \(id) that holds", remedy: "`lahde review list` lists them")
    }
    var outcome = Outcome()
    outcome.revoked = 1
    (outcome.run, outcome.counts, outcome.overruled) = try run(session) { store throws(Problem) in
      try store.revoke(id)
    }
    return outcome
  }

  private func run(
    _ session: Session, _ change: (DecisionStore) throws(Problem) -> Void
  ) throws(Problem) -> (Int64, ResolutionWriter.Counts, [Int64]) {
    let done = try session.run(.review) { id throws(Problem) in
      try change(DecisionStore(session.register, including: id))
      let counts = try session.resolve(id)
      let table = try ObservationLoader(session.register, including: id).table()
      let decisions = try StandingDecisions(session.register, including: id, table)
      return (counts, try decisions.overruled(session.register, table).sorted())
    }
    return (done.run, done.result.0, done.result.1)
  }

  /// For each ruling what is said of its two records now.
  private static func evidence(_ rulings: [Ruling], _ table: ObservationTable) throws(Problem) -> [[UInt8]] {
    var row: [Int64: Int] = [:]
    for ruling in rulings { (row[ruling.left], row[ruling.right]) = (-1, -1) }
    for (index, key) in table.key.enumerated() where row[key] == -1 { row[key] = index }
    var verdicts: [[Int64]: Verdict] = [:]
    var all: [[UInt8]] = []
    for ruling in rulings {
      func refused(_ message: String, _ remedy: String) -> Problem {
        Problem(.badData, file: ruling.file, line: ruling.line, column: 1, message, remedy: remedy)
      }
      guard ruling.left != ruling.right else {
        throw refused("a record is decided against itself", "name two records")
      }
      let pair = [Int64(ruling.kind.rawValue), ruling.left, ruling.right]
      if let known = verdicts[pair], known != ruling.verdict {
        throw refused("these two are decided both ways in this file", "keep one of the lines")
      }
      verdicts[pair] = ruling.verdict
      var evidence: [UInt8] = []
      for key in [ruling.left, ruling.right] {
        guard let place = row[key], place >= 0,
          let digest = DecisionEvidence.digest(ruling.kind, table.bytes, table.range(place))
        else {
          throw refused(
            "record \(key) says nothing of a \(ruling.kind.name) now",
            "take the records of a report that was made after the last run")
        }
        evidence += digest.bytes
      }
      if ruling.kind == .company, ruling.verdict == .same {
        let ids = [ruling.left, ruling.right].map { Array(table.value(row[$0] ?? 0, .companyBusinessID).utf8) }
          .map { $0.filter { $0 != 0x2D } }
        guard ids[0] == ids[1] || !ids.allSatisfy(BusinessIDNumber.isValid) else {
          throw refused("these two have different valid business IDs, and are two by law", "leave the verdict empty")
        }
      }
      all.append(evidence)
    }
    return all
  }
}
