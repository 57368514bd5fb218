import Records

/// A subcommand: one file, one line in ``CommandRegistry``. Its help text is its specification.
protocol Command: Sendable {
  /// The word after `lahde`.
  static var name: String { get }
  /// The heading under which `lahde` lists it.
  static var group: CommandGroup { get }
  /// What it does: an imperative sentence.
  static var abstract: String { get }
  /// The arguments after the name, as in a usage line.
  static var arguments: String { get }
  /// What the arguments mean, and examples.
  static var discussion: String { get }
  /// The options that it takes.
  static var options: [CommandOption] { get }
  /// How many arguments it takes.
  static var argumentCount: ClosedRange<Int> { get }

  init()
  /// Does it.
  func run(_ invocation: Invocation) throws(Problem) -> ExitCode
}

extension Command {
  static var arguments: String { "" }
  static var discussion: String { "" }
  static var argumentCount: ClosedRange<Int> { 0...0 }
}

/// For whom a command is.
enum CommandGroup: String, CaseIterable {
  case operations = "Operations"
  case stewards = "Data stewards"
  case compliance = "Questions and compliance"
  case workbench = "Workbench"
}

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

  /// An option that takes a value.
  init(_ name: String, _ value: String, choices: [String] = [], _ summary: String) {
    self.name = name
    self.value = value
    self.choices = choices
    self.summary = summary
  }

  /// A switch.
  init(_ name: String, _ summary: String) {
    self.name = name
    value = nil
    choices = []
    self.summary = summary
  }

  static let pipeline = CommandOption(
    "--pipeline", "FILE", "the pipeline (else $LAHDE_PIPELINE, else pipelines/nightly.json5)")
  static let register = CommandOption("--register", "PATH", "the register, in place of the pipeline's")
  static let wait = CommandOption("--wait", "SECONDS", "wait so long for another run to end")
  static let all = CommandOption("--all", "show all, also on a terminal")

  static func format(_ choices: String...) -> CommandOption {
    CommandOption("--format", choices.joined(separator: "|"), choices: choices, "how the answer is written")
  }
}

/// All commands: one line each.
enum CommandRegistry {
  static let all: [any Command.Type] = [
    RunCommand.self, CheckCommand.self, RunsCommand.self, UndoCommand.self, QuarantineCommand.self, VerifyCommand.self,
    BackupCommand.self, RestoreCommand.self, DoctorCommand.self,
    ReviewCommand.self, ExplainCommand.self, TrainCommand.self, ContactsCommand.self, CompaniesCommand.self,
    ShowCommand.self,
    FindCommand.self,
    ObservationsCommand.self, ProvenanceCommand.self, SubjectCommand.self, RetentionCommand.self, AuditCommand.self,
    PreviewCommand.self, NormalizeCommand.self, DedupeCommand.self,
  ]

  static func command(named name: String) -> (any Command.Type)? { all.first { $0.name == name } }
}
