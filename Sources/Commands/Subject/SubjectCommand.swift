import Records

/// What `lahde subject VERB` does for one right of a person: one file, one line in ``SubjectCommand/verbs``.
protocol SubjectVerb: Sendable {
  /// The word after `lahde subject`.
  static var name: String { get }
  /// What follows it, as in a usage line.
  static var arguments: String { get }
  /// What it does, for the help of `subject`.
  static var discussion: String { get }
  /// The options that it takes beside the pipeline, the register and the format.
  static var options: [CommandOption] { get }

  init()
  /// Does it; the verb is the first argument.
  func run(_ invocation: Invocation) throws(Problem) -> ExitCode
}

struct SubjectCommand: Command {
  /// All verbs: one line each.
  static let verbs: [any SubjectVerb.Type] = [
    SubjectAccess.self,
    SubjectRectify.self,
    SubjectCorrections.self,
    SubjectErase.self,
    SubjectObject.self,
    SubjectReadmit.self,
    SubjectRefuse.self,
    SubjectRequests.self,
  ]

  /// For verbs that list a person's observations.
  static let leaveOut = CommandOption(
    "--leave-out", "OBSERVATION", "access, rectify, erase: leave out this one of the list; may be repeated")

  /// For verbs that show first what they would do.
  static let dryRun = CommandOption(
    "--dry-run", "rectify, erase: show the list (erase: and its hash); only a request with --received is noted")

  /// For verbs that are about one field.
  static let field = CommandOption(
    "--field", "FIELD",
    "rectify: the field; erase: only this one of the person, where it is not needed or outdated")

  /// The field that was named; nil if none was.
  static func field(_ invocation: Invocation, of fields: [Field], remedy: String) throws(Problem) -> Field? {
    guard let name = invocation.value(field.name) else { return nil }
    guard let field = Field(name: name), fields.contains(field) else {
      throw Problem(
        .usage, "--field names none that this is for",
        remedy: "it is for " + fields.map(\.name).joined(separator: ", ") + remedy)
    }
    return field
  }

  /// For verbs that want a reason.
  static let reason = CommandOption(
    "--reason", "TEXT",
    "rectify, refuse, object --lift: why; it is kept with the correction or the request")

  static let name = "subject"
  static let group = CommandGroup.compliance
  static let abstract = "Answer one person who uses her rights."
  static let arguments = verbs.map { $0.arguments.isEmpty ? $0.name : "\($0.name) \($0.arguments)" }
    .joined(separator: " | ")
  static let argumentCount = 1...2
  static let discussion = verbs.map { $0.discussion }.joined(separator: "\n") + "\n\n" + Who.usage
  static let options: [CommandOption] = {
    var options: [CommandOption] = [.pipeline, .register]
    for option in verbs.flatMap({ $0.options }) where !options.contains(where: { $0.name == option.name }) {
      options.append(option)
    }
    return options + [.format("text", "json")]
  }()

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard let verb = Self.verbs.first(where: { $0.name == invocation.arguments[0] }) else {
      throw Problem(.usage, "subject does not know that", remedy: "lahde subject \(Self.arguments)")
    }
    for option in Self.options where invocation.has(option.name) {
      let isShared = [CommandOption.pipeline.name, CommandOption.register.name, "--format"].contains(option.name)
      guard isShared || verb.options.contains(where: { $0.name == option.name }) else {
        throw Problem(
          .usage, "\(option.name) is not for subject \(verb.name)", remedy: "`lahde subject --help` tells what is")
      }
    }
    let one: any SubjectVerb = verb.init()
    return try one.run(invocation)
  }
}
