import Records
import SQLite
import Text

/// Whom the records of a source are about, as far as it is asked.
struct RecordProfiles: ~Copyable {
  /// One record.
  struct Profile {
    /// The person that it is about, and was about last; a firm where it never named anybody.
    let person: RecordPerson
    /// What it says until tonight.
    let digests: [Digest]
  }

  private let standing: StandingObservations
  private let rows: Statement, golden: Statement

  /// The profiles of records, of which `standing` is what holds until tonight.
  init(_ connection: Connection, _ standing: StandingObservations) throws(Problem) {
    let rows = try connection.prepare(
      """
      SELECT id, coalesce(uncorrected, normal, raw), digest FROM observation
      WHERE key = ? AND raw IS NOT NULL AND digest IS NOT NULL ORDER BY id DESC
      """)
    let golden = try connection.prepare(
      "SELECT coalesce(name_from, email_from) FROM contact WHERE id = ? AND closed IS NULL ORDER BY row LIMIT 1")
    self.standing = standing
    self.rows = rows
    self.golden = golden
  }

  /// Whether a record says anything until tonight.
  func isCurrent(_ record: Int64) -> Bool { !standing.of(record).isEmpty }

  /// Whether a record says this, and nothing else, until tonight.
  func says(_ record: Int64, _ content: Digest) -> Bool {
    let rows = standing.of(record)
    return rows.count == 1 && rows.first?.digest == content
  }

  /// A record's profile.
  ///
  /// In a register of an earlier version several persons may stand under one key. The record is then about the one whom its
  /// contact named, else about the first; what the others say is not its own.
  func profile(_ record: Int64) throws(Problem) -> Profile {
    let current = Set(standing.of(record).map(\.observation))
    var said: [(id: Int64, person: RecordPerson, digest: Digest)] = []
    rows.bind(1, record)
    while try rows.step() {
      guard let digest = Digest(bytes: rows.bytes(2)) else { continue }
      said.append((rows.integer(0), RecordPerson(PackedFields.values(rows.bytes(1))), digest))
    }
    rows.reset()
    let now = said.filter { current.contains($0.id) }
    var holder = now.last
    if now.count > 1, let named = try contactNames(record), let one = now.first(where: { $0.id == named }) {
      holder = one
    }
    // Of a firm's record that named somebody once, it is that person's.
    let last = said.first { !$0.person.isNobody }
    let person =
      holder.map { $0.person.isNobody ? last?.person ?? $0.person : $0.person } ?? (last ?? said.first)?.person
    let own = now.filter { one in
      guard now.count > 1, let holder else { return true }
      return one.id == holder.id || one.person.isSame(as: holder.person) && one.person.hasFirm(of: holder.person)
    }
    return Profile(
      person: person ?? RecordPerson(Array(repeating: "", count: Field.count)), digests: own.map(\.digest))
  }

  private func contactNames(_ record: Int64) throws(Problem) -> Int64? {
    golden.bind(1, record)
    let named = try golden.step() ? golden.optionalInteger(0) : nil
    golden.reset()
    return named
  }
}
