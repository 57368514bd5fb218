import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// What has ended, what is held, what is due for review, what was erased; numbers and dates only, but
/// with `--reveal`.
struct RetentionListing {
  private let invocation: Invocation
  private let now: Int64
  private let retention: Retention
  private let answer: RetentionAnswer

  init(_ invocation: Invocation) throws(Problem) {
    self.invocation = invocation
    let now = invocation.context.now
    self.now = now
    let pipeline = try invocation.pipeline()
    retention = pipeline.contract.retention
    let register = try invocation.register(pipeline, restricted: .forReason)
    let (store, holds) = (RetentionStore(register), HoldStore(register))
    let schedule = try RetentionSchedule(store, holds, pipeline, now: now)
    let isPreview = invocation.has(RetentionList.preview)
    let entries = schedule.entries.filter { !isPreview || (!$0.isHeld && $0.due <= now) }
    let reveals = invocation.has(RetentionList.reveal)
    if reveals {
      try invocation.authorise(pipeline.contract, [.compliance])
      try invocation.noteAccess(pipeline, count: entries.count, reason: RestrictedPersons.reason)
    }
    let queries = Queries(register)
    let ended = try entries.map { entry throws(Problem) in
      let last = reveals ? try entry.ending.observations.last.flatMap(queries.observation) : nil
      func value(_ field: Field) -> String? {
        last.flatMap { $0.normal[field.rawValue].isEmpty ? nil : $0.normal[field.rawValue] }
      }
      return RetentionAnswer.Ended(
        record: entry.ending.key, source: entry.ending.source, blockedSinceRun: entry.ending.since,
        blockedSince: Timestamp.date(entry.blocked), erasedFrom: Timestamp.date(entry.due),
        observations: entry.ending.observations.count, because: entry.ending.cause.rawValue, held: entry.isHeld,
        person: value(.personName), company: value(.companyName))
    }
    var answer = RetentionAnswer(
      isPreview: isPreview, ended: ended, expiring: schedule.expiring.map(\.source),
      history: try store.historyCount(endedBy: schedule.historyEnd))
    if !isPreview {
      let standing = try holds.standing()
      // Reasons are typed by people, and may name whom they are about.
      if !standing.isEmpty {
        try invocation.noteAccess(pipeline, count: standing.count, reason: RestrictedPersons.reason)
      }
      answer.held = try standing.map { hold throws(Problem) in
        RetentionAnswer.Held(
          record: hold.key, source: hold.source, since: Timestamp.date(hold.since),
          reason: try register.shown(hold.reason, about: [hold.key]) ?? "")
      }
      answer.review = try Self.review(holds, pipeline, now)
      answer.erased = try holds.erasures().map {
        RetentionAnswer.Erased(
          run: $0.run, date: Timestamp.date($0.time), records: $0.records, formerValues: $0.history)
      }
    }
    self.answer = answer
  }

  /// Sources that say how a relationship ends are not kept until further notice.
  private static func review(_ holds: HoldStore, _ pipeline: PipelineFile, _ now: Int64) throws(Problem)
    -> [RetentionAnswer.Review]
  {
    let months = pipeline.contract.retention.reviewMonths
    let ending = pipeline.sources.filter { $0.relationship != nil || $0.permittedDays != nil }.map(\.name)
    return try holds.standing(reviewedBy: ReviewClock.time(months, before: now))
      .filter { !ending.contains($0.source) }.map { row in
        RetentionAnswer.Review(
          source: row.source, records: row.records, due: row.due, oldest: Timestamp.date(row.oldest),
          reviewed: row.reviewed.map(Timestamp.date),
          reviewDue: Timestamp.date(ReviewClock.time(months, after: max(row.oldest, row.reviewed ?? 0))))
      }
  }

  func run() throws(Problem) -> ExitCode {
    let periods = RetentionAnswer.Periods(
      today: Timestamp.date(now), reviewMonths: retention.reviewMonths, graceDays: retention.graceDays,
      historyDays: retention.historyDays)
    try invocation.answer(answer, answer.text(periods, reveals: invocation.has(RetentionList.reveal)))
    return .done
  }
}
