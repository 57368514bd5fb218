/// When what a source said under one key held, and whether it had ended: what retention judges by.
public struct KeyHistory: Sendable, Equatable {
  /// One observation from the run since which it was current to the run that ended that.
  public struct Span: Sendable, Equatable {
    /// The observation, and whether it says that the relationship has ended.
    public var observation: Int64, isEnded: Bool
    /// The run since which it was current, and the run since which it is not; nil while it is.
    public var opened: Int64, closed: Int64?
    /// Whether its values are gone already.
    public var isErased: Bool

    /// A span; `closed` is nil while the observation is current.
    public init(observation: Int64, isEnded: Bool, opened: Int64, closed: Int64?, isErased: Bool = false) {
      self.observation = observation
      self.isEnded = isEnded
      self.opened = opened
      self.closed = closed
      self.isErased = isErased
    }
  }

  /// The key's ID and its source.
  public var key: Int64, source: String
  /// The spans in the order in which they began; those that only an undone run knew are left out.
  public var spans: [Span] = []
  /// The runs that read the source and are not undone, ascending.
  public var readings: [Int64]

  /// The history of a key.
  public init(key: Int64, source: String, spans: [Span] = [], readings: [Int64]) {
    self.key = key
    self.source = source
    self.spans = spans
    self.readings = readings
  }
}
