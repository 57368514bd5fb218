import Configuration
import Foundation
import Normalizer
import Readers
import Records
import Text

/// Lines of notes as a night counts them: nothing of them is kept, so each is left out, with the note for its key until it is
/// applied. A line that does not tell who is meant is bound for quarantine.
public struct NoteLines: Sendable {
  private let columns: NoteColumns
  private let kind: NoteKind
  private let file: String, owner: String
  private let today: Int

  /// The lines of a file with these columns; `name` is what the pipeline calls it, `today` in days since 1970.
  public init(
    columns: [String], file: String, name: String, _ plan: SourcePlan, today: Int
  ) throws(Problem) {
    self.columns = try NoteColumns(columns, file: file)
    (kind, self.today) = (plan.defaultNote, today)
    self.file = name
    let owner = (try? FileManager.default.attributesOfItem(atPath: file))?[.ownerAccountName] as? String
    self.owner = owner ?? FileState(file).map { "user \($0.owner)" } ?? "unknown"
  }

  /// The lines of a batch, in its order.
  public func rows(of batch: RecordBatch) -> ObservationBatch {
    var lines = ObservationBatch()
    lines.findings = batch.findings
    var damage: [Int: Int] = [:]
    for (index, finding) in batch.findings.enumerated() where finding.quarantines && damage[finding.row] == nil {
      damage[finding.row] = index
    }
    for (row, place) in batch.places.enumerated() {
      var note = damage[row] == nil ? read(batch, row) : saved(batch, row)
      if damage[row] == nil, note?.isOfNobody == true {
        damage[row] = lines.findings.count
        lines.findings.append(Finding(.noteWho, row: row, line: place.line, column: 1))
        note = nil
      }
      if damage[row] == nil, isUnknown(batch, row) {
        lines.findings.append(Finding(.noteWord, row: row, line: place.line, column: 1))
      }
      let start = lines.bytes.count
      lines.bytes += note?.packed ?? []
      let empty = start..<start
      lines.rows.append(
        ObservationRow(
          key: start..<lines.bytes.count, raw: empty, normal: empty, fieldPlaces: empty, place: place,
          relationship: .active, disposition: damage[row].map { .quarantine(finding: $0) } ?? .ignore,
          digest: SHA256.hash(note?.packed ?? [])))
    }
    return lines
  }

  private func cells(_ part: NoteColumns.Part, _ batch: RecordBatch, _ row: Int) -> [String] {
    columns[part].filter { $0 < batch.columnCount }
      .map { batch.string(row: row, column: $0).trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }

  private func isUnknown(_ batch: RecordBatch, _ row: Int) -> Bool {
    cells(.what, batch, row).contains { NoteWords.kind($0) == nil }
  }

  private func read(_ batch: RecordBatch, _ row: Int) -> Note {
    var note = Note(kind)
    func text(_ part: NoteColumns.Part) -> String { cells(part, batch, row).joined(separator: " ") }
    (note.name, note.company) = (text(.name), text(.company))
    for cell in cells(.who, batch, row) { note.add(who: cell) }
    (note.field, note.value, note.comment) = (text(.field), text(.value), text(.comment))
    let id = text(.businessID)
    let normal = RuleChain.apply(field: .companyBusinessID, value: id)
    note.businessID = normal.normal.isEmpty ? id : normal.normal
    let date = text(.date)
    note.date =
      WrittenDay.read(date, today: today).map { Timestamp.date(Int64($0) * 86_400) } ?? Fold.folded(date)
    (note.file, note.owner) = (file, owner)
    let words = cells(.what, batch, row)
    // A no in an odd spelling is still a no.
    note.kind =
      words.isEmpty
      ? !note.field.isEmpty && !note.value.isEmpty ? .correction : kind
      : words.map { NoteWords.kind($0) ?? .marketing }.max { $0.strength < $1.strength } ?? .marketing
    // What is noted beside it may be more than what was asked for: a death.
    for word in cells(.comment, batch, row).compactMap(NoteWords.kind) where word.strength > note.kind.strength {
      if note.kind != .correction { note.kind = word }
    }
    return note
  }

  /// What is saved of a line that is damaged, as by a comma in a comment: whoever has an address in it wants no marketing. The line
  /// stays in quarantine all the same.
  private func saved(_ batch: RecordBatch, _ row: Int) -> Note? {
    var note = Note(.marketing)
    for column in 0..<batch.columnCount {
      let text = batch.string(row: row, column: column)
      if text.contains("@") { note.add(who: text) }
    }
    (note.file, note.owner) = (file, owner)
    return note.addresses.isEmpty ? nil : note
  }
}
