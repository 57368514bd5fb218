import Records

struct CompaniesCommand: Command {
  static let name = "companies"
  static let abstract = "List the companies: one golden record a company."
  static let discussion = """
    The column marketing: `no` or `no e-mail` is said of the company, and binds its contacts. `no at its mailbox` is said of an
    address that several read, as info@, and binds none of them. A contact's own no stands with the contact.
    """
  static let options: [CommandOption] = ContactsCommand.options

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try ContactsCommand.list(.company, invocation) }
}
