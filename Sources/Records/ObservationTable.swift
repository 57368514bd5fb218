/// The current observations as matching and survivorship see them: the normalised fields, packed, in one arena.
///
/// Rows stand in founder order (oldest live sighting first, then source name and key), so "the oldest of a cluster" is
/// its smallest row.
public struct ObservationTable: Sendable {
  /// The arena of packed normalised rows.
  public private(set) var bytes: [UInt8] = []
  /// The end of every row in `bytes`.
  public private(set) var ends: [Int] = []
  /// Register ID of each row's observation.
  public private(set) var observation: [Int64] = []
  /// Register ID of each row's key.
  public private(set) var key: [Int64] = []
  /// Source of each row: index into ``sources``.
  public private(set) var source: [Int32] = []
  /// Since which run each row's record says so, field by field.
  public private(set) var since: [FieldSince] = []
  /// Observations that hold now and are blocked (the relationship has ended): register IDs, ascending.
  public var blocked: [Int64] = []
  /// The rows that read otherwise than their source says, by observation.
  public var corrected: [Int64: CorrectedRow] = [:]
  /// The sources, in name order.
  public let sources: [SourceStanding]

  /// A table without rows.
  public init(sources: [SourceStanding]) { self.sources = sources }

  /// Rows in the table.
  public var count: Int { ends.count }

  /// The packed bytes of a row.
  public func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// Adds a row; rows must come in founder order.
  public mutating func append(
    packed: [UInt8], _ range: Range<Int>, observation: Int64, key: Int64, source: Int32, since: FieldSince
  ) {
    bytes.append(contentsOf: packed[range])
    ends.append(bytes.count)
    self.observation.append(observation)
    self.key.append(key)
    self.source.append(source)
    self.since.append(since)
  }

  /// Adds a row of another table of the same sources.
  public mutating func append(_ row: Int, of other: ObservationTable) {
    append(
      packed: other.bytes, other.range(row), observation: other.observation[row], key: other.key[row],
      source: other.source[row], since: other.since[row])
  }

  /// A table of some of the rows, in the order of `rows`.
  public func part(_ rows: [Int32]) -> ObservationTable {
    var part = ObservationTable(sources: sources)
    part.reserve(rows: rows.count, bytes: rows.reduce(0) { $0 + range(Int($1)).count })
    for row in rows { part.append(Int(row), of: self) }
    part.corrected = corrected
    return part
  }

  /// Makes room for `rows` rows of `bytes` bytes in all.
  public mutating func reserve(rows: Int, bytes: Int) {
    self.bytes.reserveCapacity(bytes)
    ends.reserveCapacity(rows)
    observation.reserveCapacity(rows)
    key.reserveCapacity(rows)
    source.reserveCapacity(rows)
    since.reserveCapacity(rows)
  }

  /// A normalised value as text; empty if the row has none.
  public func value(_ row: Int, _ field: Field) -> String {
    var ranges: [Range<Int>] = []
    PackedFields.split(bytes, range(row), into: &ranges)
    return String(decoding: bytes[ranges[field.rawValue]], as: UTF8.self)
  }
}

/// What survivorship needs to know of a source.
public struct SourceStanding: Sendable, Equatable {
  /// The source's name.
  public let name: String
  /// How far it is trusted, 0 to 100.
  public let trust: Int

  /// A source and its trust (0 to 100).
  public init(name: String, trust: Int) {
    self.name = name
    self.trust = trust
  }
}
