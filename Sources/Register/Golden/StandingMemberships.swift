import Records
import SQLite

/// What the current observations belonged to when the contacts were last made, as a loader comes past them.
struct StandingMemberships {
  /// What one observation belongs to.
  struct Member {
    let observation: Int64
    let company: Int64, contact: Int64
    let companyWeight: Int32, contactWeight: Int32

    /// Whether it was blocked.
    var isNothing: Bool { company == 0 && contact == 0 }
  }

  /// Ascending by observation.
  private(set) var members: [Member] = []
  /// Those that belonged to something and hold no longer.
  private(set) var gone = ObservationLoader.Rows()
  /// Observations whose membership ends or becomes nothing.
  private(set) var ended: [Int64] = []
  /// Whether everything that was there can still be read.
  var isWhole: Bool { !isMissing && place == members.count }
  private var isMissing = false
  private var place = 0

  /// None.
  init() {}

  /// The standing memberships.
  init(_ connection: Connection) throws(Problem) {
    let query = try connection.prepare(
      """
      SELECT observation, company, contact, company_weight, contact_weight FROM membership
      WHERE closed IS NULL ORDER BY observation
      """)
    while try query.step() {
      members.append(
        Member(
          observation: query.integer(0), company: query.integer(1), contact: query.integer(2),
          companyWeight: Int32(truncatingIfNeeded: query.integer(3)),
          contactWeight: Int32(truncatingIfNeeded: query.integer(4))))
    }
  }

  /// The number of an observation's membership, or -1; observations come in ascending order.
  mutating func next(_ observation: Int64) -> Int32 {
    while place < members.count, members[place].observation < observation {
      // An observation that is not in the register any more.
      isMissing = true
      place += 1
    }
    guard place < members.count, members[place].observation == observation else { return -1 }
    place += 1
    return Int32(truncatingIfNeeded: place - 1)
  }

  /// An observation has no values any more.
  mutating func miss(_ member: Int32) { if member >= 0 { isMissing = true } }

  /// An observation is gone, or blocked.
  mutating func end(_ member: Int32, _ query: borrowing Statement, source: Int32, since: FieldSince, isBlocked: Bool) {
    let isNothing = member < 0 || members[Int(member)].isNothing
    if member < 0 ? isBlocked : !(isBlocked && isNothing) { ended.append(query.integer(0)) }
    if !isNothing { gone.append(query, source: source, since: since, member: member) }
  }
}

extension ObservationTable {
  /// Adds a row that was loaded.
  mutating func append(_ rows: ObservationLoader.Rows, _ index: Int) {
    let meta = rows.meta[index]
    append(
      packed: rows.bytes, rows.range(index), observation: meta.observation, key: meta.key, source: meta.source,
      since: meta.since)
  }
}
