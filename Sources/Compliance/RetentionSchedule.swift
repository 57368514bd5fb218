import Configuration
import Records
import Register

/// What retention has before it: the records whose relationship has ended, and from when on a night erases them.
public struct RetentionSchedule: Sendable {
  /// One ended record.
  public struct Entry: Sendable {
    /// What has ended.
    public let ending: Ending
    /// When the run began that blocked it, and from when on it may be erased: seconds since 1970.
    public let blocked: Int64, due: Int64
    /// Whether a legal hold keeps it, or a restriction of processing.
    public let isHeld: Bool
  }

  /// The ended records, by the time at which they are due, then by key.
  public let entries: [Entry]
  /// The readings whose permitted period is over, and that are not blocked yet.
  public let expiring: [RetentionStore.Reading]
  /// The last run whose former values are past the history window at that time; 0 if there is none.
  public let historyEnd: Int64

  /// The schedule of a register as of `now`, under a pipeline's periods.
  public init(_ store: RetentionStore, _ holds: HoldStore, _ pipeline: PipelineFile, now: Int64) throws(Problem) {
    let retention = pipeline.contract.retention
    let gone = pipeline.sources.filter { $0.relationship?.goneMeansEnded == true }.map(\.name).sorted()
    let held = try holds.keptKeys()
    let starts = try store.starts()
    let grace = Int64(retention.graceDays) * 86_400
    var entries: [Entry] = []
    let readings = try store.readings()
    var expired: [String: Int64] = [:]
    for reading in readings { if let run = reading.expired { expired[reading.source] = run } }
    for history in try store.histories(gone: gone, expired: expired.keys.sorted()) {
      let endings = history.endings(goneEnds: gone.contains(history.source), expired: expired[history.source])
      for ending in endings {
        let blocked = starts[ending.since] ?? now
        entries.append(
          Entry(ending: ending, blocked: blocked, due: blocked + grace, isHeld: held.contains(ending.key)))
      }
    }
    // What has ended by itself as a whole goes at its own time.
    let whole = Set(entries.lazy.filter(\.ending.isWhole).map(\.ending.key))
    let companions = try store.companions().filter { !whole.contains($0.key) }
    let keys = Set(companions.map(\.key))
    entries.removeAll { keys.contains($0.ending.key) }
    for companion in companions {
      let ending = Ending(
        key: companion.key, source: companion.source, since: companion.since, observations: companion.observations,
        isWhole: true, cause: .contact)
      let blocked = starts[ending.since] ?? now
      entries.append(
        Entry(ending: ending, blocked: blocked, due: blocked + grace, isHeld: held.contains(ending.key)))
    }
    self.entries = entries.sorted { ($0.due, $0.ending.key) < ($1.due, $1.ending.key) }
    expiring = Self.expiring(readings, pipeline, now: now)
    historyEnd = try store.lastRun(atOrBefore: now - Int64(retention.historyDays) * 86_400)
  }

  /// Of readings those whose permitted period is over at `now`, and that are not blocked yet.
  public static func expiring(
    _ readings: [RetentionStore.Reading], _ pipeline: PipelineFile, now: Int64
  ) -> [RetentionStore.Reading] {
    readings.filter { reading in
      reading.expired == nil
        && pipeline.sources.contains { $0.name == reading.source && $0.isExpired(since: reading.time, at: now) }
    }
  }

  /// How many a legal hold keeps, or a restriction of processing.
  public var held: Int { entries.lazy.filter(\.isHeld).count }

  /// What a night at `now` erases.
  public func due(at now: Int64) -> [Ending] { entries.filter { !$0.isHeld && $0.due <= now }.map(\.ending) }
}
