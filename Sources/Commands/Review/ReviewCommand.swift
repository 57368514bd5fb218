import Configuration
import Pipeline
import Records
import Register
import Reports

struct ReviewCommand: Command {
  static let name = "review"
  static let group = CommandGroup.stewards
  static let abstract = "Show merges and pairs left for review, and apply what stewards decide."
  static let arguments = "report | apply FILE.csv | list | undo DECISION"
  static let argumentCount = 1...2
  static let discussion = """
    report  one self-contained page (`--output report.html`), or the same as CSV (`--output report.csv`). It holds personal
            data: it is written for its owner only. Customers come first, and then what is nearest to the merge
            threshold: of the pairs left for review the likeliest, of the merges the weakest, `--limit` of each kind.
    apply   decisions, all or none: the report's CSV with `same` or `different` in the column `verdict`, and a `reason`
            if you like. Rows without a verdict are passed over; only kind, left_record and right_record are read
            beside. Contacts and companies are made anew in a run of its own. `different` parts what was merged.
    list    the decisions that hold. One sleeps while a record of it is gone, or has another name, address, company or
            business ID than when it was decided.
    undo    revokes a decision, by its number in the list.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--limit", "N", "report: pairs of each kind and outcome (100), or all"),
    CommandOption("--output", "FILE", "report: where to write it: FILE.html or FILE.csv; - for CSV here"),
    .format("text", "json"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let words = invocation.arguments
    switch (words[0], words.count) {
    case ("report", 1): return try report(invocation)
    case ("apply", 2): return try ReviewDecisions(invocation).apply(words[1])
    case ("list", 1): return try ReviewDecisions(invocation).list()
    case ("undo", 2): return try ReviewDecisions(invocation).revoke(words[1])
    default:
      throw Problem(.usage, "review does not know that", remedy: "lahde review \(Self.arguments)")
    }
  }

  private func report(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.steward, .compliance])
    let report = try ReviewPairs(pipeline, register, invocation.context).report(try Self.limit(invocation))
    try invocation.noteAccess(pipeline, count: 2 * report.items.count)
    let path = invocation.value("--output") ?? "-"
    guard path != "-" else {
      invocation.output.write(report.csv())
      return .done
    }
    let bytes = path.hasSuffix(".csv") ? report.csv() : report.html()
    try PrivateFile.write(path, invocation.context) { file throws(Problem) in file.append(bytes, 0..<bytes.count) }
    let merged = report.items.count { $0.outcome == .merged }
    invocation.output.error("\(path): \(merged) merges, \(report.items.count - merged) pairs left for review")
    return .done
  }

  private static func limit(_ invocation: Invocation) throws(Problem) -> Int {
    guard let text = invocation.value("--limit"), text != "all" else {
      return invocation.value("--limit") == nil ? 100 : .max
    }
    guard let limit = Int(text), limit > 0 else {
      throw Problem(.usage, "--limit wants a number of pairs, or all", remedy: "`lahde review --help` tells more")
    }
    return limit
  }
}
