import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// The rows of a list that a recipient gets.
struct AudienceList {
  let contract: Contract
  let purpose: MailingPurpose
  let givesNotice: Bool

  /// The columns.
  var columns: [String] {
    [
      "contact", "name", "email", "title", "area", "language", "company", "unsubscribe_url", "source_statement",
    ] + (givesNotice ? ["notice"] : [])
  }

  /// The list as CSV. What stands in a cell is no formula.
  func csv(_ audience: Audience, _ tokens: UnsubscribeTokens) -> [UInt8] {
    var writer = CSVWriter(raw: false)
    writer.row(columns)
    let statement = SourceStatement(contract)
    let objection: ObjectionPurpose = purpose == .communication ? .communication : .marketing
    for record in audience.listed {
      let language = SourceStatement.language(record.value(.personLanguage))
      let sources = audience.mailability.sources(record)
      let email = record.value(.personEmail) ?? ""
      let url = contract.unsubscribeURL.replacing("{token}", with: tokens.token(of: email, for: objection))
      writer.row(
        [
          "\(record.id)", record.value(.personName) ?? "", email, record.value(.personTitle) ?? "",
          record.value(.personResponsibility) ?? "", record.value(.personLanguage) ?? "",
          audience.mailability.company(record)?.name ?? "", url, statement.text(sources, language: language),
        ] + (givesNotice ? [statement.notice(sources, language: language) ?? ""] : []))
    }
    return writer.bytes
  }
}
