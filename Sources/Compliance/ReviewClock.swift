import Records

/// When data that is kept "until further notice" is to be looked at again.
public enum ReviewClock {
  /// The time `months` calendar months before `now`, at the same time of day; a day that its month lacks is the month's
  /// last.
  public static func time(_ months: Int, before now: Int64) -> Int64 { shifted(now, by: -months) }

  /// The time `months` calendar months after `time`.
  public static func time(_ months: Int, after time: Int64) -> Int64 { shifted(time, by: months) }

  private static func shifted(_ time: Int64, by months: Int) -> Int64 {
    let parts = Timestamp.date(time).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, Timestamp.range.contains(time) else { return time }
    let month = parts[0] * 12 + parts[1] - 1 + months
    var day = parts[2]
    while day > 0 {
      if let days = Timestamp.days(year: month / 12, month: month % 12 + 1, day: day) {
        return days * 86_400 + Timestamp.parts(time).seconds
      }
      day -= 1
    }
    return time
  }
}
