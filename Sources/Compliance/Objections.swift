import Records
import Register
import Text

/// The objections of a register, under a key ring: what stands for whoever has an identifier.
///
/// Nothing of it is copied to contacts: an objection stays with the identifiers that it was made on, whoever has them
/// after a merge, a split, an undo or another import.
public struct Objections: Sendable {
  private let keys: [HMACKey]
  private let entries: [ObjectionStore.Entry]
  private var states: [Digest: Standing] = [:]

  /// Those of a register.
  public init(_ register: RegisterFile, _ keyRing: KeyRing) throws(Problem) {
    entries = try ObjectionStore(register).all()
    keys = keyRing.all(.suppression).map { HMACKey($0.bytes) }
    for entry in entries {
      guard let code = Digest(bytes: entry.code), let bar = entry.scope.bar(since: entry.since) else { continue }
      states[code, default: .free].add(bar)
    }
  }

  /// Whether nobody objects.
  public var isEmpty: Bool { states.isEmpty }

  /// What stands for somebody with these identifiers.
  public func state(of identifiers: [Identifier]) -> Standing {
    guard !isEmpty else { return .free }
    var state = Standing.free
    for code in codes(of: identifiers) { if let one = states[code] { state.formUnion(one) } }
    return state
  }

  /// The codes that stand for these identifiers, in some scopes.
  public func entries(of identifiers: [Identifier], in scopes: [SuppressionScope]) -> [ObjectionStore.Entry] {
    let codes = Set(codes(of: identifiers).map(\.bytes))
    return entries.filter { entry in
      scopes.contains(entry.scope) && codes.contains(entry.code)
    }
  }

  private func codes(of identifiers: [Identifier]) -> [Digest] {
    identifiers.flatMap { identifier in
      let canonical = identifier.canonical
      return keys.map { $0.authenticate(canonical, 0..<canonical.count) }
    }
  }

  /// What stands for each of many canonical identifiers, in their order.
  func states(of messages: [UInt8], _ ranges: [Range<Int>]) -> [Standing] {
    var found = Array(repeating: Standing.free, count: ranges.count)
    for key in keys {
      for (index, code) in key.authenticate(messages, ranges).enumerated() {
        if let state = states[code] { found[index].formUnion(state) }
      }
    }
    return found
  }
}
