import Records

/// What a source says depends on its reader: one case a reader.
struct ReaderTerms {
  /// Keys of a source that this reader has no use for.
  let refused: [String]
  /// Whether the source itself must say which columns fill which fields, and what makes the source key.
  private(set) var needsMap = false
  /// What makes the source key where the source does not say: the first of these fields that has a value.
  private(set) var identity: [Field] = []

  /// From whom its records are, where the source does not say.
  private(set) var origin = Collection.Origin.employer

  /// The terms of a reader.
  init(of reader: ReaderName) {
    switch reader {
    case .csv:
      refused = ["url"]
      needsMap = true
    case .web:
      refused = ["map", "key", "relationship", "permittedDays", "ignore", "delimiter", "headerLine", "restrictions"]
      identity = [.personEmail, .personName, .companyName]
      origin = .public
    case .marketingRegister:
      refused = ["url", "restrictions"]
      origin = .register
    case .unsubscribes:
      refused = [
        "map", "key", "identity", "relationship", "permittedDays", "ignore", "url", "restrictions", "collectedFrom",
        "noticeGiven",
      ]
    }
  }
}
