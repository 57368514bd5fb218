import Configuration
import Records
import Register

/// Undoing a run: it is marked as undone by a run of its own, and the contacts are made anew from what holds then.
///
/// No row of the undone run is touched; the currency rule leaves it out. The result is what a replay without the run
/// would be, whatever came after it.
public struct Undo {

  /// What an undoing did, or would do.
  public struct Outcome: Sendable {
    /// The run that undoes.
    public let run: Int64
    /// The run that is undone.
    public let undone: RunLedger.Entry
    /// Runs that were committed after it and stay.
    public let laterRuns: Int
    /// Decisions that hold, and how many of them sleep, since what they rest on is gone.
    public let decisions: Int, asleep: Int
    /// Relationships that the run had ended and that go on now.
    public let unblocked: Int
    /// What changes in contacts and companies.
    public let difference: RunDifference
  }

  private let workplace: Workplace

  /// Undoing runs of the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Undoes `run`, or with `rehearse` only tells what would change; of each kind `changesTold` changes are told.
  ///
  /// Throws ``ExitCode/nobodyOrSeveral`` if there is no such run, it is an undoing, it is undone already, or it is older
  /// than the history that the contract keeps.
  public func undo(_ run: Int64, rehearse: Bool = false, changesTold: Int = 0) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let undone = try undoable(run, session.register)
    return rehearse
      ? try session.register.rehearsal { () throws(Problem) in try undo(undone, session, changesTold, rehearse: true) }
      : try undo(undone, session, changesTold, rehearse: false)
  }

  private func undo(
    _ undone: RunLedger.Entry, _ session: Session, _ changesTold: Int, rehearse: Bool
  ) throws(Problem) -> Outcome {
    let register = session.register
    let later = try RunLedger(register).entries().filter { $0.state == .committed && $0.id > undone.id }.count
    return try session.run(.undo, undoes: undone.id) { id throws(Problem) in
      try SinceNotes(register).renew(including: id)
      // What the run's files no longer said stands again.
      let again = Restricting.lines(.suppress, try RestrictionStore(register).lifted(by: undone.id))
      if !rehearse { try session.note(again, run: id) }
      let table = try ObservationLoader(register, including: id).table()
      let decisions = try StandingDecisions(register, including: id, table).entries
      try session.resolve(id)
      return Outcome(
        run: id, undone: undone, laterRuns: later, decisions: decisions.count,
        asleep: decisions.lazy.filter { !$0.isAwake }.count,
        unblocked: try ResolutionWriter.unblocked(register, run: id),
        difference: try RunDifference(register, run: id, limit: changesTold))
    }.result
  }

  private func undoable(_ run: Int64, _ register: RegisterFile) throws(Problem) -> RunLedger.Entry {
    func refused(_ why: String, _ remedy: String = "`lahde runs` lists the runs") -> Problem {
      Problem(.nobodyOrSeveral, why, remedy: remedy)
    }
    guard let entry = try RunLedger(register).entries().first(where: { $0.id == run }), entry.state == .committed else {
      throw refused("there is no committed run \(run)")
    }
    guard !entry.undone else { throw refused("run \(run) is undone already") }
    guard entry.act.isUndoable else {
      let other: String
      switch entry.act {
      case .object: other = "`lahde subject object WHO --lift` lifts an objection, by the person's own word"
      case .rectify: other = "`lahde subject rectify WHO --withdraw` takes a correction back"
      case .hold: other = "`lahde retention release WHO` ends a legal hold"
      default: other = "what a person has demanded, what was erased and what was undone stays so"
      }
      throw refused("run \(run) (\(entry.act.rawValue)) cannot be undone", other)
    }
    let days = workplace.contract.retention.historyDays
    guard workplace.context.now - entry.started <= Int64(days) * 86400 else {
      throw Problem(
        .nobodyOrSeveral, "run \(run) is older than the \(days) days of history that the contract keeps",
        remedy: "mend the source, and run the night again")
    }
    return entry
  }
}
