/// A level of a comparison: what two rows have in common in one respect, as the number that a ``Pattern`` keeps.
///
/// Every measure has levels of its own, an enum each: what makes a level, weighs it and shows it names it. The numbers are
/// stored with every pair, so none ever changes its meaning.
protocol ComparisonLevel: RawRepresentable, CaseIterable, Comparable, Sendable where RawValue == UInt8 {
  /// What it says of two rows, as explanations and the review report show it.
  var label: String { get }
}

extension ComparisonLevel {
  /// The number in a pattern.
  @inline(__always) var number: Int { Int(truncatingIfNeeded: rawValue) }

  @inline(__always) static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

/// Levels of a measure that tells by the value's frequency what agreeing on it says.
protocol AgreementLevel: ComparisonLevel {
  static var sameVeryFrequent: Self { get }
  static var sameFrequent: Self { get }
  static var sameNotRare: Self { get }
  static var sameRare: Self { get }
  static var sameVeryRare: Self { get }
}

extension AgreementLevel {
  /// The level of two equal values of a bin of ``TermFrequencies``.
  @inline(__always) static func same(_ bin: Int) -> Self {
    switch bin {
    case 0: .sameVeryFrequent
    case 1: .sameFrequent
    case 2: .sameNotRare
    case 3: .sameRare
    default: .sameVeryRare
    }
  }

  /// The label of a level of agreement.
  var sameLabel: String { "same, " + Rarity.label(number - Measure.agrees) }
}

/// Levels of a measure whose values may serve many: a mailbox, a switchboard.
protocol SharedLevel: AgreementLevel {
  static var nothing: Self { get }
  static var differs: Self { get }
  static var shared: Self { get }
}

/// How the bins of ``TermFrequencies`` are called.
enum Rarity {
  static func label(_ bin: Int) -> String {
    ["very frequent", "frequent", "not rare", "rare", "very rare"][min(max(0, bin), 4)]
  }
}
