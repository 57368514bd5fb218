import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports

/// `lahde subject corrections`.
struct SubjectCorrections: Command {
  static let name = "corrections"
  static let abstract = "List what was put right and stands, and what sources say in it now."
  static let discussion = """
    A line a field, and each record whose source says something in it now: the incorrect value again, a third one, or the
    right one. The sources are to be told.
    """
  static let options: [CommandOption] = [
    .pipeline, .register, .all, RestrictedPersons.reason, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, roles: [.compliance], restricted: .forReason)
    let answers = try Self.answers(register, pipeline)
    try invocation.noteAccess(pipeline, count: answers.count, reason: RestrictedPersons.reason)
    try invocation.answer(answers, CorrectionAnswer.text(answers))
    return .done
  }

  /// One answer a contact or company, and field; those of which no record holds now, by the run that made them.
  private static func answers(_ register: RegisterFile, _ pipeline: PipelineFile) throws(Problem) -> [CorrectionAnswer]
  {
    let echoes = try CorrectionEchoes(register).all()
    let entries = try CorrectionStore(register).all()
    let standing = Dictionary(entries.map { ($0.correction.id, $0) }) { first, _ in first }
    var answers: [CorrectionAnswer] = []
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
        CorrectionAnswer(
          kind: first.kind == .person ? "contact" : "company", id: first.id, field: first.correction.field.name,
          value: first.correction.value, by: entry.author, since: Timestamp.date(entry.correction.made),
          records: entries.count { Self.group($0) == group }, reason: entry.reason,
          sources: same.map { one in
            CorrectionAnswer.Line(
              source: one.source, place: one.url ?? "\(pipeline.resolve(one.path)):\(one.line)", says: one.said,
              verdict: one.verdict)
          }))
    }
    for entry in entries where told.insert(Self.group(entry)).inserted {
      answers.append(
        CorrectionAnswer(
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
}
