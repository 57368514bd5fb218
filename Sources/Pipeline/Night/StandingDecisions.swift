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
  let together: [RowDecision]
  let apart: [RowDecision]

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
    var (together, apart): ([RowDecision], [RowDecision]) = ([], [])
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
          let pair = (decision.kind, Int32(truncatingIfNeeded: one), Int32(truncatingIfNeeded: other))
          if decision.verdict == .same { together.append(pair) } else { apart.append(pair) }
        }
      }
    }
    (self.entries, self.together, self.apart) = (entries, together, apart)
  }

  /// The decisions over what has changed, as they were awake when the contacts were last made and as they are now.
  static func rulings(
    _ register: RegisterFile, including run: Int64, _ change: ChangedObservations
  ) throws(Problem) -> ChangedResolver.Rulings {
    var rulings = ChangedResolver.Rulings()
    let standing = try DecisionStore(register, including: run).standing()
    if standing.isEmpty { return rulings }
    let keys = Set(standing.flatMap { [$0.left, $0.right] })
    let rows = change.table.key.indices.filter { keys.contains(change.table.key[$0]) }
    func decisions(_ isThere: (Int) -> Bool) throws(Problem) -> (together: [RowDecision], apart: [RowDecision]) {
      let rows = rows.filter(isThere).map { Int32($0) }
      let decisions = try StandingDecisions(register, including: run, change.table.part(rows))
      func placed(_ all: [RowDecision]) -> [RowDecision] { all.map { ($0.0, rows[Int($0.1)], rows[Int($0.2)]) } }
      return (placed(decisions.together), placed(decisions.apart))
    }
    (rulings.together, rulings.apart) = try decisions { $0 < change.current }
    rulings.apartThen = try decisions(change.wasThere).apart
    let rowsOfKey = Dictionary(grouping: rows) { change.table.key[$0] }
    for decision in standing {
      let bound = ((rowsOfKey[decision.left] ?? []) + (rowsOfKey[decision.right] ?? [])).map { Int32($0) }
      for row in bound.dropFirst() { rulings.bound.append((bound[0], row)) }
    }
    return rulings
  }

  /// A resolver that keeps to them.
  func resolver(_ model: MatchModel, threads: Int) -> Resolver {
    Resolver(model: model, cannotLink: apart, mustLink: together, threads: threads)
  }
}
