import Compliance
import Records
import Register
import Text

/// Whether a register holds every no that the rights journal has: as far as the register's mark goes, both must say the same.
public enum RightsVerification {
  /// What a restriction is known by.
  private struct Restriction: Hashable {
    let kind: RestrictionKind, source: String, codes: [UInt8]
  }

  /// What is missing in a register, or stands there alone; empty if it verifies. Reads all of the journal that belongs to the
  /// key file.
  public static func failures(
    _ register: RegisterFile, _ keys: KeyRing, keyFile: String
  ) throws(Problem) -> [String] {
    guard let mark = try ErasureStore(register).mark() else { return [] }
    let journal = try RightsJournal(RightsJournal.path(ofKeyFile: keyFile), keys)
    guard journal.continues(.init(entries: mark.entries, seal: mark.seal, size: mark.size)) else {
      return ["rights: the journal is not the one that this register has followed"]
    }
    var (codes, restrictions): ([SuppressionScope: Set<[UInt8]>], Set<Restriction>) = ([:], [])
    for entry in journal.entries.prefix(mark.entries) {
      switch entry.matter {
      case .codes(let scope, let some):
        for code in some {
          switch entry.act {
          case .suppress: codes[scope, default: []].insert(code.bytes)
          case .lift: codes[scope, default: []].remove(code.bytes)
          }
        }
      case .restrictions(let kind, let source, let some):
        for one in some {
          let restriction = Restriction(kind: kind, source: source, codes: one.packed)
          switch entry.act {
          case .suppress: restrictions.insert(restriction)
          case .lift: restrictions.remove(restriction)
          }
        }
      }
    }
    var failures: [String] = []
    func compare<Code: Hashable>(_ wanted: Set<Code>, _ standing: Set<Code>, _ what: String) {
      let (missing, other) = (wanted.subtracting(standing).count, standing.subtracting(wanted).count)
      if missing > 0 { failures.append("rights: \(missing) of what the journal has is missing: \(what)") }
      if other > 0 { failures.append("rights: \(other) stand that the journal does not have: \(what)") }
    }
    let objections = Dictionary(grouping: try ObjectionStore(register).all(), by: \.scope)
    for scope in SuppressionScope.allCases {
      let standing =
        try scope.isObjection
        ? Set((objections[scope] ?? []).map(\.code)) : Set(SuppressionStore(register).codes(scope: scope))
      compare(codes[scope] ?? [], standing, scope.rawValue)
    }
    let standing = try RestrictionStore(register).standing().map {
      Restriction(kind: $0.kind, source: $0.source, codes: $0.codes)
    }
    compare(restrictions, Set(standing), "restrictions of sources")
    return failures
  }
}
