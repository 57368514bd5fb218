/// What came of matching a table within itself.
public struct DedupeOutcome: Sendable {
  /// A pair of rows of the file, `left < right`.
  public struct Pair: Sendable {
    /// The earlier row.
    public var left: Int32
    /// The later row.
    public var right: Int32
    /// Match weight in 1/1000 bit.
    public var weight: Int32
    /// The probability of being the same.
    public var probability: Double
  }

  /// A column, and what it was taken for.
  public struct FieldNote: Sendable {
    /// The header's name.
    public var name: String
    /// What it holds.
    public var kind: FieldKind
    /// The share of rows that have a value.
    public var filled: Double
    /// Distinct values.
    public var distinct: Int
    /// Bits that the column says of a match on average.
    public var worth: Double
    /// Why it is not looked at, or what it belongs to.
    public var note: String
  }

  /// What pairs of one cluster agree in.
  public struct Reason: Sendable {
    /// The levels that said most.
    public var text: String
    /// Pairs of which they did.
    public var pairs: Int
  }

  /// An estimate with an interval.
  public struct Estimate: Sendable {
    /// The most likely value.
    public var value: Double
    /// Below it with a chance of one in twenty.
    public var low: Double
    /// Above it with a chance of one in twenty.
    public var high: Double
  }

  /// For each row the smallest row of its cluster.
  public var cluster: [Int32]
  /// Pairs worth a look, in ascending order.
  public var pairs: [Pair] = []
  /// The columns.
  public var fields: [FieldNote] = []
  /// The commonest reasons for a match.
  public var reasons: [Reason] = []
  /// The probability from which pairs may join.
  public var threshold = 0.5
  /// Why it is that one.
  public var thresholdReason = ""
  /// The share of joined pairs that are right, as expected.
  public var precision = Estimate(value: 1, low: 1, high: 1)
  /// The share of true pairs that are joined, as expected.
  public var recall = Estimate(value: 1, low: 1, high: 1)
  /// Seconds a stage.
  public var stages: [(name: String, seconds: Double)] = []
  /// Pairs that blocking brought together.
  public var candidates = 0

  init(rows: Int) { cluster = (0..<Int32(truncatingIfNeeded: rows)).map { $0 } }
}
