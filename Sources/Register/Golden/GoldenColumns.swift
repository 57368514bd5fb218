import Records

/// The golden tables and their columns, as the declared fields have them.
enum GoldenColumns {
  /// `contact` or `company`.
  static func table(_ kind: EntityKind) -> String { kind == .person ? "contact" : "company" }

  /// `name`, `email` … of a golden table, in the declared fields' stored order.
  static func names(_ kind: EntityKind) -> [String] { Field.of(kind).map(\.declaration.column) }

  /// `name_from`, `email_from` …: the observations that the values come from.
  static func sources(_ kind: EntityKind) -> [String] { names(kind).map { $0 + "_from" } }
}
