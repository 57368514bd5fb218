import Records

#if SQLCipher
  internal import CSQLCipher
#else
  internal import CSQLite
#endif

/// A compiled statement, finalised when it goes out of scope. Parameters count from 1, columns from 0.
@safe
public struct Statement: ~Copyable {
  let handle: OpaquePointer
  private let connection: Connection

  init(_ handle: OpaquePointer, _ connection: Connection) {
    unsafe self.handle = handle
    self.connection = connection
  }

  deinit { unsafe sqlite3_finalize(handle) }

  // SQLite copies what is bound: a few nanoseconds a value, and no pointer outlives its array.
  private static var transient: sqlite3_destructor_type? { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// Binds a number.
  public func bind(_ parameter: Int32, _ value: Int64) {
    unsafe sqlite3_bind_int64(handle, parameter, value)
  }

  /// Binds a number, or NULL.
  public func bind(_ parameter: Int32, _ value: Int64?) {
    if let value { bind(parameter, value) } else { bindNull(parameter) }
  }

  /// Binds text.
  public func bind(_ parameter: Int32, _ value: String) {
    unsafe _ = sqlite3_bind_text(handle, parameter, value, Int32(value.utf8.count), Self.transient)
  }

  /// Binds text, or NULL.
  public func bind(_ parameter: Int32, _ value: String?) {
    if let value { bind(parameter, value) } else { bindNull(parameter) }
  }

  /// Binds a text from outside, or NULL.
  public func bind(_ parameter: Int32, _ value: StoredText?) { bind(parameter, value?.text) }

  /// Binds `bytes[range]` as text; the caller vouches for UTF-8.
  public func bind(_ parameter: Int32, text bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return bind(parameter, "") }
    unsafe bytes[range].withUnsafeBytes { raw in
      unsafe _ = sqlite3_bind_text(
        handle, parameter, raw.assumingMemoryBound(to: CChar.self).baseAddress, Int32(raw.count), Self.transient)
    }
  }

  /// Binds `bytes[range]` as a blob.
  public func bind(_ parameter: Int32, blob bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else {
      unsafe sqlite3_bind_zeroblob(handle, parameter, 0)
      return
    }
    unsafe bytes[range].withUnsafeBytes { raw in
      unsafe _ = sqlite3_bind_blob(handle, parameter, raw.baseAddress, Int32(raw.count), Self.transient)
    }
  }

  /// Binds a blob.
  public func bind(_ parameter: Int32, blob bytes: [UInt8]) { bind(parameter, blob: bytes, 0..<bytes.count) }

  /// Binds NULL.
  public func bindNull(_ parameter: Int32) { unsafe sqlite3_bind_null(handle, parameter) }

  /// Goes to the next row; false when there is none.
  public func step() throws(Problem) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let problem = connection.failure(code)
      unsafe sqlite3_reset(handle)
      throw problem
    }
  }

  /// Runs a statement that returns no rows and makes it ready to be bound again.
  public func run() throws(Problem) {
    _ = try step()
    unsafe sqlite3_reset(handle)
  }

  /// Makes the statement ready to be bound and stepped again.
  public func reset() { unsafe sqlite3_reset(handle) }

  /// Whether a column is NULL.
  public func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// A column as a number; 0 for NULL.
  public func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  /// A column as a number, or nil for NULL.
  public func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  /// A column as text; empty for NULL.
  public func string(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// A column as text, or nil for NULL.
  public func optionalString(_ column: Int32) -> String? { isNull(column) ? nil : string(column) }

  /// A column's bytes; empty for NULL.
  public func bytes(_ column: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    append(column, to: &bytes)
    return bytes
  }

  /// Appends a column's bytes; nothing for NULL.
  public func append(_ column: Int32, to bytes: inout [UInt8]) {
    guard let base = unsafe sqlite3_column_blob(handle, column) else { return }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The columns' numbers.
  public var columns: Range<Int32> { unsafe 0..<sqlite3_column_count(handle) }
}
