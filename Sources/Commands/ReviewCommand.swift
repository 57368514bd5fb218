import Configuration
import Deduplicator
import Foundation
import Pipeline
import Records
import Register
import Reports

struct ReviewCommand: Command {
  static let name = "review"
  static let group = CommandGroup.stewards
  static let abstract = "Show merges and pairs left for review, with the weights that decided."
  static let arguments = "report"
  static let argumentCount = 1...1
  static let discussion = """
    The report is one self-contained page (`--output report.html`), or the same as CSV (`--output report.csv`). It holds
    personal data: it is written for its owner only. What is nearest to the merge threshold comes first: of the pairs left
    for review the likeliest, of the merges the weakest, `--limit` of each kind.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--limit", "N", "pairs of each kind and outcome (100), or all"),
    CommandOption("--output", "FILE", "where to write it: FILE.html or FILE.csv; - for CSV here"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments == ["report"] else {
      throw Problem(.usage, "review does not know that", remedy: "lahde review report --output report.html")
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.steward, .compliance])
    let report = try report(pipeline, register, try Self.limit(invocation), invocation.context)
    try invocation.noteAccess(pipeline, count: 2 * report.items.count)
    let path = invocation.value("--output") ?? "-"
    guard path != "-" else {
      invocation.output.write(report.csv())
      return .done
    }
    let bytes = path.hasSuffix(".csv") ? report.csv() : report.html()
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard isWritten else {
      throw Problem(.inputOutput, file: path, "the report cannot be written", remedy: "check the folder")
    }
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

  private func report(_ pipeline: PipelineFile, _ register: RegisterFile, _ limit: Int, _ context: RunContext)
    throws(Problem) -> ReviewReport
  {
    let queries = Queries(register)
    let model = try RegisterModel.current(register)
    let origin = ObservationOrigin(pipeline: pipeline)
    func thresholds(_ kind: EntityKind) -> ReviewReport.Thresholds {
      ReviewReport.Thresholds(review: model.reviewThreshold(kind), merge: model.mergeThreshold(kind))
    }
    var items: [ReviewReport.Item] = []
    let pairs = try queries.nearestPairs(limit)
    let explained = try ExplainedPairs(register, Set(pairs.flatMap { [$0.left, $0.right] }))
    for pair in pairs {
      guard let left = try queries.observation(pair.left), let right = try queries.observation(pair.right) else {
        continue
      }
      let entities = pair.kind == .person ? (left.contact, right.contact) : (left.company, right.company)
      let odds = exp2(Double(pair.weight) / 1000)
      items.append(
        ReviewReport.Item(
          kind: pair.kind, outcome: entities.0 == entities.1 ? .merged : .review, weight: pair.weight,
          probability: odds / (1 + odds), comparisons: explained.waterfall(pair.kind, pair.left, pair.right),
          left: side(left, pair.kind, origin), right: side(right, pair.kind, origin)))
    }
    let run = try RunLedger(register).entries().first { $0.state == "committed" }
    return ReviewReport(
      title: "Merges and pairs left for review", registerName: pipeline.contract.name, run: run?.id ?? 0,
      generated: Timestamp.text(context.now), companies: thresholds(.company), persons: thresholds(.person),
      items: items)
  }

  private func side(_ observation: ObservationRecord, _ kind: EntityKind, _ origin: ObservationOrigin)
    -> ReviewReport.Side
  {
    let fields = kind == .person ? Field.allCases : Field.company
    return ReviewReport.Side(
      id: (kind == .person ? observation.contact : observation.company) ?? 0, source: observation.source,
      sourceKey: observation.sourceKey.split(separator: "\u{1F}").joined(separator: " | "),
      place: origin.place(observation),
      values: fields.compactMap { field in
        let value = observation.normal[field.rawValue]
        return value.isEmpty ? nil : (field, value)
      })
  }
}
