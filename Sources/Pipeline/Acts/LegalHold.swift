import Compliance
import Configuration
import Records
import Register

/// What people decide about retention, each in a run of its own: a legal hold, its release, a review.
public struct LegalHold {
  private let pipeline: PipelineFile
  private let registerPath: String
  private let context: RunContext

  /// Decisions about a pipeline's register.
  public init(_ pipeline: PipelineFile, registerPath: String? = nil, context: RunContext) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    self.context = context
  }

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
    let opening = try RegisterOpening(pipeline, registerPath, create: false, context: context)
    guard let id = try RunLedger(opening.register).knownSourceID(source) else {
      throw Problem(.nobodyOrSeveral, "the register has no source of this name", remedy: "`lahde retention` lists them")
    }
    return try opening.run(.retentionReview, pipeline.contract, context) { run throws(Problem) in
      try HoldStore(opening.register).review(source: id, reason: .init(reason), run: run)
    }.run
  }

  private func change(
    _ act: RunAct, _ choose: (RegisterFile) throws(Problem) -> [Int64], whereHeld: Bool, refusal: String,
    _ body: (HoldStore, Int64, Int64) throws(Problem) -> Void
  ) throws(Problem) -> (run: Int64, count: Int) {
    let opening = try RegisterOpening(pipeline, registerPath, create: false, context: context)
    let holds = HoldStore(opening.register)
    let held = Set(try holds.standing().map(\.key))
    let keys = try choose(opening.register).filter { held.contains($0) == whereHeld }
    guard !keys.isEmpty else {
      throw Problem(.nobodyOrSeveral, refusal, remedy: "`lahde retention` lists what is under hold")
    }
    let run = try opening.run(act, pipeline.contract, context) { run throws(Problem) in
      for key in keys { try body(holds, key, run) }
    }.run
    return (run, keys.count)
  }
}
