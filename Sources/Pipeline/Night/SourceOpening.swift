import Configuration
import Readers
import Records

/// How a source's files are opened, and how their columns become declared fields.
public struct SourceOpening: Sendable {
  private let plan: SourcePlan

  /// The opening of a source's files.
  public init(_ plan: SourcePlan) { self.plan = plan }

  /// Opens a file with the source's reader.
  public func open(_ input: InputFile, batchRecords: Int) throws(Problem) -> any RecordReader {
    var options = ReaderOptions()
    options.batchRecords = batchRecords
    options.encoding = plan.encoding
    options.delimiter = plan.delimiter
    options.headerLine = plan.headerLine
    options.url = plan.url
    return try ReaderRegistry.kind(plan.reader).open(input, options)
  }

  /// How the columns that a file really has become fields: as the source's map says, else as the reader knows; fields that are
  /// not declared are left out.
  public func layout(of reader: any RecordReader, file: String) throws(Problem) -> Layout {
    var layout: Layout
    if plan.map.isEmpty, let own = reader.layout {
      layout = own
      if own.key.isEmpty { layout.identity = plan.identity }
    } else {
      layout = try LayoutResolver.resolve(
        map: plan.map.map { ($0.field, $0.columns) }, key: plan.key, identity: plan.identity,
        status: plan.relationship?.statusColumn, endedValues: plan.relationship?.endedValues ?? [],
        endDate: plan.relationship?.endDateColumn, dateOrder: plan.relationship?.dateOrder,
        restrictions: plan.restrictions.map {
          NamedRestriction(column: $0.column, values: $0.values, forbids: $0.forbids, permits: $0.permits)
        }, ignore: plan.ignore.map { ($0.column, $0.values) },
        columns: reader.columns, file: file, line: reader.facts.headerLine)
    }
    layout.declared = plan.declared
    for field in Field.allCases where !plan.declared.contains(field) { layout.columns[field.rawValue] = [] }
    return layout
  }
}

extension SourcePlan {
  /// Whether the source holds returned unsubscribe tokens, and no records.
  public var yieldsReturns: Bool { reader.yields == .returns }
}
