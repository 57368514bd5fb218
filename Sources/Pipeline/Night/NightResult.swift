import Records
import Register

/// What a night did: the run report's content.
public struct NightResult: Sendable {
  /// What came of one source.
  public struct Source: Sendable {
    /// Its name.
    public let name: String
    /// How it went.
    public var outcome = SourceOutcome.held
    /// What became of its records.
    public var counts = SourceCounts()
    /// Why it was held back.
    public var problem: Problem?
    /// The guards that tripped: those that hold it, and those that were let through.
    public var trips: [GuardTrip] = []
    /// What it says against writing to people, new and taken back.
    public var noes = SourceNoes()
    /// How often each finding was made.
    public var findings: [FindingCode: Int] = [:]

    init(name: String) { self.name = name }
  }

  /// What retention did, and what it has before it.
  public struct Retention: Sendable, Equatable {
    /// Records whose relationship has ended: erased, still in grace, and under legal hold.
    public var erased = 0, inGrace = 0, held = 0
    /// Observations that no longer held, and that lost their values at the end of the history window.
    public var history = 0
  }

  /// The run; where nothing had changed and none was written, the last one.
  public var run: Int64 = 0
  /// Committed; unchanged where no run was written; rehearsed where all of it was taken back.
  public var state = RunState.running
  /// The sources in name order.
  public var sources: [Source] = []
  /// Contacts and companies before and after.
  public var counts = ResolutionWriter.Counts()
  /// Runs before it that were cut off, of which nothing was published.
  public var cutOff: [Int64] = []
  /// The guards of the whole run that were let through.
  public var trips: [GuardTrip] = []
  /// What became of records at the end of their retention.
  public var retention = Retention()
  /// What is in quarantine after it.
  public var quarantine = QuarantineStore.Summary()
  /// What of all that was matched was not made one because it holds too much.
  public var alarms: [RaisedAlarm] = []
  /// Observations that were matched anew; nil where all were, or none.
  var matched: Int?
  /// Whether anything was matched.
  var isMatched = false
  /// What each stage took.
  public var stages: [StageTimer.Stage] = []
  /// Of a rehearsal: what would change.
  public var difference: RunDifference?

  /// All guards that tripped.
  public var allTrips: [GuardTrip] { trips + sources.flatMap(\.trips) }

  /// Adds trips to the sources that they are of.
  mutating func add(_ trips: [GuardTrip]) {
    for trip in trips {
      guard let index = sources.firstIndex(where: { $0.name == trip.source }) else { continue }
      sources[index].trips.append(trip)
    }
  }

  /// How the command is to end.
  public var exitCode: ExitCode {
    if sources.contains(where: { $0.outcome == .held }) || allTrips.contains(where: { !$0.isAllowed }) {
      return .sourceHeld
    }
    return sources.contains { $0.counts.newlyQuarantined > 0 } ? .newInQuarantine : .done
  }
}
