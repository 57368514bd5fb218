import Configuration
import Deduplicator
import Foundation
import Readers
import Records
import Reports

struct DedupeCommand: Command {
  static let name = "dedupe"
  static let abstract = "Match the records of one CSV file among themselves."
  static let arguments = "FILE.csv"
  static let argumentCount = 1...1
  static let discussion = """
    Kinds of field and match weights are found out from the table itself; a rules file says what its values do not show.
    Nothing is stored but the files that are named, which only their owner may read. The summary shows no values.
    """
  private static let id = CommandOption(
    "--id", "COLUMN", "the column that tells records apart (guessed, else they are numbered)")
  private static let ignore = CommandOption(
    "--ignore", "COLUMNS", repeatable: true, "columns not to look at, a comma between")
  private static let rules = CommandOption(
    "--rules", "RULES.json5", "kinds of field, sources without duplicates, threshold")
  private static let clusters = CommandOption("--clusters", "OUT.csv", "write id,cluster: a row a record")
  private static let pairs = CommandOption(
    "--pairs", "OUT.csv", "write left,right,weight,probability: a row a likely pair")
  private static let threshold = CommandOption(
    "--threshold", "P", "the probability from which pairs may join, 0 to 1 (found out)")
  private static let threads = CommandOption("--threads", "N", "how many cores to use (all); the answer is the same")
  static let options: [CommandOption] = [
    id, ignore, rules, clusters, pairs, threshold, threads, .raw, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    do { try work(invocation) } catch let error as ConfigurationError {
      for problem in error.problems.dropLast() { invocation.output.problem(problem) }
      throw error.problems.last ?? Problem(.configuration, "the rules cannot be used")
    } catch let problem as Problem {
      throw problem
    } catch { throw Problem(.bug, "dedupe ended for no known reason") }
    return .done
  }

  private func work(_ invocation: Invocation) throws {
    let path = invocation.arguments[0]
    let threshold = try invocation.value(Self.threshold, wants: "a probability from 0 to 1", as: "0.9") {
      Double($0).flatMap { (0...1).contains($0) ? $0 : nil }
    }
    let threads = try invocation.number(Self.threads, in: 1...64, as: 4)
    let outputs = [Self.clusters, Self.pairs].compactMap { option in
      invocation.value(option).map { (option.name, $0) }
    }
    var wishes = DedupeTable.Wishes(id: invocation.value(Self.id), ignored: invocation.values(of: Self.ignore))
    if let rules = invocation.value(Self.rules) { wishes.rules = try RulesFile.load(rules) }
    try DedupeFiles.check(outputs: outputs, inputs: [path] + (invocation.value(Self.rules).map { [$0] } ?? []))

    let cores = threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
    var stages: [DedupeReport.Stage] = []
    var table = try timed("read", &stages) {
      try DedupeTable(try InputFile.inspect(path, hashing: false), wishes, threads: cores)
    }
    note("\(table.rows) records read", invocation)
    var rules = table.rules
    if let threshold { rules.threshold = threshold }
    let outcome = Dedupe(rules: rules, threads: cores).run(table.takeColumns(), rows: table.rows)
    stages += outcome.stages.map { DedupeReport.Stage(stage: $0.name, seconds: $0.seconds) }
    note("\(outcome.pairs.count) pairs weighed", invocation)
    if !outputs.isEmpty {
      try timed("write", &stages) {
        let files = DedupeFiles(table.ids, invocation)
        if let path = invocation.value(Self.clusters) { try files.writeClusters(path, outcome) }
        if let path = invocation.value(Self.pairs) { try files.writePairs(path, outcome) }
      }
    }
    if table.leftOut > 0 {
      let count = table.leftOut
      let records = count == 1 ? "1 record cannot be used and is" : "\(count) records cannot be used and are"
      invocation.output.message("\(path): \(records) left out; the summary says why")
    }
    let report = report(table, outcome, stages)
    try invocation.answer(report, report.text())
  }

  private func timed<Value>(
    _ stage: String, _ stages: inout [DedupeReport.Stage], _ body: () throws -> Value
  ) rethrows -> Value {
    let began = ContinuousClock.now
    let value = try body()
    let took = ContinuousClock.now - began
    stages.append(
      DedupeReport.Stage(
        stage: stage, seconds: Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18))
    return value
  }

  /// Progress, for whoever waits at a terminal.
  private func note(_ text: String, _ invocation: Invocation) {
    if invocation.output.errorsAreTerminal { invocation.output.message("\(text)") }
  }

  private func report(
    _ table: DedupeTable, _ outcome: DedupeOutcome, _ stages: [DedupeReport.Stage]
  ) -> DedupeReport {
    func estimate(_ estimate: DedupeOutcome.Estimate) -> DedupeReport.Estimate {
      DedupeReport.Estimate(value: estimate.value, low: estimate.low, high: estimate.high)
    }
    let unlisted = Set(table.ignored + [table.idColumn].compactMap { $0 })
    return DedupeReport(
      records: table.rows, id: table.idColumn, clusters: .init(outcome.cluster), pairs: outcome.pairs.count,
      fields: outcome.fields.filter { !unlisted.contains($0.name) }.map {
        .init(
          name: $0.name, kind: $0.kind.rawValue, filled: $0.filled, distinct: $0.distinct, worth: $0.worth,
          note: $0.note)
      },
      ignored: table.ignored,
      threshold: .init(probability: outcome.threshold, reason: outcome.thresholdReason),
      precision: estimate(outcome.precision), recall: estimate(outcome.recall),
      reasons: outcome.reasons.map { .init(text: $0.text, pairs: $0.pairs) },
      leftOut: .init(
        count: table.leftOut,
        places: table.findings.map { .init(line: $0.line, column: $0.column, code: $0.code, message: $0.message) }),
      identityCodes: table.identityCodes.map { .init(column: $0.column, count: $0.count) }, stages: stages)
  }
}
