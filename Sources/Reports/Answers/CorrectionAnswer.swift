import Records

/// What was put right of one field and stands, and what sources say in it now.
public struct CorrectionAnswer: Encodable, Sendable {
  /// What one source says.
  public struct Line: Encodable, Sendable {
    let source: String, place: String, says: String, verdict: Correction.Verdict

    /// With all that it says.
    public init(source: String, place: String, says: String, verdict: Correction.Verdict) {
      self.source = source
      self.place = place
      self.says = says
      self.verdict = verdict
    }
  }

  let kind: String, id: Int64?, field: String, value: String, by: String, since: String, records: Int
  let reason: String?
  let sources: [Line]

  /// With all that it says.
  public init(
    kind: String, id: Int64? = nil, field: String, value: String, by: String, since: String, records: Int,
    reason: String? = nil, sources: [Line]
  ) {
    self.kind = kind
    self.id = id
    self.field = field
    self.value = value
    self.by = by
    self.since = since
    self.records = records
    self.reason = reason
    self.sources = sources
  }

  /// The list for a person; nothing where nothing stands.
  public static func text(_ answers: [CorrectionAnswer]) -> String {
    guard !answers.isEmpty else { return "" }
    var table = TextTable(columns: [
      .text("of"), .text("field"), .text("reads", maxWidth: 40), .text("since"), .text("by"), .number("records"),
      .text("source"), .text("place", maxWidth: 50), .text("says", maxWidth: 40), .text("which"),
    ])
    for one in answers {
      let whose = one.id.map { "\(one.kind) \($0)" } ?? "nobody now"
      let head = [whose, one.field, one.value, one.since, one.by, "\(one.records)"]
      if one.sources.isEmpty { table.add(head + ["", "", "", "no source says anything"]) }
      for (position, line) in one.sources.enumerated() {
        let which =
          switch line.verdict {
          case .repeated: "incorrect"
          case .contradicted: "a third value"
          case .confirmed: "right"
          }
        table.add(
          (position == 0 ? head : Array(repeating: "", count: 6)) + [line.source, line.place, line.says, which])
      }
    }
    return table.render()
  }
}
