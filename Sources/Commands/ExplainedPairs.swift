import Deduplicator
import Pipeline
import Records
import Register

/// Observations with their companies' other observations, ready to have pairs of them explained.
struct ExplainedPairs {
  private let explanation: PairExplanation
  private let row: [Int64: Int]

  /// Explains pairs among the observations of `ids`, under the register's model.
  init(_ register: RegisterFile, _ ids: some Sequence<Int64>) throws(Problem) {
    let queries = Queries(register)
    var records: [Int64: ObservationRecord] = [:]
    var companies: Set<Int64> = []
    for id in ids {
      guard let record = try queries.observation(id), !record.isBlocked else { continue }
      records[id] = record
      if let company = record.company { companies.insert(company) }
    }
    // A company is known to its people by what all of its observations say of it.
    for company in companies {
      for record in try queries.observations(.company, id: company) where !record.isBlocked {
        records[record.id] = record
      }
    }
    var table = ObservationTable(sources: [SourceStanding(name: "", trust: 0)])
    var founder: [Int64: Int32] = [:]
    var company: [Int32] = []
    var row: [Int64: Int] = [:]
    for record in records.values.sorted(by: { $0.id < $1.id }) {
      let number = Int32(truncatingIfNeeded: table.count)
      row[record.id] = table.count
      table.append(
        packed: record.packed, 0..<record.packed.count, observation: record.id, key: record.id, source: 0,
        since: FieldSince(0))
      if let own = record.company, founder[own] == nil { founder[own] = number }
      company.append(record.company.flatMap { founder[$0] } ?? -1)
    }
    self.row = row
    explanation = PairExplanation(table, company: company, model: try RegisterModel.current(register))
  }

  /// The waterfall of two observations; empty if one is not matched.
  func waterfall(_ kind: EntityKind, _ left: Int64, _ right: Int64) -> [ComparisonOutcome] {
    guard let one = row[left], let other = row[right] else { return [] }
    return explanation.waterfall(kind, one, other)
  }

  /// The waterfall of two groups of observations, each taken together; empty if one is not matched.
  func waterfall(_ kind: EntityKind, _ left: [Int64], _ right: [Int64]) -> [ComparisonOutcome] {
    explanation.waterfall(kind, left.compactMap { row[$0] }, right.compactMap { row[$0] })
  }
}
