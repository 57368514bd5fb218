import Compliance
import Foundation
import Records
import Register
import Reports
import Text

/// Contacts or companies as a table, CSV or JSON: the common part of the commands that list them.
struct GoldenListing {
  /// On a terminal the first so many are shown.
  static let terminalRows = 20

  let kind: EntityKind
  let queries: Queries
  /// What may be sent to them.
  let marketing: MarketingStates

  private var fields: [Field] { Field.of(kind) }

  /// Writes `records` of `total` in the format asked for.
  func write(_ records: [GoldenRecord], total: Int, _ invocation: Invocation) throws(Problem) {
    switch invocation.format {
    case .csv:
      var writer = invocation.csv
      writer.row(
        ["id"] + (kind == .person ? ["company.id"] : []) + fields.map(\.name) + ["marketing", "marketing.since"])
      for record in records {
        let company = kind == .person ? [record.company.map { "\($0)" } ?? ""] : []
        let state = marketing[record]
        writer.row(
          ["\(record.id)"] + company + record.values.map { $0 ?? "" } + [
            state.text, state.since.map { Timestamp.date($0) } ?? "",
          ])
      }
      invocation.output.data(writer.bytes)
    case .json:
      invocation.output.data(
        try JSONText.encode(
          records.map { GoldenAnswer($0, marketing[$0]) }))
    case .text:
      invocation.output.text(.lines(try table(records)))
      if records.count < total {
        invocation.output.message("\(records.count) of \(total) shown; --all shows the rest")
      }
    }
  }

  private func table(_ records: [GoldenRecord]) throws(Problem) -> String {
    guard kind == .person else {
      var table = TextTable(columns: [
        .number("id"), .text("name", maxWidth: 32), .text("business ID"), .text("street", maxWidth: 24),
        .text("postcode"),
        .text("city", maxWidth: 16), .text("phone"), .text("marketing"),
      ])
      for record in records {
        let shown: [Field] = [
          .companyName, .companyBusinessID, .companyStreet, .companyPostcode, .companyCity, .companyPhone,
        ]
        table.add(["\(record.id)"] + shown.map { record.value($0) ?? "" } + [marketing[record].line])
      }
      return table.render()
    }
    var table = TextTable(columns: [
      .number("id"), .text("name", maxWidth: 28), .text("e-mail", maxWidth: 36), .text("title", maxWidth: 24),
      .text("responsibility", maxWidth: 20), .text("language"), .text("company", maxWidth: 28),
      .text("marketing"),
    ])
    for record in records {
      var company = ""
      if let id = record.company { company = try queries.record(.company, id: id)?.value(.companyName) ?? "" }
      table.add(["\(record.id)"] + record.values.map { $0 ?? "" } + [company, marketing[record].line])
    }
    return table.render()
  }
}

extension MarketingState {
  /// The state with its day, as `no, since 2026-05-02`.
  var line: String { text + (since.map { ", since \(Timestamp.date($0))" } ?? "") }
}

extension GoldenAnswer {
  init(_ record: GoldenRecord, _ state: MarketingState) {
    var values: [String: String] = [:]
    for field in Field.allCases { if let value = record.value(field) { values[field.name] = value } }
    self.init(
      id: record.id, kind: record.kind == .person ? "contact" : "company", companyID: record.company,
      sinceRun: record.opened, values: values,
      marketing: Marketing(state: state.text, since: state.since.map { Timestamp.date($0) }))
  }
}
