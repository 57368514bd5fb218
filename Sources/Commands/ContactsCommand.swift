import Compliance
import Configuration
import Records
import Register

struct ContactsCommand: Command {
  static let name = "contacts"
  static let abstract = "List the contacts: one golden record a person."
  static let discussion = """
    The column marketing tells of objections: `yes` where there is none, `no e-mail` or `no`, with the day since which.
    --tokens puts beside each mailable contact (an address, a known area of responsibility, no objection) the address of
    its unsubscribe link; whoever has the link can unsubscribe that contact.
    """
  private static let tokens = CommandOption("--tokens", "with --format csv or json: the unsubscribe links")
  private static let purpose = CommandOption(
    "--purpose", "PURPOSE", choices: ObjectionPurpose.ofMailings.map(\.rawValue),
    "with --tokens: what the links object to (else email-marketing)")
  static let options: [CommandOption] = [
    .pipeline, .register, .all, tokens, purpose, RestrictedPersons.reason, .format(.text, .csv, .json), .raw,
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard !invocation.has(Self.tokens) || invocation.format != .text else {
      throw Problem(.usage, "--tokens is for mailing programs", remedy: "add --format csv or --format json")
    }
    guard invocation.value(Self.purpose) == nil || invocation.has(Self.tokens) else {
      throw Problem(.usage, "--purpose is for --tokens only", remedy: "leave it out, or add --tokens")
    }
    return try Self.list(.person, invocation)
  }

  /// Lists the golden records of a kind: on a terminal the first ones and the count.
  static func list(_ kind: EntityKind, _ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let hasLinks = invocation.has(tokens)
    let register = try invocation.register(pipeline, roles: hasLinks ? [.compliance, .operations] : Role.allCases)
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let queries = Queries(register)
    let isCut = invocation.output.isTerminal && !invocation.has(.all)
    let records = try RestrictedPersons(register, invocation).withheld(
      queries.all(kind, limit: isCut ? GoldenListing.terminalRows : nil))
    try invocation.noteAccess(pipeline, count: records.count, reason: RestrictedPersons.reason)
    let marketing = try Standings(register, keys, of: records)
    let links =
      hasLinks
      ? UnsubscribeLinks(
        address: pipeline.contract.unsubscribeURL, tokens: UnsubscribeTokens(keys),
        purpose: invocation.value(purpose).flatMap { ObjectionPurpose(rawValue: $0) } ?? .emailMarketing) : nil
    try GoldenListing(kind: kind, queries: queries, marketing: marketing, links: links).write(
      records, total: try queries.count(kind), invocation)
    return .done
  }
}
