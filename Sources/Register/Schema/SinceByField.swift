import Records

/// Version 12: since which run each field of an observation has read so.
///
/// `observation.field_since`: of each field that has stood since an earlier run than the observation's `since` that run,
/// packed like the row; NULL where there is none (see `FieldSince`).
///
/// What is there already is told from the history, as far as it still has its values: an observation goes on from those that
/// stood under its key when it was written, and a field's value stands since the first of an unbroken line that said it. For
/// a source with undone runs ``SinceNotes`` tells it again after that.
enum SinceByField {
  static let version = 12

  static let sql = """
    ALTER TABLE observation ADD COLUMN field_since TEXT;
    CREATE TEMP TABLE goes_on(id INTEGER NOT NULL, before INTEGER NOT NULL);
    INSERT INTO goes_on
      SELECT x.id, w.id FROM key k
      JOIN observation x ON x.key = k.id
      JOIN observation w ON w.key = k.id AND w.opened < x.opened
      WHERE k.id IN (SELECT key FROM observation GROUP BY key HAVING COUNT(*) > 1)
        AND x.raw IS NOT NULL AND w.raw IS NOT NULL
        AND CASE WHEN EXISTS(SELECT 1 FROM sighting s WHERE s.key = k.id) THEN
          EXISTS(SELECT 1 FROM sighting s WHERE s.key = k.id AND s.observation = w.id
            AND s.run = (SELECT MAX(t.run) FROM sighting t WHERE t.key = k.id AND t.run < x.opened))
        ELSE coalesce(w.withdrawn, x.opened) >= x.opened END;
    CREATE INDEX temp.goes_on_by_id ON goes_on(id);
    CREATE TEMP TABLE said(id INTEGER NOT NULL, field INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(id, field))
      WITHOUT ROWID;
    INSERT INTO said
      WITH RECURSIVE
        line(id, packed) AS (
          SELECT id, coalesce(uncorrected, normal, raw) FROM observation
          WHERE id IN (SELECT id FROM goes_on UNION SELECT before FROM goes_on)),
        content(id, packed) AS (
          SELECT id, CASE WHEN substr(packed, -1) <> char(31) THEN packed ELSE
            rtrim(rtrim(rtrim(packed, char(31)), replace(packed, char(31), '')), char(31)) END FROM line),
        part(id, field, value, rest) AS (
          SELECT id, -1, '', packed || replace(hex(zeroblob(7)), '0', char(31)) FROM content
          UNION ALL
          SELECT id, field + 1, substr(rest, 1, instr(rest, char(31)) - 1), substr(rest, instr(rest, char(31)) + 1)
          FROM part WHERE field < 13)
      SELECT id, field, value FROM part WHERE field >= 0;
    CREATE TEMP TABLE stood(id INTEGER NOT NULL, field INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY(id, field))
      WITHOUT ROWID;
    INSERT INTO stood
      WITH RECURSIVE held(id, field, earlier) AS (
        SELECT g.id, now.field, g.before FROM goes_on g
          JOIN said now ON now.id = g.id
          JOIN said before ON before.id = g.before AND before.field = now.field AND before.value = now.value
        UNION
        SELECT h.id, h.field, g.before FROM held h
          JOIN goes_on g ON g.id = h.earlier
          JOIN said now ON now.id = g.id AND now.field = h.field
          JOIN said before ON before.id = g.before AND before.field = now.field AND before.value = now.value)
      SELECT h.id, h.field, MIN(o.since) FROM held h JOIN observation o ON o.id = h.earlier
      GROUP BY h.id, h.field
      HAVING MIN(o.since) < (SELECT x.since FROM observation x WHERE x.id = h.id);
    UPDATE observation SET field_since = (
        WITH RECURSIVE line(n, text) AS (
          SELECT 0, ''
          UNION ALL
          SELECT n + 1, text || coalesce((SELECT s.run FROM stood s WHERE s.id = observation.id AND s.field = n), '')
            || char(31)
          FROM line WHERE n < 14)
        SELECT rtrim(text, char(31)) FROM line WHERE n = 14)
      WHERE id IN (SELECT id FROM stood);
    DROP TABLE temp.goes_on;
    DROP TABLE temp.said;
    DROP TABLE temp.stood;
    """

  static let columns: [String: [String: ColumnUse]] = ["observation": ["field_since": .pointer]]
}
