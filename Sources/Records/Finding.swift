/// Something noticed about one record: data that is bad is a value, not an error.
///
/// A finding names fields and reasons and never carries a personal value.
public struct Finding: Sendable, Hashable {
  /// What was noticed; it tells what becomes of the record, or of the input.
  public let code: FindingCode
  /// The declared field or the column it is about, if it is about one.
  public let field: String?
  /// The record it is about: index of the row in its batch; -1 if it is about the whole input.
  public let row: Int
  /// 1-based line.
  public let line: UInt32
  /// 1-based column, in characters.
  public let column: UInt32
  /// What is wrong, for a person; without personal values.
  public let message: String

  /// Whether the record cannot be used and goes to quarantine; for a whole input: whether some of it was not read, so that
  /// nothing is withdrawn because it is gone.
  public var quarantines: Bool { code.quarantines }

  /// A finding about row `row` of a batch; `message` says more than the code's own words, where more is known.
  public init(
    _ code: FindingCode, field: String? = nil, row: Int, line: UInt32, column: UInt32, message: String? = nil
  ) {
    self.code = code
    self.field = field
    self.row = row
    self.line = line
    self.column = column
    self.message = message ?? code.message
  }
}
