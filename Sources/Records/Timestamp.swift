/// Seconds since 1970 as text in UTC, without a locale or a time zone to depend on.
public enum Timestamp {
  /// `2026-05-02T01:30:00Z`.
  public static func text(_ seconds: Int64) -> String {
    let rest = Int(((seconds % 86400) + 86400) % 86400)
    return "\(date(seconds))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// `2026-05-02`.
  public static func date(_ seconds: Int64) -> String {
    let (year, month, day) = civil(days: (seconds - (((seconds % 86400) + 86400) % 86400)) / 86400)
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
