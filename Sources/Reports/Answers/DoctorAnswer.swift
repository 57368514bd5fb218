import Text

/// What the doctor found.
public struct DoctorAnswer: Encodable, Sendable {
  /// One check.
  public struct Line: Encodable, Sendable {
    let check: String, state: String, message: String, remedy: String?

    /// With all that it says.
    public init(check: String, state: String, message: String, remedy: String? = nil) {
      self.check = check
      self.state = state
      self.message = message
      self.remedy = remedy
    }
  }

  let state: String, checks: [Line]

  /// With all that it says.
  public init(state: String, checks: [Line]) {
    self.state = state
    self.checks = checks
  }

  /// The answer for a person.
  public func text() -> String {
    checks.map { line in
      let head = Self.padded(line.state, 9) + Self.padded(line.check, 15) + line.message
      return VisibleText.clean(head + (line.remedy.map { " — to mend: \($0)" } ?? "")) + "\n"
    }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
