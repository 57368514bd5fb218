import Records

/// Which columns of a source fill a declared field.
public struct FieldMapping: Sendable, Equatable {
  /// The declared field.
  public let field: Field
  /// The columns' names; several are joined with a space.
  public let columns: [String]
  /// 1-based line of the field's name in the pipeline file.
  public let line: Int
  /// 1-based column of the field's name in the pipeline file, in characters.
  public let column: Int
}

/// How a source says that a customer relationship has ended: by a status, by a date, or by either.
public struct EndingRule: Sendable, Equatable {
  /// The column with the state of the relationship.
  public let statusColumn: String?
  /// The states that mean an ended relationship.
  public let endedValues: [String]
  /// The column with the day on which the relationship ended; empty there means that it goes on.
  public let endDateColumn: String?

  /// In which order the parts of that day stand; nil where it is found out from each.
  public let dateOrder: DateOrder?

  /// Whether a record that is gone from the file has ended, too.
  public let goneMeansEnded: Bool

  static let keys = ["status", "ended", "endDate", "dateFormat", "goneMeansEnded"]

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let (status, ended, endDate) = (object.optional("status"), object.optional("ended"), object.optional("endDate"))
    goneMeansEnded = object.optional("goneMeansEnded")?.flag() ?? false
    if status == nil, ended == nil, endDate == nil, !goneMeansEnded {
      value.refuse(
        "\"relationship\" does not say how it ends",
        remedy: "give \"status\" with \"ended\", or \"endDate\", or goneMeansEnded: true")
    }
    if status != nil, ended == nil { _ = object.required("ended") }
    if ended != nil, status == nil { _ = object.required("status") }
    let format = object.optional("dateFormat")
    if endDate == nil { format?.refuse("\"dateFormat\" stands without \"endDate\"", remedy: "leave it out") }
    dateOrder = format.flatMap { $0.choice(DateOrder.self) }
    statusColumn = status?.text()
    endedValues = ended?.texts() ?? []
    endDateColumn = endDate?.text()
  }

  var effective: JSONText {
    .object(
      [("status", .optional(statusColumn)), ("ended", .texts(endedValues)), ("endDate", .optional(endDateColumn))]
        + (dateOrder.map { [("dateFormat", .text($0.rawValue))] } ?? []))
  }
}

/// The source's own filter: records that have one of `values` in `column` are left out.
public struct IgnoreRule: Sendable, Equatable {
  /// The column that is looked at.
  public let column: String
  /// The values that leave a record out.
  public let values: [String]

  static let keys = ["column", "values"]

  init?(_ value: ValueReader) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let column = object.required("column")?.text()
    let values = object.required("values")?.texts()
    guard let column, let values else { return nil }
    self.column = column
    self.values = values
  }

  var effective: JSONText { .object([("column", .text(column)), ("values", .texts(values))]) }
}
