/// A current observation and what it belongs to.
public struct ObservationAnswer: Encodable, Sendable {
  let source: String, sourceKey: String, contactID: Int64?, companyID: Int64?

  enum CodingKeys: String, CodingKey {
    case source
    case sourceKey = "source_key"
    case contactID = "contact_id"
    case companyID = "company_id"
  }

  /// With all that it says.
  public init(source: String, sourceKey: String, contactID: Int64? = nil, companyID: Int64? = nil) {
    self.source = source
    self.sourceKey = sourceKey
    self.contactID = contactID
    self.companyID = companyID
  }
}
