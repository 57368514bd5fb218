import Records
import Text

/// What a steward has said of records whose key may have another person now, and how such a record is known in quarantine.
public struct KeyQuestions: Sendable {
  /// What was said.
  public enum Answer: Sendable {
    /// It is another person.
    case another
    /// It is the person that the key has had.
    case same
  }

  /// The answer for a person under a source's own key; nil where nothing was said.
  public let answer: @Sendable (_ key: ArraySlice<UInt8>, _ person: RecordPerson) -> Answer?
  /// The code by which quarantine knows a record, from its content's digest.
  public let code: @Sendable (_ content: Digest) -> Digest

  /// The answers and codes by these functions.
  public init(
    answer: @escaping @Sendable (_ key: ArraySlice<UInt8>, _ person: RecordPerson) -> Answer?,
    code: @escaping @Sendable (_ content: Digest) -> Digest
  ) {
    (self.answer, self.code) = (answer, code)
  }

  /// Where nobody has said anything.
  public static let unanswered = KeyQuestions(answer: { _, _ in nil }, code: { $0 })
}
