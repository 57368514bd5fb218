import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde quarantine list --rows`: the records one by one, with the form of their cells or, with `--reveal`, the values.
struct QuarantineRows {
  private let invocation: Invocation
  private let pipeline: PipelineFile
  private let register: RegisterFile

  init(_ invocation: Invocation, _ pipeline: PipelineFile, _ register: RegisterFile) {
    (self.invocation, self.pipeline, self.register) = (invocation, pipeline, register)
  }

  /// What was said of one that looked like an erased person, by the act of the run.
  private static let answers = [RunAct.admitRecord: "admitted", .refuseRecord: "refused"]

  /// Writes entries in the format asked for.
  func write(_ entries: [QuarantineRecord]) throws(Problem) {
    let reveals = invocation.has(QuarantineList.reveal)
    if reveals {
      try invocation.authorise(pipeline.contract, [.steward, .compliance])
      try invocation.noteAccess(pipeline, count: entries.count)
    }
    // A CSV of places needs no file.
    let records =
      invocation.format == .csv && !reveals
      ? entries.map(QuarantinedCells.Record.init) : try QuarantinedCells(pipeline, register).read(entries)
    let rows = try records.map { record throws(Problem) in
      let entry = record.entry
      return QuarantineRowAnswer(
        id: entry.id, source: entry.source, file: try pipeline.resolve(register.named(entry.path)), line: entry.line,
        column: entry.column,
        byteStart: entry.byteStart, byteEnd: entry.byteEnd, field: entry.field ?? "", reason: entry.reason,
        sinceRun: entry.opened, since: Timestamp.date(entry.openedTime),
        days: entry.days(until: invocation.context.now),
        cells: record.cells.map { .init(column: $0.column, value: reveals ? $0.value : ValueShape.of($0.value)) },
        note: record.note, discardedRun: entry.discard?.run,
        discarded: entry.discard.map { Timestamp.date($0.time) }, discardedBy: entry.discard?.user,
        discardedBecause: try register.shown(entry.discard?.reason),
        answer: entry.discard.flatMap { Self.answers[$0.act] })
    }
    switch invocation.format {
    case .json: invocation.output.data(try JSONText.encode(rows))
    case .csv: invocation.output.data(QuarantineRowAnswer.csv(rows, withCells: reveals, invocation.csv))
    case .text: invocation.output.text(.lines(rows.map { $0.text() }.joined()))
    }
  }
}

extension QuarantineRecord {
  /// For how many days the record has been in quarantine.
  func days(until now: Int64) -> Int64 { max(0, now - openedTime) / 86_400 }
}
