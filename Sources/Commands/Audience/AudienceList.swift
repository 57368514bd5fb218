import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde audience`: whom a mailing may reach, and the list for whoever sends it.
struct AudienceList: Command {
  static let name = "list"
  static let abstract = "Tell whom a mailing may reach and who falls out why; with --output write the list."
  static let discussion =
    """
    --purpose communication reaches customers, about what is no marketing; an objection to marketing does not stop it.
    --purpose marketing reaches contacts whose area of responsibility is known, whose data and address were collected for
    direct marketing, who were told where it came from, and against whom nobody has said no. Areas are a tree: finance
    takes payables in, and payables is not met by finance. Several areas, languages or industries stand with commas between.

    Without --output only the numbers are told. --output wants --recipient, a processor of the contract whose agreement
    holds; the list is then in the ledger with its purpose, recipient, count and hash. Every row has its unsubscribe link:
    whoever has the link can unsubscribe that contact. --with-notice puts the whole notice (Article 14) into the list, in the
    contact's language, so that it reaches those who were not told yet. They count as told when you say that the mailing
    went: `lahde notices given --list FILE --on DATE`. --explain says every reason why somebody is not in the audience.

    lahde audience --purpose marketing --area payables --language sv --industry 69


    """ + Who.usage
  static let purpose = CommandOption(
    "--purpose", "PURPOSE", choices: MailingPurpose.allCases.map(\.word), "what the mailing is for")
  private static let recipient = CommandOption("--recipient", "NAME", "who gets the list: a processor of the contract")
  private static let area = CommandOption("--area", "AREAS", "only these areas of responsibility, with their parts")
  private static let language = CommandOption("--language", "LANGUAGES", "only who is written to in these, as sv")
  private static let industry = CommandOption("--industry", "CODES", "only these industries: first digits, or a letter")
  static let output = CommandOption("--output", "FILE", "write the list (CSV)")
  private static let withNotice = CommandOption("--with-notice", "the mailing tells where the data came from")
  private static let explain = CommandOption("--explain", "WHO", "say why somebody is not in it")
  static let options: [CommandOption] = [
    .pipeline, .register, purpose, recipient, area, language, industry, output, withNotice, explain, .wait,
    .format(.text, .json), .raw,
  ]

  /// Who may choose audiences and take lists out.
  static let roles: [Role] = [.compliance, .operations]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let criteria = try Self.criteria(invocation)
    let (output, recipient) = (invocation.value(Self.output), invocation.value(Self.recipient))
    guard output == nil || recipient != nil else {
      throw Problem(.usage, "a list goes to somebody", remedy: "add --recipient, or leave --output out")
    }
    guard output == nil || invocation.value(Self.explain) == nil else {
      throw Problem(.usage, "--explain writes no list", remedy: "leave --output out, or --explain")
    }
    let pipeline = try invocation.pipeline()
    let contract = pipeline.contract
    try invocation.authorise(contract, Self.roles)
    try Exporting.require(criteria.use, in: contract)
    if let recipient { _ = try Exporting.recipient(recipient, contract, at: invocation.context.now) }
    if criteria.givesNotice, contract.notice == nil {
      throw Problem(
        .configuration, file: contract.file, "the contract has no notice that a mailing could give",
        remedy: "write one under \"notice\", in Finnish, Swedish and English")
    }
    if let who = invocation.value(Self.explain) {
      try explain(Who.words(who), criteria, pipeline, invocation)
    } else if let output, let recipient {
      try export(criteria, to: recipient, at: output, pipeline, invocation)
    } else {
      let register = try invocation.register(pipeline, roles: Self.roles, restricted: .told)
      let keys = try KeyRing.load(contract.keyPath)
      let audience = try AudienceChoice(register, keys, contract, criteria).choose()
      let answer = AudienceAnswer(audience.funnel, criteria.use)
      try invocation.answer(answer, answer.text())
      invocation.tellHeld(audience.funnel.heldSources)
      let left = try RunLedger(register).leaving().filter { name in
        pipeline.sources.contains { $0.name == name && !$0.yieldsReturns }
      }
      if !left.isEmpty {
        invocation.output.message(
          """
          what a source leaves out, by its filter or as a repeated record, is no contact and not counted: \
          \(left.joined(separator: ", ")) (ignored in the run report)
          """)
      }
    }
    return .done
  }

  private func export(
    _ criteria: AudienceCriteria, to recipient: String, at path: String, _ pipeline: PipelineFile,
    _ invocation: Invocation
  ) throws(Problem) {
    let list = MailingList(
      contract: pipeline.contract, pipeline: pipeline, use: criteria.use, givesNotice: criteria.givesNotice,
      isRaw: invocation.has(.raw), today: Day(seconds: invocation.context.now))
    let done = try Exporting(try invocation.workplace(pipeline)).export(
      criteria, to: recipient, at: path, kept: invocation.kept(pipeline),
      shown: { (count) throws(Problem) in try invocation.noteAccess(pipeline, count: count) }, list: list.bytes,
      committed: { invocation.output.committed("run \($0)") })
    var answer = AudienceAnswer(done.audience.funnel, criteria.use)
    answer.exported(to: recipient, run: done.run, export: done.export)
    try invocation.answer(answer, answer.text())
    invocation.tellHeld(done.audience.funnel.heldSources)
    if criteria.givesNotice, !done.audience.members.isEmpty {
      invocation.output.message(
        "nobody counts as told yet: once the mailing went, `lahde notices given --list FILE --on DATE` notes it")
    }
  }

  private func explain(
    _ who: String, _ criteria: AudienceCriteria, _ pipeline: PipelineFile, _ invocation: Invocation
  ) throws(Problem) {
    let register = try invocation.register(pipeline, roles: Self.roles, restricted: .told)
    let record = try Who.find(who, in: Queries(register))
    guard record.kind == .person else {
      throw Problem(.usage, "a company is in no audience", remedy: "name one of its contacts")
    }
    try invocation.noteAccess(pipeline, count: 1, of: [record])
    let choice = AudienceChoice(register, try KeyRing.load(pipeline.contract.keyPath), pipeline.contract, criteria)
    let reasons = try choice.reasons(of: [MailingRows.Contact(record)])[record.id] ?? []
    let answer = AudienceExplanation(
      contact: record.id, purpose: criteria.use.rawValue,
      reasons: reasons.map { .init(step: $0.step.name, reason: $0.text) })
    try invocation.answer(answer, answer.text())
  }

  /// The criteria that the options give.
  private static func criteria(_ invocation: Invocation) throws(Problem) -> AudienceCriteria {
    guard let use = try use(invocation) else {
      throw Problem(.usage, "audience wants --purpose", remedy: "--purpose communication or --purpose marketing")
    }
    func list<Meaning>(
      _ option: CommandOption, _ wanted: String, _ example: String, _ meaning: (String) -> Meaning?
    ) throws(Problem) -> [Meaning]? {
      try invocation.value(option, wants: wanted, as: example) { text in
        let words = text.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
        let meant = words.compactMap(meaning)
        return meant.isEmpty || meant.count != words.count ? nil : meant
      }
    }
    return AudienceCriteria(
      use,
      areas: try list(area, "areas of responsibility with commas between", "payables,payroll", Self.area),
      languages: try list(language, "languages' codes with commas between", "fi,sv") { word in
        word.count == 2 && word.allSatisfy { $0.isASCII && $0.isLetter } ? word.lowercased() : nil
      },
      industries: try list(
        industry, "industries of TOL 2008 or TOL 2025 with commas between", "69,J", AudienceCriteria.Industry.init),
      givesNotice: invocation.has(withNotice))
  }

  /// The purpose that was given.
  static func use(_ invocation: Invocation) throws(Problem) -> MailingPurpose? {
    invocation.value(purpose).flatMap { word in MailingPurpose.allCases.first { $0.word == word } }
  }

  /// An area by its name in any of the three languages.
  private static func area(_ word: String) -> Area? {
    let folded = Fold.folded(word)
    return Area.allCases.first { area in
      [area.names.english, area.names.finnish, area.names.swedish].contains { Fold.folded($0) == folded }
    }
  }
}
