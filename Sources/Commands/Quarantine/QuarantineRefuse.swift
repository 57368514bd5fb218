import Records

/// `lahde quarantine refuse`.
struct QuarantineRefuse: Command {
  static let name = "refuse"
  static let abstract = "Say that a record that looks like a person who was erased is theirs: it is kept out."
  static let arguments = "ID..."
  static let argumentCount = 1...Int.max
  static let discussion = """
    It is asked once, however the record changes. Of a record whose key may have another person than before (key.person) it
    says that it is the same, and the next night takes it in as theirs.
    """
  static let options: [CommandOption] = LookAlikeAnswer.options

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try LookAlikeAnswer(invocation, .refuse).give() }
}
