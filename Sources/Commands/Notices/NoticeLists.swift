import Compliance
import Configuration
import Records
import Register
import Reports
import Text

/// The lists of notices that go to a processor: a row a contact, with the text in the contact's language.
struct NoticeLists {
  private let notices: NoticeWriter
  private let queries: Queries
  private let terms: [String: MailingRows.Terms]

  init(_ pipeline: PipelineFile, _ register: RegisterFile, today: Day) throws(Problem) {
    (notices, queries) = (NoticeWriter(pipeline, today: today), Queries(register))
    terms = Dictionary(try MailingRows(register).terms().values.map { ($0.source, $0) }) { first, _ in first }
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
      let sources = entry.sources.map { terms[$0] ?? .init(source: $0, purposes: [], collectedFrom: "") }
      let end = [language.rawValue, entry.by.text, notices.text(sources, language: language.rawValue)]
      writer.row(
        ["\(entry.record.id)", entry.record.value(.personName) ?? ""]
          + (isMail ? [entry.email ?? ""] : place.map { company?.value($0) ?? "" }) + end)
    }
    return writer.bytes
  }
}
