import Configuration
import Records
import Register

/// Discarding what is in quarantine: somebody has looked at the records and says why nobody need look again.
public struct Discarding {

  private let workplace: Workplace

  /// Discarding in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Discards the open entries that `choose` picks, in a run of its own, and returns the run and how many they were.
  public func discard(
    reason: String, _ choose: ([QuarantineRecord]) throws(Problem) -> [Int64]
  ) throws(Problem) -> (run: Int64, count: Int) {
    let session = try workplace.open()
    let ids = try choose(try Queries(session.register).quarantine())
    let run = try session.run(.discard) { run throws(Problem) in
      try QuarantineStore(session.register).discard(ids, reason: .init(reason), run: run)
    }.run
    return (run, ids.count)
  }
}
