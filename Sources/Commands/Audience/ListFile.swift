import Readers
import Records
import Text

/// A list as a CSV file.
struct ListFile {
  struct Row { let values: [String], email: String?, link: String? }

  let columns: [String]
  private(set) var rows: [Row] = []

  init(_ path: String) throws(Problem) {
    let reader = try CSVReader(try InputFile.inspect(path), ReaderOptions())
    columns = reader.columns
    let naming = ColumnNaming(reader.columns)
    let (email, link) = (try? naming.find(MailingList.email), try? naming.find(MailingList.link))
    guard email != nil || link != nil else {
      throw Problem(
        .badData, file: path, line: 1, column: 1, "there is neither a column \"email\" nor \"unsubscribe_url\"",
        remedy: "take a list that `lahde audience` has written")
    }
    while let batch = try reader.nextBatch() {
      if let finding = batch.findings.first(where: \.quarantines) {
        throw Problem(
          .badData, file: path, line: Int(finding.line), column: Int(finding.column), finding.message,
          remedy: "mend the line")
      }
      for row in 0..<batch.count {
        let values = columns.indices.map { batch.string(row: row, column: $0) }
        func said(_ column: Int?) -> String? {
          column.map { Spreadsheet.unmarked(values[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        rows.append(Row(values: values, email: said(email), link: said(link)))
      }
    }
  }
}
