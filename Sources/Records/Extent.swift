/// Whether a record that is gone from a source's files is gone.
public enum Extent: String, Sendable, CaseIterable {
  /// The files hold everything: what is not there is gone.
  case snapshot
  /// The files hold what is new: what is not there stays.
  case delta
}
