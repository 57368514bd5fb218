import Records
import SQLite

/// Sources that may no longer be used, because the permitted period of what was last read is over: all that they say is
/// blocked until something newer is read.
enum SourceExpiry {
  /// The run in which each such source (by ID) expired; runs that were undone do not count.
  static func standing(_ connection: Connection, _ currency: Currency, including run: Int64?) throws(Problem)
    -> [Int64: Int64]
  {
    let query = try connection.prepare(
      """
      SELECT e.source, e.reading, MIN(e.run) AS run FROM source_expiry e JOIN run r ON r.id = e.run
      WHERE (r.state = 'committed' OR r.id = :run)
        AND NOT EXISTS(SELECT 1 FROM run u WHERE u.undoes = e.run AND (u.state = 'committed' OR u.id = :run))
      GROUP BY e.source, e.reading
      """)
    try query.bind("run", run ?? -1)
    var standing: [Int64: Int64] = [:]
    while try query.step() {
      let (source, reading) = try (query.integer("source"), query.integer("reading"))
      if currency.sources.contains(where: { $0.id == source && $0.latest == reading }) {
        standing[source] = try query.integer("run")
      }
    }
    return standing
  }
}
