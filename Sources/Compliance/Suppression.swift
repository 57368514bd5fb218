import Records
import Register
import Text

/// Keeps erased persons out without keeping them: their identifiers are there only as HMAC-SHA-256 codes.
///
/// Checked on every record before anything of it is persisted, quarantine included; a suppressed record is only counted.
/// The company in it is no person, and stays: as a record of its own, under a key that is a code. A record that has only an
/// erased person's name and company is for a steward to decide on, and waits in quarantine; so does one that has only an erased
/// person's key.
public struct Suppression: Sendable {
  let keys: [HMACKey]
  private let newestVersion: Int
  private let codes: Set<Digest>
  /// Codes of erased values, and of whose they were.
  private let fields: Set<Digest>
  /// Codes of erased persons' names and companies, and of records that only look like them.
  let lookAlikes: Set<Digest>, admitted: Set<Digest>

  /// The suppressions of a register, under a key ring: `codes` of persons, `fields` of single fields' values, `lookAlikes` of
  /// names and companies, and the records that were `admitted`.
  public init(
    _ keyRing: KeyRing, codes: [[UInt8]], fields: [[UInt8]] = [], lookAlikes: [[UInt8]] = [], admitted: [[UInt8]] = []
  ) throws(Problem) {
    newestVersion = try keyRing.newest(.suppression).version
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    self.codes = Set(codes.compactMap { Digest(bytes: $0) })
    self.fields = Set(fields.compactMap { Digest(bytes: $0) })
    self.lookAlikes = Set(lookAlikes.compactMap { Digest(bytes: $0) })
    self.admitted = Set(admitted.compactMap { Digest(bytes: $0) })
  }

  /// Those that stand in a register.
  public static func standing(_ register: RegisterFile, _ keyRing: KeyRing) throws(Problem) -> Suppression {
    let store = SuppressionStore(register)
    return try Suppression(
      keyRing, codes: try store.codes(scope: .erased),
      fields: try store.codes(scope: .field),
      lookAlikes: try store.codes(scope: .lookAlike),
      admitted: try store.codes(scope: .admitted))
  }

  /// Whether nobody is suppressed, and nobody asked about.
  public var isEmpty: Bool { codes.isEmpty && fields.isEmpty && lookAlikes.isEmpty }

  /// The code of an identifier under the newest key.
  public func code(_ identifier: Identifier) -> (version: Int, code: Digest)? {
    let canonical = identifier.canonical
    return keys.last.map { (newestVersion, $0.authenticate(canonical, 0..<canonical.count)) }
  }

  /// The codes of an identifier under all keys, the newest last: what was kept under an old key is found by them.
  public func codes(_ identifier: Identifier) -> [Digest] {
    let canonical = identifier.canonical
    return keys.map { $0.authenticate(canonical, 0..<canonical.count) }
  }

  /// The code under which an e-mail address is suppressed, by the newest key.
  public func code(email: String) -> (version: Int, code: Digest)? { code(.email(email)) }

  /// Whether an identifier is suppressed, under whatever key.
  public func contains(_ identifier: Identifier) -> Bool { isSuppressed(identifier.canonical) }

  /// The key under which the company of an erased person's record is kept: a code by the oldest key, which stays the same
  /// when keys are added.
  public func alias(source: String, key: String) -> String {
    alias(Identifier.canonicalKey(source, Array(key.utf8)[...]))
  }

  /// The name that takes the place of a path which told of an erased person.
  public func alias(path: String) -> String { alias(Identifier.path(path).canonical) }

  /// The name under which the register keeps a file: its path, or a code where the path told of an erased person.
  public func inputName(_ path: String) -> String {
    let path = StoredText(path).text
    guard !codes.isEmpty, contains(.path(path)) else { return path }
    return alias(path: path)
  }

  /// Marks the suppressed records of a source's batch, and adds what is left of them without the person; of `rows`, or all.
  /// Returns whether there was any.
  ///
  /// Elsewhere an erased person's address that stands as a company's is left out. Records that look like an erased person
  /// are bound for quarantine.
  @discardableResult
  public func apply(to batch: inout ObservationBatch, source: String, rows: [Int]? = nil) -> Bool {
    guard !isEmpty else { return false }
    var isAny = false
    var (ranges, rawRanges): ([Range<Int>], [Range<Int>]) = ([], [])
    for index in suspects(batch, source, rows ?? Array(batch.rows.indices)) {
      let row = batch.rows[index]
      PackedFields.split(batch.bytes, row.normal.isEmpty ? row.raw : row.normal, into: &ranges)
      PackedFields.split(batch.bytes, row.raw, into: &rawRanges)
      func address(_ field: Field) -> State {
        [ranges[field.rawValue], rawRanges[field.rawValue]].filter {
          !$0.isEmpty && !PlaceholderAddress.isOne(batch.bytes, $0)
        }.reduce(into: State()) {
          $0.formUnion(look(Identifier.canonicalEmail(batch.bytes, $1)))
        }
      }
      var keyState = State()
      if !row.key.isEmpty {
        for spelling in Self.spellings(batch.bytes[row.key]) {
          keyState.formUnion(look(Identifier.canonicalKey(source, spelling[...])))
        }
      }
      var state = keyState
      if keyState.contains(.erased) {
        let key = String(decoding: batch.bytes[row.key], as: UTF8.self)
        switch owner(Self.parts(row, batch), source: source, key: key) {
        case .erased: break
        case .admitted: state.remove(.erased)
        case .another where row.disposition == .keep && !address(.personEmail).contains(.erased):
          quarantine(index, in: &batch)
          isAny = true
          continue
        case .another: break
        }
      }
      state.formUnion(address(.personEmail))
      guard !state.contains(.erased) else {
        if row.disposition == .keep { keepCompany(of: row, in: &batch, source: source) }
        batch.rows[index].disposition = .suppress
        isAny = true
        continue
      }
      guard row.disposition == .keep else { continue }
      if !lookAlikes(of: row, in: batch).isEmpty, !isAdmitted(row, batch, source) {
        quarantine(index, in: &batch)
        isAny = true
        continue
      }
      var left: PersonPart.Row?
      if address(.companyEmail).contains(.erased) {
        left = PersonPart.without([.companyEmail], Self.parts(row, batch))
      }
      if state.contains(.hasErasedFields) {
        let parts = left ?? Self.parts(row, batch)
        let key = String(decoding: batch.bytes[row.key], as: UTF8.self)
        for field in erasedFields(of: parts, source: source, key: key) {
          left = PersonPart.without(single: field, left ?? parts).row
        }
      }
      guard let left else { continue }
      let changed = Self.append(left, key: Array(batch.bytes[row.key]), like: row, to: &batch)
      batch.rows[index] = changed
      isAny = true
    }
    return isAny
  }

  /// The rows of a batch with an identifier that has a code. Nearly none; so all are asked for together.
  private func suspects(_ batch: ObservationBatch, _ source: String, _ rows: [Int]) -> [Int] {
    var (ranges, rawRanges): ([Range<Int>], [Range<Int>]) = ([], [])
    var messages: [UInt8] = []
    messages.reserveCapacity(rows.count * (lookAlikes.isEmpty ? 96 : 192))
    var asked: [(row: Int, message: Range<Int>)] = []
    asked.reserveCapacity(rows.count * (lookAlikes.isEmpty ? 3 : 5))
    var lookAlike = LookAlike()
    var canonical: [UInt8] = []
    for index in rows where batch.rows[index].disposition != .ignore {
      let row = batch.rows[index]
      func ask(_ append: (inout [UInt8]) -> Void) {
        let start = messages.count
        append(&messages)
        asked.append((index, start..<messages.count))
      }
      if !row.key.isEmpty {
        ask { Identifier.appendKey(source, batch.bytes[row.key], to: &$0) }
        canonical.removeAll(keepingCapacity: true)
        KeySpelling.append(batch.bytes, row.key, to: &canonical)
        if !ByteRange.areEqual(batch.bytes, row.key, canonical, canonical.indices) {
          ask { Identifier.appendKey(source, canonical[...], to: &$0) }
        }
      }
      PackedFields.split(batch.bytes, row.normal.isEmpty ? row.raw : row.normal, into: &ranges)
      PackedFields.split(batch.bytes, row.raw, into: &rawRanges)
      for field in [Field.personEmail, .companyEmail] {
        let (normal, raw) = (ranges[field.rawValue], rawRanges[field.rawValue])
        if !normal.isEmpty { ask { Identifier.appendEmail(batch.bytes, normal, to: &$0) } }
        if !raw.isEmpty, batch.bytes[normal] != batch.bytes[raw] {
          ask { Identifier.appendEmail(batch.bytes, raw, to: &$0) }
        }
      }
      if !lookAlikes.isEmpty, row.disposition == .keep {
        lookAlike.append(batch.bytes, ranges, to: &messages)
        for message in lookAlike.added { asked.append((index, message)) }
      }
    }
    var suspects: Set<Int> = []
    let all = asked.map(\.message)
    for key in keys {
      for (code, one) in zip(key.authenticate(messages, all), asked)
      where codes.contains(code) || !fields.isEmpty && fields.contains(code)
        || !lookAlikes.isEmpty && lookAlikes.contains(code)
      { suspects.insert(one.row) }
    }
    return suspects.sorted()
  }

  /// A key as it is written, and in its canonical spelling where that is another.
  private static func spellings(_ key: ArraySlice<UInt8>) -> [[UInt8]] {
    let (written, canonical) = (Array(key), KeySpelling.canonical(Array(key)))
    return written == canonical ? [written] : [written, canonical]
  }

  /// What is known of somebody by an identifier.
  private struct State: OptionSet {
    let rawValue: UInt8
    static let erased = State(rawValue: 1), hasErasedFields = State(rawValue: 2)
  }

  private func look(_ canonical: [UInt8]) -> State {
    var state = State()
    for key in keys {
      let code = key.authenticate(canonical, 0..<canonical.count)
      if codes.contains(code) { state.insert(.erased) }
      if !fields.isEmpty, fields.contains(code) { state.insert(.hasErasedFields) }
    }
    return state
  }

  /// The fields of a record whose values were erased, by the record or by the address in it.
  public func erasedFields(of row: PersonPart.Row, source: String, key: String) -> [Field] {
    let rows = [row.raw, row.normal].filter { !$0.isEmpty }.map(PackedFields.values)
    let known: [Identifier] =
      [.key(source: source, key: key)] + Identifier.keys(source: source, key: key)
      + rows.flatMap { Identifier.whole(RecordPerson($0), source: source, key: key) }
      + rows.map { .email($0[Field.personEmail.rawValue]) }.filter { !$0.saysNothing }
    let owners = known.filter { isFieldCode($0) }
    guard !owners.isEmpty else { return [] }
    return PersonPart.single.filter { field in
      rows.contains { values in
        let value = values[field.rawValue]
        return !value.isEmpty && owners.contains { isFieldCode(.value(value, field, of: $0)) }
      }
    }
  }

  private func isFieldCode(_ identifier: Identifier) -> Bool {
    let canonical = identifier.canonical
    return keys.contains { fields.contains($0.authenticate(canonical, 0..<canonical.count)) }
  }

  private func keepCompany(of row: ObservationRow, in batch: inout ObservationBatch, source: String) {
    guard let left = PersonPart.removed(from: Self.parts(row, batch)) else { return }
    let alias = alias(Identifier.canonicalKey(source, batch.bytes[row.key]))
    var part = Self.append(left, key: Array(alias.utf8), like: row, to: &batch)
    part.isRest = true
    // What was said of the person is said of nobody any more.
    part.stance.subtract(.forbidding)
    batch.rows.append(part)
  }

  static func parts(_ row: ObservationRow, _ batch: ObservationBatch) -> PersonPart.Row {
    PersonPart.Row(
      raw: Array(batch.bytes[row.raw]), normal: Array(batch.bytes[row.normal]),
      places: Array(batch.bytes[row.fieldPlaces]))
  }

  /// A row like another one with other content, whose bytes are added to the batch's.
  private static func append(
    _ content: PersonPart.Row, key: [UInt8], like row: ObservationRow, to batch: inout ObservationBatch
  ) -> ObservationRow {
    func add(_ bytes: [UInt8]) -> Range<Int> {
      let start = batch.bytes.count
      batch.bytes += bytes
      return start..<batch.bytes.count
    }
    var like = ObservationRow(
      key: add(key), raw: add(content.raw), normal: add(content.normal), fieldPlaces: add(content.places),
      place: row.place, relationship: row.relationship, disposition: row.disposition,
      digest: PersonPart.digest(content.raw, row.relationship))
    like.stance = row.stance
    return like
  }

  private func alias(_ canonical: [UInt8]) -> String {
    ErasedKey.prefix + (keys.first?.authenticate(canonical, 0..<canonical.count).hex ?? "")
  }

  private func isSuppressed(_ canonical: [UInt8]) -> Bool {
    keys.contains { codes.contains($0.authenticate(canonical, 0..<canonical.count)) }
  }
}
