import Records
import Text

/// The rules in order, for the records of one layout: from a reader's batch to observations.
///
/// What is stored is what the source wrote, cleaned; folded and stemmed forms for comparing are the matcher's business.
public struct RuleChain: Sendable {
  /// Every rule as `name/version`, in the order in which they are applied.
  public static let rules: [String] = RuleRegistry.all.map(\.id)

  /// Names ``rules``: how many there are and a digest over their names, for example `28:0f3a9c1b2d4e5f60`. It changes
  /// whenever a rule does.
  public static let version: String =
    "\(rules.count):" + SHA256.hash(Array(rules.joined(separator: ",").utf8)).hex.prefix(16)

  /// The mapped fields, in stored order.
  let fields: [Int]
  /// The columns of each field.
  let columns: [[Int]]
  /// The same for the hot loop: the columns of field `f` stand from `columnStarts[f]` to `columnStarts[f + 1]`.
  let columnList: [Int]
  let columnStarts: [Int]
  /// Whether each field is declared: no other is filled, not even by derivation.
  let declared: [Bool]
  let sourceKey: SourceKey
  let relationship: RelationshipReading
  let stance: StanceReading
  let filter: SourceFilter?

  /// The rules of each field, in order. Masking is not among them: it comes before all of them, see ``mask(_:spare:)``.
  static let fieldRules: [[any FieldRule]] = Field.allCases.map { field in
    RuleRegistry.all.compactMap { $0 as? any FieldRule }
      .filter { $0.fields.contains(field) && !($0 is PersonalIdentityCode) }
  }
  /// The same for the hot loop: the rules of field `f` stand from `starts[f]` to `starts[f + 1]`, what they need beside.
  let steps: [any FieldRule] = fieldRules.flatMap { $0 }
  let needs: [ByteKinds] = fieldRules.flatMap { $0.map(\.needs) }
  let starts: [Int] = fieldRules.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  /// What at least one of a field's rules needs.
  let fieldNeeds: [ByteKinds] = fieldRules.map { $0.reduce([]) { $0.union($1.needs) } }

  /// A chain for records of `layout`; `today` in days since 1970, UTC: a relationship has ended when its end date is
  /// before it.
  public init(layout: Layout, today: Int32) {
    fields = layout.columns.indices.filter { !layout.columns[$0].isEmpty }
    columns = layout.columns
    columnList = layout.columns.flatMap { $0 }
    columnStarts = layout.columns.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    declared = Field.allCases.map { layout.declared.contains($0) }
    sourceKey = SourceKey(layout)
    relationship = RelationshipReading(layout, today: today)
    stance = StanceReading(layout)
    filter = layout.ignore.map { SourceFilter(column: $0.column, values: $0.values) }
  }

  /// The observations that a batch's records make, in the batch's order. Pure: it may be called on many batches at once.
  ///
  /// Findings keep the reader's and add the rules'. Masking is done before anything is packed.
  public func normalize(_ batch: RecordBatch) -> ObservationBatch {
    var work = RowWork(batch)
    for row in 0..<batch.count { work.normalize(row, of: batch, by: self) }
    return work.finish()
  }
}
