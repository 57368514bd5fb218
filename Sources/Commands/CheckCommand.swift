import Compliance
import Configuration
import Foundation
import Normalizer
import Pipeline
import Readers
import Records
import Register
import Reports
import Text

struct CheckCommand: Command {
  static let name = "check"
  static let abstract = "Check contract, pipeline and sources before the night does."
  static let arguments = "[PIPELINE]"
  static let argumentCount = 0...1
  static let discussion = """
    Reads the first records of every file as the night would, and the keys of all of them, and writes nothing anywhere. Says of
    each source what it may be used for, from whom it is, and which of its columns restrict whom; and how a night is let
    through of which such a column is new.
    """
  private static let print = CommandOption("--print", "print the effective configuration, defaults filled in")
  static let options: [CommandOption] = [.pipeline, print]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline(invocation.arguments.first)
    if invocation.has(Self.print) {
      invocation.output.data(EffectiveConfiguration.text(of: pipeline))
      return .done
    }
    try invocation.authorise(pipeline.contract, [.operations])
    var register: RegisterFile?
    if FileManager.default.fileExists(atPath: pipeline.registerPath) {
      let keys = try KeyRing.load(pipeline.contract.keyPath)
      // What is wrong with it `verify` and the night tell.
      register = try? keys.open(pipeline.registerPath, toWrite: false)
    }
    var table = TextTable(columns: [
      .text("source"), .text("file", maxWidth: 48), .text("reader"), .text("encoding"), .text("delimiter"),
      .number("columns"), .number("first records"), .number("usable"), .text("findings", maxWidth: 60),
    ])
    var uses = TextTable(columns: [
      .text("source"), .text("purposes"), .text("collected from"), .text("restrictions", maxWidth: 80),
      .number("first records restricted"),
    ])
    var problems: [Problem] = []
    var messages: [String] = []
    for plan in pipeline.sources {
      do throws(Problem) {
        var keys = SharedKeys(plan)
        var (restricted, columns) = (0, Set<String>())
        for file in try plan.files() {
          table.add([plan.name] + (try row(plan, file, invocation.context, &keys, &restricted, &columns)))
        }
        messages += keys.messages
        if let register { messages += try NewRestrictions.messages(plan, columns: columns, register) }
        // What is returned is no record, and is used for nothing but itself.
        if !plan.yieldsReturns {
          uses.add([
            plan.name, plan.purposesStored.purposes, plan.collected.stored, Self.restrictions(plan), "\(restricted)",
          ])
        }
      } catch {
        problems.append(error)
      }
    }
    invocation.output.text(.lines(table.render()))
    invocation.output.text(.lines("\n" + uses.render()))
    for message in messages { invocation.output.text(.lines("\n" + message + "\n")) }
    for problem in problems.dropLast() { invocation.output.problem(problem) }
    if let last = problems.last { throw last }
    return .done
  }

  /// Which columns of a source say something against writing to people.
  private static func restrictions(_ plan: SourcePlan) -> String {
    guard plan.reader != .marketingRegister else { return "\(MarketingRegisterLayout.ban.column): ban, marketing" }
    return plan.restrictions.isEmpty ? "none" : plan.restrictions.map(\.words).joined(separator: "; ")
  }

  private func row(
    _ plan: SourcePlan, _ file: String, _ context: RunContext, _ keys: inout SharedKeys, _ restricted: inout Int,
    _ names: inout Set<String>
  ) throws(Problem) -> [String] {
    let opening = SourceOpening(plan)
    var reader = try opening.open(try InputFile.inspect(file), batchRecords: 100)
    let facts = reader.facts
    let columns = reader.columns.count
    names.formUnion(reader.columns)
    var records = 0
    var usable = 0
    var findings: [FindingCode: Int] = [:]
    let chain =
      plan.yieldsReturns
      ? nil : RuleChain(layout: try opening.layout(of: reader, file: file), today: Int32(context.now / 86400))
    if let batch = try reader.nextBatch() {
      let observations: ObservationBatch
      if let chain {
        observations = chain.normalize(batch)
      } else if plan.reader.yields == .notes {
        let lines = try NoteLines(
          columns: reader.columns, file: file, name: file, plan, today: Int(context.now / 86400))
        observations = lines.rows(of: batch)
      } else {
        observations = try ReturnedLines(columns: reader.columns, file: file).rows(of: batch)
      }
      records = observations.rows.count
      // A returned token can be used if it can be read: whose it is, a night looks.
      usable = observations.rows.count { $0.disposition == .keep || plan.yieldsReturns && $0.isReturned }
      restricted += observations.rows.count { !$0.stance.isDisjoint(with: .forbidding) }
      for finding in observations.findings { findings[finding.code, default: 0] += 1 }
      if chain != nil { keys.add(observations) }
    }
    // Whether a key is one record's the first records do not tell.
    while let chain, !plan.key.isEmpty, let batch = try reader.nextBatch() { keys.add(chain.normalize(batch)) }
    let noticed = findings.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) × \($0.value)" }.joined(separator: ", ")
    let delimiter = facts.delimiter.map { $0 == "\t" ? "tab" : $0 } ?? ""
    return [
      IdentityCode.masked(file), facts.reader.rawValue, facts.encoding, delimiter, "\(columns)", "\(records)",
      "\(usable)", noticed,
    ]
  }
}
