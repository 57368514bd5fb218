import Text

/// The observations that are taken to be a person's, and where the answer to them was written.
public struct AccessAnswer: Encodable, Sendable {
  /// One observation.
  public struct Line: Encodable, Sendable {
    let observation: Int64, source: String, sourceKey: String, place: String, state: String, name: String
    let email: String, taken: Bool, doubt: String?

    /// With all that it says.
    public init(
      observation: Int64, source: String, sourceKey: String, place: String, state: String, name: String, email: String,
      taken: Bool, doubt: String? = nil
    ) {
      self.observation = observation
      self.source = source
      self.sourceKey = sourceKey
      self.place = place
      self.state = state
      self.name = name
      self.email = email
      self.taken = taken
      self.doubt = doubt
    }
  }

  let contact: Int64?, observations: [Line], files: [String]

  /// With all that it says.
  public init(contact: Int64? = nil, observations: [Line], files: [String]) {
    self.contact = contact
    self.observations = observations
    self.files = files
  }

  /// Observations that are left out because they may be another person's.
  public var doubtful: Int { observations.count { !$0.taken && $0.doubt != nil } }

  /// The answer for a person.
  public func text() -> String {
    var table = TextTable(columns: [
      .number("observation"), .text("taken"), .text("source"), .text("place", maxWidth: 50), .text("state"),
      .text("name", maxWidth: 30), .text("email", maxWidth: 40), .text("doubt"),
    ])
    for line in observations {
      table.add([
        "\(line.observation)", line.taken ? "yes" : "no", line.source, line.place, line.state, line.name, line.email,
        line.doubt ?? "",
      ])
    }
    return table.render() + (files.isEmpty ? "" : "\n" + files.map { VisibleText.clean($0) + "\n" }.joined())
  }
}
