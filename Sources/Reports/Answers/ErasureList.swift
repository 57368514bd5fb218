/// What an erasure would take, to be looked at by a person before it is confirmed.
public struct ErasureList: Encodable, Sendable {
  /// One observation.
  public struct Row: Encodable, Sendable {
    let observation: Int64, source: String, sourceKey: String, place: String, state: String, isHeld: Bool
    let name: String, email: String, company: String, value: String?, doubt: String?

    /// With all that it says.
    public init(
      observation: Int64, source: String, sourceKey: String, place: String, state: String, isHeld: Bool, name: String,
      email: String, company: String, value: String? = nil, doubt: String? = nil
    ) {
      self.observation = observation
      self.source = source
      self.sourceKey = sourceKey
      self.place = place
      self.state = state
      self.isHeld = isHeld
      self.name = name
      self.email = email
      self.company = company
      self.value = value
      self.doubt = doubt
    }
  }

  private let schema = "lahde.erasure-list/1"
  let field: String?
  let goes: [Row], lookAlikesThatStay: [Row]
  let othersThatLoseHerAddress: Int, sharedAddresses: Int, namesWithCompany: Int
  let recordsUnderHold: Int
  let isCustomersContact: Bool
  let confirm: String

  /// With all that it says.
  public init(
    field: String? = nil, goes: [Row], lookAlikesThatStay: [Row], othersThatLoseHerAddress: Int, sharedAddresses: Int,
    namesWithCompany: Int, recordsUnderHold: Int, isCustomersContact: Bool, confirm: String
  ) {
    self.field = field
    self.goes = goes
    self.lookAlikesThatStay = lookAlikesThatStay
    self.othersThatLoseHerAddress = othersThatLoseHerAddress
    self.sharedAddresses = sharedAddresses
    self.namesWithCompany = namesWithCompany
    self.recordsUnderHold = recordsUnderHold
    self.isCustomersContact = isCustomersContact
    self.confirm = confirm
  }

  /// How many observations are shown.
  public var count: Int { goes.count + lookAlikesThatStay.count }

  /// The list for a person.
  public func text() -> String {
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
