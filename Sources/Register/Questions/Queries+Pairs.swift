import Records
import SQLite

/// A stored pair of observations.
public struct PairRecord: Sendable {
  public let kind: EntityKind, left: Int64, right: Int64, weight: Int32, pattern: Int64, opened: Int64
}

/// Stored pairs of observations.
extension Queries {
  /// The stored pairs that hold now, by kind and weight.
  public func pairs() throws(Problem) -> [PairRecord] {
    let query = try connection.prepare(
      "SELECT kind, a, b, weight, pattern, opened FROM pair WHERE closed IS NULL ORDER BY kind, weight, a, b")
    var records: [PairRecord] = []
    while try query.step() {
      records.append(try Self.pair(query))
    }
    return records
  }

  /// The stored pair of two observations, the lesser first; nil if there is none now.
  public func pair(_ kind: EntityKind, _ left: Int64, _ right: Int64) throws(Problem) -> PairRecord? {
    let query = try connection.prepare(
      """
      SELECT kind, a, b, weight, pattern, opened FROM pair
      WHERE closed IS NULL AND kind = :kind AND a = :left AND b = :right
      """)
    try query.bind("kind", Int64(kind.rawValue))
    try query.bind("left", left)
    try query.bind("right", right)
    return try query.step() ? try Self.pair(query) : nil
  }

  private static func pair(_ query: borrowing Statement) throws(Problem) -> PairRecord {
    try PairRecord(
      kind: EntityKind(rawValue: Int(query.integer("kind"))) ?? .person, left: query.integer("a"),
      right: query.integer("b"), weight: Int32(clamping: query.integer("weight")), pattern: query.integer("pattern"),
      opened: query.integer("opened"))
  }

  /// Of the stored pairs of each kind those that lie in two contacts or companies, and those that lie in one, at most
  /// `limit` of each: first those with a customer's record, of them the likeliest, or of those in one the weakest.
  public func nearestPairs(_ limit: Int) throws(Problem) -> [(pair: PairRecord, isOfCustomer: Bool)] {
    let query = try connection.prepare(
      """
      WITH customers AS (SELECT DISTINCT source FROM source_run WHERE purpose = 'customer register')
      SELECT p.kind, p.a, p.b, p.weight, p.pattern, p.opened,
        CASE p.kind WHEN 0 THEN a.company IS b.company ELSE a.contact IS b.contact END AS merged,
        (x.source IN customers OR y.source IN customers) AS customer
      FROM pair p
      JOIN membership a ON a.observation = p.a AND a.closed IS NULL
      JOIN membership b ON b.observation = p.b AND b.closed IS NULL
      JOIN observation l ON l.id = p.a JOIN key x ON x.id = l.key
      JOIN observation r ON r.id = p.b JOIN key y ON y.id = r.key
      WHERE p.closed IS NULL
      ORDER BY p.kind, merged, customer DESC, CASE merged WHEN 1 THEN p.weight ELSE -p.weight END, p.a, p.b
      """)
    var records: [(PairRecord, Bool)] = []
    var taken: [Int64: Int] = [:]
    while try query.step() {
      let part = try 2 * query.integer("kind") + query.integer("merged")
      guard taken[part, default: 0] < limit else { continue }
      taken[part, default: 0] += 1
      records.append((try Self.pair(query), try query.flag("customer")))
    }
    return records
  }

  /// How many stored pairs lie in two different contacts or companies: those that are left for review.
  public func reviewPairs() throws(Problem) -> Int {
    Int(
      try connection.integer(
        """
        SELECT COUNT(*) FROM pair p
        JOIN membership a ON a.observation = p.a AND a.closed IS NULL
        JOIN membership b ON b.observation = p.b AND b.closed IS NULL
        WHERE p.closed IS NULL
          AND CASE p.kind WHEN 0 THEN a.company IS NOT b.company ELSE a.contact IS NOT b.contact END
        """) ?? 0)
  }
}
