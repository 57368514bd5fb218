import Records
import SQLite

/// What companies are called now, their names one behind the other.
public struct CompanyNames: Sendable {
  /// Their IDs, in order.
  public private(set) var ids: [Int64] = []
  /// The bytes in which the ranges lie.
  public private(set) var bytes: [UInt8] = []
  /// For each of ``ids`` the business ID and the name; empty where there is none.
  public private(set) var ranges: [(businessID: Range<Int>, name: Range<Int>)] = []

  /// Those of some companies, or all.
  public init(_ register: RegisterFile, of companies: [Int64], all: Bool) throws(Problem) {
    let query = try register.connection.prepare(
      """
      SELECT id, business_id, name FROM company
      WHERE closed IS NULL AND \(all ? "1" : "id IN (\(Queries.list(companies)))") ORDER BY id
      """)
    let columns = try query.columns(["id", "business_id", "name"])
    while try query.step() {
      ids.append(query.integer(columns[0]))
      let start = bytes.count
      query.append(columns[1], to: &bytes)
      let end = bytes.count
      query.append(columns[2], to: &bytes)
      ranges.append((start..<end, end..<bytes.count))
    }
  }

  /// None.
  public init() {}
}
