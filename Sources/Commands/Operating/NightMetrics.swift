import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports

/// The metrics of a register after a night, for Prometheus' textfile collector.
///
/// What is counted is counted from the register, so nothing is lost when the file is.
struct NightMetrics {
  private var text = MetricsText()

  /// How the night ended; `result` where it ended at all.
  init(_ code: ExitCode, _ result: NightResult?, at now: Int64) {
    text.add("last_run_unix_seconds", .gauge, "When the last run began, however it ended.", Double(now))
    text.add("last_exit_code", .gauge, "Exit code of the last run.", Double(code.rawValue))
    if let result {
      text.add(
        "stage_seconds", .gauge, "Seconds a stage of the last run took.",
        result.stages.map { ([("stage", $0.name)], $0.seconds) })
      let noes = result.sources.filter { !$0.noes.isEmpty }
      text.add(
        "last_run_restrictions", .gauge, "Restrictions that a source stated anew in the last run, and that ended.",
        noes.flatMap { source in
          [("new", source.noes.restrictions), ("ended", source.noes.ended)].map {
            ([("source", source.name), ("change", $0.0)], Double($0.1))
          }
        })
      text.add(
        "last_run_objections", .gauge, "Objections that a source stated anew in the last run.",
        noes.map { ([("source", $0.name)], Double($0.noes.objections)) })
    }
  }

  /// Adds what the register counts; `succeeded` is the time of a night that has just gone well.
  mutating func add(_ totals: RegisterTotals, overdueNotices: Int, bytes: Int64, succeeded: Int64?) {
    text.add(
      "last_success_unix_seconds", .gauge, "When the last night began that went well.",
      Double(max(totals.lastNight, succeeded ?? 0)))
    text.add(
      "runs_total", .counter, "Committed runs by source and outcome.",
      totals.runs.map { ([("source", $0.source), ("outcome", $0.outcome.rawValue)], Double($0.count)) })
    text.add("run_failures_total", .counter, "Runs of which nothing was committed.", Double(totals.failures))
    text.add(
      "rows_total", .counter, "Records by what became of them.",
      totals.rows.map { ([("disposition", $0.disposition)], Double($0.count)) })
    text.add(
      "guard_trips_total", .counter, "Guards that tripped; allowed ones were let through.",
      totals.guards.map {
        ([("source", $0.source), ("guard", $0.name), ("allowed", $0.isAllowed ? "yes" : "no")], Double($0.count))
      })
    text.add(
      "source_last_read_unix_seconds", .gauge, "When a source was last read, or found unchanged.",
      totals.lastRead.map { ([("source", $0.source)], Double($0.time)) })
    text.add(
      "quarantine_open", .gauge, "Records in quarantine.",
      totals.quarantine.map { ([("source", $0.source)], Double($0.open)) })
    text.add(
      "quarantine_oldest_unix_seconds", .gauge, "When the oldest of them came there.",
      totals.quarantine.filter { $0.open > 0 }.map { ([("source", $0.source)], Double($0.oldest)) })
    text.add(
      "erased_total", .counter, "Records and former values that retention erased.",
      totals.erased.map { ([("because", $0.because.rawValue)], Double($0.count)) })
    text.add(
      "objections", .gauge, "Objections to marketing that stand.",
      totals.objections.map { ([("purpose", $0.purpose.rawValue)], Double($0.count)) })
    text.add(
      "restrictions", .gauge, "Restrictions of sources that stand.",
      totals.restrictions.map { ([("source", $0.source), ("kind", $0.kind.rawValue)], Double($0.count)) })
    text.add(
      "notices_overdue", .gauge, "Contacts who should have been told by now where their data came from.",
      Double(overdueNotices))
    text.add("review_pending", .gauge, "Pairs that wait for a steward.", Double(totals.reviewPairs))
    text.add("contacts", .gauge, "Contacts.", Double(totals.contacts))
    text.add("companies", .gauge, "Companies.", Double(totals.companies))
    text.add("register_bytes", .gauge, "Size of the register's file.", Double(bytes))
  }

  /// Writes the file by renaming; everybody may read it, for it holds numbers only.
  func write(_ path: String, kept: KeptFiles) throws(Problem) {
    try PrivateFile.write(path, kept: kept, mode: 0o644) { file throws(Problem) in file.append(text.text) }
  }
}
