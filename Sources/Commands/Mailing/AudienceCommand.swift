import Compliance
import Configuration
import Pipeline
import Records
import Register
import Reports
import Text

/// `lahde audience`.
struct AudienceCommand: Command {
  static let name = "list"
  static let abstract = "Tell whom a mailing reaches, and write the list for a processor."
  static let discussion = """
    First the funnel: how many contacts have a known area, the language, the industry, the purpose, no restriction, an address to
    write to, and have been told where their data came from. `--output` writes the list with a ready unsubscribe link and the
    statement of sources in each contact's language; it goes to a processor of the contract, and stands in the ledger. Without
    it nobody is named.

    Communication reaches customers, and an objection to marketing does not stop it. Marketing needs an area of responsibility,
    no objection and no restriction from any source. `--area` takes areas with commas between; an area has those that are parts
    of it (finance: accounting, payables, receivables, payroll), and never the other way round. `--explain WHO` says why a contact
    is not in the mailing.
    """
  private static let purpose = CommandOption(
    "--purpose", "PURPOSE", choices: ["communication", "marketing"], "what the mailing is for")
  private static let recipient = CommandOption("--recipient", "NAME", "the processor that gets the list, as the contract names it")
  private static let area = CommandOption("--area", "AREAS", "only these areas of responsibility, as payables,payroll")
  private static let language = CommandOption("--language", "LANGUAGES", "only these languages, as sv,fi")
  private static let industry = CommandOption("--industry", "CODES", "only industries that begin so, as 69,70.2")
  private static let notice = CommandOption(
    "--with-notice", "the mailing tells where the data came from: the list carries the contract's notice")
  private static let explain = CommandOption("--explain", "WHO", "why this contact is not in the mailing")
  private static let destination = CommandOption("--output", "FILE.csv", "where to write the list")
  static let options: [CommandOption] = [
    .pipeline, .register, purpose, recipient, area, language, industry, notice, explain, destination, .wait,
    .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    guard let word = invocation.value(Self.purpose) else {
      throw Problem(.usage, "audience wants to know what the mailing is for", remedy: "add --purpose communication or marketing")
    }
    let purpose: MailingPurpose = word == "communication" ? .communication : .directMarketing
    let pipeline = try invocation.pipeline()
    let contract = pipeline.contract
    try invocation.authorise(contract, [.operations, .compliance])
    guard contract.purposes.contains(where: { $0.name.rawValue == purpose.rawValue }) else {
      throw Problem(
        .configuration, file: contract.file, "the contract has no purpose \"\(purpose.rawValue)\"",
        remedy: "publish it first, or mail for a purpose that the contract has")
    }
    let criteria = try criteria(invocation, contract)
    if let who = invocation.value(Self.explain) {
      guard invocation.value(Self.destination) == nil else {
        throw Problem(.usage, "--explain writes no list", remedy: "leave --output out")
      }
      return try explain(who, purpose, criteria, pipeline, invocation)
    }
    guard let path = invocation.value(Self.destination) else {
      if let name = invocation.value(Self.recipient) {
        _ = try Exporting.recipient(name, contract, today: Day(seconds: invocation.context.now))
      }
      let register = try invocation.register(pipeline, roles: [.operations, .compliance])
      let keys = try KeyRing.load(contract.keyPath)
      let audience = try Audience(
        register, keys, contract, for: purpose, criteria, now: invocation.context.now)
      try tell(audience, purpose, invocation, run: nil)
      return .done
    }
    guard let name = invocation.value(Self.recipient) else {
      throw Problem(
        .usage, "a list is for a recipient, and none is named", remedy: "add --recipient NAME, a processor of the contract")
    }
    let recipient = try Exporting.recipient(name, contract, today: Day(seconds: invocation.context.now))
    let list = AudienceList(contract: contract, purpose: purpose, givesNotice: criteria.givesNotice)
    let order = Exporting.Order(purpose, criteria, recipient: recipient.name, options: options(invocation))
    let exporting = Exporting(try invocation.workplace(pipeline))
    var done: (run: Int64, audience: Audience)?
    try PrivateFile.write(path, kept: invocation.kept(pipeline)) { (file) throws(Problem) in
      let result = try exporting.export(order) { (audience, tokens) throws(Problem) in
        list.csv(audience, tokens)
      } write: { (bytes) throws(Problem) in
        try file.write(bytes)
        try file.settle()
      }
      done = result
      invocation.output.committed("run \(result.run)")
    }
    guard let done else { return .done }
    try invocation.noteAccess(pipeline, count: done.audience.listed.count)
    try tell(done.audience, purpose, invocation, run: done.run)
    invocation.output.message("\(path): \(done.audience.listed.count) contacts for \(recipient.name), run \(done.run)")
    return .done
  }

  private func tell(
    _ audience: Audience, _ purpose: MailingPurpose, _ invocation: Invocation, run: Int64?
  ) throws(Problem) {
    let isByArea = purpose == .directMarketing || invocation.value(Self.area) != nil
    let answer = AudienceAnswer(
      purpose: purpose.rawValue, recipient: invocation.value(Self.recipient), contacts: audience.total,
      stated: isByArea ? audience.stated : nil, derived: isByArea ? audience.derived : nil,
      steps: audience.steps.map { AudienceAnswer.Step(step: $0.stage.text, left: $0.left, reasons: $0.reasons) },
      listed: audience.listed.count, run: run, output: invocation.value(Self.destination))
    try invocation.answer(answer, answer.text())
  }

  private func explain(
    _ who: String, _ purpose: MailingPurpose, _ criteria: Mailability.Criteria, _ pipeline: PipelineFile,
    _ invocation: Invocation
  ) throws(Problem) -> ExitCode {
    let register = try invocation.register(pipeline, roles: [.operations, .steward, .compliance])
    let record = try Who.find(Who.words(who), in: Queries(register))
    guard record.kind == .person else {
      throw Problem(.usage, "a mailing is to people, and that is a company", remedy: "name one of its contacts")
    }
    try invocation.noteAccess(pipeline, count: 1, of: [record])
    let mailability = try Mailability(
      register, KeyRing.load(pipeline.contract.keyPath), pipeline.contract, of: [record], now: invocation.context.now)
    let reasons = mailability.hindrances(record, to: purpose, criteria).sorted { $0.stage < $1.stage }.map(\.line)
    let answer = AudienceExplanation(contact: record.id, purpose: purpose.rawValue, reasons: reasons)
    try invocation.answer(answer, answer.text())
    return .done
  }

  // MARK: - What is asked for

  private func criteria(_ invocation: Invocation, _ contract: Contract) throws(Problem) -> Mailability.Criteria {
    var criteria = Mailability.Criteria()
    for word in Self.words(invocation.value(Self.area)) {
      let folded = Fold.folded(word)
      guard
        let area = Area.allCases.first(where: { area in
          [area.names.english, area.names.finnish, area.names.swedish].contains { Fold.folded($0) == folded }
        })
      else {
        throw Problem(
          .usage, "there is no such area of responsibility",
          remedy: "the areas are \(Area.allCases.map(\.name).joined(separator: ", "))")
      }
      criteria.areas.formUnion(area.withParts.map(\.name))
    }
    for word in Self.words(invocation.value(Self.language)) {
      guard ["fi", "sv", "en"].contains(word) else {
        throw Problem(.usage, "the languages of a mailing are fi, sv and en", remedy: "as --language sv,fi")
      }
      criteria.languages.insert(word)
    }
    for word in Self.words(invocation.value(Self.industry)) {
      let code = word.filter { $0 != "." }
      guard !code.isEmpty, code.utf8.count <= 5, code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) }) else {
        throw Problem(.usage, "an industry is asked for by the beginning of its code", remedy: "as --industry 69,702")
      }
      criteria.industries.append(code.uppercased())
    }
    criteria.givesNotice = invocation.has(Self.notice)
    if criteria.givesNotice, contract.notice == nil {
      throw Problem(
        .configuration, file: contract.file, "the contract has no \"notice\" that a mailing could carry",
        remedy: "add notice: { fi: \"…\", sv: \"…\", en: \"…\" }")
    }
    return criteria
  }

  private static func words(_ value: String?) -> [String] {
    (value ?? "").split(separator: ",").map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }

  /// The options by which the audience is chosen, as they are kept with the export.
  private func options(_ invocation: Invocation) -> String {
    let chosen = [Self.area, Self.language, Self.industry].compactMap { option in
      invocation.value(option).map { "\(option.name) \($0)" }
    }
    return (chosen + (invocation.has(Self.notice) ? [Self.notice.name] : [])).joined(separator: " ")
  }
}

extension Hindrance {
  /// The reason with the day since which it stands, where it has one.
  fileprivate var line: String {
    guard case .bar(let bar) = self else { return text }
    return "\(text), since \(Timestamp.date(bar.since))"
  }
}
