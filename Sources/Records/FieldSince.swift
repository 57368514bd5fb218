/// Since which run a record says what it says: as a whole, and each field.
///
/// A record's whole content begins anew with every change; a value that the change has left as it was stands since before.
public struct FieldSince: Sendable, Equatable {
  /// The run since which the record says all that it says.
  public let record: Int64
  /// One run a field in stored order; none where every field stands since ``record``.
  private let fields: [Int64]

  /// Every field since one run, or `fields` by their position; a field that is not among them stands since `record`.
  public init(_ record: Int64, fields: [Int64] = []) {
    self.record = record
    let isPlain = fields.allSatisfy { $0 == record }
    self.fields = isPlain ? [] : fields + Array(repeating: record, count: max(0, Field.count - fields.count))
  }

  /// As the register keeps it: the run of the whole, and the others packed (see ``packed``).
  public init(_ record: Int64, packed: [UInt8]) {
    self.init(
      record,
      fields: packed.isEmpty ? [] : PackedFields.values(packed).map { Int64($0) ?? record })
  }

  /// The run since which a field has read so without a break.
  public func run(_ field: Field) -> Int64 { fields.isEmpty ? record : fields[field.rawValue] }

  /// The run since which the fields from `first` to `last` in stored order have all read so.
  public func run(from first: Field, to last: Field) -> Int64 {
    if fields.isEmpty { return record }
    var newest = fields[first.rawValue]
    for field in first.rawValue...last.rawValue { newest = max(newest, fields[field]) }
    return newest
  }

  /// Whether every field stands since ``record``.
  public var isPlain: Bool { fields.isEmpty }

  /// The runs that differ from ``record``, packed like a row; empty where none does.
  public var packed: [UInt8] {
    fields.isEmpty ? [] : PackedFields.pack(fields.map { $0 == record ? "" : "\($0)" })
  }
}

/// What was said under a key, and since when: what a record that is there now goes on from.
public struct SaidSince: Sendable {
  /// The normalised row, packed.
  public let row: [UInt8]
  /// Since when it says so.
  public let since: FieldSince

  /// A row and its runs.
  public init(_ row: [UInt8], _ since: FieldSince) { (self.row, self.since) = (row, since) }
}

extension FieldSince {
  /// Since when another content under the key says what it says, `run` being the first that has it: a value goes on that one
  /// of those `before` it said, to the byte; every other begins in `run`.
  public init(_ run: Int64, of row: [UInt8], after before: [SaidSince]) {
    if before.isEmpty {
      self.init(run)
      return
    }
    var ranges: [Range<Int>] = []
    PackedFields.split(row, 0..<row.count, into: &ranges)
    var fields = Array(repeating: run, count: Field.count)
    var earlier: [Range<Int>] = []
    for one in before {
      PackedFields.split(one.row, 0..<one.row.count, into: &earlier)
      for field in Field.allCases where row[ranges[field.rawValue]] == one.row[earlier[field.rawValue]] {
        fields[field.rawValue] = min(fields[field.rawValue], one.since.run(field))
      }
    }
    self.init(run, fields: fields)
  }

  /// The same, but beginning where `noted` has it begin earlier; `mended` tells of a noted run which run counts for it.
  public func beginning(_ noted: FieldSince?, mended: (Int64) -> Int64) -> FieldSince {
    guard let noted else { return self }
    return FieldSince(
      min(record, mended(noted.record)),
      fields: Field.allCases.map { min(run($0), mended(noted.run($0))) })
  }
}
