import Records
import Register
import Text

/// The objections of a register, under a key ring: what was said by whoever has an identifier, and by which codes.
public struct Objections {
  private let keys: [HMACKey]
  private let store: ObjectionStore

  /// Those of a register, each looked up when it is asked for.
  public init(_ register: RegisterFile, _ keyRing: KeyRing) throws(Problem) {
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    store = ObjectionStore(register)
  }

  /// What stands for somebody with these identifiers.
  public func state(of identifiers: [Identifier]) throws(Problem) -> Standing {
    Standing(try entries(of: identifiers, in: SuppressionScope.allCases).compactMap { $0.scope.bar(since: $0.since) })
  }

  /// The codes that stand for these identifiers, in some scopes, each once.
  public func entries(
    of identifiers: [Identifier], in scopes: [SuppressionScope]
  ) throws(Problem) -> [ObjectionStore.Entry] {
    var seen: Set<Digest> = []
    var codes: [[UInt8]] = []
    for identifier in identifiers {
      let canonical = identifier.canonical
      for key in keys {
        let code = key.authenticate(canonical, 0..<canonical.count)
        if seen.insert(code).inserted { codes.append(code.bytes) }
      }
    }
    return try store.entries(codes, in: scopes.filter(\.isObjection))
  }
}

/// The codes of all objections of a register, by scope, for many records at once.
public struct StatedObjections: Sendable {
  private var codes: [SuppressionScope: CodeTable] = [:]

  /// Those of a register; none where they are not `asked` for.
  public init(_ register: RegisterFile, asked: Bool = true) throws(Problem) {
    guard asked else { return }
    let store = ObjectionStore(register)
    for scope in SuppressionScope.allCases where scope.isObjection {
      var table = CodeTable(room: try store.count(in: scope))
      try store.forEach(in: scope) { bytes, _ in
        if let code = Digest(bytes: bytes) { table.set(code, to: 1) }
      }
      codes[scope] = table
    }
  }

  /// Whether each of these codes stands in a scope.
  func hold(_ wanted: [Digest], in scope: SuppressionScope) -> Bool {
    guard let codes = codes[scope] else { return false }
    return wanted.allSatisfy { codes.number(of: $0) != nil }
  }
}
