import Records
import SQLite

/// What a source says under a key now.
enum KeyStanding {
  /// A relationship goes on, or every one has ended.
  case active, ended

  /// The standing of the keys that SQL selects; a key under which nothing is current has none.
  static func standing(
    of keys: String, _ connection: Connection, including run: Int64?
  ) throws(Problem) -> [Int64: KeyStanding] {
    let currency = try Currency(connection, including: run)
    let delta = try currency.currentOfDeltaSources(connection)
    var sources: [Int64: (source: Currency.Source, replay: SourceReplay?)] = [:]
    for source in currency.sources {
      sources[source.id] = (source, source.hasUndone ? try SourceReplay(connection, source) : nil)
    }
    let query = try connection.prepare(
      """
      SELECT o.key, o.id, k.source, o.opened, o.withdrawn, o.relationship FROM observation o JOIN key k ON k.id = o.key
      WHERE o.expired IS NULL AND o.key IN (\(keys)) ORDER BY o.key
      """)
    var standing: [Int64: KeyStanding] = [:]
    while try query.step() {
      let (key, id) = (query.integer(0), query.integer(1))
      guard let (source, replay) = sources[query.integer(2)] else { continue }
      let isCurrent =
        if let replay {
          replay.since[id] != nil
        } else if source.extent == .delta {
          delta.containsSorted(id)
        } else {
          source.isCurrent(opened: query.integer(3), withdrawn: query.optionalInteger(4))
        }
      guard isCurrent else { continue }
      let isActive = query.integer(5) == Relationship.active.rawValue
      standing[key] = isActive || standing[key] == .active ? .active : .ended
    }
    return standing
  }
}
