import Records
import SQLite

/// Contacts and companies after an erasure, without matching: those end of which nothing is left.
///
/// What is left of the others may belong together otherwise now, since blocks have become smaller. So matching is due:
/// the next run makes all contacts anew (``ErasureStore/isMatchingDue()``).
struct ErasedStanding {
  private let connection: Connection
  private let run: Int64
  private let observations: String

  init(_ connection: Connection, run: Int64, _ observations: [Int64]) {
    self.connection = connection
    self.run = run
    self.observations = Queries.list(observations)
  }

  /// Ends what the erased observations alone were; false, and nothing done, where a value of what stays must be chosen
  /// anew (also of those who have lost a mailbox), or another founder be found.
  func end(mailboxes: [Int64]) throws(Problem) -> Bool {
    if try isHeld("o.id IN (\(Queries.list(mailboxes)))") { return false }
    let contacts = try numbers("SELECT DISTINCT contact FROM membership WHERE \(theirs) AND contact IS NOT NULL")
    let companies = try numbers("SELECT DISTINCT company FROM membership WHERE \(theirs) AND company IS NOT NULL")
    for contact in contacts where try isHeld("m.contact = \(contact) AND o.id NOT IN (\(observations))") {
      return false
    }
    var ended: [Int64] = []
    for company in companies {
      guard try isHeld("m.company = \(company) AND o.raw IS NOT NULL") else {
        ended.append(company)
        continue
      }
      let isFounded = try isHeld("m.company = \(company) AND o.raw IS NOT NULL AND o.key = \(company)")
      let isLess = try isLessThanItWas(company)
      if isLess || !isFounded {
        return false
      }
    }
    let reviewPairs = try endPairs()
    try connection.execute(
      """
      UPDATE contact SET closed = \(run) WHERE id IN (\(Queries.list(contacts))) AND closed IS NULL;
      UPDATE company SET closed = \(run) WHERE id IN (\(Queries.list(ended))) AND closed IS NULL;
      INSERT INTO membership(observation, opened, contact, company, contact_weight, company_weight)
        SELECT m.observation, \(run), NULL, m.company, 0, m.company_weight
        FROM membership m JOIN observation o ON o.id = m.observation
        WHERE m.\(theirs) AND o.raw IS NOT NULL AND m.company IS NOT NULL;
      UPDATE membership SET closed = \(run) WHERE \(theirs) AND opened < \(run);
      """)
    let before = try ResolutionWriter.standingCounts(RegisterFile(sharing: connection))
    try connection.execute(
      """
      UPDATE run SET contacts = \(before.contactsBefore - contacts.count),
        companies = \(before.companiesBefore - ended.count), review_pairs = \(before.reviewPairs - reviewPairs)
      WHERE id = \(run)
      """)
    return true
  }

  /// The open memberships of the erased observations.
  private var theirs: String { "observation IN (\(observations)) AND closed IS NULL" }

  private func numbers(_ sql: String) throws(Problem) -> [Int64] {
    let query = try connection.prepare(sql)
    var numbers: [Int64] = []
    while try query.step() { numbers.append(query.integer(0)) }
    return numbers.sorted()
  }

  private func isHeld(_ condition: String) throws(Problem) -> Bool {
    try connection.integer(
      """
      SELECT 1 FROM membership m CROSS JOIN observation o ON o.id = m.observation
      WHERE m.closed IS NULL AND \(condition) LIMIT 1
      """) != nil
  }

  /// Whether a company has lost a value that another observation may have.
  private func isLessThanItWas(_ company: Int64) throws(Problem) -> Bool {
    let lost = GoldenColumns.names(.company).map { "\($0) IS NULL AND \($0)_from IS NOT NULL" }
    return try connection.integer(
      "SELECT 1 FROM company WHERE id = \(company) AND closed IS NULL AND (\(lost.joined(separator: " OR ")))") != nil
  }

  /// Ends the pairs of persons, and of companies where nothing is left of one; returns how many were left for review.
  private func endPairs() throws(Problem) -> Int {
    let gone = try numbers("SELECT id FROM observation WHERE id IN (\(observations)) AND raw IS NULL")
    var count = 0
    for kind in EntityKind.allCases {
      let column = GoldenColumns.table(kind)
      let list = kind == .person ? observations : Queries.list(gone)
      for (one, other) in [("a", "b"), ("b", "a")] {
        let condition = "p.kind = \(kind.rawValue) AND p.\(one) IN (\(list)) AND p.closed IS NULL"
        count += Int(
          try connection.integer(
            """
            SELECT COUNT(*) FROM pair p JOIN membership m ON m.observation = p.\(one) AND m.closed IS NULL
            JOIN membership n ON n.observation = p.\(other) AND n.closed IS NULL
            WHERE \(condition) AND m.\(column) IS NOT n.\(column)
            """) ?? 0)
        try connection.execute(
          "UPDATE pair SET closed = \(run) WHERE kind = \(kind.rawValue) AND \(one) IN (\(list)) AND closed IS NULL")
      }
    }
    return count
  }
}
