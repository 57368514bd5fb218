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
  /// Seconds to wait for another run to end.
  public var wait = 0
  /// Threads to use.
  public var threads = 2
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
}
