import Configuration
import Pipeline
import Records
import Register

/// What the decisions about retention have in common: who may make one, its reason, and the records that are meant.
enum HeldRecords {
  static let usage =
    Who.usage + """

      An address reaches what has ended, too. Else who has ended is in no list of contacts any more: `record:NUMBER` means
      one record of `lahde retention`.
      """
  static let reason = CommandOption("--reason", "TEXT", "why, for the register")

  /// The decisions, for whom they are, and the reason of this one.
  static func decision(_ invocation: Invocation) throws(Problem) -> (LegalHold, reason: String) {
    guard let why = invocation.said(reason) else {
      throw Problem(
        .usage, "\(invocation.command) wants --reason TEXT, which stays in the register",
        remedy: "`lahde \(invocation.command) --help` tells what it takes")
    }
    let pipeline = try invocation.pipeline()
    try invocation.authorise(pipeline.contract, [.compliance])
    return (LegalHold(try invocation.workplace(pipeline)), why)
  }

  /// `1 record`, `2 records`.
  static func counted(_ count: Int) -> String { count == 1 ? "1 record" : "\(count) records" }

  /// The keys of whom is meant.
  static func keys(_ who: String, _ register: RegisterFile) throws(Problem) -> [Int64] {
    let holds = HoldStore(register)
    if who.hasPrefix("record:"), let key = Int64(who.dropFirst("record:".count)) {
      guard try holds.hasValues(key) else {
        throw Problem(
          .nobodyOrSeveral, "there is no record of this number, or it was erased",
          remedy: "`lahde retention` lists those that have ended")
      }
      return [key]
    }
    let queries = Queries(register)
    let words = Who.words(who)
    guard words.contains("@"), !words.contains("=") else {
      let record = try Who.find(words, in: queries)
      return try holds.keys(record.kind, id: record.id)
    }
    // An address reaches what has ended and belongs to no contact any more.
    let bearing = try queries.observations(everOf: [], records: [], emails: [words]).map(\.record)
    var isInContact = try !queries.records(.personEmail, equal: words).isEmpty
    if !isInContact { isInContact = try !queries.contacts(observedEmail: words).isEmpty }
    guard isInContact || bearing.isEmpty else { return Set(bearing).sorted() }
    let record = try Who.find(words, in: queries)
    return try Set(holds.keys(record.kind, id: record.id) + bearing).sorted()
  }
}
