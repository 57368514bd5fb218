import Records

/// `lahde quarantine admit`.
struct QuarantineAdmit: Command {
  static let name = "admit"
  static let abstract = "Say that a record that looks like a person who was erased is somebody else's."
  static let arguments = "ID..."
  static let argumentCount = 1...Int.max
  static let discussion = """
    The next night takes the record in. It is asked once, however the record changes. Of a record whose key may have another
    person than before (key.person) it says that it is another, who gets an ID of their own.

    lahde quarantine admit 14 --reason "her namesake, asked by phone"
    """
  static let options: [CommandOption] = LookAlikeAnswer.options

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try LookAlikeAnswer(invocation, .admit).give() }
}
