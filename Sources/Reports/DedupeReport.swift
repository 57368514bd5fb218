import Records

/// What `lahde dedupe` made of a table: the report `lahde.dedupe/1`. It holds names of columns, and no value.
public struct DedupeReport: Encodable, Sendable, Equatable {
  /// The name and version of this form.
  public let schema = "lahde.dedupe/1"
  /// Records that were matched.
  public var records: Int
  /// The column that tells records apart; nil: their numbers.
  public var id: String?
  /// How the records fall into clusters.
  public var clusters: Clusters
  /// Pairs that were found likely enough to be looked at.
  public var pairs: Int
  /// The fields, in the table's order.
  public var fields: [Field]
  /// Columns that were not looked at.
  public var ignored: [String]
  /// The probability from which pairs may join.
  public var threshold: Threshold
  /// Which share of the joined pairs is expected to be right.
  public var precision: Estimate
  /// Which share of the right pairs is expected to be joined.
  public var recall: Estimate
  /// Why pairs were joined, the commonest reason first.
  public var reasons: [Reason]
  /// Records that the reader could not use.
  public var leftOut: LeftOut
  /// Values that hold a personal identity code and were not compared, by column.
  public var identityCodes: [Count]
  /// One entry a stage, in the order of work.
  public var stages: [Stage]

  /// How the records fall into clusters.
  public struct Clusters: Encodable, Sendable, Equatable {
    /// Clusters, those of one record too.
    public var count: Int
    /// Clusters of several records.
    public var several: Int
    /// Records of the largest.
    public var largest: Int

    /// Counts the clusters; `cluster` says for each record which one it is in, by any of its records.
    public init(_ cluster: [Int32]) {
      var sizes = Array(repeating: 0, count: cluster.count)
      for root in cluster { sizes[Int(root)] += 1 }
      count = sizes.count { $0 > 0 }
      several = sizes.count { $0 > 1 }
      largest = sizes.max() ?? 0
    }
  }

  /// What was found out about a field.
  public struct Field: Encodable, Sendable, Equatable {
    /// The column.
    public var name: String
    /// Its kind.
    public var kind: String
    /// Share of records that have a value, 0 to 1.
    public var filled: Double
    /// Distinct values.
    public var distinct: Int
    /// Weight of its best level, in bits.
    public var worth: Double
    /// What else is to be said.
    public var note: String

    /// A field.
    public init(name: String, kind: String, filled: Double, distinct: Int, worth: Double, note: String) {
      self.name = name
      self.kind = kind
      self.filled = DedupeReport.finite(filled)
      self.distinct = distinct
      self.worth = DedupeReport.finite(worth)
      self.note = note
    }
  }

  /// The probability from which pairs may join.
  public struct Threshold: Encodable, Sendable, Equatable {
    /// Probability, 0 to 1.
    public var probability: Double
    /// Why it is that one.
    public var reason: String

    /// A threshold.
    public init(probability: Double, reason: String) {
      self.probability = DedupeReport.finite(probability)
      self.reason = reason
    }
  }

  /// A share that is expected, and between which shares it lies.
  public struct Estimate: Encodable, Sendable, Equatable {
    /// The likeliest, 0 to 1.
    public var value: Double
    /// The interval's lower end.
    public var low: Double
    /// The interval's upper end.
    public var high: Double

    /// An estimate.
    public init(value: Double, low: Double, high: Double) {
      self.value = DedupeReport.finite(value)
      self.low = DedupeReport.finite(low)
      self.high = DedupeReport.finite(high)
    }
  }

  /// Why pairs were joined.
  public struct Reason: Encodable, Sendable, Equatable {
    /// In words, without values.
    public var text: String
    /// Pairs that were joined for it.
    public var pairs: Int

    /// A reason.
    public init(text: String, pairs: Int) {
      self.text = text
      self.pairs = pairs
    }
  }

  /// Records that the reader could not use.
  public struct LeftOut: Encodable, Sendable, Equatable {
    /// How many.
    public var count: Int
    /// Where the first of them stand.
    public var places: [Place]

    /// Records that were left out.
    public init(count: Int, places: [Place]) {
      self.count = count
      self.places = places
    }
  }

  /// Where a record stands, and why it was left out.
  public struct Place: Encodable, Sendable, Equatable {
    /// 1-based line.
    public var line: UInt32
    /// 1-based column, in characters.
    public var column: UInt32
    /// The finding's code.
    public var code: FindingCode
    /// What is wrong.
    public var message: String

    /// A place.
    public init(line: UInt32, column: UInt32, code: FindingCode, message: String) {
      self.line = line
      self.column = column
      self.code = code
      self.message = message
    }
  }

  /// A number of values of a column.
  public struct Count: Encodable, Sendable, Equatable {
    /// The column.
    public var column: String
    /// Values.
    public var count: Int

    /// A count.
    public init(column: String, count: Int) {
      self.column = column
      self.count = count
    }
  }

  /// A stage of the work.
  public struct Stage: Encodable, Sendable, Equatable {
    /// The stage's name.
    public var stage: String
    /// Seconds, rounded to thousandths.
    public var seconds: Double

    /// What a stage took.
    public init(stage: String, seconds: Double) {
      self.stage = stage
      self.seconds = (DedupeReport.finite(seconds) * 1000).rounded() / 1000
    }
  }

  /// A report.
  public init(
    records: Int, id: String?, clusters: Clusters, pairs: Int, fields: [Field], ignored: [String], threshold: Threshold,
    precision: Estimate, recall: Estimate, reasons: [Reason], leftOut: LeftOut, identityCodes: [Count],
    stages: [Stage]
  ) {
    self.records = records
    self.id = id
    self.clusters = clusters
    self.pairs = pairs
    self.fields = fields
    self.ignored = ignored
    self.threshold = threshold
    self.precision = precision
    self.recall = recall
    self.reasons = reasons
    self.leftOut = leftOut
    self.identityCodes = identityCodes
    self.stages = stages
  }

  /// JSON has no other numbers.
  private static func finite(_ number: Double) -> Double { number.isFinite ? number : 0 }
}
