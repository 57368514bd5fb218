import Configuration
import Records
import Register

/// A moment of the register's life that is asked about: a run, or a date, which means the end of that day.
enum AsOf {
  static let option = CommandOption("--as-of", "RUN|DATE", "as the register said after that run, or at that day's end")

  /// The last run of that moment; throws ``ExitCode/nobodyOrSeveral`` where there is none.
  static func run(_ text: String, _ queries: Queries) throws(Problem) -> RunMoment {
    if let number = Int64(text) {
      if let moment = try queries.moment(of: number) { return moment }
      throw Problem(.nobodyOrSeveral, "there is no committed run \(number)", remedy: "`lahde runs` lists the runs")
    }
    guard let day = Day(text) else {
      throw Problem(
        .usage, "\(option.name) wants a run's number or a date", remedy: "as --as-of 12 or --as-of 2026-05-02")
    }
    if let moment = try queries.lastRun(before: (day.number + 1) * 86400) { return moment }
    throw Problem(
      .nobodyOrSeveral, "the register had no run by the end of \(day.text)", remedy: "`lahde runs` lists the runs")
  }
}
