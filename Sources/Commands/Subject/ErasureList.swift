import Pipeline
import Records
import Register
import Reports

/// What an erasure would take, to be looked at by a person before it is confirmed.
struct ErasureList: Encodable {
  /// One observation.
  struct Row: Encodable {
    let observation: Int64, source: String, sourceKey: String, place: String, state: String, name: String,
      email: String,
      company: String
  }

  private let schema = "lahde.erasure-list/1"
  private let goes: [Row], lookAlikesThatStay: [Row]
  private let othersThatLoseHerAddress: Int, sharedAddresses: Int
  private let isCustomersContact: Bool
  private let confirm: String

  init(_ plan: Erasure.Plan) {
    func row(_ one: ErasureSearch.Found) -> Row {
      Row(
        observation: one.id, source: one.source,
        sourceKey: one.sourceKey.split(separator: "\u{1F}").joined(separator: " | "),
        place: one.url ?? "\(one.path):\(one.line)", state: one.contact.map { "contact \($0)" } ?? "not current",
        name: one.name, email: one.email, company: one.company)
    }
    (goes, lookAlikesThatStay) = (plan.found.hers.map(row), plan.found.lookAlikes.map(row))
    (othersThatLoseHerAddress, sharedAddresses) = (plan.found.mailboxes.count, plan.found.sharedEmails.count)
    (isCustomersContact, confirm) = (plan.isOfCustomer, plan.hash)
  }

  /// How many observations are shown.
  var count: Int { goes.count + lookAlikesThatStay.count }

  func text() -> String {
    var text = "would go (\(goes.count)):\n" + Self.table(goes)
    if !lookAlikesThatStay.isEmpty {
      text += "\nlook like her and stay (\(lookAlikesThatStay.count)):\n" + Self.table(lookAlikesThatStay)
    }
    if othersThatLoseHerAddress > 0 {
      text +=
        "\nher address stands as the company's in \(othersThatLoseHerAddress) other records, and goes from there\n"
    }
    if sharedAddresses > 0 {
      text +=
        "\nwarning: \(sharedAddresses) of her addresses others have too; it will not keep her out, her records' keys will\n"
    }
    if isCustomersContact {
      text += "\nwarning: she is a customer's contact; see first whether the contract with the customer needs her\n"
    }
    return text + "\nIf all of these are hers: --confirm \(confirm)   If not: --except with the others' numbers.\n"
  }

  private static func table(_ rows: [Row]) -> String {
    var table = TextTable(
      columns: [.number("observation")]
        + ["source", "key", "place", "state", "name", "e-mail", "company"].map { .text($0) })
    for row in rows {
      table.add([
        "\(row.observation)", row.source, row.sourceKey, row.place, row.state, row.name, row.email, row.company,
      ])
    }
    return table.render()
  }
}
