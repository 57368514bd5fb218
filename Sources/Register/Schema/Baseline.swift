/// The baseline: the tables of version 11, of which the earlier ones were never released.
///
/// Frozen: a test pins this text by its hash, and what changes later is a migration of its own (``Schema/migrations``). In a
/// WITHOUT ROWID table the key's columns stand first: SQLite 3.40's `quick_check` mistakes them otherwise.
///
/// What is not plain from its name:
/// - `run.act`: what it does where that is neither a night nor an undoing. `contacts`, `companies`, `review_pairs`: so that
///   a night in which nothing changes need not count.
/// - `source_run.headers`: a line a header, of each column eight hex digits of its name's SHA-256; `encodings`: a line
///   each; `filled`: for each declared field how many records had a value.
/// - `observation.uncorrected`: of one in which a value was put right what the rules had made of it, NULL in all others;
///   `expired`: the run that took its values.
/// - `quarantine.since`: since when a record has been in quarantine, at whatever place; `discarded`: the run that said that
///   nobody need look at it again.
/// - `hold`: keys that a legal hold keeps. `expired_ending`: codes of records that were erased and still stand in their files
///   as ended. `expiring`: what a run is about to take, empty before and after it (over a temporary table the journal could
///   not be emptied). `source_expiry`: the readings whose permitted period is over. `contact_ending`: keys that go with a
///   contact whose relationship (`ending`) has ended. `source_review`: when somebody last judged that a source's records may
///   stay.
/// - `erasure.entry`: the rights journal's; `matched`: the run that made all contacts anew since; `finished`: when nothing of
///   what was erased was left in the files, NULL before. `journal_mark`: how far the journal is done in this register.
/// - `objection.since`: when it was made, as the rights journal has it; `entry`: the journal's.
/// - `correction.who`: whom the record told of then, `derived`: what the right value tells of other fields; both packed.
///   `author`, `made`: who made it and when, also where a later run brought it back to a restored register.
/// - `look_alike`: codes of erased persons' names and companies, and of records that only look like them.
enum Baseline {
  static let sql = """
    CREATE TABLE run(
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK(kind IN ('night', 'undo')),
      act TEXT,
      state TEXT NOT NULL CHECK(state IN ('running', 'committed', 'failed')),
      started INTEGER NOT NULL,
      finished INTEGER,
      user TEXT NOT NULL,
      program TEXT NOT NULL,
      contract BLOB NOT NULL,
      undoes INTEGER REFERENCES run(id),
      contacts INTEGER, companies INTEGER, review_pairs INTEGER,
      ended_erased INTEGER, history_erased INTEGER
    );
    CREATE TABLE source(
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE source_run(
      run INTEGER NOT NULL REFERENCES run(id),
      source INTEGER NOT NULL REFERENCES source(id),
      outcome TEXT NOT NULL CHECK(outcome IN ('read', 'not read again', 'held')),
      extent TEXT NOT NULL CHECK(extent IN ('snapshot', 'delta')),
      trust INTEGER NOT NULL,
      purpose TEXT NOT NULL,
      basis TEXT NOT NULL,
      reading BLOB NOT NULL,
      chain TEXT NOT NULL,
      read INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,
      suppressed INTEGER NOT NULL, quarantined INTEGER NOT NULL, ignored INTEGER NOT NULL, gone INTEGER NOT NULL,
      suspended INTEGER NOT NULL CHECK(suspended IN (0, 1)),
      headers TEXT, encodings TEXT, filled TEXT,
      PRIMARY KEY(run, source),
      CHECK(read = created + changed + unchanged + suppressed + quarantined + ignored)
    ) WITHOUT ROWID;
    CREATE TABLE input(
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run(id),
      source INTEGER NOT NULL REFERENCES source(id),
      path TEXT,
      sha256 BLOB,
      size INTEGER NOT NULL, modified INTEGER NOT NULL, device INTEGER NOT NULL, inode INTEGER NOT NULL,
      encoding TEXT NOT NULL,
      url TEXT,
      retrieved INTEGER
    );
    CREATE TABLE key(
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source(id),
      key TEXT,
      run INTEGER NOT NULL REFERENCES run(id),
      UNIQUE(source, key)
    );
    CREATE TABLE observation(
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL REFERENCES key(id),
      input INTEGER NOT NULL REFERENCES input(id),
      line INTEGER NOT NULL,
      byte_start INTEGER NOT NULL,
      byte_end INTEGER NOT NULL,
      places TEXT,
      raw TEXT,
      normal TEXT,
      uncorrected TEXT,
      relationship INTEGER NOT NULL CHECK(relationship IN (0, 1)),
      digest BLOB,
      salt BLOB,
      commitment BLOB NOT NULL,
      since INTEGER NOT NULL REFERENCES run(id),
      opened INTEGER NOT NULL REFERENCES run(id),
      withdrawn INTEGER REFERENCES run(id),
      expired INTEGER REFERENCES run(id),
      expired_because TEXT
        CHECK(expired_because IN ('relationship ended', 'permitted period', 'history window'))
    );
    CREATE TABLE sighting(
      key INTEGER NOT NULL REFERENCES key(id),
      run INTEGER NOT NULL REFERENCES run(id),
      observation INTEGER NOT NULL REFERENCES observation(id),
      PRIMARY KEY(key, run, observation)
    ) WITHOUT ROWID;
    CREATE TABLE kept(
      key INTEGER NOT NULL REFERENCES key(id),
      run INTEGER NOT NULL REFERENCES run(id),
      PRIMARY KEY(key, run)
    ) WITHOUT ROWID;
    CREATE TABLE contact(
      row INTEGER PRIMARY KEY,
      id INTEGER NOT NULL REFERENCES key(id),
      company INTEGER REFERENCES key(id),
      name TEXT, email TEXT, title TEXT, responsibility TEXT, language TEXT,
      name_from INTEGER, email_from INTEGER, title_from INTEGER, responsibility_from INTEGER, language_from INTEGER,
      why TEXT NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id)
    );
    CREATE TABLE company(
      row INTEGER PRIMARY KEY,
      id INTEGER NOT NULL REFERENCES key(id),
      name TEXT, business_id TEXT, street TEXT, postcode TEXT, city TEXT, phone TEXT, email TEXT, website TEXT,
      industry TEXT,
      name_from INTEGER, business_id_from INTEGER, street_from INTEGER, postcode_from INTEGER, city_from INTEGER,
      phone_from INTEGER, email_from INTEGER, website_from INTEGER, industry_from INTEGER,
      why TEXT NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id)
    );
    CREATE TABLE membership(
      observation INTEGER NOT NULL REFERENCES observation(id),
      opened INTEGER NOT NULL REFERENCES run(id),
      contact INTEGER REFERENCES key(id),
      company INTEGER REFERENCES key(id),
      contact_weight INTEGER NOT NULL,
      company_weight INTEGER NOT NULL,
      closed INTEGER REFERENCES run(id),
      PRIMARY KEY(observation, opened)
    ) WITHOUT ROWID;
    CREATE TABLE pair(
      kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
      a INTEGER NOT NULL REFERENCES observation(id),
      b INTEGER NOT NULL REFERENCES observation(id),
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      weight INTEGER NOT NULL,
      pattern INTEGER NOT NULL,
      PRIMARY KEY(kind, a, b, opened),
      CHECK(a < b)
    ) WITHOUT ROWID;
    CREATE TABLE alias(
      kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
      old INTEGER NOT NULL,
      run INTEGER NOT NULL REFERENCES run(id),
      new INTEGER NOT NULL,
      PRIMARY KEY(kind, old, run)
    ) WITHOUT ROWID;
    CREATE TABLE model(
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run(id),
      digest BLOB NOT NULL,
      standing BLOB NOT NULL,
      content BLOB
    );
    CREATE TABLE decision(
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run(id),
      kind INTEGER NOT NULL CHECK(kind IN (0, 1)),
      left_key INTEGER NOT NULL REFERENCES key(id),
      right_key INTEGER NOT NULL REFERENCES key(id),
      verdict TEXT NOT NULL CHECK(verdict IN ('same', 'different')),
      evidence BLOB,
      author TEXT NOT NULL,
      reason TEXT,
      revoked INTEGER REFERENCES run(id)
    );
    CREATE TABLE quarantine(
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source(id),
      input INTEGER NOT NULL REFERENCES input(id),
      line INTEGER NOT NULL,
      column INTEGER NOT NULL,
      byte_start INTEGER NOT NULL,
      byte_end INTEGER NOT NULL,
      field TEXT,
      reason TEXT NOT NULL,
      digest BLOB,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      since INTEGER REFERENCES run(id),
      discarded INTEGER REFERENCES run(id),
      discard_reason TEXT
    );
    CREATE TABLE suppression(
      scope TEXT NOT NULL CHECK(scope IN ('erased', 'no marketing')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
    ) WITHOUT ROWID;
    CREATE TABLE chain(
      version TEXT PRIMARY KEY NOT NULL,
      rules TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE audit(
      id INTEGER PRIMARY KEY,
      run INTEGER REFERENCES run(id),
      at INTEGER NOT NULL,
      user TEXT NOT NULL,
      act TEXT NOT NULL,
      content BLOB NOT NULL,
      seal BLOB NOT NULL
    );
    CREATE TABLE guard_trip(
      run INTEGER NOT NULL REFERENCES run(id),
      source TEXT NOT NULL,
      guard TEXT NOT NULL,
      message TEXT NOT NULL,
      allowed_by TEXT,
      reason TEXT,
      PRIMARY KEY(run, source, guard)
    ) WITHOUT ROWID;
    CREATE TABLE hold(
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL REFERENCES key(id),
      reason TEXT NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      release_reason TEXT
    );
    CREATE TABLE expired_ending(
      source INTEGER NOT NULL REFERENCES source(id),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      run INTEGER NOT NULL REFERENCES run(id),
      PRIMARY KEY(source, code)
    ) WITHOUT ROWID;
    CREATE TABLE source_expiry(
      source INTEGER NOT NULL REFERENCES source(id),
      reading INTEGER NOT NULL REFERENCES run(id),
      run INTEGER NOT NULL REFERENCES run(id),
      PRIMARY KEY(source, reading, run)
    ) WITHOUT ROWID;
    CREATE TABLE contact_ending(
      key INTEGER NOT NULL REFERENCES key(id),
      opened INTEGER NOT NULL REFERENCES run(id),
      ending INTEGER NOT NULL REFERENCES key(id),
      closed INTEGER REFERENCES run(id),
      PRIMARY KEY(key, opened)
    ) WITHOUT ROWID;
    CREATE TABLE expiring(
      observation INTEGER PRIMARY KEY REFERENCES observation(id),
      because TEXT NOT NULL
    );
    CREATE TABLE source_review(
      source INTEGER NOT NULL REFERENCES source(id),
      run INTEGER NOT NULL REFERENCES run(id),
      reason TEXT NOT NULL,
      PRIMARY KEY(source, run)
    ) WITHOUT ROWID;
    CREATE TABLE erasure(
      run INTEGER PRIMARY KEY REFERENCES run(id),
      entry INTEGER NOT NULL,
      received INTEGER NOT NULL,
      observations INTEGER NOT NULL,
      companies_kept INTEGER NOT NULL,
      matched INTEGER REFERENCES run(id),
      finished INTEGER
    );
    CREATE TABLE journal_mark(
      id INTEGER PRIMARY KEY CHECK(id = 1),
      entries INTEGER NOT NULL,
      seal BLOB NOT NULL
    );
    CREATE TABLE suppressed_value(
      code BLOB PRIMARY KEY,
      key_version INTEGER NOT NULL,
      run INTEGER REFERENCES run(id)
    ) WITHOUT ROWID;
    CREATE TABLE objection(
      scope TEXT NOT NULL CHECK(scope IN ('no marketing', 'no email marketing')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      since INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
    ) WITHOUT ROWID;
    CREATE TABLE request(
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK(kind IN ('access', 'rectify', 'erase', 'object')),
      contact INTEGER,
      code BLOB,
      received INTEGER NOT NULL,
      due INTEGER NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      outcome TEXT CHECK(outcome IN ('answered', 'erased', 'refused', 'lifted')),
      reason TEXT
    );
    CREATE TABLE correction(
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL REFERENCES key(id),
      field TEXT NOT NULL,
      value TEXT,
      incorrect TEXT,
      derived TEXT,
      who TEXT,
      reason TEXT,
      author TEXT NOT NULL,
      made INTEGER NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      close_reason TEXT
    );
    CREATE TABLE look_alike(
      scope TEXT NOT NULL CHECK(scope IN ('look-alike', 'admitted')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
    ) WITHOUT ROWID;
    CREATE INDEX observation_by_end ON observation(withdrawn) WHERE withdrawn IS NOT NULL;
    CREATE INDEX observation_ended ON observation(key) WHERE relationship = 1 AND expired IS NULL;
    CREATE INDEX membership_by_end ON membership(closed) WHERE closed IS NOT NULL;
    CREATE INDEX contact_by_end ON contact(closed) WHERE closed IS NOT NULL;
    CREATE INDEX company_by_end ON company(closed) WHERE closed IS NOT NULL;
    CREATE INDEX correction_by_key ON correction(key);
    CREATE INDEX observation_corrected ON observation(key) WHERE uncorrected IS NOT NULL;
    """
}
