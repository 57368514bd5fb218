import Configuration
import Records

/// How a night is to be run.
public struct NightOptions: Sendable {
  /// Make the register: the first night.
  public var create = false
  /// Read every file again, also those that look unchanged.
  public var rehash = false
  /// Do everything and take it back; the result tells what would be.
  public var isRehearsal = false
  /// Of a rehearsal's changes so many of each kind are told one by one.
  public var changesTold = 20
  /// The sources to be read; empty: all. The others stay as they are.
  public var only: [String] = []
  /// Sources that are not to be read.
  public var skip: [String] = []
  /// Somebody says that the files are mended: what is not found in quarantine any more is no more.
  public var isRetry = false
  /// The guards that are let through once.
  public var allowance = Allowance.nothing
  /// Records a batch. Smaller batches change nothing but speed and memory.
  public var batchRecords = 4096

  /// What is matched: for tests.
  var matching = Matching.asNeeded

  /// What of the register a night matches.
  enum Matching {
    /// What has changed, or all where that is as fast or surer.
    case asNeeded
    /// What has changed, however much it is.
    case changes
    case all
  }

  /// The defaults of a night in production.
  public init() {}

  /// The sources of a pipeline that are to be read, in name order.
  func plans(of pipeline: PipelineFile) throws(Problem) -> [SourcePlan] {
    for name in only + skip where !pipeline.sources.contains(where: { $0.name == name }) {
      throw Problem(
        .usage, "--only or --skip: there is no such source in the pipeline", remedy: "`lahde check` lists the sources")
    }
    let plans = pipeline.sources.sorted { $0.name < $1.name }.filter { plan in
      (only.isEmpty || only.contains(plan.name)) && !skip.contains(plan.name)
    }
    guard !plans.isEmpty else {
      throw Problem(.usage, "no source is left to be read", remedy: "leave one out of --skip")
    }
    return plans
  }
}
