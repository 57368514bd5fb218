/// What an erasure does with every personal column of the census: the one place where this is decided.
///
/// A personal column without a rule fails the tests. ``Eraser`` carries the rules out.
public enum ErasureRule: String, Sendable, CaseIterable {
  /// Of the erased observations it becomes NULL.
  case nulled = "becomes NULL"
  /// Of the erased observations it loses the person; where no company is left, it becomes NULL.
  case reduced = "loses the person; NULL where nothing is left"
  /// It becomes a code where everything under it is erased.
  case coded = "becomes a code where all that it names is erased"
  /// It becomes NULL where the value comes from an erased observation and did not stay there.
  case followed = "becomes NULL where the value's observation has lost it"
  /// What people typed is replaced where it tells of the person.
  case searched = "is replaced where it tells of the person"
  /// It is a code under a key outside the register; the next night closes the entry, and the history window deletes it.
  case keyed = "is a code already"

  /// Table → column → rule.
  public static let all: [String: [String: ErasureRule]] = [
    "guard_trip": ["reason": .searched],
    "input": ["path": .coded, "url": .coded, "sha256": .nulled],
    "key": ["key": .coded],
    "observation": [
      "places": .reduced, "raw": .reduced, "normal": .reduced, "uncorrected": .reduced, "digest": .reduced,
      "salt": .nulled,
    ],
    "contact": rules("name email title responsibility language", .followed),
    "company": rules("name business_id street postcode city phone email website industry", .followed),
    "decision": ["evidence": .nulled, "reason": .searched],
    "correction": [
      "value": .nulled, "incorrect": .nulled, "derived": .nulled, "who": .nulled, "reason": .searched,
      "close_reason": .searched,
    ],
    "hold": ["reason": .searched, "release_reason": .searched],
    "request": ["reason": .searched],
    "source_review": ["reason": .searched],
    "quarantine": ["digest": .keyed, "discard_reason": .searched],
  ]

  private static func rules(_ columns: String, _ rule: ErasureRule) -> [String: ErasureRule] {
    Dictionary(uniqueKeysWithValues: columns.split(separator: " ").map { (String($0), rule) })
  }
}
