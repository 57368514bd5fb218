import Records
import SQLite

/// The currency rule: which observations hold now.
///
/// A snapshot observation is current iff `opened ≤ L < withdrawn`, where L is the latest run of its source, one that held it
/// and followed what it forbids (`suspended`) among them. A delta
/// source's current observations of a key are those of the key's latest sighting. A source with undone runs is
/// replayed without them (``SourceReplay``).
struct Currency {
  /// One source: its live runs, ascending, and whether any of its runs was undone.
  struct Source {
    let id: Int64
    let name: String
    let extent: Extent
    let trust: Int
    let liveRuns: [Int64]
    let hasUndone: Bool

    /// L of the rule; 0 before the first live run.
    var latest: Int64 { liveRuns.last ?? 0 }

    /// Whether a snapshot observation is current.
    func isCurrent(opened: Int64, withdrawn: Int64?) -> Bool {
      opened <= latest && latest < (withdrawn ?? .max)
    }
  }

  /// The sources in name order.
  let sources: [Source]

  /// Reads the rule's ground: committed runs, and the run `including` whose transaction this is; or those up to `last`, with
  /// what was undone by then.
  init(_ connection: Connection, including run: Int64? = nil, asOf last: Int64 = .max) throws(Problem) {
    let query = try connection.prepare(
      """
      SELECT s.id, s.name, sr.run, sr.extent, sr.trust,
        EXISTS(SELECT 1 FROM run u WHERE u.undoes = sr.run AND u.id <= ?2
          AND (u.state = 'committed' OR u.id = ?1))
      FROM source s
      JOIN source_run sr ON sr.source = s.id
      JOIN run r ON r.id = sr.run
      WHERE (sr.outcome = 'read' OR sr.suspended = 1) AND (r.state = 'committed' OR r.id = ?1) AND r.id <= ?2
      ORDER BY s.name, sr.run
      """)
    query.bind(1, run ?? -1)
    query.bind(2, last)
    var sources: [Source] = []
    var live: [Int64] = []
    var undone = false
    var current: (id: Int64, name: String, extent: String, trust: Int64)?
    func finish() {
      guard let current else { return }
      sources.append(
        Source(
          id: current.id, name: current.name, extent: Extent(rawValue: current.extent) ?? .snapshot,
          trust: Int(current.trust), liveRuns: live, hasUndone: undone))
      live = []
      undone = false
    }
    while try query.step() {
      if current?.id != query.integer(0) {
        finish()
        current = (query.integer(0), query.string(1), query.string(3), query.integer(4))
      }
      if query.integer(5) != 0 {
        undone = true
      } else {
        live.append(query.integer(2))
        current?.extent = query.string(3)
        current?.trust = query.integer(4)
      }
    }
    finish()
    self.sources = sources
  }

  /// Whether any run of any source was undone.
  var hasUndone: Bool { sources.contains { $0.hasUndone } }

  /// The current observations of delta sources without undone runs: those of each key's latest sighting, ascending, but for
  /// those that ended since another person has their key.
  func currentOfDeltaSources(_ connection: Connection) throws(Problem) -> [Int64] {
    guard sources.contains(where: { $0.extent == .delta }) else { return [] }
    let query = try connection.prepare(
      """
      SELECT s.observation
      FROM sighting s JOIN (SELECT key, MAX(run) AS run FROM sighting GROUP BY key) latest
        ON latest.key = s.key AND latest.run = s.run
      JOIN observation o ON o.id = s.observation
      WHERE o.withdrawn IS NULL
      ORDER BY s.observation
      """)
    var observations: [Int64] = []
    while try query.step() { observations.append(query.integer(0)) }
    return observations
  }
}
