import Compliance
import Normalizer
import Readers
import Records
import Text

/// Lines of returned unsubscribe tokens as a night counts them: nothing of them is kept, so each is left out, under token and
/// date for its key, or the file's name where there is no date. A line without a token, or a damaged one, is bound for quarantine.
public struct ReturnedLines: Sendable {
  private let places: (token: Int, date: Int?)
  private let name: [UInt8]

  /// The lines of a file with these columns; throws ``ExitCode/badData`` if `token` is not among them.
  public init(columns: [String], file: String) throws(Problem) {
    places = try UnsubscribesReader.places(in: columns, file: file)
    name = Array(PathName.name(of: file).utf8)
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
      let token = UnsubscribeTokens.found(in: batch.bytes[range(places.token, row, of: batch)])
      let date = batch.bytes[range(places.date, row, of: batch)]
      let key = token + [PackedFields.separator] + (date.isEmpty ? name : Array(date))
      if damage[row] == nil, let fault = Self.fault(token, key) {
        damage[row] = lines.findings.count
        lines.findings.append(Finding(fault, row: row, line: place.line, column: 1))
      }
      let start = lines.bytes.count
      if damage[row] == nil { lines.bytes += key }
      let empty = start..<start
      lines.rows.append(
        ObservationRow(
          key: start..<lines.bytes.count, raw: empty, normal: empty, fieldPlaces: empty, place: place,
          relationship: .active, disposition: damage[row].map { .quarantine(finding: $0) } ?? .ignore,
          digest: SHA256.hash(key)))
    }
    return lines
  }

  /// What stands in a column of a row, without the spaces around it; empty where there is none.
  private func range(_ column: Int?, _ row: Int, of batch: RecordBatch) -> Range<Int> {
    guard let column, column < batch.columnCount else { return 0..<0 }
    return UTF8Text.trimmed(batch.bytes, batch.range(row: row, column: column))
  }

  /// Why a line cannot be used, if that is so.
  private static func fault(_ token: [UInt8], _ key: [UInt8]) -> FindingCode? {
    if token.isEmpty { return .unsubscribeUnknown }
    let text = String(decoding: key, as: UTF8.self)
    return RuleChain.masked(text) == text ? nil : .keyPersonalIdentityCode
  }
}

extension ObservationRow {
  /// Whether it is a returned token that can be read, in a source of such.
  public var isReturned: Bool { disposition == .ignore && !key.isEmpty }
}
