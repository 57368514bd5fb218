import Records
import Text

@testable import Deduplicator

/// One row of a test table: invented people at `.example`, business IDs from a range that is never issued.
struct Row: Sendable {
  var name = ""
  var email = ""
  var company = ""
  var id = ""
  var postcode = ""
  var city = ""
  var phone = ""
  var web = ""

  init(
    _ name: String = "", _ email: String = "", _ company: String = "", id: String = "", postcode: String = "",
    city: String = "", phone: String = "", web: String = ""
  ) {
    self.name = name
    self.email = email
    self.company = company
    self.id = id
    self.postcode = postcode
    self.city = city
    self.phone = phone
    self.web = web
  }

  var packed: [UInt8] {
    PackedFields.pack([name, email, "", "", "", company, id, "", postcode, city, phone, "", web, ""])
  }
}

/// A table of rows; `keys` tells rows apart whatever their order.
func table(_ rows: [Row], keys: [Int]? = nil) -> ObservationTable {
  var table = ObservationTable(sources: [SourceStanding(name: "test", trust: 50)])
  for (index, row) in rows.enumerated() {
    let packed = row.packed
    let key = Int64(keys?[index] ?? index)
    table.append(packed: packed, 0..<packed.count, observation: key, key: key, source: 0, since: FieldSince(1))
  }
  return table
}

/// A valid business ID of the range that is never issued, the `number`-th.
func businessID(_ number: Int) -> String {
  var seven = 9_000_000 + number * 3
  while true {
    let digits = String(seven)
    let sum = zip(digits.utf8, [7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    if sum % 11 != 1 { return "\(digits)-\(sum % 11 == 0 ? 0 : 11 - sum % 11)" }
    seven += 1
  }
}

/// What became of two rows.
enum Outcome: Sendable { case same, review, different }

/// What became of rows `left` and `right`.
func outcome(_ resolution: Resolution, _ kind: EntityKind, _ left: Int = 0, _ right: Int = 1) -> Outcome {
  let founders = kind == .company ? resolution.company : resolution.contact
  if founders[left] >= 0, founders[left] == founders[right] { return .same }
  let kept = resolution.pairs.contains { $0.kind == kind && Int($0.left) == left && Int($0.right) == right }
  return kept ? .review : .different
}

/// The partition that founders make, by key: each set sorted, the sets sorted.
func partition(_ founders: [Int32], _ keys: [Int]) -> [[Int]] {
  Dictionary(grouping: founders.indices.filter { founders[$0] >= 0 }, by: { founders[$0] })
    .values.map { $0.map { keys[$0] }.sorted() }.sorted { $0[0] < $1[0] }
}

/// Pairwise precision and recall of founders against truth.
func quality(_ founders: [Int32], _ truth: [Int]) -> (precision: Double, recall: Double) {
  var (both, found, real) = (0, 0, 0)
  for left in founders.indices where founders[left] >= 0 {
    for right in (left + 1)..<max(founders.count, left + 1) where founders[right] >= 0 {
      let (same, meant) = (founders[left] == founders[right], truth[left] == truth[right])
      if same { found += 1 }
      if meant { real += 1 }
      if same && meant { both += 1 }
    }
  }
  return (Double(both) / Double(max(found, 1)), Double(both) / Double(max(real, 1)))
}

extension CompanyTable {
  /// The mentions of a table that is all there is.
  init(_ table: ObservationTable, threads: Int) {
    self.init(table, broad: BroadValues(table, threads: threads), threads: threads)
  }
}

extension PersonTable {
  /// The persons of a table in which everything says what it says.
  init(_ table: ObservationTable, _ companies: OrganisationKeys, threads: Int) {
    self.init(table, companies, Array(repeating: [], count: table.count), threads: threads)
  }
}
