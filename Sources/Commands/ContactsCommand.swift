import Compliance
import Records
import Register

struct ContactsCommand: Command {
  static let name = "contacts"
  static let group = CommandGroup.compliance
  static let abstract = "List the contacts: one golden record a person."
  static let options: [CommandOption] = [.pipeline, .register, .all, .format("text", "csv", "json")]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try Self.list(.person, invocation) }

  /// Lists the golden records of a kind: on a terminal the first ones and the count.
  static func list(_ kind: EntityKind, _ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline)
    let queries = Queries(register)
    let isCut = invocation.output.isTerminal && !invocation.has("--all")
    let records = try queries.all(kind, limit: isCut ? GoldenListing.terminalRows : nil)
    try invocation.noteAccess(pipeline, count: records.count)
    let marketing = try MarketingStates(register, try KeyRing.load(pipeline.contract.keyPath), of: records)
    try GoldenListing(kind: kind, queries: queries, marketing: marketing).write(
      records, total: try queries.count(kind), invocation)
    return .done
  }
}
