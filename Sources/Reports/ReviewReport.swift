import Records

/// What stewards look at after a night: every merge, and every pair left for review, with the records side by side.
public struct ReviewReport: Sendable, Equatable {
  /// The page's title.
  public var title: String
  /// The register's name, from its contract.
  public var registerName: String
  /// The run it is about.
  public var run: Int64
  /// When it was made, as text, UTC.
  public var generated: String
  /// The thresholds between companies.
  public var companies: Thresholds
  /// The thresholds between persons.
  public var persons: Thresholds
  /// Merges and pairs, in any order.
  public var items: [Item]
  /// What was not made one because it holds too much.
  public var alarms: [Alarm]

  /// What became of a pair.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The two are one contact or company now.
    case merged
    /// A steward decides.
    case review = "left for review"
  }

  /// Where `review` and `merged` begin, in 1/1000 bit.
  public struct Thresholds: Sendable, Equatable {
    /// From here a pair is left for review.
    public var review: Int32
    /// From here two records are merged.
    public var merge: Int32

    /// Thresholds in 1/1000 bit.
    public init(review: Int32, merge: Int32) {
      self.review = review
      self.merge = merge
    }
  }

  /// One record of a pair.
  public struct Side: Sendable, Equatable {
    /// The contact's or company's ID.
    public var id: Int64
    /// The record's ID, by which a decision names it.
    public var record: Int64
    /// The source's name.
    public var source: String
    /// The source key, if it is to be shown.
    public var sourceKey: String?
    /// Where the record stands, for example `customers/asiakkaat.csv:12`.
    public var place: String
    /// The values that were compared or help to judge, in the order in which they are shown.
    public var values: [(field: Field, value: String)]

    /// One record of a pair.
    public init(
      id: Int64, record: Int64, source: String, sourceKey: String?, place: String,
      values: [(field: Field, value: String)]
    ) {
      self.id = id
      self.record = record
      self.source = source
      self.sourceKey = sourceKey
      self.place = place
      self.values = values
    }

    /// The value of a field; empty if there is none.
    public func value(_ field: Field) -> String { values.first { $0.field == field }?.value ?? "" }

    /// Equality of every part.
    public static func == (left: Side, right: Side) -> Bool {
      (left.id, left.record, left.source, left.sourceKey, left.place)
        == (right.id, right.record, right.source, right.sourceKey, right.place)
        && left.values.elementsEqual(right.values) { $0 == $1 }
    }
  }

  /// A pair of records, and why it weighs what it weighs.
  public struct Item: Sendable, Equatable {
    /// Companies or persons.
    public var kind: EntityKind
    /// What became of it.
    public var outcome: Outcome
    /// Whether one of the records is of a customer: those come first.
    public var isOfCustomer: Bool
    /// The alarm that it belongs to, by its place among the report's; those come first.
    public var alarm: Int?
    /// Match weight in 1/1000 bit.
    public var weight: Int32
    /// The match probability, 0 to 1.
    public var probability: Double
    /// The waterfall; what its weights lack to `weight` is shown as what held before any comparison.
    public var comparisons: [ComparisonOutcome]
    /// One record.
    public var left: Side
    /// The other record.
    public var right: Side

    /// A pair; `weight` in 1/1000 bit, `probability` 0 to 1.
    public init(
      kind: EntityKind, outcome: Outcome, isOfCustomer: Bool = false, alarm: Int? = nil, weight: Int32,
      probability: Double, comparisons: [ComparisonOutcome],
      left: Side, right: Side
    ) {
      self.kind = kind
      self.outcome = outcome
      self.isOfCustomer = isOfCustomer
      self.alarm = alarm
      self.weight = weight
      self.probability = probability
      self.comparisons = comparisons
      self.left = left
      self.right = right
    }
  }

  /// A report; items may come in any order.
  public init(
    title: String, registerName: String, run: Int64, generated: String, companies: Thresholds, persons: Thresholds,
    items: [Item], alarms: [Alarm] = []
  ) {
    self.title = title
    self.registerName = registerName
    self.run = run
    self.generated = generated
    self.companies = companies
    self.persons = persons
    self.items = items
    self.alarms = alarms
  }

  /// The thresholds of a kind.
  public func thresholds(_ kind: EntityKind) -> Thresholds { kind == .company ? companies : persons }

  /// The items of an alarm, the strongest first.
  public func items(ofAlarm number: Int) -> [Item] {
    items.filter { $0.alarm == number }.sorted { left, right in
      if left.weight != right.weight { return left.weight > right.weight }
      return (left.left.record, left.right.record) < (right.left.record, right.right.record)
    }
  }

  /// The other items of one outcome in reading order, those of customers first: what is left for review from the merge threshold
  /// away, merges from the weakest up.
  public func sorted(_ outcome: Outcome) -> [Item] {
    func distance(_ item: Item) -> Int {
      let weight = Int(item.weight)
      return outcome == .merged ? weight : abs(Int(thresholds(item.kind).merge) - weight)
    }
    return items.filter { $0.outcome == outcome && $0.alarm == nil }.sorted { left, right in
      if left.isOfCustomer != right.isOfCustomer { return left.isOfCustomer }
      let (near, far) = (distance(left), distance(right))
      if near != far { return near < far }
      if left.kind != right.kind { return left.kind == .person }
      if (left.left.id, left.right.id) != (right.left.id, right.right.id) {
        return (left.left.id, left.right.id) < (right.left.id, right.right.id)
      }
      return (left.left.source, left.left.place, left.right.source, left.right.place)
        < (right.left.source, right.left.place, right.right.source, right.right.place)
    }
  }
}
