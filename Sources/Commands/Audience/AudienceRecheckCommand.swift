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
      dropped: counts.map { .init(step: $0.key.step.name, reason: $0.key.text, count: $0.value) })
    try invocation.answer(answer, answer.text())
    return .done
  }

  private static let steps: [AudienceStep] = [.purpose, .restriction, .mailable]
  private static let unknown = AudienceReason(.mailable, "no contact has the address any more")
}

/// A list as a CSV file.
private struct ListFile {
  struct Row { let values: [String], email: String?, link: String? }

  let columns: [String]
  private(set) var rows: [Row] = []

  init(_ path: String) throws(Problem) {
    let reader = try CSVReader(try InputFile.inspect(path), ReaderOptions())
    columns = reader.columns
    let naming = ColumnNaming(reader.columns)
    let (email, link) = (try? naming.find(MailingList.email), try? naming.find(MailingList.link))
    guard email != nil || link != nil else {
      throw Problem(
        .badData, file: path, line: 1, column: 1, "there is neither a column \"email\" nor \"unsubscribe_url\"",
        remedy: "take a list that `lahde audience` has written")
    }
    while let batch = try reader.nextBatch() {
      if let finding = batch.findings.first(where: \.quarantines) {
        throw Problem(
          .badData, file: path, line: Int(finding.line), column: Int(finding.column), finding.message,
          remedy: "mend the line")
      }
      for row in 0..<batch.count {
        let values = columns.indices.map { batch.string(row: row, column: $0) }
        func said(_ column: Int?) -> String? {
          column.map { Spreadsheet.unmarked(values[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        rows.append(Row(values: values, email: said(email), link: said(link)))
      }
    }
  }
}

/// Whom the rows of a list mean: contacts by the address that they have now, and by the links of that address.
private struct Bearers {
  private let contacts: [[UInt8]: MailingRows.Contact]
  private var links: [String: (contact: MailingRows.Contact, use: MailingPurpose)] = [:]
  private let tokens: UnsubscribeTokens
  private let link: [Substring]

  init(_ register: RegisterFile, _ keys: KeyRing, link: String, byLink: Bool) throws(Problem) {
    tokens = UnsubscribeTokens(keys)
    self.link = link.split(separator: "{token}", omittingEmptySubsequences: false)
    var contacts: [[UInt8]: MailingRows.Contact] = [:]
    _ = try MailingRows(register).contacts(areas: nil, languages: nil) { contact in
      if let email = contact.email { contacts[Identifier.email(email).canonical] = contact }
    }
    self.contacts = contacts
    guard byLink else { return }
    for contact in contacts.values {
      for one in tokens.tokens(of: contact.email ?? "") { links[one.token] = (contact, Self.use(one.purpose)) }
    }
  }

  private static func use(_ purpose: ObjectionPurpose) -> MailingPurpose {
    purpose == .communication ? .communication : .directMarketing
  }

  /// The contact of a row, and what its mailing is for; nil where nobody is meant, or the link is not the address's own.
  func meant(_ email: String?, link text: String?, usual: MailingPurpose) -> (
    contact: MailingRows.Contact, use: MailingPurpose
  )? {
    let token = text.flatMap(token)
    if text != nil, token == nil { return nil }
    if let email {
      guard let contact = contacts[Identifier.email(email).canonical] else { return nil }
      guard let token else { return (contact, usual) }
      return use(of: token, contact).map { (contact, $0) }
    }
    return token.flatMap { links[$0] }
  }

  private func use(of token: String, _ contact: MailingRows.Contact) -> MailingPurpose? {
    guard let email = contact.email else { return nil }
    return tokens.tokens(of: email).first { $0.token == token }.map { Self.use($0.purpose) }
  }

  /// The token in a link of the contract's.
  private func token(_ text: String) -> String? {
    guard link.count == 2, text.hasPrefix(link[0]), text.hasSuffix(link[1]) else { return nil }
    return String(text.dropFirst(link[0].count).dropLast(link[1].count)).lowercased()
  }
}
