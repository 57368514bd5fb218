/// What came of a source in a run.
public enum SourceOutcome: String, Encodable, Sendable, CaseIterable {
  /// It was read.
  case read
  /// It is surely as it was at its last reading.
  case notReadAgain = "not read again"
  /// It could not be read, or a guard tripped: it stays at its last observations.
  case held
}
