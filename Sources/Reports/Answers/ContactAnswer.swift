/// One contact or company with its observations.
public struct ContactAnswer: Encodable, Sendable {
  /// A record that it was split from.
  public struct Split: Encodable, Sendable {
    let id: Int64, run: Int64

    /// With all that it says.
    public init(id: Int64, run: Int64) {
      self.id = id
      self.run = run
    }
  }

  /// What a source says of what was put right.
  public struct Said: Encodable, Sendable {
    let field: String, source: String, line: Int64, says: String, standing: String

    /// With all that it says.
    public init(field: String, source: String, line: Int64, says: String, standing: String) {
      self.field = field
      self.source = source
      self.line = line
      self.says = says
      self.standing = standing
    }
  }

  /// An observation of it; `incorrect` is what its source says and was put right, by field.
  public struct Observation: Encodable, Sendable {
    let source: String, sourceKey: String, place: String, sinceRun: Int64, since: String, purpose: String
    let basis: String
    let values: [String: String]
    /// The run since which each of the values has stood.
    let valuesSinceRun: [String: Int64]
    let incorrect: [String: String]?

    /// With all that it says.
    public init(
      source: String, sourceKey: String, place: String, sinceRun: Int64, since: String, purpose: String, basis: String,
      values: [String: String], valuesSinceRun: [String: Int64], incorrect: [String: String]? = nil
    ) {
      self.source = source
      self.sourceKey = sourceKey
      self.place = place
      self.sinceRun = sinceRun
      self.since = since
      self.purpose = purpose
      self.basis = basis
      self.values = values
      self.valuesSinceRun = valuesSinceRun
      self.incorrect = incorrect
    }
  }

  /// A value that others have, too.
  public struct Shared: Encodable, Sendable {
    let field: String, with: [Int64]

    /// A field of a contact or company, and the IDs of the others of its kind.
    public init(field: String, with: [Int64]) {
      self.field = field
      self.with = with
    }
  }

  let record: GoldenAnswer, company: GoldenAnswer?, observations: [Observation], corrections: [Said]
  let splitFrom: [Split]
  let shared: [Shared]

  /// With all that it says.
  public init(
    record: GoldenAnswer, company: GoldenAnswer? = nil, observations: [Observation], corrections: [Said],
    splitFrom: [Split], shared: [Shared]
  ) {
    self.record = record
    self.company = company
    self.observations = observations
    self.corrections = corrections
    self.splitFrom = splitFrom
    self.shared = shared
  }

  /// What follows the values in the answer for a person.
  public func observationsText() -> String {
    var table = TextTable(columns: [
      .text("source"), .text("key", maxWidth: 40), .text("place", maxWidth: 60), .text("reads so since"),
      .text("purpose"),
    ])
    for one in observations {
      table.add([
        one.source, one.sourceKey, one.place, "run \(one.sinceRun), \(one.since)", "\(one.purpose) (\(one.basis))",
      ])
    }
    guard !corrections.isEmpty else { return table.render() }
    var said = TextTable(columns: [
      .text("field"), .text("source"), .number("line"), .text("says", maxWidth: 40), .text("which"),
    ])
    for one in corrections { said.add([one.field, one.source, "\(one.line)", one.says, one.standing]) }
    return table.render() + "\n" + said.render()
  }
}
