import Compliance
import Configuration
import Records
import Register
import Reports
import Text

/// What an audience's commands call things.
extension AudienceStep {
  var name: String {
    switch self {
    case .area: "known area"
    case .language: "language"
    case .industry: "industry"
    case .purpose: "purpose"
    case .restriction: "not restricted"
    case .mailable: "mailable"
    case .notice: "notice"
    }
  }
}

extension MailingPurpose {
  /// As an option names it.
  var word: String { self == .communication ? "communication" : "marketing" }

  /// What a click on the link of such a mailing objects to.
  var objection: ObjectionPurpose { self == .communication ? .communication : .marketing }
}

extension Invocation {
  /// Says of which sources a no may not have been read.
  func tellHeld(_ sources: [String]) {
    guard !sources.isEmpty else { return }
    output.message(
      "held, so that a no in its file may not have been read: \(sources.map(VisibleText.clean).joined(separator: ", ")); "
        + "`lahde run` says why")
  }
}

extension AudienceAnswer {
  init(_ funnel: Audience.Funnel, _ use: MailingPurpose) {
    let hasArea = funnel.passed.contains { $0.step == .area }
    self.init(
      purpose: use.rawValue, contacts: funnel.contacts, areaStated: hasArea ? funnel.areaStated : nil,
      areaDerived: hasArea ? funnel.areaDerived : nil,
      steps: funnel.passed.map { Step(step: $0.step.name, left: $0.count) }, listed: funnel.listed,
      waitingNoes: funnel.waitingNoes,
      reasons: funnel.reasons.map { Reason(step: $0.reason.step.name, reason: $0.reason.text, count: $0.count) })
  }
}

/// The list that a recipient gets: a row a contact, with a link by which the contact can end such mailings.
struct MailingList: Sendable {
  static let email = "email", link = "unsubscribe_url", notice = "notice"
  private static let columns = ["name", email, "title", "area", "language", "company", link, "source_statement"]

  let contract: Contract
  let pipeline: PipelineFile
  let use: MailingPurpose
  let givesNotice: Bool
  let isRaw: Bool
  let today: Day

  /// The list as CSV, UTF-8.
  func bytes(_ audience: Audience, _ keys: KeyRing) -> [UInt8] {
    var writer = CSVWriter(raw: isRaw)
    writer.row(Self.columns + (givesNotice ? [Self.notice] : []))
    let tokens = UnsubscribeTokens(keys)
    let statement = SourceStatement(
      contract, readers: Dictionary(pipeline.sources.map { ($0.name, $0.reader) }) { first, _ in first })
    let notice = NoticeWriter(pipeline, today: today)
    let chunks = Parallel.chunks(audience.members.count, pieces: 16)
    let written = Parallel.map(chunks.count) { rows(audience.members[chunks[$0]], tokens, statement, notice) }
    return writer.bytes + written.joined()
  }

  private func rows(
    _ members: ArraySlice<Audience.Member>, _ tokens: UnsubscribeTokens, _ statement: SourceStatement,
    _ notice: NoticeWriter
  ) -> [UInt8] {
    let link = contract.unsubscribeURL.split(separator: "{token}", omittingEmptySubsequences: false)
    var writer = CSVWriter(raw: isRaw)
    for member in members {
      let contact = member.facts.contact
      let email = contact.email ?? ""
      writer.row(
        [
          MailedText.value(contact.name), email, MailedText.title(contact.title), contact.area ?? "",
          contact.language ?? "", MailedText.value(member.facts.company),
          link.joined(separator: tokens.token(of: email, for: use.objection)),
          statement.text(member.sources, language: contact.language),
        ] + (givesNotice ? [notice.text(member.sources, language: contact.language)] : []))
    }
    return writer.bytes
  }
}
