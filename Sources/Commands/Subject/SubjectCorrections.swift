import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde subject corrections`.
struct SubjectCorrections: SubjectVerb {
  static let name = "corrections"
  static let arguments = ""
  static let discussion = """
    corrections  lists what was put right and stands, a line a field, and each record whose source says something in it
              now: the incorrect value again, a third one, or the right one. The sources are to be told.
    """
  static let options: [CommandOption] = [.all]

  private struct Answer: Encodable {
    struct Line: Encodable {
      let source: String, place: String, says: String, verdict: Correction.Verdict
    }
    let kind: String, id: Int64?, field: String, value: String, by: String, since: String, records: Int
    let reason: String?
    let sources: [Line]
  }

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard invocation.arguments.count == 1 else {
      throw Problem(.usage, "corrections takes no WHO", remedy: "lahde subject corrections")
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance])
    let answers = try Self.answers(register, pipeline)
    try invocation.noteAccess(pipeline, count: answers.count, verb: Self.name)
    if invocation.format == "json" {
      invocation.output.write(try JSONText.encode(answers))
    } else if !answers.isEmpty {
      invocation.output.write(Self.text(answers))
    }
    return .done
  }

  /// One answer a contact or company, and field; those of which no record holds now, by the run that made them.
  private static func answers(_ register: RegisterFile, _ pipeline: PipelineFile) throws(Problem) -> [Answer] {
    let echoes = try CorrectionEchoes(register).all()
    let entries = try CorrectionStore(register).all()
    let standing = Dictionary(entries.map { ($0.correction.id, $0) }) { first, _ in first }
    var answers: [Answer] = []
    var told: Set<[String]> = []
    var index = 0
    while index < echoes.count {
      let first = echoes[index]
      let same = echoes[index...].prefix {
        $0.kind == first.kind && $0.id == first.id && $0.correction.id == first.correction.id
      }
      index = same.endIndex
      guard let entry = standing[first.correction.id] else { continue }
      let group = Self.group(entry)
      told.insert(group)
      answers.append(
        Answer(
          kind: first.kind == .person ? "contact" : "company", id: first.id, field: first.correction.field.name,
          value: first.correction.value, by: entry.author, since: Timestamp.date(entry.correction.made),
          records: entries.count { Self.group($0) == group }, reason: entry.reason,
          sources: same.map { one in
            Answer.Line(
              source: one.source, place: one.url ?? "\(pipeline.resolve(one.path)):\(one.line)", says: one.said,
              verdict: one.verdict)
          }))
    }
    for entry in entries where told.insert(Self.group(entry)).inserted {
      answers.append(
        Answer(
          kind: entry.correction.field.isPersonal ? "contact" : "company", id: nil, field: entry.correction.field.name,
          value: entry.correction.value, by: entry.author, since: Timestamp.date(entry.correction.made),
          records: entries.count { Self.group($0) == Self.group(entry) }, reason: entry.reason, sources: []))
    }
    return answers
  }

  /// What was made at once.
  private static func group(_ entry: CorrectionStore.Entry) -> [String] {
    ["\(entry.correction.rank)", entry.correction.field.name, entry.correction.value]
  }

  private static func text(_ answers: [Answer]) -> String {
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
