import Deduplicator
import Records
import Register
import Text

/// The stewards' decisions that hold, as rows of the table that is matched.
///
/// A decision sleeps while either record is gone or says something else than when it was decided.
public struct StandingDecisions {
  /// The decisions, oldest first, and for each whether it is awake.
  public let entries: [(decision: DecisionStore.Entry, isAwake: Bool)]
  /// Those that are awake, by the rows that they speak of, the oldest first.
  let ofRows: [RowDecision]
  /// The rows of persons whose processing is restricted, by the contact that they stand in: it stays as it is.
  private let sealed: [[Int32]]
  /// For each of those the decision's number.
  private let numbers: [Int64]

  /// The decisions over the current observations; `run` is the run whose transaction this is, if it is one.
  public init(_ register: RegisterFile, including run: Int64? = nil, _ table: ObservationTable) throws(Problem) {
    let standing = try DecisionStore(register, including: run).standing()
    var rows: [Int64: [Int]] = [:]
    for decision in standing {
      rows[decision.left] = []
      rows[decision.right] = []
    }
    if !rows.isEmpty {
      for (row, key) in table.key.enumerated() where rows[key] != nil { rows[key]?.append(row) }
    }
    var entries: [(DecisionStore.Entry, Bool)] = []
    var ofRows: [RowDecision] = []
    var numbers: [Int64] = []
    for decision in standing {
      let half = decision.evidence.count / 2
      func awake(_ key: Int64, _ evidence: ArraySlice<UInt8>) -> [Int] {
        (rows[key] ?? []).filter { row in
          // A correction is nobody's other word: what was decided before it holds on.
          let said = table.corrected[table.observation[row]].map { ($0.said, 0..<$0.said.count) }
          return ([(table.bytes, table.range(row))] + (said.map { [$0] } ?? [])).contains { bytes, range in
            DecisionEvidence.digest(decision.kind, bytes, range).map { $0.bytes.elementsEqual(evidence) } == true
          }
        }
      }
      let (left, right) = (
        awake(decision.left, decision.evidence[..<half]), awake(decision.right, decision.evidence[half...])
      )
      entries.append((decision, !left.isEmpty && !right.isEmpty))
      for one in left {
        for other in right {
          numbers.append(decision.id)
          ofRows.append(
            RowDecision(
              decision.kind, Int32(truncatingIfNeeded: one), Int32(truncatingIfNeeded: other), decision.verdict))
        }
      }
    }
    (self.entries, self.ofRows, self.numbers) = (entries, ofRows, numbers)
    sealed = try Self.sealed(register, table.observation)
  }

  /// The numbers of those that are awake and say *same* of records which the register holds as two: an earlier decision
  /// stands against them, or two business IDs.
  public func overruled(_ register: RegisterFile, _ table: ObservationTable) throws(Problem) -> Set<Int64> {
    let queries = Queries(register)
    var overruled: Set<Int64> = []
    for (decision, number) in zip(ofRows, numbers) where decision.verdict == .same {
      func entity(_ row: Int32) throws(Problem) -> Int64? {
        let record = try queries.observation(table.observation[Int(row)])
        return decision.kind == .person ? record?.contact : record?.company
      }
      if try entity(decision.left) != entity(decision.right) { overruled.insert(number) }
    }
    return overruled
  }

  private static func sealed(_ register: RegisterFile, _ observations: some Collection<Int64>) throws(Problem)
    -> [[Int32]]
  {
    let standing = try ProcessingRestrictionStore(register).observations()
    if standing.isEmpty { return [] }
    var groups: [Int64: [Int32]] = [:]
    for (row, observation) in observations.enumerated() {
      if let contact = standing[observation] { groups[contact, default: []].append(Int32(truncatingIfNeeded: row)) }
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  /// The decisions over what has changed.
  static func rulings(
    _ register: RegisterFile, including run: Int64, _ change: ChangedObservations
  ) throws(Problem) -> ChangedResolver.Rulings {
    var rulings = ChangedResolver.Rulings()
    rulings.sealed = try Self.sealed(register, change.table.observation[..<change.current])
    for group in rulings.sealed { for row in group.dropFirst() { rulings.bound.append((group[0], row)) } }
    let standing = try DecisionStore(register, including: run).standing()
    if standing.isEmpty { return rulings }
    let keys = Set(standing.flatMap { [$0.left, $0.right] })
    let rows = change.table.key.indices.filter { keys.contains(change.table.key[$0]) }
    let current = rows.filter { $0 < change.current }.map { Int32($0) }
    rulings.decisions = try StandingDecisions(register, including: run, change.table.part(current)).ofRows.map {
      RowDecision($0.kind, current[Int($0.left)], current[Int($0.right)], $0.verdict)
    }
    let rowsOfKey = Dictionary(grouping: rows) { change.table.key[$0] }
    for decision in standing {
      let bound = ((rowsOfKey[decision.left] ?? []) + (rowsOfKey[decision.right] ?? [])).map { Int32($0) }
      for row in bound.dropFirst() { rulings.bound.append((bound[0], row)) }
    }
    return rulings
  }

  /// A resolver that keeps to them.
  func resolver(_ model: MatchModel, threads: Int) -> Resolver {
    Resolver(model: model, decisions: ofRows, sealed: sealed, threads: threads)
  }
}
