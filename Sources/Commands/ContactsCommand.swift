import Compliance
import Configuration
import Records
import Register

struct ContactsCommand: Command {
  static let name = "contacts"
  static let abstract = "List the contacts: one golden record a person."
  static let discussion = """
    The column marketing tells what may be sent: `no` where the person or the company objects, a source forbids it, or no source
    is declared for it; `no e-mail` where only that is objected to, mail comes back, or the address cannot be one; else `yes`,
    with the day since which. Whom a mailing really reaches, and the links that end it, `lahde audience` tells.
    """
  static let options: [CommandOption] = [.pipeline, .register, .all, .format(.text, .csv, .json), .raw]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode { try Self.list(.person, invocation) }

  /// Lists the golden records of a kind: on a terminal the first ones and the count.
  static func list(_ kind: EntityKind, _ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline)
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let queries = Queries(register)
    let isCut = invocation.output.isTerminal && !invocation.has(.all)
    let records = try queries.all(kind, limit: isCut ? GoldenListing.terminalRows : nil)
    try invocation.noteAccess(pipeline, count: records.count)
    let marketing = try Mailability(
      register, keys, pipeline.contract, of: records, now: invocation.context.now)
    try GoldenListing(kind: kind, queries: queries, marketing: marketing).write(
      records, total: try queries.count(kind), invocation)
    return .done
  }
}
