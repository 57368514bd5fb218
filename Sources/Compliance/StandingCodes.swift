import Records
import Register
import Text

/// The codes of all objections and restrictions of a register, under a key ring: what stands for whoever has an identifier.
///
/// Nothing of it is copied to contacts: it stays with the identifiers that it was made on, whoever has them after a merge, a
/// split, an undo or another import.
struct StandingCodes: Sendable {
  let keys: [HMACKey]
  /// What stands, by number.
  private(set) var numbers = StandingNumbers()
  private var table: CodeTable

  init(_ register: RegisterFile, _ keyRing: KeyRing) throws(Problem) {
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    let (restrictions, objections) = (try RestrictionStore(register).standing(), ObjectionStore(register))
    let scopes = SuppressionScope.allCases.filter(\.isObjection).sorted { $0.rawValue < $1.rawValue }
    var room = restrictions.reduce(0) { $0 + $1.codes.count / RestrictionCodes.length }
    for scope in scopes { room += try objections.count(in: scope) }
    table = CodeTable(room: room)
    for scope in scopes {
      // Nearly all objections are of a few days.
      var last: (since: Int64, number: Int32)?
      try objections.forEach(in: scope) { bytes, since in
        guard let code = Digest(bytes: bytes) else { return }
        if last?.since != since { last = scope.bar(since: since).map { (since, numbers.number(of: $0)) } }
        if let last { add(code, last.number) }
      }
    }
    for entry in restrictions {
      let number = numbers.number(of: Bar(.source(entry.kind, source: entry.source), since: entry.since))
      for one in RestrictionCodes(packed: entry.codes)?.codes ?? [] { add(one.code, number) }
    }
  }

  /// Whether nothing stands for anybody.
  var isEmpty: Bool { table.isEmpty }

  private mutating func add(_ code: Digest, _ number: Int32) {
    table.set(code, to: numbers.union(table.number(of: code) ?? 0, number))
  }

  /// Calls `body` for each of many canonical identifiers for which something stands, with its index and what stands.
  func find(_ messages: [UInt8], _ ranges: [Range<Int>], _ body: (_ index: Int, _ number: Int32) -> Void) {
    guard !isEmpty, !ranges.isEmpty else { return }
    for key in keys {
      for (index, code) in key.authenticate(messages, ranges).enumerated() {
        if let number = table.number(of: code) { body(index, number) }
      }
    }
  }
}
