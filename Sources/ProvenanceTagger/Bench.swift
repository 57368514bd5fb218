import Records

/// Decides one entity after the other, with room that is used again.
struct Bench: Sendable {
  let kind: EntityKind
  private let fields: [Field]
  /// The fields of the members, member by member.
  private(set) var ranges: [Range<Int>] = []
  /// For each member the part of its row that holds what derived values rest on; no entries where no member has one.
  private var grounds: [Range<Int>] = []
  var contest = Contest()

  init(_ kind: EntityKind) {
    self.kind = kind
    fields = Field.of(kind)
  }

  /// Adds the golden row of the entity with these rows, ascending.
  mutating func decide(_ evidence: Evidence, _ rows: ArraySlice<Int32>, into part: inout GoldenPart) {
    load(evidence, rows)
    if rows.count == 1, let row = rows.first {
      let isCorrected = !evidence.corrected.isEmpty && evidence.corrected[row] != nil
      for (position, range) in ranges.enumerated() {
        let reason: SurvivorshipReason =
          isCorrected && evidence.correction(row, fields[position]) > 0 ? .corrected : .only
        if range.isEmpty { part.append(-1, .none) } else { part.append(row, reason) }
      }
      return
    }
    let address = kind == .company ? AddressChoice.decide(evidence, rows, &self) : []
    for field in fields {
      if let slot = AddressChoice.part(field) {
        part.append(address[slot].winner, address[slot].reason)
      } else {
        fill(evidence, rows, field)
        let decision = contest.decide(evidence)
        part.append(decision.winner, decision.reason)
      }
    }
  }

  /// Splits the packed rows, once.
  mutating func load(_ evidence: Evidence, _ rows: ArraySlice<Int32>) {
    ranges.removeAll(keepingCapacity: true)
    for row in rows { evidence.split(row, fields, into: &ranges) }
    grounds.removeAll(keepingCapacity: true)
    if rows.count == 1 { return }
    var areAllStated = true
    for row in rows {
      grounds.append(evidence.grounds(row))
      if grounds[grounds.count - 1].count > 0 { areAllStated = false }
    }
    if areAllStated { grounds.removeAll(keepingCapacity: true) }
  }

  /// The value of member `member` in a field of the kind.
  func range(_ member: Int, _ field: Field) -> Range<Int> { ranges[member * fields.count + field.position] }

  /// How sure a member's value of a field is.
  func confidence(_ evidence: Evidence, _ member: Int, _ field: Field) -> Confidence {
    if grounds.isEmpty { return .stated }
    let grounds = PackedFields.grounds(evidence.bytes, part: grounds[member], of: field)
    return AddressChoice.part(field) == nil || grounds == .damaged ? grounds.confidence : .stated
  }

  /// Enters into the contest every member with a value in a field of the kind.
  ///
  /// What a part of an address rests on does not count, but that it is damaged: the address is one value.
  mutating func fill(_ evidence: Evidence, _ rows: ArraySlice<Int32>, _ field: Field) {
    contest.clear(for: field, to: field)
    var entry = field.position
    for (member, row) in rows.enumerated() {
      if !ranges[entry].isEmpty {
        contest.enter(
          row, ranges[entry], confidence(evidence, member, field),
          correction: evidence.corrected.isEmpty ? 0 : evidence.correction(row, field))
      }
      entry += fields.count
    }
  }
}
