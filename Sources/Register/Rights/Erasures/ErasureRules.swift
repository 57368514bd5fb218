import Records

/// What an erasure does with every personal column of the census: the one place where this is decided.
///
/// A personal column without a rule fails the tests. ``Eraser`` carries the rules out.
public enum ErasureRules {
  /// Table → column → rule.
  public static let all = Schema.migrations.reduce(into: baseline) { rules, migration in
    for (table, columns) in migration.columns {
      let personal = columns.compactMapValues(\.erasure)
      if !personal.isEmpty { rules[table, default: [:]].merge(personal) { _, new in new } }
    }
  }

  private static let baseline: [String: [String: ErasureRule]] = [
    "guard_trip": ["reason": .searched],
    "input": ["path": .coded, "url": .coded, "sha256": .nulled],
    "key": ["key": .coded],
    "observation": [
      "places": .reduced, "raw": .reduced, "normal": .reduced, "uncorrected": .reduced, "digest": .reduced,
      "salt": .nulled,
    ],
    "contact": golden(.person),
    "company": golden(.company),
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

  private static func golden(_ kind: EntityKind) -> [String: ErasureRule] {
    var rules: [String: ErasureRule] = [:]
    for field in Field.of(kind) { rules[field.declaration.column] = field.declaration.erasure }
    return rules
  }
}
