import Records

/// The column census: every column of every table, labelled. An unlabelled column fails the tests.
public enum Census {
  /// Table → column → label. Those of golden columns stand in the table of declared fields, those of columns that a migration
  /// has added in the migration. Digests, keys, file names, addresses of pages and reasons that people type are personal.
  public static let labels = Schema.migrations.reduce(into: baseline) { labels, migration in
    for (table, columns) in migration.columns {
      labels[table, default: [:]].merge(columns.mapValues(\.label)) { _, new in new }
    }
  }

  private static let baseline: [String: [String: ColumnLabel]] = [
    "run": label(
      none: """
        kind act state started finished user program contract contacts companies review_pairs ended_erased \
        history_erased
        """,
      pointer: "id undoes"),
    "source": label(none: "name", pointer: "id"),
    "source_run": label(
      none: """
        outcome extent trust purpose basis reading chain read created changed unchanged suppressed quarantined \
        ignored gone suspended headers encodings filled
        """, pointer: "run source"),
    "guard_trip": label(none: "source guard message allowed_by", pointer: "run", personal: "reason"),
    "chain": label(none: "version rules"),
    "input": label(
      none: "size modified device inode encoding retrieved", pointer: "id run source", personal: "path sha256 url"),
    "key": label(pointer: "id source run", personal: "key"),
    "observation": label(
      none: "relationship expired_because",
      pointer: "id key input line byte_start byte_end since opened withdrawn expired",
      commitment: "commitment", personal: "places raw normal uncorrected digest salt"),
    "sighting": label(pointer: "key run observation"),
    "kept": label(pointer: "key run"),
    "contact": golden(.person, label(none: "why", pointer: "row id company opened closed")),
    "company": golden(.company, label(none: "why", pointer: "row id opened closed")),
    "membership": label(
      none: "contact_weight company_weight", pointer: "observation opened contact company closed"),
    "pair": label(none: "kind weight pattern", pointer: "a b opened closed"),
    "alias": label(none: "kind", pointer: "old new run"),
    "model": label(none: "digest standing content", pointer: "id run"),
    "decision": label(
      none: "kind verdict author", pointer: "id run left_key right_key revoked", personal: "evidence reason"),
    "correction": label(
      none: "field author made", pointer: "id key opened closed",
      personal: "value incorrect derived who reason close_reason"),
    "quarantine": label(
      none: "field reason", pointer: "id source input line column byte_start byte_end opened closed since discarded",
      personal: "digest discard_reason"),
    "suppression": label(none: "scope key_version", pointer: "run", commitment: "code"),
    "hold": label(pointer: "id key opened closed", personal: "reason release_reason"),
    "expired_ending": label(none: "key_version", pointer: "source run", commitment: "code"),
    "contact_ending": label(pointer: "key opened ending closed"),
    "expiring": label(none: "because", pointer: "observation"),
    "source_expiry": label(pointer: "source reading run"),
    "source_review": label(pointer: "source run", personal: "reason"),
    "suppressed_value": label(none: "key_version", pointer: "run", commitment: "code"),
    "look_alike": label(none: "scope key_version", pointer: "run", commitment: "code"),
    "objection": label(none: "scope key_version since", pointer: "entry run", commitment: "code"),
    "erasure": label(none: "received observations companies_kept finished", pointer: "run entry matched"),
    "request": label(
      none: "kind received due outcome", pointer: "id contact opened closed", commitment: "code", personal: "reason"),
    "journal_mark": label(none: "id entries", commitment: "seal"),
    "audit": label(none: "at user act", pointer: "id run", commitment: "content seal"),
  ]

  private static func golden(_ kind: EntityKind, _ others: [String: ColumnLabel]) -> [String: ColumnLabel] {
    var labels = others
    for field in Field.of(kind) {
      labels[field.declaration.column] = field.declaration.label
      labels[field.declaration.column + "_from"] = .pointer
    }
    return labels
  }

  private static func label(
    none: String = "", pointer: String = "", commitment: String = "", personal: String = ""
  ) -> [String: ColumnLabel] {
    var labels: [String: ColumnLabel] = [:]
    for (names, label) in [
      (none, ColumnLabel.none), (pointer, .pointer), (commitment, .commitment), (personal, .personal),
    ] {
      for name in names.split(whereSeparator: \.isWhitespace) { labels[String(name)] = label }
    }
    return labels
  }
}
