import Configuration
import Records
import Register

/// Undoing a run: it is marked as undone by a run of its own, and the contacts are made anew from what holds then.
///
/// No row of the undone run is touched; the currency rule leaves it out. The result is what a replay without the run
/// would be, whatever came after it.
public struct Undo {
  private let pipeline: PipelineFile
  private let registerPath: String
  private let threads: Int
  private let context: RunContext

  /// Undoing runs of a pipeline's register.
  public init(_ pipeline: PipelineFile, registerPath: String? = nil, threads: Int = 2, context: RunContext) {
    self.pipeline = pipeline
    self.registerPath = registerPath ?? pipeline.registerPath
    self.threads = threads
    self.context = context
  }

  /// Undoes `run`; throws ``ExitCode/nobodyOrSeveral`` if there is no such run, it is an undoing, or it is undone already.
  public func undo(_ run: Int64) throws(Problem) -> ResolutionWriter.Counts {
    let opening = try RegisterOpening(pipeline, registerPath, create: false, context: context)
    guard let entry = try RunLedger(opening.register).entries().first(where: { $0.id == run }),
      ["night", "retry", "train", "review"].contains(entry.kind),
      entry.state == "committed", !entry.undone
    else {
      throw Problem(
        .nobodyOrSeveral, "there is no committed run \(run) that could be undone",
        remedy: "`lahde runs` lists them")
    }
    return try opening.run("undo", undoes: run, pipeline.contract, context) { id throws(Problem) in
      var stages = StageTimer()
      return try Resolving(opening.register, run: id, threads: threads).resolve(&stages)
    }.result
  }
}
