import Compliance
import Records
import Register
import Reports
import Text

struct ShowCommand: Command {
  static let name = "show"
  static let abstract = "Show one contact or company with its observations."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion = Who.usage
  static let options: [CommandOption] = [.pipeline, .register, RestrictedPersons.reason, .format(.text, .json)]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, restricted: .forReason)
    let queries = Queries(register)
    let record = try Who.find(invocation.arguments[0], in: queries)
    try RestrictedPersons.demand(record)
    try invocation.noteAccess(pipeline, count: 1, of: [record], reason: RestrictedPersons.reason)
    let company = try record.company.map { (id) throws(Problem) in try queries.record(.company, id: id) } ?? nil
    let marketing = try MarketingStates(
      register, try KeyRing.load(pipeline.contract.keyPath), pipeline.contract,
      of: [record] + (company.map { [$0] } ?? []))
    let origin = ObservationOrigin(pipeline: pipeline)
    let observations = try queries.observations(record.kind, id: record.id).map { one in
      var (values, since): ([String: String], [String: Int64]) = ([:], [:])
      for field in Field.allCases where !one.normal[field.rawValue].isEmpty {
        values[field.name] = one.normal[field.rawValue]
        since[field.name] = one.readsSince[field.rawValue].run
      }
      var incorrect: [String: String] = [:]
      for correction in one.corrected?.corrections ?? [] {
        let said = one.said[correction.field.rawValue]
        if !said.isEmpty, said != correction.value { incorrect[correction.field.name] = said }
      }
      return ContactAnswer.Observation(
        source: one.source, sourceKey: RecordKey.shown(one.sourceKey),
        place: origin.place(one), sinceRun: one.since, since: Timestamp.date(one.sinceTime), purpose: one.purpose,
        basis: one.basis, values: values, valuesSinceRun: since, incorrect: incorrect.isEmpty ? nil : incorrect)
    }
    var shared: [SharedValue] = []
    for one in [record] + (company.map { [$0] } ?? []) { shared += try queries.shared(one) }
    let splitFrom = try queries.splitFrom(record.kind, id: record.id).map { (id: $0.id, run: $0.run) }
    let answer = ContactAnswer(
      record: GoldenAnswer(record, marketing[record]),
      company: company.map { GoldenAnswer($0, marketing[$0]) },
      observations: observations, corrections: try Self.corrections(record, company, register),
      splitFrom: splitFrom.map { ContactAnswer.Split(id: $0.id, run: $0.run) },
      shared: shared.map { ContactAnswer.Shared(field: $0.field.name, with: $0.others) })
    try invocation.answer(
      answer, text(record, company, marketing, shared, answer, splitFrom: splitFrom))
    return .done
  }

  /// What sources say of that which was put right.
  private static func corrections(
    _ record: GoldenRecord, _ company: GoldenRecord?, _ register: RegisterFile
  ) throws(Problem) -> [ContactAnswer.Said] {
    var said: [ContactAnswer.Said] = []
    for one in [record] + (company.map { [$0] } ?? []) {
      for echo in try CorrectionEchoes(register).all(of: (one.kind, one.id)) {
        let date = Timestamp.date(echo.correction.made)
        said.append(
          ContactAnswer.Said(
            field: echo.correction.field.name, source: echo.source, line: echo.line, says: echo.said,
            standing: echo.verdict.text(date)))
      }
    }
    return said
  }

  private func text(
    _ record: GoldenRecord, _ company: GoldenRecord?, _ marketing: MarketingStates, _ shared: [SharedValue],
    _ answer: ContactAnswer, splitFrom: [(id: Int64, run: Int64)]
  ) -> String {
    let noun = record.kind == .person ? "contact" : "company"
    var text = "\(noun) \(record.id), as it reads since run \(record.opened)\n"
    for part in splitFrom { text += "split from \(noun) \(part.id) in run \(part.run)\n" }
    for shown in [record] + (company.map { [$0] } ?? []) {
      for field in Field.allCases {
        guard let value = shown.value(field) else { continue }
        text +=
          field.name + String(repeating: " ", count: max(1, 23 - field.name.count)) + VisibleText.clean(value) + "\n"
      }
    }
    text += "marketing              \(marketing[record].line)\n"
    for bar in marketing.standing(of: record).bars.sorted(by: { $0.text < $1.text }) {
      let place = marketing.isOfMailbox(bar, record) ? " (at its mailbox, which binds no contact)" : ""
      text += "                       \(bar.text)\(place), since \(Timestamp.date(bar.since))\n"
    }
    for reason in marketing.lacks(record) { text += "                       \(VisibleText.clean(reason))\n" }
    for one in shared {
      let name = one.field.name
      text += name + String(repeating: " ", count: max(1, 23 - name.count))
      text += SharedText.of(one.field.kind, one.others) + "\n"
    }
    return text + "\n" + answer.observationsText()
  }
}
