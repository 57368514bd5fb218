/// What a source says depends on its reader: one line a reader.
struct ReaderTerms {
  let name: String
  /// Keys of a source that this reader has no use for.
  let refused: [String]
  /// Whether the source itself must say which columns fill which fields, and what makes the source key.
  let needsMap: Bool

  static let all = [
    ReaderTerms(name: "csv", refused: ["url"], needsMap: true),
    ReaderTerms(
      name: "web", refused: ["map", "key", "relationship", "permittedDays", "ignore", "delimiter", "headerLine"],
      needsMap: false),
    ReaderTerms(name: "marketing-register", refused: ["url"], needsMap: false),
    ReaderTerms(
      name: "unsubscribes",
      refused: ["map", "key", "identity", "relationship", "permittedDays", "ignore", "url"], needsMap: false),
  ]
}
