import Records

/// The table turned on its side: for each field that matching reads, its distinct values and which of them a row has.
///
/// Everything after this works on distinct values first and on rows as `Int32`s, so that a value borne by a thousand
/// rows is folded once and compared as a number.
struct FieldColumns: Sendable {
  /// One field: `of[row]` is a number of `values`, or -1.
  struct Column: Sendable {
    var of: [Int32]
    var values = Interner()
  }

  private let columns: [Column]
  /// Whether a row has any field of a company.
  let hasCompany: [Bool]
  /// Rows of the table.
  let count: Int

  /// The columns of `table`, person's and company's fields on threads of their own.
  init(_ table: ObservationTable, threads: Int) {
    let parts = Parallel.map(2, threads: threads) { Self.read(table, $0 == 0 ? Self.personal : Self.ofCompany) }
    columns = parts.flatMap(\.columns)
    hasCompany = parts.last?.hasCompany ?? []
    count = table.count
  }

  /// The column of a field that matching reads.
  subscript(field: Field) -> Column {
    columns[(Self.personal + Self.ofCompany).firstIndex(of: field) ?? 0]
  }

  private static let personal: [Field] = [.personName, .personEmail]
  private static let ofCompany: [Field] = [
    .companyName, .companyBusinessID, .companyPostcode, .companyCity, .companyPhone, .companyEmail, .companyWebsite,
  ]

  private static func read(_ table: ObservationTable, _ fields: [Field]) -> (columns: [Column], hasCompany: [Bool]) {
    let bytes = table.bytes
    let ends = table.ends
    let positions = fields.map(\.rawValue)
    let firstOfCompany = Field.companyName.rawValue
    var columns = fields.map { _ in Column(of: Array(repeating: -1, count: ends.count)) }
    var hasCompany = Array(repeating: false, count: ends.count)
    var ranges: [Range<Int>] = []
    var start = 0
    for row in ends.indices {
      PackedFields.split(bytes, start..<ends[row], into: &ranges)
      start = ends[row]
      for column in columns.indices {
        columns[column].of[row] = columns[column].values.intern(bytes, ranges[positions[column]])
      }
      for position in firstOfCompany..<Field.count where !ranges[position].isEmpty { hasCompany[row] = true }
    }
    return (columns, hasCompany)
  }
}
