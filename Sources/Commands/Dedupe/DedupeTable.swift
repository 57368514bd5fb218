import Configuration
import Deduplicator
import Readers
import Records
import Text

/// A table as `lahde dedupe` has read it: what is compared, and by which ids its records are told.
struct DedupeTable {
  /// The columns that are compared; none once they are taken.
  private(set) var columns: [RawColumn]
  /// What is known of them beforehand, by the table's own names for them.
  let rules: DedupeRules
  /// Records.
  let rows: Int
  /// Their ids.
  let ids: RecordIDs
  /// The column that the ids come from; nil: the records are numbered.
  let idColumn: String?
  /// Columns that are not looked at.
  let ignored: [String]
  /// Records that were left out.
  let leftOut: Int
  /// What was wrong with the first of them, and with the file as a whole.
  let findings: [Finding]
  /// Values that hold a personal identity code, and so are not compared, by column.
  let identityCodes: [(column: String, count: Int)]

  /// Hands the columns on and keeps none: of a large table they are the most of its memory.
  mutating func takeColumns() -> [RawColumn] {
    let taken = columns
    columns = []
    return taken
  }

  /// What the user says about the columns.
  struct Wishes {
    /// The id's column.
    var id: String?
    /// Comma lists of columns.
    var ignored: [String] = []
    /// The rules file.
    var rules: RulesFile?
  }

  /// Reads a whole table. Throws ``ConfigurationError`` where the rules do not fit it, and ``Problem``: a column that is
  /// not there (64), an id that does not tell records apart (65), and whatever the reader throws.
  init(_ input: InputFile, _ wishes: Wishes, threads: Int) throws {
    let reader = try CSVReader(input, ReaderOptions())
    let naming = ColumnNaming(reader.columns)
    let names = naming.names
    let id = try wishes.id.map { name throws(Problem) in try naming.find(name) }
    var unwanted = Set(try wishes.ignored.flatMap { list throws(Problem) in try naming.list(list) })
    var rules = DedupeRules()
    if let file = wishes.rules {
      rules = try file.rules { name throws(Problem) in names[try naming.find(name)] }
    }
    for (index, name) in names.enumerated() where rules.kinds[name] == .ignored { unwanted.insert(index) }
    for index in unwanted { rules.kinds[names[index]] = .ignored }
    // A column that tells the sources apart is needed, whether or not it is compared.
    let sources = Set(rules.oneRecordPerEntity)
    let known = rules
    let candidates =
      id.map { [$0] } ?? naming.likelyIDs.filter { !unwanted.contains($0) && known.kinds[names[$0]] == nil }
    let intakes = names.indices.filter { !unwanted.contains($0) || $0 == id || sources.contains(names[$0]) }
      .map { ColumnIntake(column: $0, name: names[$0], keepsTexts: candidates.contains($0)) }

    let intake = try TableIntake(reader, into: intakes, threads: threads)
    rows = intake.rows
    leftOut = intake.leftOut
    findings = intake.findings
    ignored = names.indices.filter { unwanted.contains($0) && $0 != id }.map { names[$0] }

    var contents = intakes.map(\.content)
    identityCodes = contents.filter { $0.identityCodes > 0 }.map { ($0.values.name, $0.identityCodes) }
    let chosen = candidates.first { candidate in
      guard let content = contents.first(where: { $0.values.name == names[candidate] }) else { return false }
      return content.identityCodes == 0 && Self.firstRepeated(content.values, rows: intake.rows) == nil
    }
    if let id, chosen == nil, let content = contents.first(where: { $0.values.name == names[id] }) {
      throw Self.refusal(content, QuotedColumns.one(id, of: names), file: input.path, lines: intake.lines)
    }
    let idName = chosen.map { names[$0] }
    idColumn = idName
    ids = contents.first { $0.values.name == idName }?.texts ?? RecordIDs.numbers(intake.rows)
    if let idName {
      let isNeeded = sources.contains(idName)
      contents.removeAll { $0.values.name == idName && !isNeeded }
      rules.kinds[idName] = isNeeded ? .ignored : nil
    }
    columns = contents.map(\.values)
    self.rules = rules
  }

  /// The first row whose value is empty or stands in an earlier row, too.
  private static func firstRepeated(_ values: RawColumn, rows: Int) -> Int? {
    var isSeen = Array(repeating: false, count: rows)
    return values.of.indices.first { row in
      let value = Int(values.of[row])
      guard isSeen.indices.contains(value), !isSeen[value] else { return true }
      isSeen[value] = true
      return false
    }
  }

  private static func refusal(
    _ id: ColumnIntake.Content, _ name: String, file: String, lines: [UInt32]
  ) -> Problem {
    let remedy = "name another column with --id, or leave it out: then the records are numbered"
    if id.identityCodes > 0 {
      return Problem(
        .badData, file: file, "the id \(name) holds personal identity codes, which are never written",
        remedy: remedy)
    }
    guard let row = firstRepeated(id.values, rows: lines.count) else { return Problem(.bug, "an id was refused") }
    let value = id.values.of[row]
    let earlier = value < 0 ? nil : id.values.of.firstIndex(of: value)
    return Problem(
      .badData, file: file, line: Int(lines[row]),
      "the id \(name) "
        + (earlier.map { "has the same value as in line \(lines[$0])" } ?? "is empty, or all blanks"), remedy: remedy)
  }
}
