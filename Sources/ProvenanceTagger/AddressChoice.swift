import Records
import Text

/// A company's street, postcode and city, decided together: an address that nobody ever gave must not come out.
///
/// One observation gives the address: of those with a street (else with a postcode, else with a city) the one that wins
/// by the ordinary rules, all three parts taken as one value. What it lacks comes from the next best observation that
/// does not contradict it, that is, one with the same postcode, or with no part that says something else. If there is
/// none, the part stays empty.
///
/// A part keeps the ordinary reason where its value would have won alone; else its reason is `address`. A part that was put
/// right is chosen before all others, among those records in which it was.
struct AddressChoice {
  /// The member that gives each part, or -1.
  private var members = [-1, -1, -1]

  private static let parts = 0..<3
  private static let fields: [Field] = [.companyStreet, .companyPostcode, .companyCity]
  private static let postcode = 1

  /// Which part of the address a declared field is, if any: 0 street, 1 postcode, 2 city.
  static func part(_ field: Field) -> Int? {
    switch field {
    case .companyStreet: 0
    case .companyPostcode: 1
    case .companyCity: 2
    default: nil
    }
  }

  /// The decisions about street, postcode and city.
  static func decide(_ evidence: Evidence, _ rows: ArraySlice<Int32>, _ bench: inout Bench) -> [Contest.Decision] {
    let corrections = corrections(evidence, rows)
    if corrections.isEmpty, let unanimous = unanimous(evidence, rows, bench) { return unanimous }
    func isEligible(_ member: Int, _ part: Int) -> Bool {
      corrections[part].map { evidence.correction(rows[rows.startIndex + member], fields[part]) == $0 } ?? true
    }
    var choice = AddressChoice()
    // Street first: without one there is nowhere to send anything.
    for part in parts.filter({ corrections[$0] != nil }) + parts where choice.members[part] < 0 {
      let isCorrected = corrections[part] != nil
      if let member = choice.best(
        evidence, rows, having: part, &bench,
        where: { isEligible($1, part) && (isCorrected || $0.fits(evidence, $1, $2)) })
      {
        for part in parts
        where choice.members[part] < 0 && !range(member, part, bench).isEmpty && isEligible(member, part) {
          choice.members[part] = member
        }
      }
    }
    return parts.map { part in
      bench.fill(evidence, rows, fields[part])
      let ordinary = bench.contest.decide(evidence)
      let member = choice.members[part]
      guard ordinary.winner >= 0, member >= 0 else { return (-1, ordinary.winner >= 0 ? .address : .none) }
      let row = rows[rows.startIndex + member]
      return (row, bench.contest.agree(row, ordinary.winner) ? ordinary.reason : .address)
    }
  }

  /// For each part that was put right in one of the rows how new the newest correction is.
  private static func corrections(_ evidence: Evidence, _ rows: ArraySlice<Int32>) -> [Int: Int64] {
    guard !evidence.corrected.isEmpty else { return [:] }
    var newest: [Int: Int64] = [:]
    for row in rows {
      for part in parts {
        let rank = evidence.correction(row, fields[part])
        if rank > newest[part, default: 0] { newest[part] = rank }
      }
    }
    return newest
  }

  /// The member with the best address among those that have `part` and are let in.
  private func best(
    _ evidence: Evidence, _ rows: ArraySlice<Int32>, having part: Int, _ bench: inout Bench,
    where isLetIn: (AddressChoice, Int, borrowing Bench) -> Bool
  ) -> Int? {
    bench.contest.clear(for: .companyStreet, to: .companyCity)
    for (member, row) in rows.enumerated() where !Self.range(member, part, bench).isEmpty {
      guard isLetIn(self, member, bench) else { continue }
      // An address with a damaged part is a damaged one.
      let confidence = Self.fields.map { bench.confidence(evidence, member, $0) }.min() ?? .stated
      bench.contest.enter(row, Self.whole(member, bench), confidence)
    }
    let winner = bench.contest.decide(evidence).winner
    return rows.firstIndex(of: winner).map { $0 - rows.startIndex }
  }

  private func fits(_ evidence: Evidence, _ member: Int, _ bench: borrowing Bench) -> Bool {
    var differs = false
    for part in Self.parts where members[part] >= 0 {
      let left = Self.range(members[part], part, bench)
      let right = Self.range(member, part, bench)
      if right.isEmpty { continue }
      let same = Fold.folded(evidence.bytes, left) == Fold.folded(evidence.bytes, right)
      if same && part == Self.postcode { return true }
      if !same { differs = true }
    }
    return !differs
  }

  /// What the rules say where all members give the same address to the byte, as they nearly always do; else nil.
  private static func unanimous(
    _ evidence: Evidence, _ rows: ArraySlice<Int32>, _ bench: borrowing Bench
  ) -> [Contest.Decision]? {
    let first = whole(0, bench)
    var best: (member: Int, trust: Int) = (0, .min)
    for (member, row) in rows.enumerated() {
      guard Contest.equal(evidence.bytes, first, evidence.bytes, whole(member, bench)) else { return nil }
      let trust = evidence.trust(of: row)
      if trust > best.trust { best = (member, trust) }
    }
    return parts.map { part in
      range(best.member, part, bench).isEmpty ? (-1, .none) : (rows[rows.startIndex + best.member], .agreed)
    }
  }

  /// The three parts of a member's address; they lie side by side.
  private static func whole(_ member: Int, _ bench: borrowing Bench) -> Range<Int> {
    range(member, 0, bench).lowerBound..<range(member, 2, bench).upperBound
  }

  private static func range(_ member: Int, _ part: Int, _ bench: borrowing Bench) -> Range<Int> {
    bench.range(member, fields[part])
  }
}
