import Records

/// What a source says depends on its reader: one case a reader.
struct ReaderTerms {
  /// Keys of a source that this reader has no use for.
  let refused: [String]
  /// Whether the source itself must say which columns fill which fields, and what makes the source key.
  private(set) var needsMap = false
  /// What makes the source key where the source does not say: the first of these fields that has a value.
  private(set) var identity: [Field] = []

  /// The terms of a reader.
  init(of reader: ReaderName) {
    switch reader {
    case .csv:
      refused = ["url"]
      needsMap = true
    case .web:
      refused = ["map", "key", "relationship", "permittedDays", "ignore", "delimiter", "headerLine"]
      identity = [.personEmail, .personName, .companyName]
    case .marketingRegister: refused = ["url"]
    case .unsubscribes:
      refused = ["map", "key", "identity", "relationship", "permittedDays", "ignore", "url"]
    }
  }
}
