import Records
import Text

extension RunReport {
  /// The report for a terminal: a line a source, the register before and after, seconds a stage.
  public func text() -> String {
    var parts = [heading]
    if !sources.isEmpty { parts.append(sourceTable()) }
    parts.append(countTable())
    if sources.contains(where: \.saysNo) { parts.append(noTable()) }
    let suspended = sources.filter(\.suspended)
    if !suspended.isEmpty { parts.append(suspended.map(suspension).joined()) }
    if !guards.isEmpty { parts.append(guards.map(line).joined()) }
    if !alarms.isEmpty { parts.append(alarmLines()) }
    if let overdueNotices {
      parts.append(
        "notices: \(overdueNotices) overdue; `lahde notices overdue` lists who should have been told by now\n")
    }
    if !findings.isEmpty { parts.append(findingTable()) }
    if !stages.isEmpty { parts.append(stageTable()) }
    return parts.joined(separator: "\n")
  }

  private var heading: String {
    if state == .unchanged { return "Nothing has changed since run \(run); nothing was written.\n" }
    if state == .rehearsed { return "A rehearsal of run \(run): nothing was written.\n" }
    return "Run \(run): \(state.rawValue)." + (changedNothing ? " Nothing changed." : "") + "\n"
  }

  private func sourceTable() -> String {
    let numbers: [(String, KeyPath<Source, Int>)] = [
      ("read", \.read), ("created", \.created), ("changed", \.changed), ("unchanged", \.unchanged),
      ("suppressed", \.suppressed), ("quarantined", \.quarantined), ("ignored", \.ignored), ("gone", \.gone),
    ]
    var table = TextTable(columns: [.text("source"), .text("outcome")] + numbers.map { TextTable.Column.number($0.0) })
    for source in sources {
      table.add([source.source, source.outcome.rawValue] + numbers.map { String(source[keyPath: $0.1]) })
    }
    if sources.count > 1 {
      let sums = numbers.map { number in String(sources.reduce(0) { $0 + $1[keyPath: number.1] }) }
      table.add(["in all", ""] + sums)
    }
    return table.render()
  }

  private func countTable() -> String {
    var table = TextTable(columns: [.text("register"), .number("before"), .number("after"), .number("")])
    for (name, change) in [("contacts", counts.contacts), ("companies", counts.companies)] {
      let difference = change.after - change.before
      let sign = difference == 0 ? "" : difference > 0 ? "+\(difference)" : "−\(-difference)"
      table.add([name, String(change.before), String(change.after), sign])
    }
    return table.render()
      + "\nmerges made: \(counts.merges)\n"
      + (counts.splits > 0 ? "contacts split: \(counts.splits)\n" : "")
      + "pairs left for review: \(counts.reviewPairs)\n" + quarantineLine() + retentionLine()
  }

  private func quarantineLine() -> String {
    let quarantine = counts.quarantine
    var text = ""
    if let oldest = quarantine.oldest, let days = quarantine.oldestDays {
      text = "in quarantine: \(quarantine.open), \(quarantine.new) of them new, the oldest since \(oldest)"
      text += days == 1 ? " (1 day)" : " (\(days) days)"
      text += quarantine.discarded > 0 ? "; \(quarantine.discarded) more discarded\n" : "\n"
    }
    return text
  }

  private func retentionLine() -> String {
    let retention = counts.retention
    guard retention != Retention() else { return "" }
    return "ended relationships: \(retention.erased) erased, \(retention.inGrace) blocked"
      + (retention.held > 0 ? ", \(retention.held) under legal hold" : "")
      + (retention.history > 0 ? "; history: \(retention.history) former values erased" : "") + "\n"
  }

  /// What sources say against writing to people.
  private func noTable() -> String {
    var table = TextTable(columns: [
      .text("who may not be written to"), .number("new restrictions"), .number("new objections"),
      .number("restrictions ended"),
    ])
    for source in sources where source.saysNo {
      table.add([source.source, "\(source.restrictions)", "\(source.objections)", "\(source.restrictionsEnded)"])
    }
    return table.render()
  }

  private func suspension(_ source: Source) -> String {
    "\(source.source): withdrawals are suspended, since a record's key or an input could not be read whole\n"
  }

  private func line(_ tripped: Guard) -> String {
    let verdict =
      tripped.allowed
      ? "allowed for this run"
      : tripped.source == "run"
        ? "nothing was erased"
        : tripped.name == "objections"
          ? "they are kept as the source's ban" : "the source is held at its last state"
    let remedy = tripped.remedy.map { "\n  to mend: \(VisibleText.clean($0))" } ?? ""
    return VisibleText.clean("guard \(tripped.source):\(tripped.name): \(tripped.message); \(verdict)") + remedy + "\n"
  }

  /// The most alarms, and the most IDs of one, that are told.
  private static let mostAlarms = 10, mostIDs = 6

  private func alarmLines() -> String {
    let more = alarms.count - Self.mostAlarms
    return "alarms: \(alarms.count); nothing of it is made one until a steward says so (`lahde review report`)\n"
      + alarms.prefix(Self.mostAlarms).map { "  \($0.subject): \($0.finding): \($0.listed(Self.mostIDs))\n" }.joined()
      + (more > 0 ? "  and \(more) more\n" : "")
  }

  private func findingTable() -> String {
    var table = TextTable(columns: [.text("finding"), .number("count")])
    for finding in findings { table.add([finding.code.rawValue, String(finding.count)]) }
    return table.render()
  }

  private func stageTable() -> String {
    var table = TextTable(columns: [.text("stage"), .number("seconds"), .number("peak memory")])
    for stage in stages {
      table.add([
        stage.stage, Figures.seconds(stage.seconds), stage.peakBytes == 0 ? "" : Figures.megabytes(stage.peakBytes),
      ])
    }
    return table.render()
  }
}
