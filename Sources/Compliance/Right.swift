import Configuration
import Records

extension Right {
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
