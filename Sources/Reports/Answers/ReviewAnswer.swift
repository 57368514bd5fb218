/// What a steward's decisions came to.
public struct ReviewAnswer: Encodable, Sendable {
  let run: Int64?, decided: Int, revoked: Int, known: Int
  let contactsBefore: Int, contactsAfter: Int, companiesBefore: Int, companiesAfter: Int, splits: Int
  let overruled: [Int64]

  /// With all that it says.
  public init(
    run: Int64? = nil, decided: Int, revoked: Int, known: Int, contactsBefore: Int, contactsAfter: Int,
    companiesBefore: Int, companiesAfter: Int, splits: Int, overruled: [Int64] = []
  ) {
    self.run = run
    self.decided = decided
    self.revoked = revoked
    self.known = known
    self.contactsBefore = contactsBefore
    self.contactsAfter = contactsAfter
    self.companiesBefore = companiesBefore
    self.companiesAfter = companiesAfter
    self.splits = splits
    self.overruled = overruled
  }

  /// The answer for a person.
  public func text() -> String {
    let head = run.map { "Run \($0): " } ?? "Nothing new: "
    let split = splits > 0 ? " (\(splits) split)" : ""
    let without =
      overruled.isEmpty
      ? ""
      : "without effect, as an earlier `different` or two business IDs stand against it: "
        + overruled.map { "decision \($0)" }.joined(separator: ", ") + "\n"
    return """
      \(head)\(decided) decided, \(revoked) revoked, \(known) known already.
      contacts \(contactsBefore) → \(contactsAfter)\(split), companies \(companiesBefore) → \(companiesAfter)
      \(without)
      """
  }
}
