import Records
import SQLite

/// What a record is called by its source: unlike its number, the same in every copy of a register.
public struct RecordName: Hashable, Sendable {
  /// The source, and the record's key in it as it is stored.
  public let source: String, key: String
}

/// The names of a register's records.
public struct RecordNames {
  private let connection: Connection

  /// The names in a register.
  public init(_ register: RegisterFile) { connection = register.connection }

  /// The name of a record; nil if there is no such record, or its key has been erased. `coded`: also the code that an erased
  /// person's key has become; it is the same in every copy in which she was erased.
  public func name(of id: Int64, coded: Bool = false) throws(Problem) -> RecordName? {
    let query = try connection.prepare(
      "SELECT s.name AS source, k.key FROM key k JOIN source s ON s.id = k.source WHERE k.id = :id AND k.key IS NOT NULL"
    )
    try query.bind("id", id)
    guard try query.step() else { return nil }
    let name = try RecordName(source: query.string("source"), key: query.string("key"))
    return coded || !ErasedKey.isOne(name.key) ? name : nil
  }

  /// The record that bears a name, if there is one.
  public func record(_ name: RecordName) throws(Problem) -> Int64? {
    let query = try connection.prepare(
      "SELECT k.id FROM key k JOIN source s ON s.id = k.source WHERE s.name = :source AND k.key = :key")
    try query.bind("source", name.source)
    try query.bind("key", name.key)
    return try query.step() ? query.integer(0) : nil
  }
}
