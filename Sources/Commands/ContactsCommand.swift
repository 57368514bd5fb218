import Compliance
import Configuration
import Records
import Register

struct ContactsCommand: Command {
  static let name = "contacts"
  static let abstract = "List the contacts: one golden record a person."
  static let discussion = """
    The column marketing tells what marketing may be sent: `yes`, `no e-mail` or `no`, with the day since which somebody has
    said so. It is `no` as well where no source has the contact for direct marketing, and `no e-mail` where the address was not
    collected for it or may not be written to. `lahde audience --explain WHO` says why, and `lahde audience` writes lists.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, .all, RestrictedPersons.reason, .format(.text, .csv, .json), .raw,
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try Self.list(.person, invocation) }

  /// Lists the golden records of a kind: on a terminal the first ones and the count.
  static func list(_ kind: EntityKind, _ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, restricted: .forReason)
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let queries = Queries(register)
    let isCut = invocation.output.isTerminal && !invocation.has(.all)
    let records = try queries.all(kind, limit: isCut ? GoldenListing.terminalRows : nil)
    try invocation.noteAccess(pipeline, count: records.count, reason: RestrictedPersons.reason)
    let marketing = try MarketingStates(register, keys, pipeline.contract, of: records)
    try GoldenListing(kind: kind, queries: queries, marketing: marketing).write(
      records, total: try queries.count(kind), invocation)
    return .done
  }
}
