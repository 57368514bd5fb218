import Compliance
import Configuration
import Normalizer
import Readers
import Records
import Register
import Text

/// What records in quarantine say, read again from their inputs: the register holds only where they stand.
public struct QuarantinedCells {
  /// A record in quarantine, and what could be read of it.
  public struct Record: Sendable {
    /// The entry.
    public let entry: QuarantineRecord
    /// The input's columns and the record's cells, personal identity codes masked; none where it could not be read.
    public var cells: [(column: String, value: String)] = []
    /// A text file's record as it stands there, up to 64 KiB of it, personal identity codes masked.
    public var text: String?
    /// Why it could not be read.
    public var note: String?

    /// An entry of which nothing is read yet.
    public init(_ entry: QuarantineRecord) { self.entry = entry }
  }

  private let pipeline: PipelineFile
  /// Knows records that look like an erased person.
  private let suppression: Suppression
  /// The persons whose values are not told; nil where all are.
  private let withheld: WithheldPersons?

  /// The records of a pipeline's sources, without what a register does not tell.
  public init(_ pipeline: PipelineFile, _ register: RegisterFile) throws(Problem) {
    (self.pipeline, withheld) = (pipeline, register.withheld)
    suppression = try Suppression(try KeyRing.load(pipeline.contract.keyPath), codes: [])
  }

  /// Reads entries again, in their order; each file once, and only if its SHA-256 is the one that was read.
  ///
  /// A record that names a person whose processing is restricted, or bears that person's key, comes without its cells.
  public func read(_ entries: [QuarantineRecord]) throws(Problem) -> [Record] {
    var records = entries.map(Record.init)
    var files: [[String]: [Int]] = [:]
    for (index, entry) in entries.enumerated() { files[[entry.source, entry.path], default: []].append(index) }
    for indices in files.values {
      guard let first = indices.first else { continue }
      do throws(Problem) {
        let path = entries[first].path
        try read(&records, indices, pipeline.files(called: path).first ?? pipeline.resolve(path))
      } catch {
        for index in indices where records[index].cells.isEmpty { records[index].note = error.message }
      }
    }
    for index in records.indices {
      let record = records[index]
      let key = pipeline.sources.first { $0.name == record.entry.source }?.key ?? []
      let parts = key.compactMap { column in record.cells.first { $0.column == column }?.value }
      let texts = record.cells.map(\.value) + [record.text ?? ""]
      guard try withheld?.areNamed(in: texts, key: (record.entry.source, parts)) == true else { continue }
      (records[index].cells, records[index].text) = ([], nil)
      records[index].note = "the processing of this person's data is restricted: its file tells what stands there"
    }
    return records
  }

  private func read(_ records: inout [Record], _ indices: [Int], _ path: String) throws(Problem) {
    let source = records[indices[0]].entry.source
    guard let plan = pipeline.sources.first(where: { $0.name == source }) else {
      throw Problem(.noInput, "the source is no longer in the pipeline")
    }
    let input = try InputFile.inspect(path)
    for index in indices where records[index].entry.sha256 != input.sha256.bytes {
      records[index].note = "the file has changed since it was read"
    }
    let opening = SourceOpening(plan)
    var reader = try opening.open(input, batchRecords: NightOptions().batchRecords)
    // All records of a page begin where the page does; those that cannot be used are told apart by their lines, and those that
    // look like an erased person by what they say.
    let isPage = reader.facts.form == .page
    let chain = isPage ? RuleChain(layout: try opening.layout(of: reader, file: path), today: 0) : nil
    var bytes = isPage ? nil : try RecordBytes(input)
    var wanted: [UInt64: [Int]] = [:]
    var alike: [Digest: [Int]] = [:]
    for index in indices.reversed() where records[index].note == nil {
      let entry = records[index].entry
      if isPage, entry.code == .suppressionLookAlike, let digest = Digest(bytes: entry.digest) {
        alike[digest, default: []].append(index)
        continue
      }
      wanted[UInt64(clamping: isPage ? entry.line : entry.byteStart), default: []].append(index)
    }
    while let batch = try reader.nextBatch() {
      let rows = chain?.normalize(batch).rows
      for (row, place) in batch.places.enumerated() {
        let found =
          if let read = rows?[row], !read.disposition.quarantines {
            alike.isEmpty ? nil : alike[suppression.quarantineDigest(read.digest)]?.popLast()
          } else {
            wanted[isPage ? UInt64(place.line) : place.byteStart]?.popLast()
          }
        guard let index = found else { continue }
        records[index].cells = reader.columns.enumerated().map { column, name in
          (name, RuleChain.masked(batch.string(row: row, column: column)))
        }
        if let text = try bytes?.text(place, encoding: plan.encoding) { records[index].text = RuleChain.masked(text) }
      }
    }
    for index in wanted.values.flatMap({ $0 }) + alike.values.flatMap({ $0 }) {
      records[index].note =
        "the file is read otherwise now and has no such record; `lahde quarantine retry` reads it anew"
    }
  }
}
