import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde review report`.
struct ReviewReportCommand: Command {
  static let name = "report"
  static let abstract = "Show merges and pairs left for review, as one page or as CSV."
  static let discussion = """
    One self-contained page (`--output report.html`), or the same as CSV (`--output report.csv`). It holds personal data: it
    is written for its owner only. Alarms come first: what holds too much to be made one without a steward. Then customers,
    and what is nearest to the merge threshold: of the pairs left for review the likeliest, of the merges the weakest,
    `--limit` of each kind.
    """
  private static let limit = CommandOption("--limit", "N|all", "pairs of each kind and outcome (100)")
  private static let destination = CommandOption(
    "--output", "FILE", "where to write it: FILE.html or FILE.csv; - for CSV here")
  static let options: [CommandOption] = [.pipeline, .register, limit, destination, RestrictedPersons.reason, .raw]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let limit = try invocation.limit(Self.limit, from: 1, as: 50) ?? 100
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.steward, .compliance], restricted: .forReason)
    let report = try ReviewPairs(pipeline, register, invocation.context).report(limit)
    try invocation.noteAccess(pipeline, count: 2 * report.items.count, reason: RestrictedPersons.reason)
    guard let path = invocation.value(Self.destination), path != "-" else {
      invocation.output.data(report.csv(invocation.csv))
      return .done
    }
    let bytes = path.hasSuffix(".csv") ? report.csv(invocation.csv) : report.html()
    try PrivateFile.write(path, kept: invocation.kept(pipeline)) { (file) throws(Problem) in try file.write(bytes) }
    let merged = report.items.count { $0.outcome == .merged }
    invocation.output.message("\(path): \(merged) merges, \(report.items.count - merged) pairs left for review")
    return .done
  }
}
