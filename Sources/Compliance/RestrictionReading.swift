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
    /// The standing restrictions, by their number, that a record states again, and those of whose person a record says that
    /// there is none.
    var stated: Set<Int64> = []
    var denied: Set<Int64> = []
  }

  /// A standing restriction, as far as a record is compared with it.
  private struct Known {
    let entry: RestrictionStore.Entry
    let marks: [Digest: RestrictionCodes.Mark]
    let hasName: Bool
  }

  private let source: String
  private let kinds: [RestrictionKind]
  private let keys: [HMACKey]
  private let objections: Objections
  private let standing: [Known]
  private var byPacked: [RestrictionKind: [[UInt8]: Int]] = [:]
  private var byCode: [Digest: [Int32]] = [:]

  /// The version of the key that makes new codes.
  public let keyVersion: Int

  /// What stands of a source that states restrictions of these kinds.
  public init(
    _ register: RegisterFile, _ keyRing: KeyRing, _ objections: Objections, source: String,
    stating kinds: [RestrictionKind]
  ) throws(Problem) {
    (self.source, self.kinds, self.objections) = (source, kinds, objections)
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    keyVersion = try keyRing.newest(.suppression).version
    var standing: [Known] = []
    for entry in try RestrictionStore(register).standing(source: source) {
      let codes = RestrictionCodes(packed: entry.codes)?.codes ?? []
      byPacked[entry.kind, default: [:]][entry.codes] = standing.count
      for one in codes { byCode[one.code, default: []].append(Int32(standing.count)) }
      standing.append(
        Known(
          entry: entry, marks: Dictionary(codes.map { ($0.code, $0.mark) }) { first, _ in first },
          hasName: codes.contains { $0.mark == .name || $0.mark == .key }))
    }
    self.standing = standing
  }

  /// What the rows of a batch say.
  public func read(_ batch: ObservationBatch) -> Part {
    var part = Part()
    var messages = RestrictionMessages()
    var asked: [(row: Int, first: Int, states: Bool)] = []
    let mayDeny = !standing.isEmpty
    for (index, row) in batch.rows.enumerated() where row.disposition != .suppress && !row.isRest {
      let states = !row.stance.isDisjoint(with: .forbidding)
      // What cannot be used may state a restriction, and never end one.
      guard states || mayDeny && !row.disposition.quarantines else { continue }
      asked.append((index, messages.marked.count, states))
      let one = RestrictionMessages.Row(
        bytes: batch.bytes, raw: row.raw, normal: row.normal, source: source, key: row.key)
      messages.appendKept(one)
      if states ? row.stance.contains(.bounced) : kinds.contains(.bounce) { messages.appendBounced(one) }
      if messages.marked.count >= 4096 { settle(&messages, &asked, batch, &part) }
    }
    settle(&messages, &asked, batch, &part)
    return part
  }

  private func settle(
    _ messages: inout RestrictionMessages, _ asked: inout [(row: Int, first: Int, states: Bool)],
    _ batch: ObservationBatch, _ part: inout Part
  ) {
    let ranges = messages.marked.map(\.range)
    let codes = keys.map { $0.authenticate(messages.bytes, ranges) }
    for (position, one) in asked.enumerated() {
      let end = position + 1 < asked.count ? asked[position + 1].first : messages.marked.count
      let stance = batch.rows[one.row].stance
      let versions = codes.map { codes in (one.first..<end).map { (messages.marked[$0].mark, codes[$0]) } }
      if one.states { state(stance, versions, &part) }
      for kind in kinds where !stance.contains(.stance(of: kind)) && !batch.rows[one.row].disposition.quarantines {
        deny(kind, versions, &part)
      }
    }
    messages.removeAll()
    asked.removeAll(keepingCapacity: true)
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
      part.stated.formUnion(known.map { standing[$0].entry.id })
      if known.isEmpty, let newest = packed.last, !newest.packed.isEmpty { part.new[kind, default: []].append(newest) }
    }
    for purpose in stance.objections {
      let stands = versions.contains { objections.stand(Self.objecting($0), in: purpose.scope) }
      if !stands, let newest = versions.last { part.objections[purpose.scope, default: []] += Self.objecting(newest) }
    }
  }

  /// By what the person's own word is kept: the person's addresses, the name under the key and the name at the company. A
  /// mailbox that several read is left out: it is not the person.
  private static func objecting(_ codes: [(mark: RestrictionCodes.Mark, code: Digest)]) -> [Digest] {
    codes.filter { $0.mark != .bounced && $0.mark != .mailbox }.map(\.code)
  }

  /// Notes the standing restrictions of whose person the record is that says that there is none: the same name under the
  /// source's key, the same name and address, or the same address where no name was known.
  private func deny(
    _ kind: RestrictionKind, _ versions: [[(mark: RestrictionCodes.Mark, code: Digest)]], _ part: inout Part
  ) {
    guard !standing.isEmpty else { return }
    var shared: [Int32: Set<RestrictionCodes.Mark>] = [:]
    for one in versions.joined() {
      for index in byCode[one.code] ?? [] where standing[Int(index)].marks[one.code] == one.mark {
        shared[index, default: []].insert(one.mark)
      }
    }
    for (index, marks) in shared {
      let known = standing[Int(index)]
      guard known.entry.kind == kind else { continue }
      let isSame =
        marks.contains(.key) || marks.contains(.address) && (marks.contains(.name) || !known.hasName)
        || marks.contains(.company) || marks.contains(.bounced)
      if isSame { part.denied.insert(known.entry.id) }
    }
  }

  /// The standing restrictions that are over: of whose person a record says that there is none, and no record that there is.
  public func lifted(_ parts: [Part]) -> [RestrictionStore.Entry] {
    let stated = parts.reduce(into: Set<Int64>()) { $0.formUnion($1.stated) }
    let denied = parts.reduce(into: Set<Int64>()) { $0.formUnion($1.denied) }.subtracting(stated)
    return standing.map(\.entry).filter { denied.contains($0.id) }
  }
}
