import Text

/// Some names, and which of them another name may be, as ``NameAtCompany`` judges it; wherever they work.
public struct NamesMeant {
  private var forms = NameAtCompany()
  private var meant: [[UInt8]: [Int]] = [:]
  private var messages: [UInt8] = []
  private var asked: [Range<Int>] = []

  /// These names; an empty one is nobody's.
  public init(_ names: [String]) {
    var kept: [NameAtCompany.Kept] = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      let bytes = Array(name.utf8)
      messages.removeAll(keepingCapacity: true)
      kept.removeAll(keepingCapacity: true)
      forms.appendKept(name: bytes, bytes.indices, at: [[]], to: &messages, &kept)
      for one in kept where !one.isLone { meant[Array(messages[one.range]), default: []].append(index) }
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { meant.isEmpty }

  /// Which of the names another may be, in their order.
  public mutating func meant(by name: String) -> [Int] {
    let bytes = Array(name.utf8)
    messages.removeAll(keepingCapacity: true)
    asked.removeAll(keepingCapacity: true)
    forms.appendAsked(name: bytes, bytes.indices, isSpelled: false, at: [[]], to: &messages, &asked)
    return Set(asked.flatMap { meant[Array(messages[$0])] ?? [] }).sorted()
  }
}
