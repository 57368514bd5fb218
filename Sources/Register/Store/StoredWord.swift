import Records
import SQLite

extension Statement {
  /// A column that holds a word of a closed set. Throws ``ExitCode/badData`` for one that this version does not know: passed
  /// over, an objection would be forgotten, or a run taken for another.
  func word<Word: RawRepresentable>(_ column: Int32) throws(Problem) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: string(column)) else {
      throw Problem(
        .badData, "the register holds a word for \(Word.self) that this version of lahde does not know",
        remedy: "use the version that wrote it, or restore a backup")
    }
    return word
  }

  /// The same of a column that may be NULL.
  func optionalWord<Word: RawRepresentable>(_ column: Int32) throws(Problem) -> Word? where Word.RawValue == String {
    isNull(column) ? nil : try word(column)
  }

  /// The word in the column of that name.
  func word<Word: RawRepresentable>(_ name: String) throws(Problem) -> Word where Word.RawValue == String {
    try word(try column(name))
  }

  /// The word in the column of that name, or nil for NULL.
  func optionalWord<Word: RawRepresentable>(_ name: String) throws(Problem) -> Word? where Word.RawValue == String {
    try optionalWord(try column(name))
  }
}
