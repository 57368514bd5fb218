import Records

/// One idea about how a value is to be written: a type in a file of its own in `Rules/`, with one line in
/// ``RuleRegistry``.
///
/// A rule is pure and idempotent. What it cannot make sense of it leaves as the source wrote it, with a finding. Its
/// version goes up whenever it would make something else of some value.
public protocol Rule: Sendable {
  /// The rule's name without its version, for example `phone`.
  var name: String { get }
  /// The rule's version, counted from 1.
  var version: Int { get }
  /// The fields that it looks at, in stored order.
  var fields: [Field] { get }
  /// What it does, in a sentence.
  var summary: String { get }
  /// Values before and after the rule; they run as its tests and print as its reference.
  var examples: [RuleExample] { get }
}

extension Rule {
  /// Name and version as they are recorded, for example `phone/1`.
  public var id: String { "\(name)/\(version)" }
}

/// A rule as it is applied: it looks at one value on its own, so that what it made of it may be remembered.
///
/// What it finds there for another field it offers; it is taken where the record has nothing better (see ``Offers``).
protocol FieldRule: Rule {
  /// The kinds of byte without any of which there is nothing to do, so that a clean value costs no call.
  var needs: ByteKinds { get }
  /// Puts the value right; `cell` is not empty.
  func apply(_ cell: inout Cell)
}

extension FieldRule {
  /// Any byte will do.
  var needs: ByteKinds { .any }

  /// Applies the rule if the value gives it anything to do.
  @inline(__always)
  func applyIfNeeded(_ cell: inout Cell) {
    if !cell.kinds.isDisjoint(with: needs) { apply(&cell) }
  }
}

/// A value before and after one rule.
public struct RuleExample: Sendable, Equatable {
  /// The field that holds the value.
  public let field: Field
  /// The value before the rule.
  public let input: String
  /// The value after the rule.
  public let output: String
  /// The field that `output` stands in, where the rule moves or derives a value.
  public let into: Field
  /// The finding that comes with it, if one does.
  public let finding: FindingCode?

  /// An example: `input` in `field` becomes `output` there, or in the field `into`.
  public init(_ field: Field, _ input: String, _ output: String, into: Field? = nil, finding: FindingCode? = nil) {
    self.field = field
    self.input = input
    self.output = output
    self.into = into ?? field
    self.finding = finding
  }
}
