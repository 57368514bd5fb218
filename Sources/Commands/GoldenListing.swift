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
  let marketing: Standings
  /// Makes the unsubscribe links, if they are wanted.
  var links: UnsubscribeLinks?

  private var fields: [Field] { Field.of(kind) }

  /// Writes `records` of `total` in the format asked for.
  func write(_ records: [GoldenRecord], total: Int, _ invocation: Invocation) throws(Problem) {
    switch invocation.format {
    case .csv:
      var writer = invocation.csv
      writer.row(
        ["id"] + (kind == .person ? ["company.id"] : []) + fields.map(\.name) + ["marketing", "marketing.since"]
          + (links == nil ? [] : ["unsubscribe"]))
      for record in records {
        let company = kind == .person ? [record.company.map { "\($0)" } ?? ""] : []
        let state = marketing[record].marketing
        writer.row(
          ["\(record.id)"] + company + record.values.map { $0 ?? "" } + [
            state.text, state.since.map { Timestamp.date($0) } ?? "",
          ] + (links.map { [$0.link(to: record, state) ?? ""] } ?? []))
      }
      invocation.output.data(writer.bytes)
    case .json:
      invocation.output.data(
        try JSONText.encode(
          records.map { GoldenAnswer($0, marketing[$0].marketing, link: links?.link(to: $0, marketing[$0].marketing)) })
      )
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
        table.add(["\(record.id)"] + shown.map { record.value($0) ?? "" } + [marketing[record].marketing.line])
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
      table.add(["\(record.id)"] + record.values.map { $0 ?? "" } + [company, marketing[record].marketing.line])
    }
    return table.render()
  }
}

extension MarketingState {
  /// The state with its day, as `no, since 2026-05-02`.
  var line: String { text + (since.map { ", since \(Timestamp.date($0))" } ?? "") }
}

/// The links by which those to whom marketing may be sent by e-mail can end it.
struct UnsubscribeLinks {
  /// The contract's address, with `{token}` in it.
  let address: String
  let tokens: UnsubscribeTokens
  /// What the mailing is for: a returned token objects to that.
  let purpose: ObjectionPurpose

  /// The link for a contact; nil for one that is not mailable: without address or known area, or with an objection.
  func link(to record: GoldenRecord, _ state: MarketingState) -> String? {
    guard let email = record.value(.personEmail), record.value(.personResponsibility) != nil, state.limit == .none
    else {
      return nil
    }
    return address.replacingOccurrences(of: "{token}", with: tokens.token(of: email, for: purpose))
  }
}

extension GoldenAnswer {
  init(_ record: GoldenRecord, _ state: MarketingState, link: String? = nil) {
    var values: [String: String] = [:]
    for field in Field.allCases { if let value = record.value(field) { values[field.name] = value } }
    self.init(
      id: record.id, kind: record.kind == .person ? "contact" : "company", companyID: record.company,
      sinceRun: record.opened, values: values,
      marketing: Marketing(state: state.text, since: state.since.map { Timestamp.date($0) }), unsubscribe: link)
  }
}
