import Compliance
import Configuration
import Records
import Register

/// The stage of a night that takes away what the contract no longer lets the register keep.
///
/// It erases after matching, for what has ended was blocked before that: contacts do not change by it. What ended tonight
/// waits for its grace period, so nothing irreversible follows from one file; the clock's guard has passed already.
struct Retaining {
  private let register: RegisterFile
  private let workplace: Workplace
  private let expired: ExpiredEndings
  private let allowance: Allowance
  private var pipeline: PipelineFile { workplace.pipeline }
  private var context: RunContext { workplace.context }

  init(_ session: Session, _ expired: ExpiredEndings, _ allowance: Allowance) {
    (register, workplace, self.expired, self.allowance) = (session.register, session.workplace, expired, allowance)
  }

  /// What retention has before it; nil if a night has anything to erase, though no file has changed.
  func standingIfIdle() throws(Problem) -> NightResult.Retention? {
    let store = RetentionStore(register)
    let schedule = try RetentionSchedule(store, HoldStore(register), pipeline, now: context.now)
    guard schedule.expiring.isEmpty, schedule.due(at: context.now).isEmpty,
      try !store.hasHistory(endedBy: schedule.historyEnd)
    else { return nil }
    return NightResult.Retention(inGrace: schedule.entries.count - schedule.held, held: schedule.held)
  }

  /// Blocks, before matching, the sources whose permitted period is over and what goes with a contact that has ended;
  /// returns whether that changes anything.
  func block(_ run: Int64) throws(Problem) -> Bool {
    let writer = RetentionWriter(register, run: run)
    let expiring = RetentionSchedule.expiring(
      try RetentionStore(register, including: run).readings(), pipeline, now: context.now)
    for reading in expiring { try writer.expire(reading) }
    let takesAll = pipeline.contract.retention.wholeContact
    var changes = !expiring.isEmpty
    if try writer.hasContactEndings(), try writer.reopenContacts(all: !takesAll) { changes = true }
    let gone = pipeline.sources.filter { $0.relationship?.goneMeansEnded == true }.map(\.name)
    if takesAll, try writer.endContacts(gone: gone) { changes = true }
    return changes
  }

  /// Erases what is due, unless that is more than the guard lets pass: then nothing is erased tonight.
  func retain(_ run: Int64, _ result: inout NightResult) throws(Problem) {
    let writer = RetentionWriter(register, run: run)
    try expired.forgetReturned(writer)
    let store = RetentionStore(register, including: run)
    let schedule = try RetentionSchedule(store, HoldStore(register), pipeline, now: context.now)
    let due = schedule.due(at: context.now)
    result.retention.held = schedule.held
    result.retention.inGrace = schedule.entries.count - result.retention.held
    if !due.isEmpty, let trip = RunGuards.expiries(due.count, of: try store.currentCount()) {
      result.trips += allowance.apply(to: [trip])
      guard result.trips.allSatisfy(\.isAllowed) else { return }
    }
    try expired.remember(due, writer)
    result.retention.history = try writer.erase(
      due.flatMap { ending in ending.observations.map { (id: $0, because: ending.cause.stored) } }, records: due.count,
      historyEndedBy: schedule.historyEnd)
    result.retention.erased = due.count
    result.retention.inGrace -= due.count
  }
}
