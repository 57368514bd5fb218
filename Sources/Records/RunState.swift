/// How far a run has come.
public enum RunState: String, Encodable, Sendable, CaseIterable {
  /// It has begun, and nothing of it is published yet.
  case running
  /// All of it is published.
  case committed
  /// Nothing of it is published, and nothing will be.
  case failed
  /// It was committed and undone since; shown, and not stored.
  case undone
  /// All of it was taken back at once, as was asked; shown, and not stored.
  case rehearsed
  /// There was nothing to do, and no run was written; shown, and not stored.
  case unchanged
}
