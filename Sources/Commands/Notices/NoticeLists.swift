import Compliance
import Configuration
import Records
import Register
import Reports
import Text

/// The lists of notices that go to a processor: a row a contact, with the text in the contact's language.
struct NoticeLists {
  private let contract: Contract
  private let queries: Queries
  private let today: Day

  init(_ pipeline: PipelineFile, _ queries: Queries, today: Day) {
    (contract, self.queries, self.today) = (pipeline.contract, queries, today)
  }

  /// The list of those who are told by e-mail, or else by post.
  func csv(_ entries: [NoticesDue.Entry], isMail: Bool) throws(Problem) -> [UInt8] {
    var writer = CSVWriter()
    let place: [Field] = isMail ? [] : [.companyName, .companyStreet, .companyPostcode, .companyCity]
    writer.row(
      ["id", "person.name"] + (isMail ? ["person.email"] : place.map(\.name)) + ["language", "due", "notice"])
    for entry in entries {
      let language = entry.record.value(.personLanguage).flatMap(AccessLanguage.init(rawValue:)) ?? .fi
      let company = try entry.record.company.flatMap { (id) throws(Problem) in try queries.record(.company, id: id) }
      writer.row(
        ["\(entry.record.id)", entry.record.value(.personName) ?? ""]
          + (isMail ? [entry.email ?? ""] : place.map { company?.value($0) ?? "" })
          + [language.rawValue, entry.by.text, text(entry, language)])
    }
    return writer.bytes
  }

  private func text(_ entry: NoticesDue.Entry, _ language: AccessLanguage) -> String {
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
    return NoticeText(report).text(contract.notice?.text(language.rawValue), sources: entry.sources)
  }
}
