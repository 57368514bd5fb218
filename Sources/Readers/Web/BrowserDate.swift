import Records

/// Dates as browsers write them.
enum BrowserDate {
  /// Seconds since 1970, UTC, of `Thu Mar 14 2024 12:00:01 GMT+0200 (…)` or `2024-03-14T10:00:01.000Z`.
  static func seconds(_ text: String) -> Int64? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
    if words.count == 1 { return iso(words[0]) }
    guard words.count >= 5, let month = months.firstIndex(of: String(words[1])), let day = Int(words[2]),
      let year = Int(words[3]), let clock = clock(words[4]),
      let days = Timestamp.days(year: year, month: month + 1, day: day)
    else { return nil }
    var offset = 0
    if words.count > 5, words[5].hasPrefix("GMT"), words[5].count == 8, let zone = Int(words[5].dropFirst(4)) {
      offset = (zone / 100 * 60 + zone % 100) * 60
      if words[5].dropFirst(3).first == "-" { offset = -offset }
    }
    return days * 86_400 + Int64(clock - offset)
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func iso(_ text: Substring) -> Int64? {
    let parts = text.split(separator: "T")
    guard parts.count == 2, text.hasSuffix("Z") else { return nil }
    let date = parts[0].split(separator: "-").compactMap { Int($0) }
    guard date.count == 3, let days = Timestamp.days(year: date[0], month: date[1], day: date[2]),
      let clock = clock(parts[1].prefix(8))
    else { return nil }
    return days * 86_400 + Int64(clock)
  }

  private static func clock(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]), (0...60).contains(parts[2])
    else { return nil }
    return (parts[0] * 60 + parts[1]) * 60 + parts[2]
  }
}
