import Compliance
import Configuration
import Pipeline
import Readers
import Records
import Register
import Reports
import Text

/// `lahde audience recheck`: of a list that was taken out, the rows that may still be written to.
struct AudienceRecheckCommand: Command {
  static let name = "recheck"
  static let abstract = "Drop from a list those who have objected, were banned or erased since; tell how many and why."
  static let arguments = "LIST"
  static let argumentCount = 1...1
  static let discussion = """
    LIST is a CSV that `lahde audience` wrote, or any with one of its columns email and unsubscribe_url. Each link tells
    what its mailing is for; without links --purpose does (else marketing). With --output what is left is written, row by row as
    it was; without it only the numbers are told. Areas, languages and industries are not looked at again.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, AudienceList.purpose, AudienceList.output, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: AudienceList.roles)
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let list = try ListFile(invocation.arguments[0])
    try invocation.noteAccess(pipeline, count: list.rows.count)
    let usual = try AudienceList.use(invocation) ?? .directMarketing
    let bearers = try Bearers(
      register, keys, link: pipeline.contract.unsubscribeURL, byLink: list.rows.contains { $0.email == nil })
    let meant = list.rows.map { bearers.meant($0.email, link: $0.link, usual: usual) }
    var reasons: [MailingPurpose: [Int64: [AudienceReason]]] = [:]
    for use in MailingPurpose.allCases {
      let contacts = meant.compactMap { $0 }.filter { $0.use == use }.map(\.contact)
      guard !contacts.isEmpty else { continue }
      let criteria = AudienceCriteria(use, givesNotice: true)
      reasons[use] = try AudienceChoice(register, keys, pipeline.contract, criteria).reasons(of: contacts)
    }
    var writer = CSVWriter(raw: true)
    writer.row(list.columns)
    var (kept, dropped): (Int, [AudienceReason: Int]) = (0, [:])
    for (row, one) in zip(list.rows, meant) {
      let against = one.map { one in reasons[one.use]?[one.contact.id]?.first { Self.steps.contains($0.step) } }
      switch against {
      case .some(nil):
        writer.row(row.values)
        kept += 1
      case .some(let reason?): dropped[reason, default: 0] += 1
      case nil: dropped[Self.unknown, default: 0] += 1
      }
    }
    if let path = invocation.value(AudienceList.output) {
      try PrivateFile.write(path, kept: invocation.kept(pipeline)) { (file) throws(Problem) in
        try file.write(writer.bytes)
      }
    }
    let counts = dropped.sorted { ($0.key.step.rawValue, $0.key.text) < ($1.key.step.rawValue, $1.key.text) }
    let answer = AudienceRecheck(
      rows: list.rows.count, kept: kept,
      dropped: counts.map { .init(step: $0.key.step.name, reason: $0.key.text, count: $0.value) },
      waitingNoes: try QuarantineStore(register).waitingNoes())
    try invocation.answer(answer, answer.text())
    invocation.tellHeld(try RunLedger(register).heldSources())
    return .done
  }

  private static let steps: [AudienceStep] = [.purpose, .restriction, .mailable]
  private static let unknown = AudienceReason(.mailable, "no contact has the address any more")
}
