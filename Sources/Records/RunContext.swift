/// Everything a run takes from the world around it, passed in so that a test can fix it.
public struct RunContext: Sendable {
  /// Seconds since 1970, UTC.
  public let now: Int64
  /// The name of the operating system's user who runs the program.
  public let user: String
  /// That many random bytes, for salts and keys.
  public let randomBytes: @Sendable (Int) -> [UInt8]

  /// A context; `now` in seconds since 1970, UTC. A clock before the year 1 or after 9999 is taken for the nearest time
  /// that is in ``Timestamp/range``.
  public init(now: Int64, user: String, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
    self.now = min(max(now, Timestamp.range.lowerBound), Timestamp.range.upperBound)
    self.user = user
    self.randomBytes = randomBytes
  }
}
