import Records
import SQLite
import Text

/// The register's tables: a baseline and the migrations since, each a frozen text of its own.
///
/// SQL of SQLite 3.15, so that one schema serves both builds. Every row that a run adds or ends carries that run; no run
/// rewrites an earlier run's rows.
enum Schema {
  /// `PRAGMA application_id`: "Lahd".
  static let applicationID: Int64 = 0x4C61_6864

  /// A step from one version to the next: literal SQL that names no field and no table by a value of the program, since
  /// those change and it must not.
  struct Migration {
    /// What `PRAGMA user_version` is after it.
    let version: Int
    let sql: String
    /// Table → column → use, of each column that it adds outside the golden tables.
    var columns: [String: [String: ColumnUse]] = [:]
  }

  /// The baseline, and every migration since, in order. A new one is a file beside this one and a line here; the test
  /// `everyMigrationIsPinned` tells what else it wants.
  static let migrations = [
    Migration(version: 11, sql: Baseline.sql),
    Migration(version: SinceByField.version, sql: SinceByField.sql, columns: SinceByField.columns),
    Migration(
      version: RestrictionsAndMailings.version, sql: RestrictionsAndMailings.sql,
      columns: RestrictionsAndMailings.columns),
  ]

  /// The version that this program reads and writes.
  static let version = migrations.last?.version ?? 0

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
