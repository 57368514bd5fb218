import Pipeline
import Readers
import Records
import Register
import Text

/// A file of decisions: the review report's CSV as a spreadsheet saves it, with verdicts filled in.
enum RulingsFile {
  /// The rulings of a file, in its order. Throws ``ExitCode/badData`` with the line of what cannot be read.
  static func read(_ path: String) throws(Problem) -> [Review.Ruling] {
    let reader = try CSVReader(try InputFile.inspect(path), ReaderOptions())
    let naming = ColumnNaming(reader.columns)
    func place(_ column: String) throws(Problem) -> Int {
      do throws(Problem) { return try naming.find(column) } catch {
        throw Problem(
          .badData, file: path, line: 1, column: 1, "there is no column \"\(column)\"",
          remedy: "take the CSV of `lahde review report`, and fill in its column \"verdict\"")
      }
    }
    let verdict = try place("verdict")
    let others = [try place("kind"), try place("left_record"), try place("right_record")]
    let reason = try? naming.find("reason")
    var rulings: [Review.Ruling] = []
    while let batch = try reader.nextBatch() {
      if let finding = batch.findings.first(where: \.quarantines) {
        throw Problem(
          .badData, file: path, line: Int(finding.line), column: Int(finding.column), finding.message,
          remedy: "mend the line")
      }
      for row in 0..<batch.count {
        let line = Int(batch.places[row].line)
        func text(_ column: Int) -> String { batch.string(row: row, column: column).filter { $0 != " " }.lowercased() }
        func refused(_ message: String, _ remedy: String) -> Problem {
          Problem(.badData, file: path, line: line, column: 1, message, remedy: remedy)
        }
        if text(verdict).isEmpty { continue }
        guard let said = Verdict(rawValue: text(verdict)) else {
          throw refused("the verdict is neither same nor different", "write one of the two, or nothing")
        }
        guard let kind = EntityKind.allCases.first(where: { $0.name == text(others[0]) }) else {
          throw refused("the kind is neither person nor company", "leave it as the report wrote it")
        }
        guard let left = Int64(text(others[1])), let right = Int64(text(others[2])) else {
          throw refused("left_record or right_record is no number", "leave them as the report wrote them")
        }
        let why = reason.map { Spreadsheet.unmarked(batch.string(row: row, column: $0)) } ?? ""
        rulings.append(
          Review.Ruling(
            kind, left: left, right: right, said, reason: why.isEmpty ? nil : why, file: path, line: line))
      }
    }
    guard !rulings.isEmpty else {
      throw Problem(
        .badData, file: path, "no row has a verdict", remedy: "write same or different in the column \"verdict\"")
    }
    return rulings
  }
}
