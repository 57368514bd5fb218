/// Where something stands in a configuration file.
public struct Position: Sendable, Hashable, Comparable {
  /// 1-based line.
  public let line: Int
  /// 1-based column, in characters.
  public let column: Int

  /// A position; both parts are 1-based.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The order in the file.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value of a JSON5 file and where it begins.
public struct JSON5Node: Sendable {
  /// The value's first character.
  public let position: Position
  /// The value.
  public let value: JSON5Value
}

/// One `key: value` of an object.
public struct JSON5Member: Sendable {
  /// The key, its escapes resolved.
  public let key: String
  /// The key's first character (its quote, if it has one).
  public let position: Position
  /// The value.
  public let node: JSON5Node
}

/// What stands in a JSON5 file.
public enum JSON5Value: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case flag(Bool)
  /// A number written without fraction and exponent, decimal or hexadecimal.
  case integer(Int64)
  /// Any other finite number.
  case decimal(Double)
  /// `Infinity` or `NaN`, with or without a sign: JSON5, but no number that a reader here takes.
  case notFinite
  /// Text.
  case text(String)
  /// A list.
  case list([JSON5Node])
  /// An object, its members in the file's order; the first of two equal keys counts.
  case object([JSON5Member])

  /// What it is, in words, as messages say it.
  public var kind: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .integer, .decimal: "a number"
    case .notFinite: "an infinite number or NaN"
    case .text: "text"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
