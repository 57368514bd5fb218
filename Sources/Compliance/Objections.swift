import Records
import Register
import Text

/// The objections of a register, under a key ring: what was said by whoever has an identifier, and by which codes.
public struct Objections: Sendable {
  private let keys: [HMACKey]
  private let entries: [Digest: [ObjectionStore.Entry]]

  /// Those of a register.
  public init(_ register: RegisterFile, _ keyRing: KeyRing) throws(Problem) {
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    var entries: [Digest: [ObjectionStore.Entry]] = [:]
    for entry in try ObjectionStore(register).all() {
      if let code = Digest(bytes: entry.code) { entries[code, default: []].append(entry) }
    }
    self.entries = entries
  }

  /// Whether nobody objects.
  public var isEmpty: Bool { entries.isEmpty }

  /// What stands for somebody with these identifiers.
  public func state(of identifiers: [Identifier]) -> Standing {
    Standing(entries(of: identifiers, in: SuppressionScope.allCases).compactMap { $0.scope.bar(since: $0.since) })
  }

  /// The codes that stand for these identifiers, in some scopes.
  public func entries(of identifiers: [Identifier], in scopes: [SuppressionScope]) -> [ObjectionStore.Entry] {
    guard !isEmpty else { return [] }
    let codes = identifiers.flatMap { identifier in
      let canonical = identifier.canonical
      return keys.map { $0.authenticate(canonical, 0..<canonical.count) }
    }
    return Set(codes).flatMap { entries[$0] ?? [] }.filter { scopes.contains($0.scope) }
      .sorted { ($0.scope.rawValue, $0.code.hexText) < ($1.scope.rawValue, $1.code.hexText) }
  }

  /// Whether each of these codes stands in a scope.
  func stand(_ codes: [Digest], in scope: SuppressionScope) -> Bool {
    codes.allSatisfy { entries[$0]?.contains { $0.scope == scope } ?? false }
  }
}

extension [UInt8] {
  fileprivate var hexText: String { Digest(bytes: self)?.hex ?? "" }
}
