import Records

@testable import Deduplicator

extension CompanyTable {
  /// The mentions of a table that is all there is.
  init(_ table: ObservationTable, threads: Int) {
    self.init(table, broad: BroadValues(table, threads: threads), threads: threads)
  }
}

extension PersonTable {
  /// The persons of a table in which nothing is shared.
  init(_ table: ObservationTable, _ companies: OrganisationKeys, threads: Int) {
    self.init(table, companies, Array(repeating: [], count: table.count), threads: threads)
  }
}

extension CannotLink {
  /// Rows that somebody keeps apart, and nothing else does.
  init(_ comparer: RowComparer, decided: Set<UInt64>) { self.init(comparer, .person, decided: decided) }
}
