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

  /// The decisions over what has changed.
  static func rulings(
    _ register: RegisterFile, including run: Int64, _ change: ChangedObservations
  ) throws(Problem) -> ChangedResolver.Rulings {
    var rulings = ChangedResolver.Rulings()
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
    Resolver(model: model, decisions: ofRows, threads: threads)
  }
}
