import Records

/// `lahde retention`, and `lahde retention list`.
struct RetentionList: Command {
  static let name = "list"
  static let abstract = "List what has ended, is under legal hold, is due for review, and was erased."
  static let discussion = """
    What has ended is blocked, and listed with the day from which a night erases it; then what is under legal hold; how long
    sources have been kept "until further notice"; what was erased. It shows numbers, no values but the reasons of holds.

    lahde retention --preview                                 what a night would erase now
    lahde retention --reveal                                  with the names of those who have ended
    """
  static let preview = CommandOption("--preview", "list what a night would erase now")
  static let reveal = CommandOption("--reveal", "list who has ended by name; noted in the access log")
  static let options: [CommandOption] = [
    .pipeline, .register, preview, reveal, RestrictedPersons.reason, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try RetentionListing(invocation).run() }
}
