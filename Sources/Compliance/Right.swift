import Configuration
import Records

/// A right that somebody uses by asking; the answer has its time.
public enum Right: String, Sendable, CaseIterable {
  /// To know what is held (Article 15).
  case access
  /// To have what is wrong put right (Article 16); what is asked is done at once.
  case rectify
  /// To be erased, whole or in part (Article 17).
  case erase
  /// To object to direct marketing (Article 21); what is asked is done at once.
  case object

  /// The last day for the answer: one month from the day on which the request came (Article 12(3)), or the month's last
  /// day where it has no such day.
  public static func due(_ received: Day) -> Day {
    let parts = received.text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return received }
    let (year, month) = parts[1] == 12 ? (parts[0] + 1, 1) : (parts[0], parts[1] + 1)
    for day in stride(from: parts[2], to: 0, by: -1) {
      if let number = Timestamp.days(year: year, month: month, day: day) { return Day(number: number) }
    }
    return received
  }
}
