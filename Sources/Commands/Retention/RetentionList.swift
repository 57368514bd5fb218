import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde retention`: what has ended, what is held, what is due for review, what was erased; numbers and dates only, but
/// with `--reveal`.
struct RetentionList {
  private struct Ended: Encodable {
    let record: Int64, source: String, blockedSinceRun: Int64, blockedSince: String, erasedFrom: String
    let observations: Int, because: String, held: Bool
    /// With `--reveal`, where there is one.
    let person: String?, company: String?
  }

  private struct Held: Encodable {
    let record: Int64, source: String, since: String, reason: String
  }

  private struct Review: Encodable {
    let source: String, records: Int, due: Int, oldest: String, reviewed: String?, reviewDue: String
  }

  private struct Erased: Encodable {
    let run: Int64, date: String, records: Int, formerValues: Int
  }

  private struct Answer: Encodable {
    let schema = "lahde.retention/1"
    let isPreview: Bool, ended: [Ended]
    /// Sources past their permitted period that the next night blocks.
    let expiring: [String]
    /// Observations that lose their values at the end of the history window, if a night ran now.
    let history: Int
    var held: [Held]?, review: [Review]?, erased: [Erased]?
  }

  private let invocation: Invocation
  private let now: Int64
  private let retention: Retention
  private let answer: Answer

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    let now = invocation.context.now
    self.now = now
    let pipeline = try invocation.pipeline()
    retention = pipeline.contract.retention
    let register = try invocation.register(pipeline)
    let (store, holds) = (RetentionStore(register), HoldStore(register))
    let schedule = try RetentionSchedule(store, holds, pipeline, now: now)
    let isPreview = invocation.has("--preview")
    let entries = schedule.entries.filter { !isPreview || (!$0.isHeld && $0.due <= now) }
    let reveals = invocation.has("--reveal")
    if reveals {
      try invocation.authorise(pipeline.contract, [.compliance])
      try invocation.noteAccess(pipeline, count: entries.count)
    }
    let queries = Queries(register)
    let ended = try entries.map { entry throws(Problem) in
      let last = reveals ? try entry.ending.observations.last.flatMap(queries.observation) : nil
      func value(_ field: Field) -> String? {
        last.flatMap { $0.normal[field.rawValue].isEmpty ? nil : $0.normal[field.rawValue] }
      }
      return Ended(
        record: entry.ending.key, source: entry.ending.source, blockedSinceRun: entry.ending.since,
        blockedSince: Timestamp.date(entry.blocked), erasedFrom: Timestamp.date(entry.due),
        observations: entry.ending.observations.count, because: entry.ending.cause.rawValue, held: entry.isHeld,
        person: value(.personName), company: value(.companyName))
    }
    var answer = Answer(
      isPreview: isPreview, ended: ended, expiring: schedule.expiring.map(\.source),
      history: try store.historyCount(endedBy: schedule.historyEnd))
    if !isPreview {
      let standing = try holds.standing()
      // Reasons are typed by people, and may name whom they are about.
      if !standing.isEmpty { try invocation.noteAccess(pipeline, count: standing.count) }
      answer.held = standing.map {
        Held(record: $0.key, source: $0.source, since: Timestamp.date($0.since), reason: $0.reason)
      }
      answer.review = try Self.review(holds, pipeline, now)
      answer.erased = try holds.erasures().map {
        Erased(run: $0.run, date: Timestamp.date($0.time), records: $0.records, formerValues: $0.history)
      }
    }
    self.answer = answer
  }

  /// Sources that say how a relationship ends are not kept until further notice.
  private static func review(_ holds: HoldStore, _ pipeline: PipelineFile, _ now: Int64) throws(Problem) -> [Review] {
    let months = pipeline.contract.retention.reviewMonths
    let ending = pipeline.sources.filter { $0.relationship != nil || $0.permittedDays != nil }.map(\.name)
    return try holds.standing(reviewedBy: ReviewClock.time(months, before: now))
      .filter { !ending.contains($0.source) }.map { row in
        Review(
          source: row.source, records: row.records, due: row.due, oldest: Timestamp.date(row.oldest),
          reviewed: row.reviewed.map(Timestamp.date),
          reviewDue: Timestamp.date(ReviewClock.time(months, after: max(row.oldest, row.reviewed ?? 0))))
      }
  }

  func run() throws(Problem) -> ExitCode {
    invocation.output.write(invocation.format == "json" ? try JSONText.encode(answer) : text())
    return .done
  }

  private func text() -> String {
    var parts = [endedText()]
    if let held = answer.held, !held.isEmpty {
      var table = TextTable(columns: [.number("record"), .text("source"), .text("held since"), .text("reason")])
      for one in held { table.add(["\(one.record)", one.source, one.since, one.reason]) }
      parts.append("Under legal hold:\n" + table.render())
    }
    if let review = answer.review, !review.isEmpty {
      var table = TextTable(
        columns: [
          .text("source"), .number("records"), .text("oldest"), .text("reviewed"), .text("review due"),
          .number("due now"),
        ])
      for one in review {
        table.add([one.source, "\(one.records)", one.oldest, one.reviewed ?? "never", one.reviewDue, "\(one.due)"])
      }
      parts.append(
        "Kept until further notice, to be reviewed every \(retention.reviewMonths) months:\n" + table.render())
    }
    if let erased = answer.erased, !erased.isEmpty {
      var table = TextTable(columns: [.number("run"), .text("date"), .number("records"), .number("former values")])
      for one in erased { table.add(["\(one.run)", one.date, "\(one.records)", "\(one.formerValues)"]) }
      parts.append("Erased:\n" + table.render())
    }
    return parts.joined(separator: "\n")
  }

  private func endedText() -> String {
    let expiring = answer.expiring.map { "\($0): its permitted period is over; the next night blocks what it says.\n" }
    let history =
      expiring.joined()
      + (answer.history > 0
        ? "\(answer.history) former observations are older than \(retention.historyDays) days; the next night erases their values.\n"
        : "")
    guard !answer.ended.isEmpty else {
      return (answer.isPreview ? "A night now would erase no record.\n" : "No relationship has ended.\n") + history
    }
    let reveals = invocation.has("--reveal")
    var table = TextTable(
      columns: [
        .number("record"), .text("source"), .text("blocked since"), .text("erased from"), .text("why"), .text("state"),
      ] + (reveals ? [.text("person"), .text("company")] : []))
    for one in answer.ended {
      let state = one.held ? "held" : one.erasedFrom <= Timestamp.date(now) ? "due" : "in grace"
      table.add(
        [
          "\(one.record)", one.source, "\(one.blockedSince) (run \(one.blockedSinceRun))", one.erasedFrom, one.because,
          state,
        ] + (reveals ? [one.person ?? "", one.company ?? ""] : []))
    }
    let title =
      answer.isPreview
      ? "A night now would erase:\n" : "Ended, blocked, and erased after \(retention.graceDays) days:\n"
    return title + table.render() + history
  }
}
