import Records

/// `lahde quarantine list`.
struct QuarantineList: Command {
  static let name = "list"
  static let abstract = "List what is in quarantine by source and reason, with how to mend each."
  static let discussion = """
    Quarantine holds input, place and reason, never text: what a record says is read again from its file. --rows lists the
    records one by one, values masked.
    """
  static let rows = CommandOption("--rows", "the records one by one")
  static let reveal = CommandOption("--reveal", "with their values; noted in the access log")
  static let discarded = CommandOption(
    "--discarded", "those that were discarded and still stand in their files, with who and why")
  static let options: [CommandOption] = [
    .pipeline, .register, QuarantineFilter.source, QuarantineFilter.reason, QuarantineFilter.code, rows, reveal,
    discarded, .format(.text, .csv, .json), .raw,
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try QuarantineGroups(invocation).run() }
}
