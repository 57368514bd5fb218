import Records
import Register
import Text

/// The codes of all objections and restrictions of a register, under a key ring: what stands for whoever has an identifier.
///
/// Nothing of it is copied to contacts: it stays with the identifiers that it was made on, whoever has them after a merge, a
/// split, an undo or another import.
struct StandingCodes: Sendable {
  let keys: [HMACKey]
  /// What stands, each combination once, and which of them stands for a code.
  private(set) var standings: [Standing] = [.free]
  private var ofCode: [Digest: Int32] = [:]

  private var combined: [[Int32]: Int32] = [:]
  private var known: [Bar: Int32] = [:]

  init(_ register: RegisterFile, _ keyRing: KeyRing) throws(Problem) {
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    for entry in try ObjectionStore(register).all() {
      guard let code = Digest(bytes: entry.code), let bar = entry.scope.bar(since: entry.since) else { continue }
      add(code, number(bar))
    }
    let restrictions = try RestrictionStore(register).standing()
    ofCode.reserveCapacity(ofCode.count + restrictions.count * 6)
    for entry in restrictions {
      let bar = number(Bar(.source(entry.kind, source: entry.source), since: entry.since))
      for one in RestrictionCodes(packed: entry.codes)?.codes ?? [] { add(one.code, bar) }
    }
  }

  /// Whether nothing stands for anybody.
  var isEmpty: Bool { ofCode.isEmpty }

  private mutating func number(_ bar: Bar) -> Int32 {
    if let number = known[bar] { return number }
    standings.append(Standing([bar]))
    known[bar] = Int32(standings.count - 1)
    return Int32(standings.count - 1)
  }

  private mutating func add(_ code: Digest, _ bar: Int32) {
    guard let before = ofCode[code], before != bar else {
      ofCode[code] = bar
      return
    }
    ofCode[code] = union(before, bar)
  }

  private mutating func union(_ one: Int32, _ other: Int32) -> Int32 {
    if let number = combined[[one, other]] { return number }
    var both = standings[Int(one)]
    both.formUnion(standings[Int(other)])
    standings.append(both)
    combined[[one, other]] = Int32(standings.count - 1)
    return Int32(standings.count - 1)
  }

  /// What stands for each of many canonical identifiers, in their order.
  func standings(of messages: [UInt8], _ ranges: [Range<Int>]) -> [Standing] {
    var found = Array(repeating: Standing.free, count: ranges.count)
    guard !isEmpty else { return found }
    for key in keys {
      for (index, code) in key.authenticate(messages, ranges).enumerated() {
        if let number = ofCode[code] { found[index].formUnion(standings[Int(number)]) }
      }
    }
    return found
  }
}
