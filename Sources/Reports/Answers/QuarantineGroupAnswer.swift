/// The records in quarantine of one source and reason.
public struct QuarantineGroupAnswer: Encodable, Sendable {
  /// The source and the reason.
  public let source: String, reason: String
  /// How many they are.
  public var records = 0
  /// Since when the oldest is there, and how the reason is mended.
  public let sinceRun: Int64, since: String, days: Int64, remedy: String

  /// With all that it says.
  public init(source: String, reason: String, sinceRun: Int64, since: String, days: Int64, remedy: String) {
    self.source = source
    self.reason = reason
    self.sinceRun = sinceRun
    self.since = since
    self.days = days
    self.remedy = remedy
  }
}
