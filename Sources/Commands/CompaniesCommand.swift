import Records

struct CompaniesCommand: Command {
  static let name = "companies"
  static let abstract = "List the companies: one golden record a company."
  static let options: [CommandOption] = ContactsCommand.options

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try ContactsCommand.list(.company, invocation) }
}
