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
      "SELECT s.name, k.key FROM key k JOIN source s ON s.id = k.source WHERE k.id = ? AND k.key IS NOT NULL")
    query.bind(1, id)
    return try query.step() && (coded || !ErasedKey.isOne(query.string(1)))
      ? RecordName(source: query.string(0), key: query.string(1)) : nil
  }

  /// The record that bears a name, if there is one.
  public func record(_ name: RecordName) throws(Problem) -> Int64? {
    let query = try connection.prepare(
      "SELECT k.id FROM key k JOIN source s ON s.id = k.source WHERE s.name = ? AND k.key = ?")
    query.bind(1, name.source)
    query.bind(2, name.key)
    return try query.step() ? query.integer(0) : nil
  }
}
