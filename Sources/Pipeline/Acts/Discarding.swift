import Configuration
import Records
import Register

/// Discarding what is in quarantine: somebody has looked at the records and says why nobody need look again.
public struct Discarding {
  private let pipeline: PipelineFile
  private let registerPath: String
  private let context: RunContext

  /// Discarding in a pipeline's register.
  public init(_ pipeline: PipelineFile, registerPath: String? = nil, context: RunContext) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    self.context = context
  }

  /// Discards the open entries that `choose` picks, in a run of its own, and returns the run and how many they were.
  public func discard(
    reason: String, _ choose: ([QuarantineRecord]) throws(Problem) -> [Int64]
  ) throws(Problem) -> (run: Int64, count: Int) {
    let opening = try RegisterOpening(pipeline, registerPath, create: false, context: context)
    let ids = try choose(try Queries(opening.register).quarantine())
    let run = try opening.run(.discard, pipeline.contract, context) { run throws(Problem) in
      try QuarantineStore(opening.register).discard(ids, reason: .init(reason), run: run)
    }.run
    return (run, ids.count)
  }
}
