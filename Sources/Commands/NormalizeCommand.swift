import Normalizer
import Records
import Reports

struct NormalizeCommand: Command {
  static let name = "normalize"
  static let abstract = "Apply one field's rules to values given, or to one value a line on standard input."
  static let arguments = "FIELD [VALUE…]"
  static let argumentCount = 0...Int.max
  static let discussion =
    "Prints value, normalised value, rules that changed it, findings, and what it tells of other fields, with tabs between."
  private static let rules = CommandOption("--rules", "print the rules with their examples")
  static let options: [CommandOption] = [rules, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    if invocation.has(Self.rules) {
      for line in RuleRegistry.reference() { invocation.output.text(.lines(line + "\n")) }
      return .done
    }
    guard let name = invocation.arguments.first, let field = Field(name: name) else {
      throw Problem(
        .usage, invocation.arguments.first.map { "there is no field \($0)" } ?? "normalize wants a field first",
        remedy: "the fields are " + Field.allCases.map(\.name).joined(separator: ", "))
    }
    let values = invocation.arguments.dropFirst()
    if values.isEmpty {
      // Whoever has had enough takes no more, and standard input may never end.
      while !invocation.output.hasFailed, let line = readLine() { try write(field, line, invocation) }
    } else {
      for value in values { try write(field, value, invocation) }
    }
    return .done
  }

  private func write(_ field: Field, _ value: String, _ invocation: Invocation) throws(Problem) {
    let trace = RuleChain.apply(field: field, value: value)
    let derived = RuleChain.derived(from: field, value: value)
    let answer = NormalizeAnswer(
      value: trace.raw, normalised: trace.normal, rules: trace.rules, findings: trace.findings,
      derived: Dictionary(
        uniqueKeysWithValues: derived.map {
          ($0.field.name, .init(value: $0.normal, grounds: $0.grounds.text, confidence: $0.grounds.confidence.text))
        }))
    if invocation.format == .json {
      invocation.output.data(try JSONText.encode(answer))
    } else {
      invocation.output.data(answer.line(derived.map(\.field.name)))
    }
  }
}
