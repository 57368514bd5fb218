import Records

/// Options that several commands of `lahde subject` take.
enum SubjectOptions {
  /// For commands that list a person's observations.
  static let leaveOut = CommandOption(
    "--leave-out", "OBSERVATION", repeatable: true, "leave out this one of the list")

  /// For commands that show first what they would do.
  static func dryRun(_ shows: String) -> CommandOption {
    CommandOption("--dry-run", "show \(shows); only a request with --received is noted")
  }

  /// For commands that are about one field.
  static func field(_ summary: String) -> CommandOption { CommandOption("--field", "FIELD", summary) }

  /// For commands that want a reason.
  static func reason(_ summary: String) -> CommandOption { CommandOption("--reason", "TEXT", summary) }

  /// The field that was named; nil if none was.
  static func field(
    _ option: CommandOption, _ invocation: Invocation, of fields: [Field], remedy: String = ""
  ) throws(Problem) -> Field? {
    guard let name = invocation.value(option) else { return nil }
    guard let field = Field(name: name), fields.contains(field) else {
      throw Problem(
        .usage, "\(option.name) names none that this is for",
        remedy: "it is for " + fields.map(\.name).joined(separator: ", ") + remedy)
    }
    return field
  }
}
