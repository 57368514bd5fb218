import Records

/// One entry of the ledger, as it is read out: when, by whom, what, and its seal.
public struct AuditEntry: Sendable, Equatable {
  /// Its number: 1 for the first, without gaps.
  public let id: Int64
  /// The run that wrote it.
  public let run: Int64
  /// When, in seconds since 1970, UTC.
  public let at: Int64
  /// The operating system's user.
  public let user: String
  /// What was done.
  public let act: String
  /// The seal: an HMAC over the entry and the seal before it.
  public let seal: [UInt8]
}

extension AuditLedger {
  /// All entries, oldest first.
  public func entries() throws(Problem) -> [AuditEntry] {
    let query = try connection.prepare("SELECT id, run, at, user, act, seal FROM audit ORDER BY id")
    var entries: [AuditEntry] = []
    while try query.step() {
      try entries.append(
        AuditEntry(
          id: query.integer("id"), run: query.integer("run"), at: query.integer("at"), user: query.string("user"),
          act: query.string("act"), seal: query.bytes("seal")))
    }
    return entries
  }

  /// What is wrong with the ledger against seals that were taken out of it earlier; empty if it still has them all.
  ///
  /// Only this finds entries that were cut off its end together with their runs.
  public func failures(against seals: [(entry: Int64, seal: [UInt8])]) throws(Problem) -> [String] {
    var own: [Int64: [UInt8]] = [:]
    for entry in try entries() { own[entry.id] = entry.seal }
    var failures: [String] = []
    for one in seals {
      guard let seal = own[one.entry] else {
        failures.append("ledger entry \(one.entry), of which there is an exported seal, was cut off or removed")
        continue
      }
      if seal != one.seal { failures.append("ledger entry \(one.entry) has another seal than the exported one") }
    }
    return failures
  }
}
