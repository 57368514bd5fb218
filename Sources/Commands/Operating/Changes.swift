import Configuration
import Foundation
import Pipeline
import Records
import Register
import Reports

/// Shows what a run changes: the common part of rehearsals and of `lahde runs RUN`.
struct Changes {
  /// On a terminal the first so many of each kind are shown.
  static let terminalRows = 20

  /// How many changes of each kind are to be told one by one.
  static func limit(_ invocation: Invocation) -> Int {
    invocation.has(.all) || !invocation.output.isTerminal ? .max : terminalRows
  }

  /// The changes as a report.
  static func report(_ difference: RunDifference, run: Int64) -> ChangeReport {
    func counts(_ counts: RunDifference.Counts) -> ChangeReport.Counts {
      .init(new: counts.new, changed: counts.changed, gone: counts.gone, merged: counts.merged)
    }
    return ChangeReport(
      run: run, contacts: counts(difference.contacts), companies: counts(difference.companies),
      entries: difference.entries.map(entry))
  }

  /// Writes the changes in the format asked for; persons' data are shown, which the access log notes.
  static func write(
    _ difference: RunDifference, run: Int64, _ pipeline: PipelineFile, _ invocation: Invocation,
    restricted: RestrictedPersons = .withheld
  ) throws(Problem) {
    let report = report(difference, run: run)
    // A rehearsed first night leaves nothing behind, not even a log.
    let path = invocation.registerPath(pipeline)
    if FileManager.default.fileExists(atPath: path) {
      try invocation.noteAccess(
        pipeline, count: report.told, reason: restricted == .forReason ? RestrictedPersons.reason : nil)
    }
    if difference.entries.contains(where: \.isWithheld) { invocation.output.withheld(restricted.message) }
    if invocation.format == .json {
      invocation.output.data(try JSONText.encode(report))
      return
    }
    invocation.output.text(.lines(report.text()))
    if report.told < report.total {
      invocation.output.message("\(report.told) of \(report.total) changes shown; --all shows the rest")
    }
  }

  private static func entry(_ entry: RunDifference.Entry) -> ChangeReport.Entry {
    let all = Field.of(entry.kind)
    func value(_ values: [String?]?, _ index: Int) -> String? { values.flatMap { $0[index] } }
    var fields = all.indices.compactMap { index -> ChangeReport.Field? in
      let (before, after) = (value(entry.before, index), value(entry.after, index))
      let isName = index == 0 && (entry.before == nil || entry.after == nil)
      return before == after || isName ? nil : .init(field: all[index].name, before: before, after: after)
    }
    if entry.before != nil, entry.after != nil, entry.companyBefore != entry.companyAfter {
      fields.append(
        .init(
          field: "company", before: entry.companyBefore.map { "\($0)" }, after: entry.companyAfter.map { "\($0)" }))
    }
    let change =
      entry.mergedInto != nil ? "merged" : entry.after == nil ? "gone" : entry.before == nil ? "new" : "changed"
    return ChangeReport.Entry(
      kind: entry.kind == .person ? "contact" : "company", id: entry.id, change: change,
      name: value(entry.after ?? entry.before, 0), mergedInto: entry.mergedInto, fields: fields)
  }
}
