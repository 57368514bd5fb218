import Records
import Text

/// What one field's rules make of a value.
public struct NormalizeAnswer: Encodable, Sendable {
  /// What the value tells of another field.
  public struct Derived: Encodable, Sendable {
    let value: String, grounds: String, confidence: String

    /// With all that it says.
    public init(value: String, grounds: String, confidence: String) {
      self.value = value
      self.grounds = grounds
      self.confidence = confidence
    }
  }

  let value: String, normalised: String, rules: [String], findings: [FindingCode], derived: [String: Derived]

  /// With all that it says.
  public init(value: String, normalised: String, rules: [String], findings: [FindingCode], derived: [String: Derived]) {
    self.value = value
    self.normalised = normalised
    self.rules = rules
    self.findings = findings
    self.derived = derived
  }

  /// The answer in one line, with tabs between; `order` are the fields that were derived, as they were found.
  public func line(_ order: [String]) -> String {
    let columns = [
      value, normalised, rules.joined(separator: " "), findings.map(\.rawValue).joined(separator: " "),
      order.map { "\($0)=\(derived[$0]?.value ?? "")" }.joined(separator: " "),
    ]
    return columns.map(VisibleText.clean).joined(separator: "\t") + "\n"
  }
}
