import Configuration
import Records
import Register

/// Where something is done: a pipeline's register, how long to wait there for another run to end, and the world it is in.
public struct Workplace: Sendable {
  let pipeline: PipelineFile
  let registerPath: String
  let wait: Int
  let threads: Int
  let context: RunContext

  var contract: Contract { pipeline.contract }

  /// The register of a pipeline, or the one at `registerPath`; `wait` in seconds.
  public init(
    _ pipeline: PipelineFile, registerPath: String? = nil, wait: Int = 0, threads: Int = 2, context: RunContext
  ) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    (self.wait, self.threads, self.context) = (wait, threads, context)
  }

  /// Opens the register for a run; see ``Session/init(_:create:finishes:)``.
  func open(create: Bool = false, finishes: Bool = true) throws(Problem) -> Session {
    try Session(self, create: create, finishes: finishes)
  }
}
