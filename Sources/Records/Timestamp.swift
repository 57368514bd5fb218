/// Seconds since 1970 as text in UTC, without a locale or a time zone to depend on.
public enum Timestamp {
  /// The first second of the year 1 and the last of 9999. A clock that stands outside is wrong, and sums of such times
  /// would overflow.
  public static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Days since 1970, and the seconds of the day; of any time, also one before 1970.
  public static func parts(_ seconds: Int64) -> (days: Int64, seconds: Int64) {
    let rest = ((seconds % 86400) + 86400) % 86400
    // Not the difference by 86400: there is no number below the lowest.
    return (seconds / 86400 - (seconds % 86400 < 0 ? 1 : 0), rest)
  }

  /// `2026-05-02T01:30:00Z`.
  public static func text(_ seconds: Int64) -> String {
    let rest = Int(parts(seconds).seconds)
    return "\(date(seconds))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// `2026-05-02`.
  public static func date(_ seconds: Int64) -> String { dateOfDay(parts(seconds).days) }

  /// `2026-05-02`, of a number of days since 1970.
  public static func dateOfDay(_ days: Int64) -> String {
    let (year, month, day) = civil(days: min(max(days, parts(.min).days), parts(.max).days))
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// Days since 1970 of a date in the Gregorian calendar; nil for a day that does not exist.
  public static func days(year: Int, month: Int, day: Int) -> Int64? {
    guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
    return civil(days: days) == (year, month, day) ? days : nil
  }

  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func civil(days: Int64) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = Int(shifted - era * 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
