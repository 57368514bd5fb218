import Compliance
import Configuration
import Records
import Register
import Reports

/// Writes the notice that a person gets (Article 14), whole and in the person's language: the same in a letter of its own and
/// in a mailing.
struct NoticeWriter {
  private let contract: Contract
  private let statement: SourceStatement
  private let today: Day

  init(_ pipeline: PipelineFile, today: Day) {
    (contract, self.today) = (pipeline.contract, today)
    statement = SourceStatement(
      contract, readers: Dictionary(pipeline.sources.map { ($0.name, $0.reader) }) { first, _ in first })
  }

  /// The notice of data from these sources; in Finnish where the language is none of the three.
  func text(_ sources: [MailingRows.Terms], language: String?) -> String {
    let language = language.flatMap(AccessLanguage.init(rawValue:)) ?? .fi
    var report = AccessReport(
      language: language, date: today.text,
      register: .init(
        name: contract.name, controller: contract.controller, contactPerson: contract.contactPerson,
        address: contract.address), person: .init(name: nil, email: nil, contact: nil))
    report.purposes = contract.purposes.map { .init(purpose: $0.name.rawValue, basis: $0.basis.rawValue) }
    report.recipients = contract.processors.map { .init(name: $0.name, country: $0.country, agreement: $0.agreement) }
    report.reviewMonths = contract.retention.reviewMonths
    report.graceDays = contract.retention.graceDays
    report.historyDays = contract.retention.historyDays
    report.wholeContact = contract.retention.wholeContact
    return NoticeText(report).text(
      contract.notice?.text(language.rawValue),
      sources: statement.names(of: sources, language: language.rawValue))
  }
}
