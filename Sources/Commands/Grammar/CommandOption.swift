/// An option of a command.
struct CommandOption: Sendable {
  /// `--format`.
  let name: String
  /// What stands for its value in help (`NAME`); nil for a switch.
  let value: String?
  /// What it does.
  let summary: String
  /// The values that it takes, where they are a closed list.
  let choices: [String]
  /// Whether it may be given more than once.
  let isRepeatable: Bool

  /// An option that takes a value.
  init(_ name: String, _ value: String, choices: [String] = [], repeatable: Bool = false, _ summary: String) {
    self.name = name
    self.value = value
    self.choices = choices
    self.summary = summary
    isRepeatable = repeatable
  }

  /// A switch.
  init(_ name: String, _ summary: String) {
    self.name = name
    value = nil
    choices = []
    self.summary = summary
    isRepeatable = false
  }

  static let pipeline = CommandOption(
    "--pipeline", "FILE", "the pipeline (else $LAHDE_PIPELINE, else pipelines/nightly.json5)")
  static let register = CommandOption("--register", "PATH", "the register, in place of the pipeline's")
  static let wait = CommandOption("--wait", "SECONDS", "wait so long for another run to end")
  static let all = CommandOption("--all", "show all, also on a terminal")
  static let raw = CommandOption(
    "--raw", "in CSV: values as they are, for programs (else none that a spreadsheet would run as a formula)")

  /// The forms of an answer that a command knows, the one without the option first.
  static func format(_ formats: AnswerFormat...) -> CommandOption {
    let names = formats.map(\.rawValue)
    return CommandOption(AnswerFormat.option, names.joined(separator: "|"), choices: names, "how the answer is written")
  }
}

/// How an answer is written.
enum AnswerFormat: String, Sendable {
  case text, csv, json

  /// The option that says so.
  static let option = "--format"
}
