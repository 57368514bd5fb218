import Records

/// Names of fields as contract and pipeline write them.
enum FieldName {
  /// The declared field that a word names, or nil after the mistake was reported.
  ///
  /// `contract` is the file that declares; nil within the contract itself.
  static func read(
    _ word: String, at position: Position, declared: [Field], contract: String?, _ mistakes: Mistakes
  ) -> Field? {
    let names = declared.map(\.name)
    let list = "the declared fields are \(names.joined(separator: ", "))"
    if let field = Field(name: word) {
      if declared.contains(field) { return field }
      mistakes.report(
        position, "\(Quoted.text(word)) is not declared in \(contract ?? "the contract")",
        remedy: "declare it there under \"fields\", or leave it out; \(list)")
    } else if personalPhones.contains(word) {
      mistakes.report(
        position, "\(Quoted.text(word)) is not a field of this register: a person's own phone number is not stored",
        remedy: "leave it out; a switchboard is \"company.phone\"; \(list)")
    } else {
      mistakes.report(
        position, "unknown field \(Quoted.text(word))",
        remedy: Suggestion.nearest(to: word, among: names).map { "did you mean \(Quoted.text($0))? \(list)" } ?? list)
    }
    return nil
  }

  private static let personalPhones = ["person.phone", "person.mobile", "person.telephone", "person.gsm"]
}
