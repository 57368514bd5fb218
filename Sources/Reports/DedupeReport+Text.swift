import Text

extension DedupeReport {
  /// Lists in the text end after so many lines: it is to fit on one screen.
  private static let shown = 8
  /// A table may have more columns than a screen has lines.
  private static let fieldsShown = 24

  /// The report for a terminal: seconds a stage come last, since they alone differ from run to run.
  public func text() -> String {
    var parts = [heading]
    if !fields.isEmpty { parts.append(fieldTable()) }
    parts.append(verdict)
    if !reasons.isEmpty { parts.append(reasonTable()) }
    if leftOut.count > 0 || !leftOut.places.isEmpty { parts.append(leftOutList()) }
    if !stages.isEmpty { parts.append(stageTable()) }
    return parts.joined(separator: "\n")
  }

  private var heading: String {
    var text = "\(Self.counted(records, "record")) in \(Self.counted(clusters.count, "cluster")); "
    text += clusters.several == 0 ? "no cluster holds" : Self.counted(clusters.several, "cluster")
    text += clusters.several == 0 ? "" : clusters.several == 1 ? " holds" : " hold"
    text += " several records" + (clusters.several == 0 ? "" : ", the largest \(clusters.largest)") + ".\n"
    text += "id: \(id.map { VisibleText.clean($0) } ?? "the record's number in the file")\n"
    if !ignored.isEmpty { text += "ignored: " + VisibleText.clean(ignored.joined(separator: ", ")) + "\n" }
    for code in identityCodes {
      text += VisibleText.clean("personal identity codes in \(code.column): \(code.count), not compared") + "\n"
    }
    return text
  }

  private func fieldTable() -> String {
    var table = TextTable(columns: [
      .text("field", maxWidth: 24), .text("kind"), .number("filled"), .number("distinct"), .number("worth, bits"),
      .text("", maxWidth: 40),
    ])
    for field in fields.prefix(Self.fieldsShown) {
      let filled = Figures.decimal(thousandths: Int((min(max(field.filled, 0), 1) * 100_000).rounded()), decimals: 1)
      let worth = Figures.bits(Int32(clamping: Int((min(max(field.worth, -1e5), 1e5) * 1000).rounded())))
      table.add([field.name, field.kind, filled + " %", String(field.distinct), worth, field.note])
    }
    return table.render() + more(fields.count - Self.fieldsShown)
  }

  private var verdict: String {
    let reason = threshold.reason.isEmpty ? "" : ", " + VisibleText.clean(threshold.reason)
    return """
      threshold: \(Figures.percent(threshold.probability))\(reason)
      expected precision: \(share(precision))
      expected recall: \(share(recall))
      pairs weighed: \(pairs)

      """
  }

  private func share(_ estimate: Estimate) -> String {
    "\(Figures.percent(estimate.value)), between \(Figures.percent(estimate.low)) and \(Figures.percent(estimate.high))"
  }

  private func reasonTable() -> String {
    var table = TextTable(columns: [.text("reason for a match", maxWidth: 80), .number("pairs")])
    for reason in reasons.prefix(Self.shown) { table.add([reason.text, String(reason.pairs)]) }
    return table.render() + more(reasons.count - Self.shown)
  }

  private func leftOutList() -> String {
    var text = "left out: \(Self.counted(leftOut.count, "record"))\n"
    for place in leftOut.places.prefix(Self.shown) {
      text += VisibleText.clean("  \(place.line):\(place.column): \(place.code.rawValue): \(place.message)") + "\n"
    }
    return text + more(max(leftOut.count, leftOut.places.count) - Self.shown, indented: true)
  }

  private func stageTable() -> String {
    var table = TextTable(columns: [.text("stage"), .number("seconds")])
    for stage in stages { table.add([stage.stage, Figures.seconds(stage.seconds)]) }
    return table.render()
  }

  private func more(_ count: Int, indented: Bool = false) -> String {
    count > 0 ? "\(indented ? "  " : "")… and \(count) more\n" : ""
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
