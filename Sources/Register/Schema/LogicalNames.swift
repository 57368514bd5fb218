import Records
import SQLite
import Text

/// What keys, contacts and companies are called where their numbers do not count: by source and key, canonically spelled, and
/// of several that share one by what they say.
struct LogicalNames {
  private var keys: [Int64: [[UInt8]]] = [:]
  /// What is said under each key that shares its name with others, the first in order.
  private var said: [Int64: [UInt8]] = [:]
  /// For each contact and company that shares its name with others the same.
  private var founded: [EntityKind: [Int64: [UInt8]]] = [:]

  /// The names of a register.
  init(_ connection: Connection) throws(Problem) {
    let query = try connection.prepare(
      "SELECT k.id, s.name, k.key FROM key k JOIN source s ON s.id = k.source")
    while try query.step() {
      let bare = Array(RecordKey.bare(query.bytes(2)[...]))
      keys[query.integer(0)] = [query.bytes(1), query.isNull(2) ? [0x00] : KeySpelling.canonical(bare)]
    }
    let members = try connection.prepare(
      """
      SELECT o.key, m.contact, m.company, o.raw FROM membership m JOIN observation o ON o.id = m.observation
      WHERE m.closed IS NULL
      """)
    var bearers: [[[UInt8]]: Set<Int64>] = [:]
    var rows: [(key: Int64, contact: Int64, company: Int64, raw: [UInt8])] = []
    while try members.step() {
      rows.append((members.integer(0), members.integer(1), members.integer(2), members.bytes(3)))
      bearers[key(members.integer(0)), default: []].insert(members.integer(0))
    }
    let shared = Set(bearers.filter { $0.value.count > 1 }.keys)
    guard !shared.isEmpty else { return }
    func note(_ id: Int64, _ raw: [UInt8], in known: inout [Int64: [UInt8]]) {
      if let other = known[id], !raw.lexicographicallyPrecedes(other) { return }
      known[id] = raw
    }
    for row in rows where shared.contains(key(row.key)) {
      note(row.key, row.raw, in: &said)
      if key(row.contact) == key(row.key) { note(row.contact, row.raw, in: &founded[.person, default: [:]]) }
      if key(row.company) == key(row.key) { note(row.company, row.raw, in: &founded[.company, default: [:]]) }
    }
  }

  /// A key's source, and what it writes.
  func key(_ id: Int64) -> [[UInt8]] { keys[id] ?? [[0x00], [0x00]] }

  /// A record's name: its source, and its key there.
  func record(_ id: Int64) -> [[UInt8]] { Self.name(key(id), said[id]) }

  /// The same of a contact or company, by its ID; nothing where there is none.
  func name(_ id: Int64?, _ kind: EntityKind) -> [[UInt8]] {
    id.map { Self.name(key($0), founded[kind]?[$0]) } ?? [[0x00], [0x00]]
  }

  private static func name(_ key: [[UInt8]], _ more: [UInt8]?) -> [[UInt8]] {
    more.map { [key[0], key[1] + [0x1E] + $0] } ?? key
  }
}
