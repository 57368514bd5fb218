import Records

/// Version 13: restrictions that sources state, exports of audiences, notices, and restriction of processing.
///
/// - `observation.stance`: the bits of `RowStance`. `source_run.purpose` names several purposes with `, ` between;
///   `collected_from`: from whom the source has its records.
/// - `journal_mark.size`: the bytes of the journal's entries that are done; NULL where an earlier version wrote the mark.
/// - `restriction`: what a source says against writing to somebody, whether or not a record of theirs is kept. `codes`: 33 bytes a
///   code, of which the first tells what the code is of. `lifted`: the run in which that source said of that person that there is
///   none; `entry`: the rights journal's.
/// - `export`: a list that was given to a recipient; `list`: its SHA-256; `criteria`: the options by which it was chosen;
///   `export_member`: whom it carried, by the contact's ID then.
/// - `notice`: that the person of a record was told where the record came from, on which day (seconds since 1970).
/// - `processing_restriction`: records whose processing is restricted; `told`: when the person was told that it will be lifted.
/// - `objection` and `request` are made anew with more scopes and kinds; the view goes first, since a table under a view
///   cannot be renamed. It is made anew like all views.
enum RestrictionsAndMailings {
  static let version = 13

  static let sql = """
    ALTER TABLE observation ADD COLUMN stance INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source_run ADD COLUMN collected_from TEXT NOT NULL DEFAULT '';
    ALTER TABLE journal_mark ADD COLUMN size INTEGER;
    CREATE TABLE restriction(
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK(kind IN ('marketing ban', 'email marketing ban', 'bounce', 'deceased')),
      source TEXT NOT NULL,
      codes BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      since INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      lifted INTEGER REFERENCES run(id)
    );
    CREATE TABLE export(
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run(id),
      purpose TEXT NOT NULL CHECK(purpose IN ('communication', 'direct marketing', 'notice')),
      recipient TEXT NOT NULL,
      criteria TEXT NOT NULL,
      rows INTEGER NOT NULL,
      list BLOB NOT NULL,
      made INTEGER NOT NULL
    );
    CREATE TABLE export_member(
      export INTEGER NOT NULL REFERENCES export(id),
      contact INTEGER NOT NULL REFERENCES key(id),
      PRIMARY KEY(export, contact)
    ) WITHOUT ROWID;
    CREATE TABLE notice(
      key INTEGER NOT NULL REFERENCES key(id),
      run INTEGER NOT NULL REFERENCES run(id),
      given INTEGER NOT NULL,
      export INTEGER REFERENCES export(id),
      PRIMARY KEY(key, run)
    ) WITHOUT ROWID;
    CREATE TABLE processing_restriction(
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL REFERENCES key(id),
      reason TEXT NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      told INTEGER,
      closed INTEGER REFERENCES run(id),
      close_reason TEXT
    );
    DROP VIEW IF EXISTS objections;
    CREATE TABLE objection_13(
      scope TEXT NOT NULL CHECK(scope IN
        ('no marketing', 'no email marketing', 'no communication', 'no customer register', 'restricted')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      since INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
    ) WITHOUT ROWID;
    INSERT INTO objection_13 SELECT scope, code, key_version, since, entry, run FROM objection;
    DROP TABLE objection;
    ALTER TABLE objection_13 RENAME TO objection;
    CREATE TABLE request_13(
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK(kind IN ('access', 'rectify', 'erase', 'object', 'restrict')),
      contact INTEGER,
      code BLOB,
      received INTEGER NOT NULL,
      due INTEGER NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      outcome TEXT CHECK(outcome IN ('answered', 'erased', 'refused', 'lifted')),
      reason TEXT
    );
    INSERT INTO request_13 SELECT id, kind, contact, code, received, due, opened, closed, outcome, reason FROM request;
    DROP TABLE request;
    ALTER TABLE request_13 RENAME TO request;
    CREATE INDEX export_member_by_contact ON export_member(contact);
    CREATE INDEX processing_restriction_open ON processing_restriction(key) WHERE closed IS NULL;
    """

  static let columns: [String: [String: ColumnUse]] = [
    "observation": ["stance": .none],
    "source_run": ["collected_from": .none],
    "journal_mark": ["size": .none],
    "restriction": [
      "id": .none, "kind": .none, "source": .none, "codes": .commitment, "key_version": .none, "since": .none,
      "entry": .pointer, "run": .pointer, "lifted": .pointer,
    ],
    "export": [
      "id": .pointer, "run": .pointer, "purpose": .none, "recipient": .none, "criteria": .none, "rows": .none,
      "list": .commitment, "made": .none,
    ],
    "export_member": ["export": .pointer, "contact": .pointer],
    "notice": ["key": .pointer, "run": .pointer, "given": .none, "export": .pointer],
    "processing_restriction": [
      "id": .pointer, "key": .pointer, "reason": .personal(.searched), "opened": .pointer, "told": .none,
      "closed": .pointer, "close_reason": .personal(.searched),
    ],
  ]
}
