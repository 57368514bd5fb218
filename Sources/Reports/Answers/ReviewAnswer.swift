/// What a steward's decisions came to.
public struct ReviewAnswer: Encodable, Sendable {
  let run: Int64?, decided: Int, revoked: Int, known: Int
  let contactsBefore: Int, contactsAfter: Int, companiesBefore: Int, companiesAfter: Int, splits: Int

  /// With all that it says.
  public init(
    run: Int64? = nil, decided: Int, revoked: Int, known: Int, contactsBefore: Int, contactsAfter: Int,
    companiesBefore: Int, companiesAfter: Int, splits: Int
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
  }

  /// The answer for a person.
  public func text() -> String {
    let head = run.map { "Run \($0): " } ?? "Nothing new: "
    let split = splits > 0 ? " (\(splits) split)" : ""
    return """
      \(head)\(decided) decided, \(revoked) revoked, \(known) known already.
      contacts \(contactsBefore) → \(contactsAfter)\(split), companies \(companiesBefore) → \(companiesAfter)

      """
  }
}
