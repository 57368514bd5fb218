import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// What an erasure would take, to be looked at by a person before it is confirmed.
struct ErasureList: Encodable {
  /// One observation.
  struct Row: Encodable {
    let observation: Int64, source: String, sourceKey: String, place: String, state: String, isHeld: Bool,
      name: String,
      email: String,
      company: String, value: String?, doubt: String?
  }

  private let schema = "lahde.erasure-list/1"
  private let field: String?
  private let goes: [Row], lookAlikesThatStay: [Row]
  private let othersThatLoseHerAddress: Int, sharedAddresses: Int, namesWithCompany: Int
  private let recordsUnderHold: Int
  private let isCustomersContact: Bool
  private let confirm: String

  /// A list of what a plan takes; `doubts` are those that an answer to her would have, by observation.
  init(_ plan: Erasure.Plan, _ pipeline: PipelineFile, doubts: [Int64: SubjectSelection.Doubt]) {
    let held = Set(plan.holds.map(\.key))
    func row(_ one: ErasureSearch.Found) -> Row {
      Row(
        observation: one.id, source: one.source,
        sourceKey: one.sourceKey.split(separator: "\u{1F}").joined(separator: " | "),
        place: one.url ?? "\(pipeline.resolve(one.path)):\(one.line)",
        state: one.contact.map { "contact \($0)" } ?? "not current", isHeld: held.contains(one.key),
        name: one.name, email: one.email, company: one.company,
        value: plan.field.map { field in
          let (raw, normal) = (one.raw[field.rawValue], one.normal[field.rawValue])
          return normal.isEmpty ? raw : normal
        }, doubt: doubts[one.id]?.rawValue)
    }
    field = plan.field?.name
    (goes, lookAlikesThatStay) = (plan.found.hers.map(row), plan.found.lookAlikes.map(row))
    (othersThatLoseHerAddress, sharedAddresses) = (plan.found.mailboxes.count, plan.found.sharedEmails.count)
    namesWithCompany = plan.lookAlikes.count
    recordsUnderHold = plan.holds.count
    (isCustomersContact, confirm) = (plan.isOfCustomer, plan.hash)
  }

  /// How many observations are shown.
  var count: Int { goes.count + lookAlikesThatStay.count }

  func text() -> String {
    var text = "would go\(field.map { ", \($0) only" } ?? "") (\(goes.count)):\n" + Self.table(goes)
    if !lookAlikesThatStay.isEmpty {
      text += "\nlook like her and stay (\(lookAlikesThatStay.count)):\n" + Self.table(lookAlikesThatStay)
    }
    let doubtful = goes.filter { $0.doubt != nil }.count
    if doubtful > 0 {
      text += "\nwarning: \(doubtful) of the list may be another person's; look at each (`lahde explain`)\n"
    }
    if othersThatLoseHerAddress > 0 {
      text +=
        "\nher address stands as the company's in \(othersThatLoseHerAddress) other records, and goes from there\n"
    }
    if sharedAddresses > 0, field == nil {
      text +=
        "\nwarning: \(sharedAddresses) of her addresses others have too; it will not keep her out, her records' keys will\n"
    }
    if namesWithCompany > 0 {
      text +=
        "\nA steward is asked about whoever comes later with her name and company (\(namesWithCompany) "
        + "\(namesWithCompany == 1 ? "code" : "codes")).\(lookAlikesThatStay.isEmpty ? "" : " Those who stay are not.")\n"
    }
    if isCustomersContact, field == nil {
      text += "\nwarning: she is a customer's contact; see first whether the contract with the customer needs her\n"
    }
    if recordsUnderHold > 0 {
      text +=
        "\nA legal hold keeps \(recordsUnderHold) of the records: nothing is erased before `lahde retention release`.\n"
    }
    return text + "\nIf all of these are hers: --confirm \(confirm)   If not: --leave-out with each other's number.\n"
  }

  private static func table(_ rows: [Row]) -> String {
    let hasValues = rows.contains { $0.value != nil }
    let isDoubtful = rows.contains { $0.doubt != nil }
    var table = TextTable(
      columns: [
        .number("observation"), .text("source"), .text("key", maxWidth: 30), .text("place", maxWidth: 50),
        .text("state"), .text("name", maxWidth: 30), .text("e-mail", maxWidth: 40), .text("company", maxWidth: 30),
      ] + (hasValues ? [.text("value", maxWidth: 40)] : []) + (isDoubtful ? [.text("doubt")] : []))
    for row in rows {
      table.add(
        [
          "\(row.observation)", row.source, row.sourceKey, row.place, row.isHeld ? row.state + ", held" : row.state,
          row.name, row.email, row.company,
        ] + (hasValues ? [row.value ?? ""] : []) + (isDoubtful ? [row.doubt ?? ""] : []))
    }
    return table.render()
  }
}
