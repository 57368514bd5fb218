import Foundation
import Records

#if SQLCipher
  internal import CSQLCipher
#else
  internal import CSQLite
#endif

/// Parameters and columns by name, for every statement that is no hot loop: a column that is added or moved then changes
/// nothing elsewhere. A name that the statement does not have is a ``ExitCode/bug``, never a value that is not there.
extension Statement {
  /// Binds a number, or NULL, to the parameter `:name`.
  public func bind(_ name: String, _ value: Int64?) throws(Problem) { bind(try parameter(name), value) }

  /// Binds text, or NULL, to the parameter `:name`.
  public func bind(_ name: String, _ value: String?) throws(Problem) { bind(try parameter(name), value) }

  /// Binds a text that is kept, or NULL, to the parameter `:name`.
  public func bind(_ name: String, _ value: StoredText?) throws(Problem) { bind(try parameter(name), value) }

  /// Binds a blob, or NULL, to the parameter `:name`.
  public func bind(_ name: String, blob value: [UInt8]?) throws(Problem) {
    let parameter = try parameter(name)
    if let value { bind(parameter, blob: value) } else { bindNull(parameter) }
  }

  /// Binds bytes as text, or NULL, to the parameter `:name`; the caller vouches for UTF-8.
  public func bind(_ name: String, text value: [UInt8]?) throws(Problem) {
    let parameter = try parameter(name)
    if let value { bind(parameter, text: value, 0..<value.count) } else { bindNull(parameter) }
  }

  /// Whether a column is NULL.
  public func isNull(_ name: String) throws(Problem) -> Bool { isNull(try column(name)) }

  /// A column as a number; 0 for NULL.
  public func integer(_ name: String) throws(Problem) -> Int64 { integer(try column(name)) }

  /// A column as a number, or nil for NULL.
  public func optionalInteger(_ name: String) throws(Problem) -> Int64? { optionalInteger(try column(name)) }

  /// A column as yes or no: whether it is a number other than 0.
  public func flag(_ name: String) throws(Problem) -> Bool { integer(try column(name)) != 0 }

  /// A column as text; empty for NULL.
  public func string(_ name: String) throws(Problem) -> String { string(try column(name)) }

  /// A column as text, or nil for NULL.
  public func optionalString(_ name: String) throws(Problem) -> String? { optionalString(try column(name)) }

  /// A column's bytes; empty for NULL.
  public func bytes(_ name: String) throws(Problem) -> [UInt8] { bytes(try column(name)) }

  private func parameter(_ name: String) throws(Problem) -> Int32 {
    let number = unsafe sqlite3_bind_parameter_index(handle, ":" + name)
    guard number > 0 else { throw Problem(.bug, "a statement has no parameter “\(name)”") }
    return number
  }

  /// The numbers of the parameters of those names: for a loop over many rows, which asks for them once.
  public func parameters(_ names: [String]) throws(Problem) -> [Int32] {
    var numbers: [Int32] = []
    for name in names { numbers.append(try parameter(name)) }
    return numbers
  }

  /// The numbers of the columns of those names: for a loop over many rows, which asks for them once.
  public func columns(_ names: [String]) throws(Problem) -> [Int32] {
    var numbers: [Int32] = []
    for name in names { numbers.append(try column(name)) }
    return numbers
  }

  /// The number of the column of that name; a name that two columns bear is a ``ExitCode/bug``, too.
  public func column(_ name: String) throws(Problem) -> Int32 {
    var found: Int32?
    for number in columns {
      guard let one = unsafe sqlite3_column_name(handle, number), unsafe strcmp(one, name) == 0 else { continue }
      if found != nil { throw Problem(.bug, "a statement has two columns “\(name)”") }
      found = number
    }
    guard let found else { throw Problem(.bug, "a statement has no column “\(name)”") }
    return found
  }
}
