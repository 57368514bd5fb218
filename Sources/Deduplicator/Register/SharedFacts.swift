import Records

/// What of rows says nothing, because several firms or people of different names bear it: counted over all rows that hold.
public struct SharedFacts: Sendable {
  let broad: BroadValues
  /// For each row.
  let mutes: [PersonMutes.Mute]

  /// What is shared among all rows of a table, of each of which `company` tells the company by some number, 0 for none.
  public init(_ table: ObservationTable, company: [Int64], threads: Int = 2) {
    broad = BroadValues(table, threads: threads)
    mutes = PersonMutes(table, threads: threads).told({ _ in true }, company: company, broad).of
  }

  private init(_ broad: BroadValues, _ mutes: [PersonMutes.Mute]) { (self.broad, self.mutes) = (broad, mutes) }

  /// The same for some of the rows.
  public func part(_ rows: [Int32]) -> SharedFacts { SharedFacts(broad, rows.map { mutes[Int($0)] }) }
}
