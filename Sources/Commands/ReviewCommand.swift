import Configuration
import Deduplicator
import Foundation
import Records
import Register
import Reports

struct ReviewCommand: Command {
  static let name = "review"
  static let group = CommandGroup.stewards
  static let abstract = "Show every merge and every pair left for review, with the weights that decided."
  static let arguments = "report"
  static let argumentCount = 1...1
  static let discussion = """
    The report is one self-contained page (`--output report.html`), or the same as CSV (`--output report.csv`). It holds
    personal data: it is written for its owner only.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--output", "FILE", "where to write it: FILE.html or FILE.csv; - for CSV here"),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments == ["report"] else {
      throw Problem(.usage, "review does not know that", remedy: "lahde review report --output report.html")
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.steward, .compliance])
    let report = try report(pipeline, register, invocation.context)
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

  private func report(_ pipeline: PipelineFile, _ register: RegisterFile, _ context: RunContext) throws(Problem)
    -> ReviewReport
  {
    let queries = Queries(register)
    let model = MatchModel.starting
    let origin = ObservationOrigin(pipeline: pipeline)
    let thresholds = ReviewReport.Thresholds(review: model.reviewThreshold, merge: model.mergeThreshold)
    var items: [ReviewReport.Item] = []
    for pair in try queries.pairs() {
      guard let left = try queries.observation(pair.left), let right = try queries.observation(pair.right) else {
        continue
      }
      let entities = pair.kind == .person ? (left.contact, right.contact) : (left.company, right.company)
      let odds = exp2(Double(pair.weight) / 1000)
      items.append(
        ReviewReport.Item(
          kind: pair.kind, outcome: entities.0 == entities.1 ? .merged : .review, weight: pair.weight,
          probability: odds / (1 + odds), comparisons: model[pair.kind].waterfall(pair.pattern),
          left: side(left, pair.kind, origin), right: side(right, pair.kind, origin)))
    }
    let run = try RunLedger(register).entries().first { $0.state == "committed" }
    return ReviewReport(
      title: "Merges and pairs left for review", registerName: pipeline.contract.name, run: run?.id ?? 0,
      generated: Timestamp.text(context.now), companies: thresholds, persons: thresholds, items: items)
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
