import Records

/// What survivorship looks at: the columns of an observation table, and each source's trust.
///
/// Holding the arrays here keeps the hot loops off the table's accessors.
struct Evidence: Sendable {
  let bytes: [UInt8]
  let ends: [Int]
  let source: [Int32]
  private let since: [FieldSince]
  let trust: [Int]
  /// The rows in which something was put right.
  let corrected: [Int32: CorrectedRow]

  init(_ table: ObservationTable) {
    bytes = table.bytes
    ends = table.ends
    source = table.source
    since = table.since
    trust = table.sources.map(\.trust)
    var corrected: [Int32: CorrectedRow] = [:]
    if !table.corrected.isEmpty {
      for (row, observation) in table.observation.enumerated() {
        if let one = table.corrected[observation] { corrected[Int32(row)] = one }
      }
    }
    self.corrected = corrected
  }

  /// How new the correction of a field of a row is, as a number above 0; 0 where it was not put right.
  func correction(_ row: Int32, _ field: Field) -> Int64 {
    corrected[row]?.correction(of: field).map { max(1, $0.rank) } ?? 0
  }

  /// The run since which a row says what it says in the fields from the first to the last, taken as one value.
  func since(_ row: Int32, _ fields: (first: Field, last: Field)) -> Int64 {
    since[Int(row)].run(from: fields.first, to: fields.last)
  }

  /// The run since which a row has named its company: since when its name or its business ID stands, whichever is longer.
  func employed(_ row: Int32) -> Int64 {
    if since[Int(row)].isPlain { return since[Int(row)].record }
    let named = Correction.identifying(.companyName)
    var ranges: [Range<Int>] = []
    split(row, named, into: &ranges)
    let since = since[Int(row)]
    return zip(named, ranges).filter { !$0.1.isEmpty }.map { since.run($0.0) }.min() ?? since.record
  }

  /// How far the source of a row is trusted.
  func trust(of row: Int32) -> Int { trust[Int(source[Int(row)])] }

  /// The part of a row that holds what derived values rest on; empty if all are stated.
  func grounds(_ row: Int32) -> Range<Int> {
    PackedFields.groundsPart(bytes, (row == 0 ? 0 : ends[Int(row) - 1])..<ends[Int(row)])
  }

  /// Adds the byte range of each of `fields`, which are in stored order, of a row; a field that is not there is empty.
  func split(_ row: Int32, _ fields: [Field], into ranges: inout [Range<Int>]) {
    let content = PackedFields.content(bytes, (row == 0 ? 0 : ends[Int(row) - 1])..<ends[Int(row)])
    var start = content.lowerBound
    var (field, wanted, position) = (0, 0, content.lowerBound)
    while position < content.upperBound, wanted < fields.count {
      if bytes[position] == PackedFields.separator {
        if field == fields[wanted].rawValue {
          ranges.append(start..<position)
          wanted += 1
        }
        field += 1
        start = position + 1
      }
      position += 1
    }
    while wanted < fields.count {
      ranges.append(
        field == fields[wanted].rawValue ? start..<content.upperBound : content.upperBound..<content.upperBound)
      wanted += 1
    }
  }
}
