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
    let table = try ObservationLoader(register).table()
    let companies = try Queries(register).companies()
    let company = table.observation.map { companies[$0] ?? 0 }
    let wanted = Set(ids)
    // A company is known to its people by what all of its observations say of it.
    let asked = Set(table.observation.indices.filter { wanted.contains(table.observation[$0]) }.map { company[$0] })
      .subtracting([0])
    let rows = table.observation.indices
      .filter { wanted.contains(table.observation[$0]) || asked.contains(company[$0]) }.map { Int32($0) }
    var founder: [Int64: Int32] = [:]
    var row: [Int64: Int] = [:]
    let founders = rows.enumerated().map { place, number -> Int32 in
      row[table.observation[Int(number)]] = place
      let own = company[Int(number)]
      if own == 0 { return -1 }
      let first = founder[own] ?? Int32(place)
      founder[own] = first
      return first
    }
    self.row = row
    explanation = PairExplanation(
      table.part(rows), company: founders, SharedFacts(table, company: company).part(rows),
      model: try RegisterModel.current(register))
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
