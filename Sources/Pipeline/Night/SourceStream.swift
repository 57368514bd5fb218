import Configuration
import Normalizer
import Readers
import Records

/// One file of a source on its way through reader and Normalizer: a few batches at a time, so that every thread has work
/// and memory stays bounded.
public struct SourceStream {
  /// The file.
  public let input: InputFile
  /// What the reader found out about it.
  public var facts: InputFacts { reader.facts }

  /// The names of the file's columns.
  public var columns: [String] { reader.columns }
  /// Whether each record has bytes of its own; a page's records all have those of the page.
  public var recordsHaveBytes: Bool { reader.facts.form == .text }

  /// Records so far that had a person's own phone, which the map cannot name and nothing reads.
  public private(set) var personPhones = 0

  private var reader: any RecordReader
  private let phoneColumns: [Int]
  /// Makes of a batch what a night counts: observations, or returned lines.
  private let convert: @Sendable (RecordBatch) -> ObservationBatch
  private let threads: Int
  private var isAtEnd = false
  /// What has been read and not yet normalised; nil before anything has.
  private var ahead: [RecordBatch]?

  /// Batches that are read before they are normalised together.
  private static let batchesAtOnce = 8

  /// Opens a file and resolves the source's map against its columns.
  public init(_ plan: SourcePlan, file: String, options: NightOptions, _ workplace: Workplace) throws(Problem) {
    let opening = SourceOpening(plan)
    input = try InputFile.inspect(file)
    reader = try opening.open(input, batchRecords: options.batchRecords)
    let today = Int32(clamping: Timestamp.parts(workplace.context.now).days)
    switch plan.reader.yields {
    case .returns:
      let lines = try ReturnedLines(columns: reader.columns, file: file)
      (convert, phoneColumns) = ({ lines.rows(of: $0) }, [])
    case .notes:
      let name = workplace.pipeline.relative(file)
      let lines = try NoteLines(columns: reader.columns, file: file, name: name, plan, today: Int(today))
      (convert, phoneColumns) = ({ lines.rows(of: $0) }, [])
    case .observations:
      let layout = try opening.layout(of: reader, file: file)
      let chain = RuleChain(layout: layout, today: today)
      (convert, phoneColumns) = ({ chain.normalize($0) }, PersonPhone.columns(reader.columns, layout))
    }
    threads = workplace.threads
  }

  /// The next batches in the file's order, each finished by `last` on the thread that normalised it; nil at the end.
  ///
  /// While they are normalised, those after them are read.
  public mutating func next(
    _ last: @escaping @Sendable (inout ObservationBatch) -> Void
  ) throws(Problem) -> [ObservationBatch]? {
    if ahead == nil { ahead = try readBatches() }
    guard let batches = ahead, !batches.isEmpty else { return nil }
    if !phoneColumns.isEmpty { for batch in batches { personPhones += PersonPhone.count(batch, phoneColumns) } }
    let (normalised, next) = try Parallel.map(
      batches.count, threads: threads,
      { [convert] position in
        var batch = convert(batches[position])
        last(&batch)
        return batch
      }, meanwhile: { () throws(Problem) -> [RecordBatch] in try readBatches() })
    ahead = next
    return normalised
  }

  private mutating func readBatches() throws(Problem) -> [RecordBatch] {
    var batches: [RecordBatch] = []
    while batches.count < Self.batchesAtOnce, !isAtEnd {
      if let batch = try reader.nextBatch() { batches.append(batch) } else { isAtEnd = true }
    }
    return batches
  }
}
