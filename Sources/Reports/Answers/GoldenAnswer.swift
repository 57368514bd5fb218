/// A golden record in JSON: its ID, its values by field name, and what may be sent to it.
public struct GoldenAnswer: Encodable, Sendable {
  /// What may be sent to it.
  public struct Marketing: Encodable, Sendable {
    let state: String, since: String?

    /// With all that it says.
    public init(state: String, since: String? = nil) {
      self.state = state
      self.since = since
    }
  }

  let id: Int64, kind: String, companyID: Int64?, sinceRun: Int64, values: [String: String], marketing: Marketing

  /// With all that it says.
  public init(
    id: Int64, kind: String, companyID: Int64? = nil, sinceRun: Int64, values: [String: String], marketing: Marketing
  ) {
    self.id = id
    self.kind = kind
    self.companyID = companyID
    self.sinceRun = sinceRun
    self.values = values
    self.marketing = marketing
  }
}
