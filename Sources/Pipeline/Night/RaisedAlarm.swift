import Records

/// What was not made one because it holds too much, by the IDs of the contacts or companies that it was left as.
public struct RaisedAlarm: Sendable, Equatable {
  /// Companies or persons.
  public let kind: EntityKind
  /// What is odd about it.
  public let reason: ClusterAlarm.Reason
  /// How much there is of it, and the most that may be: see ``ClusterAlarm``.
  public let count: Int, limit: Int
  /// The contacts or companies, ascending.
  public let ids: [Int64]

  /// An alarm over rows of a table.
  init(_ alarm: ClusterAlarm, _ table: ObservationTable) {
    (kind, reason, count, limit) = (alarm.kind, alarm.reason, alarm.count, alarm.limit)
    ids = alarm.rows.map { table.key[Int($0)] }.sorted()
  }
}
