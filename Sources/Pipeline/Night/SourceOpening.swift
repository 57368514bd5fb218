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
    guard let kind = ReaderRegistry.kind(named: plan.reader) else {
      throw Problem(
        .configuration, file: plan.file, line: plan.line, column: plan.column, "there is no reader \(plan.reader)",
        remedy: "the readers are " + ReaderRegistry.all.map(\.name).joined(separator: ", "))
    }
    var options = ReaderOptions()
    options.batchRecords = batchRecords
    options.encoding = plan.encoding
    options.delimiter = plan.delimiter
    options.headerLine = plan.headerLine
    options.url = plan.url
    return try kind.open(input, options)
  }

  /// The source's map, resolved against the columns that a file really has; fields that are not declared are left out.
  public func layout(of reader: any RecordReader, file: String) throws(Problem) -> Layout {
    var layout: Layout
    switch plan.reader {
    case "web":
      layout = Layout()
      for (index, name) in reader.columns.enumerated() {
        if let field = Field(name: name) { layout.columns[field.rawValue] = [index] }
      }
      layout.identity = plan.identity
      layout.keyPrefix = Array((reader.facts.url.map(WebReader.host) ?? file).utf8) + [PackedFields.separator]
    case "marketing-register" where plan.map.isEmpty:
      layout = try MarketingRegisterLayout.layout(columns: reader.columns, file: file)
    default:
      layout = try LayoutResolver.resolve(
        map: plan.map.map { ($0.field, $0.columns) }, key: plan.key, identity: plan.identity,
        status: plan.relationship?.statusColumn, endedValues: plan.relationship?.endedValues ?? [],
        endDate: plan.relationship?.endDateColumn, ignore: plan.ignore.map { ($0.column, $0.values) },
        columns: reader.columns, file: file, line: reader.facts.headerLine)
    }
    layout.declared = plan.declared
    for field in Field.allCases where !plan.declared.contains(field) { layout.columns[field.rawValue] = [] }
    return layout
  }
}

extension SourcePlan {
  /// Whether the source holds returned unsubscribe tokens, and no records.
  public var yieldsReturns: Bool { ReaderRegistry.kind(named: reader)?.yields == .returns }
}
