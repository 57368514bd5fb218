import Text

/// A value that a source has wrong, put right for one of its records (Article 16).
///
/// It is made on the record's key. Whatever the source says under it, the field reads as the correction has it, as long as
/// the record tells of the one whom it told of then: a customer number that is somebody else's by now takes nothing along.
public struct Correction: Sendable, Equatable {
  /// How a value stands to a correction of its field.
  public enum Verdict: Sendable, CaseIterable, Encodable {
    /// It is what was put right.
    case repeated
    /// It is neither that nor the right value.
    case contradicted
    /// It is the right value.
    case confirmed

    /// Under what it is counted.
    public var code: FindingCode {
      switch self {
      case .repeated: .correctionRepeated
      case .contradicted: .correctionContradicted
      case .confirmed: .correctionConfirmed
      }
    }

    /// It is written as its code.
    public func encode(to encoder: any Encoder) throws { try code.encode(to: encoder) }

    /// The verdict in words; `date` is the correction's.
    public func text(_ date: String) -> String {
      switch self {
      case .repeated: "incorrect, corrected \(date)"
      case .contradicted: "contradicts the correction of \(date)"
      case .confirmed: "confirms the correction of \(date)"
      }
    }
  }

  /// Its number, the run since which it stands, and when it was made: seconds since 1970, earlier than the run where a
  /// restored register got it back.
  public let id: Int64, run: Int64, made: Int64
  /// The field.
  public let field: Field
  /// The right value, and what stood in its place; the latter is empty where nothing did.
  public let value: String, incorrect: String
  /// What the right value tells of other fields, packed with its grounds; empty if nothing.
  public let derived: [UInt8]
  /// Whom the record told of, packed: name and address, or a company's name and business ID.
  public let who: [UInt8]

  /// A correction with all its parts; one that is not stored yet has no number.
  public init(
    id: Int64 = 0, run: Int64 = 0, made: Int64 = 0, field: Field, value: String, incorrect: String, derived: [UInt8],
    who: [UInt8]
  ) {
    (self.id, self.run, self.made, self.field) = (id, run, made, field)
    (self.value, self.incorrect, self.derived, self.who) = (value, incorrect, derived, who)
  }

  /// Its place among others: the later made is the greater, and of two of one second that of the later run.
  public var rank: Int64 { made << 24 | (run & 0xFF_FFFF) }

  /// By what a record tells of a person, or of a company.
  public static func identifying(_ field: Field) -> [Field] {
    field.isPersonal ? [.personName, .personEmail] : [.companyName, .companyBusinessID]
  }

  /// Whom a packed row tells of, as a correction of `field` keeps it.
  public static func who(_ packed: [UInt8], _ field: Field) -> [UInt8] {
    let values = PackedFields.values(packed)
    let kept = identifying(field)
    return PackedFields.pack(Field.allCases.map { kept.contains($0) ? values[$0.rawValue] : "" })
  }

  /// Whether it holds for a packed row as the rules left it: one name or identifier is as it was, or as it was put right.
  public func applies(to packed: [UInt8]) -> Bool {
    let (now, then) = (PackedFields.values(packed), PackedFields.values(who))
    var (isTold, isKnown) = (false, false)
    for one in Self.identifying(field) {
      let known = [then[one.rawValue], one == field ? value : "", one == field ? incorrect : ""]
        .filter { !$0.isEmpty }.map(Fold.folded)
      guard !known.isEmpty else { continue }
      isKnown = true
      guard !now[one.rawValue].isEmpty else { continue }
      if known.contains(Fold.folded(now[one.rawValue])) { return true }
      isTold = true
    }
    return !isKnown || !isTold
  }

  /// The run since which it has held without a break for a record that says `packed`, and since when it says that: as long as
  /// a name or identifier stands by which it does.
  func holding(_ packed: [UInt8], _ since: FieldSince) -> Int64 {
    let now = PackedFields.values(packed)
    let telling = Self.identifying(field).filter { one in
      !now[one.rawValue].isEmpty
        && applies(to: PackedFields.pack(Field.allCases.map { $0 == one ? now[$0.rawValue] : "" }))
    }
    // The incorrect value and the right one tell alike whose record it is.
    if telling.contains(field) { return .min }
    return (telling.isEmpty ? Self.identifying(field) : telling).map { since.run($0) }.min() ?? since.record
  }

  /// What a packed row reads once the corrections that hold for it are made, and those corrections, one a field; nil if
  /// none does.
  public static func applied(_ corrections: [Correction], to packed: [UInt8]) -> (row: [UInt8], made: [Correction])? {
    var made: [Correction] = []
    for one in corrections.sorted(by: { $0.id > $1.id })
    where !made.contains(where: { $0.field == one.field }) && one.applies(to: packed) { made.append(one) }
    guard !made.isEmpty else { return nil }
    var values = PackedFields.values(packed)
    var grounds: [Field: Grounds] = [:]
    for field in Field.allCases { grounds[field] = PackedFields.grounds(packed, 0..<packed.count, of: field) }
    made.sort { $0.field < $1.field }
    for one in made {
      values[one.field.rawValue] = one.value
      grounds[one.field] = .stated
      let told = PackedFields.values(one.derived)
      let telling: [Field: Grounds] = [.personTitle: .title, .companyName: .company]
      for field in Field.allCases where !made.contains(where: { $0.field == field }) {
        // What the incorrect value told goes with it.
        let isOfIt = telling[one.field].map { grounds[field] == $0 } == true
        guard isOfIt || values[field.rawValue].isEmpty else { continue }
        values[field.rawValue] = told[field.rawValue]
        grounds[field] = PackedFields.grounds(one.derived, 0..<one.derived.count, of: field)
      }
    }
    let derived = Field.allCases.compactMap { field in
      grounds[field].flatMap { $0 == .stated || values[field.rawValue].isEmpty ? nil : (field, $0) }
    }
    return (PackedFields.pack(values, grounds: derived), made)
  }

  /// How a value stands to what was put right, in whatever records; nil for an empty one.
  public func verdict(on said: String, incorrect: Set<String>) -> Verdict? {
    guard !said.isEmpty else { return nil }
    let folded = Fold.folded(said)
    if folded == Fold.folded(value) { return .confirmed }
    return incorrect.contains(folded) ? .repeated : .contradicted
  }
}

/// A record that reads otherwise than its source says.
public struct CorrectedRow: Sendable, Equatable {
  /// What the source says, normalised and packed.
  public let said: [UInt8]
  /// The corrections that hold for it, one a field.
  public let corrections: [Correction]

  /// A corrected record.
  public init(said: [UInt8], corrections: [Correction]) { (self.said, self.corrections) = (said, corrections) }

  /// The correction of a field.
  public func correction(of field: Field) -> Correction? { corrections.first { $0.field == field } }

  /// The run since which the record reads `value` in a field, where its source says since `said` what it says: since it was
  /// put right to that, itself or what it was derived from; or since the source says so, whichever is longer.
  public func since(_ field: Field, reading value: String, said since: FieldSince) -> Int64 {
    let itself = PackedFields.values(said)[field.rawValue] == value ? since.run(field) : nil
    let made =
      correction(of: field)
      ?? corrections.first { PackedFields.values($0.derived)[field.rawValue] == value }
    let corrected = made.map { max($0.run, $0.holding(said, since)) }
    return [itself, corrected].compactMap { $0 }.min() ?? since.record
  }
}

extension [CorrectedRow] {
  /// Of the records of one contact or company the newest correction of a field, and all that was incorrect in it, folded.
  public func newest(_ field: Field) -> (correction: Correction, incorrect: Set<String>)? {
    let all = compactMap { $0.correction(of: field) }
    guard let newest = all.max(by: { ($0.rank, $1.id) < ($1.rank, $0.id) }) else { return nil }
    return (newest, Set(all.map { Fold.folded($0.incorrect) }).subtracting([""]))
  }
}
