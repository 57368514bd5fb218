/// The register's tables, migration by migration. SQL of SQLite 3.15, so that one schema serves both builds.
///
/// In a WITHOUT ROWID table the key's columns stand first: SQLite 3.40's `quick_check` mistakes them otherwise.
///
/// Every row that a run adds or ends carries that run; no run rewrites an earlier run's rows. Indexes that only
/// questions need are made after the first load (``indexes``).
enum Schema {
  /// `PRAGMA application_id`: "Lahd".
  static let applicationID: Int64 = 0x4C61_6864

  /// The migrations, in order; the register's version (`PRAGMA user_version`) is how many of them it has had.
  static let migrations: [String] = [
    first, chainsAndGrounds, models, nights, access, retention, erasures, objections, corrections, lookAlikes,
  ]

  private static let first = """
    CREATE TABLE run(
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK(kind IN ('night', 'undo')),
      state TEXT NOT NULL CHECK(state IN ('running', 'committed', 'failed')),
      started INTEGER NOT NULL,
      finished INTEGER,
      user TEXT NOT NULL,
      program TEXT NOT NULL,
      contract BLOB NOT NULL,
      undoes INTEGER REFERENCES run(id)
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
      relationship INTEGER NOT NULL CHECK(relationship IN (0, 1)),
      digest BLOB,
      salt BLOB,
      commitment BLOB NOT NULL,
      since INTEGER NOT NULL REFERENCES run(id),
      opened INTEGER NOT NULL REFERENCES run(id),
      withdrawn INTEGER REFERENCES run(id)
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
      standing BLOB NOT NULL
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
      closed INTEGER REFERENCES run(id)
    );
    CREATE TABLE suppression(
      scope TEXT NOT NULL CHECK(scope IN ('erased', 'no marketing')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
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
    CREATE VIEW contacts AS
      SELECT id, company, name, email, title, responsibility, language, opened AS since_run
      FROM contact WHERE closed IS NULL;
    CREATE VIEW companies AS
      SELECT id, name, business_id, street, postcode, city, phone, email, website, industry, opened AS since_run
      FROM company WHERE closed IS NULL;
    CREATE VIEW contact_sources AS
      SELECT m.contact, m.company, s.name AS source, i.path AS file, o.line, o.since AS since_run
      FROM membership m
      JOIN observation o ON o.id = m.observation
      JOIN key k ON k.id = o.key
      JOIN source s ON s.id = k.source
      JOIN input i ON i.id = o.input
      WHERE m.closed IS NULL;
    """

  /// The rules of every chain; and what a contact's area and language rest on, read from the row behind each.
  ///
  /// That part stands behind the last of fourteen separators: `A` + field, `a` + grounds, see `PackedFields`. Stripping
  /// from the right whatever is no separator finds the last one.
  private static let chainsAndGrounds = """
    CREATE TABLE chain(
      version TEXT PRIMARY KEY NOT NULL,
      rules TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE VIEW contact_grounds AS
      SELECT contact, field,
        CASE WHEN separators < 14 THEN 'stated' ELSE
          CASE substr(part, instr(part, letter) + 1, 1)
            WHEN 'b' THEN 'title' WHEN 'c' THEN 'page' WHEN 'd' THEN 'company' WHEN 'e' THEN 'address'
            WHEN 'f' THEN 'misplaced' WHEN 'g' THEN 'embedded' ELSE 'stated'
          END
        END AS grounds
      FROM (
        SELECT v.contact AS contact, v.field AS field, v.letter AS letter,
          length(o.normal) - length(replace(o.normal, char(31), '')) AS separators,
          substr(o.normal, length(rtrim(o.normal, replace(o.normal, char(31), ''))) + 1) AS part
        FROM (
          SELECT id AS contact, 'responsibility' AS field, 'D' AS letter, responsibility_from AS winner
          FROM contact WHERE closed IS NULL
          UNION ALL
          SELECT id, 'language', 'E', language_from FROM contact WHERE closed IS NULL
        ) v JOIN observation o ON o.id = v.winner
      );
    """

  /// The model itself beside its digest; and what a run does that is neither a night nor an undoing.
  private static let models = """
    ALTER TABLE model ADD COLUMN content BLOB;
    ALTER TABLE run ADD COLUMN act TEXT;
    """

  /// Since when a record has been in quarantine, at whatever place; and the run that discarded it, and why. What a source's reading looked like, which the guards of later nights compare with; and the guards that tripped.
  ///
  /// `headers`: a line a header, of each column eight hex digits of its name's SHA-256; `encodings`: a line each;
  /// `filled`: for each declared field how many records had a value.
  private static let nights = """
    ALTER TABLE source_run ADD COLUMN headers TEXT;
    ALTER TABLE source_run ADD COLUMN encodings TEXT;
    ALTER TABLE source_run ADD COLUMN filled TEXT;
    ALTER TABLE run ADD COLUMN contacts INTEGER;
    ALTER TABLE run ADD COLUMN companies INTEGER;
    ALTER TABLE run ADD COLUMN review_pairs INTEGER;
    ALTER TABLE quarantine ADD COLUMN since INTEGER REFERENCES run(id);
    ALTER TABLE quarantine ADD COLUMN discarded INTEGER REFERENCES run(id);
    ALTER TABLE quarantine ADD COLUMN discard_reason TEXT;
    CREATE INDEX observation_by_end ON observation(withdrawn) WHERE withdrawn IS NOT NULL;
    CREATE TABLE guard_trip(
      run INTEGER NOT NULL REFERENCES run(id),
      source TEXT NOT NULL,
      guard TEXT NOT NULL,
      message TEXT NOT NULL,
      allowed_by TEXT,
      reason TEXT,
      PRIMARY KEY(run, source, guard)
    ) WITHOUT ROWID;
    """

  /// Views for questions of provenance in SQL.
  private static let access = AccessViews.sql

  /// The version from which on a register has what retention needs; one that is only read is not migrated.
  static let retentionVersion: Int64 = 6

  /// What retention takes away and why, and what it must not touch.
  ///
  /// `expired`: the run that took an observation's values. `hold`: keys that a legal hold keeps. `expired_ending`: codes of
  /// records that were erased and still stand in their files as ended. `expiring`: what a run is about to take, empty before
  /// and after it (over a temporary table the journal could not be emptied). `source_expiry`: the readings whose permitted
  /// period is over. `contact_ending`: keys that go with a contact whose relationship (`ending`) has ended. `source_review`: when somebody last judged that a source's records may stay.
  private static let retention = """
    ALTER TABLE observation ADD COLUMN expired INTEGER REFERENCES run(id);
    ALTER TABLE observation ADD COLUMN expired_because TEXT
      CHECK(expired_because IN ('relationship ended', 'permitted period', 'history window'));
    ALTER TABLE run ADD COLUMN ended_erased INTEGER;
    ALTER TABLE run ADD COLUMN history_erased INTEGER;
    CREATE INDEX observation_ended ON observation(key) WHERE relationship = 1 AND expired IS NULL;
    CREATE INDEX membership_by_end ON membership(closed) WHERE closed IS NOT NULL;
    CREATE INDEX contact_by_end ON contact(closed) WHERE closed IS NOT NULL;
    CREATE INDEX company_by_end ON company(closed) WHERE closed IS NOT NULL;
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
    """

  /// The version from which on a register has what erasures and requests need.
  static let erasureVersion: Int64 = 7

  /// Erasures, how far the rights journal is done in this register (by entry, with the entry's seal), and requests.
  ///
  /// `entry`: the journal's; `matched`: the run that made all contacts anew since; `finished`: when nothing of what was erased was
  /// left in the files; NULL before.
  private static let erasures = """
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
    CREATE TABLE request(
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK(kind IN ('access', 'erase')),
      contact INTEGER,
      code BLOB,
      received INTEGER NOT NULL,
      due INTEGER NOT NULL,
      opened INTEGER NOT NULL REFERENCES run(id),
      closed INTEGER REFERENCES run(id),
      outcome TEXT CHECK(outcome IN ('answered', 'erased', 'refused')),
      reason TEXT
    );
    CREATE TABLE suppressed_value(
      code BLOB PRIMARY KEY,
      key_version INTEGER NOT NULL,
      run INTEGER REFERENCES run(id)
    ) WITHOUT ROWID;
    """

  /// The version from which on a register has objections in a table of their own.
  static let objectionVersion: Int64 = 8

  /// Objections to marketing, and requests that ask for them or for a value to be put right.
  ///
  /// `since`: when the objection was made, as the rights journal has it; `entry`: the journal's. A CHECK cannot be changed,
  /// so the requests are copied.
  private static let objections = """
    CREATE TABLE objection(
      scope TEXT NOT NULL CHECK(scope IN ('no marketing', 'no email marketing')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      since INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
    ) WITHOUT ROWID;
    CREATE VIEW objections AS
      SELECT entry, CASE scope WHEN 'no marketing' THEN 'marketing' ELSE 'email-marketing' END AS purpose,
        date(since, 'unixepoch') AS since, COUNT(*) AS codes
      FROM objection GROUP BY entry, scope;
    CREATE TABLE new_request(
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
    INSERT INTO new_request SELECT id, kind, contact, code, received, due, opened, closed, outcome, reason FROM request;
    DROP TABLE request;
    ALTER TABLE new_request RENAME TO request;
    """

  /// The version from which on a register has corrections.
  static let correctionVersion: Int64 = 9

  /// Values that were put right, by record and field; and of each observation in which one was, what the rules had made of
  /// it (`uncorrected`, NULL in all others).
  ///
  /// `who`: whom the record told of then, `derived`: what the right value tells of other fields; both packed. `author`,
  /// `made`: who made it and when, also where a later run brought it back to a restored register.
  private static let corrections = """
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
    CREATE INDEX correction_by_key ON correction(key);
    ALTER TABLE observation ADD COLUMN uncorrected TEXT;
    CREATE INDEX observation_corrected ON observation(key) WHERE uncorrected IS NOT NULL;
    DROP VIEW provenance;
    \(AccessViews.provenance(" WHEN '9' THEN 'corrected'"))
    CREATE VIEW corrections AS
      SELECT c.id AS correction, s.name AS source, k.key AS source_key, c.field, c.value, c.incorrect, c.author, c.reason,
        datetime(c.made, 'unixepoch') AS made, c.opened AS since_run, c.closed AS until_run,
        datetime(z.finished, 'unixepoch') AS until
      FROM correction c
      JOIN key k ON k.id = c.key
      JOIN source s ON s.id = k.source
      LEFT JOIN run z ON z.id = c.closed;
    """

  /// Codes of erased persons' names and companies, and of records that only look like them.
  private static let lookAlikes = """
    CREATE TABLE look_alike(
      scope TEXT NOT NULL CHECK(scope IN ('look-alike', 'admitted')),
      code BLOB NOT NULL,
      key_version INTEGER NOT NULL,
      run INTEGER REFERENCES run(id),
      PRIMARY KEY(scope, code)
    ) WITHOUT ROWID;
    """

  /// Indexes for questions and for later nights; made after a first load, because filling them row by row costs more.
  static let indexes = """
    CREATE INDEX IF NOT EXISTS observation_by_key ON observation(key);
    CREATE INDEX IF NOT EXISTS contact_by_id ON contact(id);
    CREATE INDEX IF NOT EXISTS contact_by_email ON contact(email) WHERE closed IS NULL;
    CREATE INDEX IF NOT EXISTS contact_by_company ON contact(company) WHERE closed IS NULL;
    CREATE INDEX IF NOT EXISTS company_by_id ON company(id);
    CREATE INDEX IF NOT EXISTS company_by_business_id ON company(business_id) WHERE closed IS NULL;
    CREATE INDEX IF NOT EXISTS membership_by_contact ON membership(contact);
    CREATE INDEX IF NOT EXISTS membership_by_company ON membership(company);
    CREATE INDEX IF NOT EXISTS pair_by_b ON pair(b);
    CREATE INDEX IF NOT EXISTS quarantine_open ON quarantine(source) WHERE closed IS NULL;
    """
}
