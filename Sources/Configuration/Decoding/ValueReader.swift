import Records

/// A value that a configuration gives for a key: read as a type, or reported as a mistake.
///
/// Every method returns nil after it has reported what is wrong.
public struct ValueReader {
  /// The key, as messages name it.
  public let name: String
  /// The value and its place.
  public let node: JSON5Node
  let mistakes: Mistakes

  /// A value that messages call `name`.
  public init(_ name: String, _ node: JSON5Node, _ mistakes: Mistakes) {
    self.name = name
    self.node = node
    self.mistakes = mistakes
  }

  /// The value's first character.
  public var position: Position { node.position }

  /// Reports a mistake at the value.
  public func refuse(_ message: String, remedy: String? = nil) {
    mistakes.report(position, message, remedy: remedy)
  }

  /// Text that is not empty and has no control characters.
  public func text() -> String? {
    guard case .text(let text) = node.value else { return wrong("must be text") }
    if text.unicodeScalars.allSatisfy({ $0 == " " }) { return wrong("must not be empty", kind: false) }
    let isClean = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    return isClean ? text : wrong("must not hold control characters", kind: false)
  }

  /// A whole number in `range`.
  public func integer(in range: ClosedRange<Int>) -> Int? {
    let wanted = "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
    switch node.value {
    case .integer(let number):
      guard let value = Int(exactly: number), range.contains(value) else { return wrong(wanted, kind: false) }
      return value
    case .decimal(let number):
      guard let value = Int(exactly: number), range.contains(value) else { return wrong(wanted, kind: false) }
      return value
    default: return wrong(wanted)
    }
  }

  /// A finite number in `range`.
  public func number(in range: ClosedRange<Double>) -> Double? {
    let wanted = "must be a number from \(range.lowerBound) to \(range.upperBound)"
    let value: Double
    switch node.value {
    case .integer(let number): value = Double(number)
    case .decimal(let number): value = number
    default: return wrong(wanted)
    }
    return range.contains(value) ? value : wrong(wanted, kind: false)
  }

  /// `true` or `false`.
  public func flag() -> Bool? {
    guard case .flag(let flag) = node.value else { return wrong("must be true or false") }
    return flag
  }

  /// One word of a closed list.
  public func choice(_ words: [String]) -> String? {
    guard case .text(let word) = node.value else { return wrong("must be \(Quoted.choice(words.map(Quoted.text)))") }
    if words.contains(word) { return word }
    refuse(
      "\(Quoted.text(name)) cannot be \(Quoted.text(word)), only \(Quoted.choice(words.map(Quoted.text)))",
      remedy: Suggestion.nearest(to: word, among: words).map { "did you mean \(Quoted.text($0))?" })
    return nil
  }

  /// One case of a closed list, by its raw value.
  public func choice<Choice>(_ type: Choice.Type) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    choice(Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }

  /// A day, written `2026-05-02`.
  public func day() -> Day? {
    guard case .text(let text) = node.value else { return wrong("must be a date in quotes, as \"2026-05-02\"") }
    return Day(text) ?? wrong("must be a date that exists, as \"2026-05-02\"", kind: false)
  }

  /// The values of a list that is not empty.
  public func list() -> [ValueReader]? {
    guard case .list(let nodes) = node.value else { return wrong("must be a list") }
    if nodes.isEmpty { return wrong("must not be empty", kind: false) }
    return nodes.map { ValueReader(name, $0, mistakes) }
  }

  /// One text, or a list of texts; those that are none are reported and left out.
  public func texts() -> [String]? { placedTexts()?.map(\.text) }

  /// As ``texts()``, each with its place.
  public func placedTexts() -> [(text: String, position: Position)]? {
    switch node.value {
    case .text: text().map { [($0, position)] }
    case .list: list()?.compactMap { item in item.text().map { ($0, item.position) } }
    default: wrong("must be text or a list of texts")
    }
  }

  /// An object that has no other keys than `keys`; others are reported and left out.
  public func object(keys: [String]) -> ObjectReader? {
    guard case .object(let members) = node.value else { return wrong("must be an object: { … }") }
    for member in members where !keys.contains(member.key) {
      mistakes.report(
        member.position, "unknown key \(Quoted.text(member.key))",
        remedy: Suggestion.remedy(
          for: member.key, among: keys, else: "remove it; the keys here are \(keys.joined(separator: ", "))"))
    }
    return ObjectReader(name: name, position: position, members: members, mistakes: mistakes)
  }

  /// An object whose keys are data: each key with its place and its value.
  public func members() -> [(position: Position, value: ValueReader)]? {
    guard case .object(let members) = node.value else { return wrong("must be an object: { … }") }
    return members.map { ($0.position, ValueReader($0.key, $0.node, mistakes)) }
  }

  /// Reports that the value is none of what is wanted, and, with `kind`, what it is instead.
  private func wrong<Value>(_ wanted: String, kind: Bool = true) -> Value? {
    refuse("\(Quoted.text(name)) \(wanted)" + (kind ? ", not \(node.value.kind)" : ""))
    return nil
  }
}
