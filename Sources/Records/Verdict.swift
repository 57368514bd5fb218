/// What a steward says of two records.
public enum Verdict: String, Sendable, CaseIterable {
  /// They are one contact or company.
  case same
  /// They are two.
  case different
}
