/// What a rules file may say about a table.
public struct DedupeRules: Sendable {
  /// Kinds of field by column, where they are not to be guessed.
  public var kinds: [String: FieldKind] = [:]
  /// Columns that name a source without duplicates: two rows of one source never join.
  public var oneRecordPerEntity: [String] = []
  /// The probability from which pairs may join; chosen from the data if nil.
  public var threshold: Double?

  /// Everything is guessed.
  public init() {}
}
