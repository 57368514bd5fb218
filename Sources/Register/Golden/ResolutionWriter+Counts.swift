import Records
import SQLite

/// What runs came to, asked of the register.
extension ResolutionWriter {
  /// For each source how many contacts a run merged into earlier ones that hold what the source said in it.
  public static func mergedContacts(_ register: RegisterFile, run: Int64) throws(Problem) -> [String: Int] {
    let query = try register.connection.prepare(
      """
      SELECT s.name, COUNT(DISTINCT a.old) FROM alias a
      JOIN membership m ON m.contact = a.new AND m.closed IS NULL
      JOIN observation o ON o.id = m.observation AND o.opened = a.run
      JOIN key k ON k.id = o.key JOIN source s ON s.id = k.source
      WHERE a.run = ? AND a.kind = \(EntityKind.person.rawValue)
        AND EXISTS(SELECT 1 FROM contact c WHERE c.id = a.new AND c.opened < a.run)
      GROUP BY s.name ORDER BY s.name
      """)
    query.bind(1, run)
    var merged: [String: Int] = [:]
    while try query.step() { merged[query.string(0)] = Int(query.integer(1)) }
    return merged
  }

  /// How many blocked observations a run took away: their relationships go on, or are gone.
  public static func unblocked(_ register: RegisterFile, run: Int64) throws(Problem) -> Int {
    let query = try register.connection.prepare(
      """
      SELECT COUNT(*) FROM membership m JOIN observation o ON o.id = m.observation
      WHERE m.closed = ? AND o.relationship = \(Relationship.ended.rawValue)
      """)
    query.bind(1, run)
    return try query.step() ? Int(query.integer(0)) : 0
  }

  /// The counts of a register in which nothing changes.
  public static func standingCounts(_ register: RegisterFile) throws(Problem) -> Counts {
    var counts = Counts()
    let known = try register.connection.prepare(
      """
      SELECT contacts, companies, review_pairs FROM run
      WHERE state = 'committed' AND contacts IS NOT NULL ORDER BY id DESC LIMIT 1
      """)
    if try known.step() {
      (counts.contactsBefore, counts.companiesBefore) = (Int(known.integer(0)), Int(known.integer(1)))
      counts.reviewPairs = Int(known.integer(2))
    } else {
      let queries = Queries(register)
      (counts.contactsBefore, counts.companiesBefore) = (try queries.count(.person), try queries.count(.company))
      counts.reviewPairs = try queries.reviewPairs()
    }
    (counts.contactsAfter, counts.companiesAfter) = (counts.contactsBefore, counts.companiesBefore)
    return counts
  }
}
