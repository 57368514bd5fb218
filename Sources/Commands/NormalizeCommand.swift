import Normalizer
import Records
import Reports

struct NormalizeCommand: Command {
  static let name = "normalize"
  static let group = CommandGroup.workbench
  static let abstract = "Apply one field's rules to values given, or to one value a line on standard input."
  static let arguments = "FIELD [VALUE…]"
  static let argumentCount = 0...Int.max
  static let discussion =
    "Prints value, normalised value, rules that changed it, findings, and what it tells of other fields, with tabs between."
  static let options: [CommandOption] = [
    CommandOption("--rules", "print the rules with their examples"), .format("text", "json"),
  ]

  private struct Answer: Encodable {
    let value: String, normalised: String, rules: [String], findings: [FindingCode], derived: [String: Derived]

    struct Derived: Encodable { let value: String, grounds: String, confidence: String }
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    if invocation.has("--rules") {
      for line in RuleRegistry.reference() { invocation.output.write(line + "\n") }
      return .done
    }
    guard let name = invocation.arguments.first, let field = Field(name: name) else {
      throw Problem(
        .usage, "normalize wants a field first",
        remedy: "the fields are " + Field.allCases.map(\.name).joined(separator: ", "))
    }
    let values = invocation.arguments.dropFirst()
    if values.isEmpty {
      while let line = readLine() { try write(field, line, invocation) }
    } else {
      for value in values { try write(field, value, invocation) }
    }
    return .done
  }

  private func write(_ field: Field, _ value: String, _ invocation: Invocation) throws(Problem) {
    let trace = RuleChain.apply(field: field, value: value)
    let derived = RuleChain.derived(from: field, value: value)
    let answer = Answer(
      value: trace.raw, normalised: trace.normal, rules: trace.rules, findings: trace.findings,
      derived: Dictionary(
        uniqueKeysWithValues: derived.map {
          ($0.field.name, .init(value: $0.normal, grounds: $0.grounds.text, confidence: $0.grounds.confidence.text))
        }))
    if invocation.format == "json" {
      invocation.output.write(try JSONText.encode(answer))
    } else {
      let columns = [
        answer.value, answer.normalised, answer.rules.joined(separator: " "),
        answer.findings.map(\.rawValue).joined(separator: " "),
        derived.map { "\($0.field.name)=\($0.normal)" }.joined(separator: " "),
      ]
      invocation.output.write(columns.joined(separator: "\t") + "\n")
    }
  }
}
