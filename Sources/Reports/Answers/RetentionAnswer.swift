/// What has ended, what is held, what is due for review, what was erased: numbers and dates, and names only if asked for.
public struct RetentionAnswer: Encodable, Sendable {
  /// A record whose relationship has ended; its names where they are asked for.
  public struct Ended: Encodable, Sendable {
    let record: Int64, source: String, blockedSinceRun: Int64, blockedSince: String, erasedFrom: String
    let observations: Int, because: String, held: Bool, person: String?, company: String?

    /// With all that it says.
    public init(
      record: Int64, source: String, blockedSinceRun: Int64, blockedSince: String, erasedFrom: String,
      observations: Int, because: String, held: Bool, person: String? = nil, company: String? = nil
    ) {
      self.record = record
      self.source = source
      self.blockedSinceRun = blockedSinceRun
      self.blockedSince = blockedSince
      self.erasedFrom = erasedFrom
      self.observations = observations
      self.because = because
      self.held = held
      self.person = person
      self.company = company
    }
  }

  /// A record under legal hold.
  public struct Held: Encodable, Sendable {
    let record: Int64, source: String, since: String, reason: String

    /// With all that it says.
    public init(record: Int64, source: String, since: String, reason: String) {
      self.record = record
      self.source = source
      self.since = since
      self.reason = reason
    }
  }

  /// A source that is kept until further notice.
  public struct Review: Encodable, Sendable {
    let source: String, records: Int, due: Int, oldest: String, reviewed: String?, reviewDue: String

    /// With all that it says.
    public init(source: String, records: Int, due: Int, oldest: String, reviewed: String? = nil, reviewDue: String) {
      self.source = source
      self.records = records
      self.due = due
      self.oldest = oldest
      self.reviewed = reviewed
      self.reviewDue = reviewDue
    }
  }

  /// What a run erased.
  public struct Erased: Encodable, Sendable {
    let run: Int64, date: String, records: Int, formerValues: Int

    /// With all that it says.
    public init(run: Int64, date: String, records: Int, formerValues: Int) {
      self.run = run
      self.date = date
      self.records = records
      self.formerValues = formerValues
    }
  }

  /// The contract's periods, for the text.
  public struct Periods: Sendable {
    let today: String, reviewMonths: Int, graceDays: Int, historyDays: Int

    /// With all that it says.
    public init(today: String, reviewMonths: Int, graceDays: Int, historyDays: Int) {
      self.today = today
      self.reviewMonths = reviewMonths
      self.graceDays = graceDays
      self.historyDays = historyDays
    }
  }

  private let schema = "lahde.retention/1"
  let isPreview: Bool, ended: [Ended], expiring: [String], history: Int
  /// Not there in a preview.
  public var held: [Held]?, review: [Review]?, erased: [Erased]?

  /// What a night would do: what has ended, sources past their permitted period, and observations that lose their values at
  /// the end of the history window.
  public init(isPreview: Bool, ended: [Ended], expiring: [String], history: Int) {
    (self.isPreview, self.ended, self.expiring, self.history) = (isPreview, ended, expiring, history)
  }

  /// The answer for a person; `reveals` with the names of those who have ended.
  public func text(_ periods: Periods, reveals: Bool) -> String {
    var parts = [endedText(periods, reveals: reveals)]
    if let held, !held.isEmpty {
      var table = TextTable(columns: [.number("record"), .text("source"), .text("held since"), .text("reason")])
      for one in held { table.add(["\(one.record)", one.source, one.since, one.reason]) }
      parts.append("Under legal hold:\n" + table.render())
    }
    if let review, !review.isEmpty {
      var table = TextTable(
        columns: [
          .text("source"), .number("records"), .text("oldest"), .text("reviewed"), .text("review due"),
          .number("due now"),
        ])
      for one in review {
        table.add([one.source, "\(one.records)", one.oldest, one.reviewed ?? "never", one.reviewDue, "\(one.due)"])
      }
      parts.append(
        "Kept until further notice, to be reviewed every \(periods.reviewMonths) months:\n" + table.render())
    }
    if let erased, !erased.isEmpty {
      var table = TextTable(columns: [.number("run"), .text("date"), .number("records"), .number("former values")])
      for one in erased { table.add(["\(one.run)", one.date, "\(one.records)", "\(one.formerValues)"]) }
      parts.append("Erased:\n" + table.render())
    }
    return parts.joined(separator: "\n")
  }

  private func endedText(_ periods: Periods, reveals: Bool) -> String {
    let expired = expiring.map { "\($0): its permitted period is over; the next night blocks what it says.\n" }.joined()
    let former =
      history > 0
      ? "\(history) former observations are older than \(periods.historyDays) days; the next night erases their values.\n"
      : ""
    guard !ended.isEmpty else {
      return (isPreview ? "A night now would erase no record.\n" : "No relationship has ended.\n") + expired + former
    }
    var table = TextTable(
      columns: [
        .number("record"), .text("source"), .text("blocked since"), .text("erased from"), .text("why"), .text("state"),
      ] + (reveals ? [.text("person"), .text("company")] : []))
    for one in ended {
      let state = one.held ? "held" : one.erasedFrom <= periods.today ? "due" : "in grace"
      table.add(
        [
          "\(one.record)", one.source, "\(one.blockedSince) (run \(one.blockedSinceRun))", one.erasedFrom, one.because,
          state,
        ] + (reveals ? [one.person ?? "", one.company ?? ""] : []))
    }
    let title =
      isPreview ? "A night now would erase:\n" : "Ended, blocked, and erased after \(periods.graceDays) days:\n"
    return title + table.render() + expired + former
  }
}
