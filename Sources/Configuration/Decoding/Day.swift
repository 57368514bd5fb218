import Records

/// A calendar day. In a period, the first and the last day belong to it whole (UTC).
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int64

  /// The day with that number of days since 1970-01-01.
  public init(number: Int64) { self.number = number }

  /// The day of a moment, in seconds since 1970, UTC.
  public init(seconds: Int64) { number = Timestamp.parts(seconds).days }

  /// The day written `2026-05-02`; nil for anything else and for days that do not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    let digits = bytes[0..<4] + bytes[5..<7] + bytes[8..<10]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard let days = Timestamp.days(year: value / 10000, month: value / 100 % 100, day: value % 100) else { return nil }
    number = days
  }

  /// `2026-05-02`.
  public var text: String { Timestamp.dateOfDay(number) }

  /// The order of time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}
