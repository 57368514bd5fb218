import Compliance
import Configuration
import Records
import Register
import Text

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

  /// Undoes `run`; throws ``ExitCode/nobodyOrSeveral`` if there is no such night, or if it is undone already.
  public func undo(_ run: Int64) throws(Problem) -> ResolutionWriter.Counts {
    let opening = try RegisterOpening(pipeline, registerPath, create: false, context: context)
    let ledger = RunLedger(opening.register)
    guard let entry = try ledger.entries().first(where: { $0.id == run }),
      ["night", "train", "review"].contains(entry.kind),
      entry.state == "committed", !entry.undone
    else {
      throw Problem(
        .nobodyOrSeveral, "there is no committed run \(run) that can be undone and is not",
        remedy: "`lahde runs` lists them")
    }
    let id = try ledger.begin(
      kind: "undo", undoes: run, contract: pipeline.contract.hash, program: programVersion, context: context)
    var stages = StageTimer()
    var counts = ResolutionWriter.Counts()
    do throws(Problem) {
      try opening.register.transaction { () throws(Problem) in
        counts = try Resolving(opening.register, run: id, threads: threads).resolve(&stages)
        let audit = AuditLedger(opening.register, key: HMACKey(try opening.keys.newest(.ledger).bytes))
        try audit.append(run: id, act: "undo", context: context)
        try audit.noteContract(pipeline.contract.hash, run: id, context: context)
        try ledger.commit(id, at: context.now)
      }
    } catch {
      _ = try? ledger.fail(id)
      throw error
    }
    try opening.register.checkpoint()
    return counts
  }
}
