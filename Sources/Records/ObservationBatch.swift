import Text

/// State of the relationship that a record stands for.
public enum Relationship: UInt8, Sendable {
  /// It goes on, or the source says nothing about it.
  case active = 0
  /// The source says that it has ended: the observation is kept and blocked.
  case ended = 1
  /// The source says something of an end that cannot be understood: blocked like an ended one, and kept like one that goes on.
  case unclear = 2

  /// As the register stores it: what is unclear goes on, and its stance says that it is blocked.
  public var stored: Int64 { self == .ended ? 1 : 0 }
}

/// What a source said about somebody at one place, normalised: one row of an ``ObservationBatch``.
public struct ObservationRow: Sendable {
  /// The source key's bytes; empty if it was not readable.
  public var key: Range<Int>
  /// The packed raw fields (see ``PackedFields``).
  public var raw: Range<Int>
  /// The packed normalised fields; empty where they equal the raw ones.
  public var normal: Range<Int>
  /// The packed places of the fields: `column` or `lineOffset:column` for text files, an XPath for pages.
  public var fieldPlaces: Range<Int>
  /// Where the record stands.
  public var place: RecordPlace
  /// State of the relationship.
  public var relationship: Relationship
  /// What the record says for and against writing to its person.
  public var stance: RowStance = []
  /// What is to become of the row.
  public var disposition: Disposition
  /// SHA-256 over relationship, stance and packed raw fields: equal content has an equal digest. Of a text file's record bound for
  /// quarantine a code over all its bytes takes its place before it is stored.
  public var digest: Digest
  /// Whether it is what is left of a suppressed record without the person; that record is counted, this one is not.
  public var isRest = false

  /// What is to become of a record: decided by the Normalizer, and by suppression after it.
  public enum Disposition: Sendable, Equatable {
    /// An observation.
    case keep
    /// Left out by the source's own filter.
    case ignore
    /// A suppressed person's: counted, and written nowhere.
    case suppress
    /// Cannot be used; the index is that of the reason in ``ObservationBatch/findings``.
    case quarantine(finding: Int)

    /// Whether the record cannot be used.
    public var quarantines: Bool { if case .quarantine = self { true } else { false } }
  }

  /// A row with all its parts.
  public init(
    key: Range<Int>, raw: Range<Int>, normal: Range<Int>, fieldPlaces: Range<Int>, place: RecordPlace,
    relationship: Relationship, disposition: Disposition, digest: Digest
  ) {
    self.key = key
    self.raw = raw
    self.normal = normal
    self.fieldPlaces = fieldPlaces
    self.place = place
    self.relationship = relationship
    self.disposition = disposition
    self.digest = digest
  }
}

/// Observations as the Normalizer hands them on: rows over one arena of bytes.
public struct ObservationBatch: Sendable {
  /// The arena that the rows' ranges point into.
  public var bytes: [UInt8] = []
  /// One row a record, in the reader's order.
  public var rows: [ObservationRow] = []
  /// What was noticed; `Finding.row` is an index into `rows`.
  public var findings: [Finding] = []
  /// For each declared field how many records have a value, as the source wrote it.
  public var filled = Array(repeating: 0, count: Field.count)

  /// An empty batch.
  public init() {}
}
