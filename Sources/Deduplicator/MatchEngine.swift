/// What makes companies and contacts of observations, seen from outside: its version.
public enum MatchEngine {
  /// Raised whenever the same observations come to other companies, contacts or pairs under the same model and decisions.
  ///
  /// A run notes under which version it made the contacts; a night under another one makes all of them anew. A test
  /// compares what the engine makes of a fixed register with what this version is known to make.
  public static let version = 2
}
