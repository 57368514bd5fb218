import Records
import Register
import Text

/// What the records of one source say tonight against writing to people, compared with what stands of that source.
public struct RestrictionReading: Sendable {
  /// What a batch states, and which of what stands its records speak against.
  public struct Part: Sendable {
    /// The restrictions that are stated and do not stand yet.
    public var new: [RestrictionKind: [RestrictionCodes]] = [:]
    /// The codes of objections that are stated and do not stand yet.
    public var objections: [SuppressionScope: [Digest]] = [:]
    /// The records that state an objection that does not stand yet.
    public var objectors = 0
    /// The standing restrictions, by their number, that a record states again, and those of whose person a record says that
    /// there is none.
    var stated: Set<Int64> = []
    var denied: Set<Int64> = []
  }

  private let source: String
  /// The kinds of which something stands that a record could speak against.
  private let kinds: [RestrictionKind]
  /// Whether objections are taken for bans of the source, which can be taken back.
  public var takesObjectionsAsBans = false
  private let keys: [HMACKey]
  private let objections: StatedObjections
  private let standing: [RestrictionStore.Entry]
  private var byPacked: [RestrictionKind: [[UInt8]: Int]] = [:]

  /// The version of the key that makes new codes.
  public let keyVersion: Int

  /// Whether something stands that came otherwise than by the source's last reading: a held source's file, an undoing, a
  /// restored backup; or only while too many object. Then records that have not changed may speak against it, too.
  public let isAskedOfAll: Bool

  /// What stands of a source that states restrictions of these kinds, `guarded` of them only while too many object at once;
  /// `last` is the run of its last reading.
  public init(
    _ register: RegisterFile, _ keyRing: KeyRing, _ objections: StatedObjections, source: String,
    stating kinds: [RestrictionKind], guarded: [RestrictionKind] = [], last: Int64?
  ) throws(Problem) {
    (self.source, self.objections) = (source, objections)
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    keyVersion = try keyRing.newest(.suppression).version
    standing = try RestrictionStore(register).standing(source: source)
    let ofKind = Set(standing.map(\.kind))
    self.kinds = kinds.filter(ofKind.contains)
    for (index, entry) in standing.enumerated() { byPacked[entry.kind, default: [:]][entry.codes] = index }
    isAskedOfAll = standing.contains { one in
      guarded.contains(one.kind) || last.map { one.run ?? .max > $0 } ?? true
    }
  }

  /// Whether nothing of the source's stands.
  public var isEmpty: Bool { standing.isEmpty }

  /// What the rows of a batch state, whatever becomes of them; of an erased person nothing is said any more.
  public func read(_ batch: ObservationBatch) -> Part {
    var part = Part()
    codes(
      of: batch,
      batch.rows.indices.filter { row in
        let row = batch.rows[row]
        return !row.stance.isDisjoint(with: .forbidding) && row.disposition != .suppress && !row.isRest
      }
    ) { row, versions in
      state(takesObjectionsAsBans ? row.stance.objectionsAsBans : row.stance, versions, &part)
    }
    return part
  }

  /// What these rows of a batch speak against. What cannot be used may state a restriction, and never end one.
  public func denied(by batch: ObservationBatch, rows: [Int], _ index: Index) -> Part {
    var part = Part()
    codes(
      of: batch,
      rows.filter { row in
        let row = batch.rows[row]
        return !row.disposition.quarantines && row.disposition != .suppress && !row.isRest
      }
    ) { row, versions in
      for kind in kinds where !row.stance.contains(.stance(of: kind)) { deny(kind, versions, index, &part) }
    }
    return part
  }

  /// The codes of rows under every key, many rows at a time.
  private func codes(
    of batch: ObservationBatch, _ rows: [Int],
    _ each: (_ row: ObservationRow, _ versions: [[(mark: RestrictionCodes.Mark, code: Digest)]]) -> Void
  ) {
    var messages = RestrictionMessages()
    var asked: [(row: Int, first: Int)] = []
    func settle() {
      let ranges = messages.marked.map(\.range)
      let codes = keys.map { $0.authenticate(messages.bytes, ranges) }
      for (position, one) in asked.enumerated() {
        let end = position + 1 < asked.count ? asked[position + 1].first : messages.marked.count
        each(
          batch.rows[one.row],
          codes.map { codes in (one.first..<end).map { (messages.marked[$0].mark, codes[$0]) } })
      }
      messages.removeAll()
      asked.removeAll(keepingCapacity: true)
    }
    for index in rows {
      let row = batch.rows[index]
      asked.append((index, messages.marked.count))
      let one = RestrictionMessages.Row(
        bytes: batch.bytes, raw: row.raw, normal: row.normal, source: source, key: row.key)
      messages.appendKept(one)
      if kinds.contains(.bounce) || row.stance.contains(.bounced) { messages.appendBounced(one) }
      if messages.marked.count >= 4096 { settle() }
    }
    settle()
  }

  /// What stands, by its codes: made where records are to be compared with it.
  public struct Index: Sendable {
    fileprivate var byCode: [Digest: [Int32]] = [:]
    fileprivate var marks: [[Digest: RestrictionCodes.Mark]] = []
  }

  /// The standing restrictions by their codes.
  public func index() -> Index {
    var index = Index()
    for (position, entry) in standing.enumerated() {
      let codes = RestrictionCodes(packed: entry.codes)?.codes ?? []
      for one in codes { index.byCode[one.code, default: []].append(Int32(position)) }
      index.marks.append(Dictionary(codes.map { ($0.code, $0.mark) }) { first, _ in first })
    }
    return index
  }

  /// Notes what a record states.
  private func state(
    _ stance: RowStance, _ versions: [[(mark: RestrictionCodes.Mark, code: Digest)]], _ part: inout Part
  ) {
    for kind in stance.kinds {
      let packed = versions.map { codes in
        RestrictionCodes(codes.filter { ($0.mark == .bounced) == (kind == .bounce) })
      }
      let known = packed.compactMap { byPacked[kind]?[$0.packed] }
      part.stated.formUnion(known.map { standing[$0].id })
      if known.isEmpty, let newest = packed.last, !newest.packed.isEmpty { part.new[kind, default: []].append(newest) }
    }
    var isNew = false
    for purpose in stance.objections {
      let stands = versions.contains { objections.hold(Self.objecting($0), in: purpose.scope) }
      guard !stands, let newest = versions.last else { continue }
      part.objections[purpose.scope, default: []] += Self.objecting(newest)
      isNew = true
    }
    if isNew { part.objectors += 1 }
  }

  /// By what the person's own word is kept: the person's addresses, the name under the key and the name at the company. A
  /// mailbox that several read is left out: it is not the person.
  private static func objecting(_ codes: [(mark: RestrictionCodes.Mark, code: Digest)]) -> [Digest] {
    codes.filter { $0.mark != .bounced && $0.mark != .mailbox }.map(\.code)
  }

  /// Notes the standing restrictions of whose person the record is that says that there is none: the same name under the
  /// source's key, the same name and address, or the same address where no name was known.
  private func deny(
    _ kind: RestrictionKind, _ versions: [[(mark: RestrictionCodes.Mark, code: Digest)]], _ index: Index,
    _ part: inout Part
  ) {
    var shared: [Int32: Set<RestrictionCodes.Mark>] = [:]
    for one in versions.joined() {
      for position in index.byCode[one.code] ?? [] where index.marks[Int(position)][one.code] == one.mark {
        shared[position, default: []].insert(one.mark)
      }
    }
    for (position, marks) in shared where standing[Int(position)].kind == kind {
      let hasName = index.marks[Int(position)].values.contains { $0 == .name || $0 == .key }
      let isSame =
        marks.contains(.key) || marks.contains(.address) && (marks.contains(.name) || !hasName)
        || marks.contains(.company) || marks.contains(.bounced)
      if isSame { part.denied.insert(standing[Int(position)].id) }
    }
  }

  /// The standing restrictions that are over: of whose person a record says that there is none, and no record that there is.
  public func lifted(_ parts: [Part]) -> [RestrictionStore.Entry] {
    let stated = parts.reduce(into: Set<Int64>()) { $0.formUnion($1.stated) }
    let denied = parts.reduce(into: Set<Int64>()) { $0.formUnion($1.denied) }.subtracting(stated)
    return standing.filter { denied.contains($0.id) }
  }
}
