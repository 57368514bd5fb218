import Records

/// What a column can hold: a number, text, bytes, or nothing.
public protocol SQLValue {
  /// Binds it to a parameter by number.
  func bind(to statement: borrowing Statement, _ parameter: Int32)
}

extension Int64: SQLValue {
  /// Binds a number.
  public func bind(to statement: borrowing Statement, _ parameter: Int32) { statement.bind(parameter, self) }
}

extension Int: SQLValue {
  /// Binds a number.
  public func bind(to statement: borrowing Statement, _ parameter: Int32) { statement.bind(parameter, Int64(self)) }
}

extension String: SQLValue {
  /// Binds text.
  public func bind(to statement: borrowing Statement, _ parameter: Int32) { statement.bind(parameter, self) }
}

extension StoredText: SQLValue {
  /// Binds text.
  public func bind(to statement: borrowing Statement, _ parameter: Int32) { statement.bind(parameter, text) }
}

extension [UInt8]: SQLValue {
  /// Binds a blob.
  public func bind(to statement: borrowing Statement, _ parameter: Int32) { statement.bind(parameter, blob: self) }
}

extension Optional: SQLValue where Wrapped: SQLValue {
  /// Binds the value, or NULL.
  public func bind(to statement: borrowing Statement, _ parameter: Int32) {
    if let self { self.bind(to: statement, parameter) } else { statement.bindNull(parameter) }
  }
}

extension Connection {
  /// What becomes of a row that is there already.
  public enum Conflict: String, Sendable {
    /// It is an error.
    case fail = "INSERT"
    /// It stays as it is, and the new one is dropped.
    case ignore = "INSERT OR IGNORE"
    /// The new one takes its place.
    case replace = "INSERT OR REPLACE"
  }

  /// Writes one row, each column beside its value, so that the two cannot drift apart. Compiles a statement, so not for a loop
  /// over many rows.
  public func insert(
    into table: String, _ row: KeyValuePairs<String, any SQLValue>, onConflict: Conflict = .fail
  ) throws(Problem) {
    let columns = row.map { "\"\($0.key)\"" }.joined(separator: ", ")
    let places = row.map { _ in "?" }.joined(separator: ", ")
    let insert = try prepare("\(onConflict.rawValue) INTO \"\(table)\"(\(columns)) VALUES(\(places))")
    for (index, column) in row.enumerated() { column.value.bind(to: insert, Int32(index + 1)) }
    try insert.run()
  }
}
