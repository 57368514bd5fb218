import Compliance
import Configuration
import Records
import Register

/// What people decide about retention, each in a run of its own: a legal hold, its release, a review.
public struct LegalHold {

  private let workplace: Workplace

  /// Decisions about the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Keeps all that `choose` picks from being erased at the end of its retention; it stays blocked where it is.
  public func hold(
    reason: String, _ choose: (RegisterFile) throws(Problem) -> [Int64]
  ) throws(Problem) -> (run: Int64, count: Int) {
    try change(.hold, choose, whereHeld: false, refusal: "all of it is under hold already") {
      (holds, key, run) throws(Problem) in try holds.hold(key, reason: .init(reason), run: run)
    }
  }

  /// Lets what `choose` picks go its way again: what is due is erased in the next night.
  public func release(
    reason: String, _ choose: (RegisterFile) throws(Problem) -> [Int64]
  ) throws(Problem) -> (run: Int64, count: Int) {
    try change(.release, choose, whereHeld: true, refusal: "nothing of it is under hold") {
      (holds, key, run) throws(Problem) in try holds.release(key, reason: .init(reason), run: run)
    }
  }

  /// Notes that a source's records were reviewed and may stay.
  public func review(source: String, reason: String) throws(Problem) -> Int64 {
    let session = try workplace.open()
    guard let id = try RunLedger(session.register).knownSourceID(source) else {
      throw Problem(.nobodyOrSeveral, "the register has no source of this name", remedy: "`lahde retention` lists them")
    }
    return try session.run(.retentionReview) { run throws(Problem) in
      try HoldStore(session.register).review(source: id, reason: .init(reason), run: run)
    }.run
  }

  private func change(
    _ act: RunAct, _ choose: (RegisterFile) throws(Problem) -> [Int64], whereHeld: Bool, refusal: String,
    _ body: (HoldStore, Int64, Int64) throws(Problem) -> Void
  ) throws(Problem) -> (run: Int64, count: Int) {
    let session = try workplace.open()
    let holds = HoldStore(session.register)
    let held = Set(try holds.standing().map(\.key))
    let keys = try choose(session.register).filter { held.contains($0) == whereHeld }
    guard !keys.isEmpty else {
      throw Problem(.nobodyOrSeveral, refusal, remedy: "`lahde retention` lists what is under hold")
    }
    let run = try session.run(act) { run throws(Problem) in
      for key in keys { try body(holds, key, run) }
    }.run
    return (run, keys.count)
  }
}
