import Compliance
import Configuration
import Normalizer
import Pipeline
import ProvenanceTagger
import Records
import Register
import Reports
import Text

/// Makes the answer to a person from the observations that are hers, and from nothing else.
struct AccessReportMaker {
  private let pipeline: PipelineFile
  private let register: RegisterFile
  private let invocation: Invocation
  private let wished: AccessLanguage?
  private let queries: Queries
  private let origin: ObservationOrigin

  /// Makes it in `wished`, else in the person's own language.
  init(
    _ pipeline: PipelineFile, _ register: RegisterFile, _ invocation: Invocation, _ wished: AccessLanguage?
  ) {
    (self.pipeline, self.register, self.invocation, self.wished) = (pipeline, register, invocation, wished)
    queries = Queries(register)
    origin = ObservationOrigin(pipeline: pipeline)
  }

  /// How an observation stands.
  static func state(_ observation: ObservationRecord) -> AccessReport.Observation.State {
    if observation.contact != nil { return .current }
    return observation.isBlocked && observation.withdrawn == nil ? .ended : .withdrawn
  }

  /// The answer; `contact` is the ID of her contact, if she has one.
  func report(_ observations: [ObservationRecord], contact: Int64?) throws(Problem) -> AccessReport {
    let values = values(observations.filter { Self.state($0) == .current })
    let contract = pipeline.contract
    let names = { (field: Field) in
      values.first { $0.field == field.name }?.value
        ?? observations.last { !$0.normal[field.rawValue].isEmpty }?.normal[field.rawValue]
    }
    let own = names(.personLanguage).flatMap(AccessLanguage.init(rawValue:))
    let language = wished ?? own ?? .fi
    var report = AccessReport(
      language: language, date: Timestamp.date(invocation.context.now),
      register: .init(
        name: contract.name, controller: contract.controller, contactPerson: contract.contactPerson,
        address: contract.address),
      person: .init(name: names(.personName), email: names(.personEmail), contact: contact))
    report.values = values
    report.observations = observations.map(observation)
    report.purposes = contract.purposes.map { .init(purpose: $0.name.rawValue, basis: $0.basis.rawValue) }
    report.recipients = contract.processors.map { .init(name: $0.name, country: $0.country, agreement: $0.agreement) }
    report.reviewMonths = contract.retention.reviewMonths
    report.graceDays = contract.retention.graceDays
    report.historyDays = contract.retention.historyDays
    report.wholeContact = contract.retention.wholeContact
    report.marketing = try marketing(observations, contact)
    report.looks = try looks(contact)
    report.exports = try exports(observations, contact)
    report.tables = try tables(observations)
    report.state()
    return report
  }

  /// The lists that carried whatever contact the observations have been part of.
  private func exports(_ observations: [ObservationRecord], _ contact: Int64?) throws(Problem) -> [AccessReport.Export]
  {
    let ever = try queries.everBelonged(.person, observations: observations.map(\.id)) + (contact.map { [$0] } ?? [])
    return try ExportStore(register).entries(carrying: ever).map {
      AccessReport.Export(
        export: $0.id, date: Timestamp.date($0.made), recipient: $0.recipient, purpose: $0.purpose.rawValue)
    }
  }

  /// What survivorship makes of her own observations alone: a colleague's word about the company is not among them.
  private func values(_ members: [ObservationRecord]) -> [AccessReport.Value] {
    guard !members.isEmpty else { return [] }
    let traces = members.map { RuleChain.trace($0.raw) }
    let (table, rows) = ProvenanceCommand.table(members)
    var values: [AccessReport.Value] = []
    for field in Field.allCases {
      let contenders = Survivorship().contenders(table, members: rows, field: field)
      guard let winner = contenders.first(where: { $0.standing == .won }) else { continue }
      let (one, trace) = (members[Int(winner.row)], traces[Int(winner.row)][field.rawValue])
      let place = origin.origin(one, field, trace: trace)
      let correction = one.corrected?.correction(of: field)
      values.append(
        AccessReport.Value(
          field: field.name, value: one.normal[field.rawValue], source: one.source, place: place.place,
          since: place.sinceDate, purpose: one.purpose, basis: one.basis,
          isDerived: correction == nil && trace.grounds != .stated,
          corrected: correction.map { Timestamp.date($0.made) }))
    }
    return values
  }

  private func observation(_ one: ObservationRecord) -> AccessReport.Observation {
    func fields(_ values: [String]) -> [String: String] {
      var named: [String: String] = [:]
      for field in Field.allCases where !values[field.rawValue].isEmpty { named[field.name] = values[field.rawValue] }
      return named
    }
    return AccessReport.Observation(
      id: one.id, source: one.source, sourceKey: RecordKey.shown(one.sourceKey),
      place: origin.place(one), sha256: Digest(bytes: one.sha256)?.hex ?? "", since: Timestamp.date(one.sinceTime),
      state: Self.state(one), purpose: one.purpose, basis: one.basis, raw: fields(one.raw), normal: fields(one.normal),
      valuesSince: fields(one.readsSince.map { Timestamp.date($0.time) }))
  }

  /// What stands for her observations, and what her company's word adds.
  private func marketing(_ observations: [ObservationRecord], _ contact: Int64?) throws(Problem)
    -> AccessReport.Marketing
  {
    let keys = try KeyRing.load(pipeline.contract.keyPath)
    let known = observations.flatMap { one -> [Identifier] in
      let emails = [one.normal, one.raw].map { $0[Field.personEmail.rawValue] }.filter { !$0.isEmpty }
      return emails.map { Identifier.email($0) }.filter { !$0.saysNothing } + [
        Identifier.key(source: one.source, key: one.sourceKey)
      ]
    }
    var own = try Objections(register, keys).state(of: known)
    var state = own
    if let contact, let record = try queries.record(.person, id: contact) {
      let standings = try Standings(register, keys, of: [record])
      own.formUnion(standings.ofPerson(record))
      state = own
      state.formUnion(standings.ofCompany(record))
    }
    let isCompanys = state.marketing.limit != own.marketing.limit
    let strongest = (isCompanys ? state : own).marketing
    let isObjection = state.bars.contains { bar in
      if case .objection = bar.cause { bar.limit == strongest.limit } else { false }
    }
    var marketing = AccessReport.Marketing(
      state: state.marketing.text, since: strongest.since.map { Timestamp.date($0) },
      word: !isObjection ? .other : isCompanys ? .company : .person)
    func since(_ cause: Bar.Cause) -> String? {
      state.bars.first { $0.cause == cause }.map { Timestamp.date($0.since) }
    }
    (marketing.communicationEnded, marketing.restricted) = (since(.objection(.communication)), since(.restricted))
    return marketing
  }

  private func looks(_ contact: Int64?) throws(Problem) -> [AccessReport.Look] {
    guard let contact else { return [] }
    let ids = Set(try queries.formerIDs(.person, of: contact) + [contact])
    let log = AccessLog(register: invocation.registerPath(pipeline))
    return try log.entries().entries.filter { $0.contacts.contains(where: ids.contains) }
      .map { AccessReport.Look(time: $0.time, command: $0.command) }
  }

  private func tables(_ observations: [ObservationRecord]) throws(Problem) -> [AccessReport.Table] {
    let ids = observations.map(\.id)
    let names = observations.flatMap { [$0.normal[Field.personName.rawValue], $0.normal[Field.personEmail.rawValue]] }
    let subject = PersonalRows.Subject(
      observations: ids, records: Set(observations.map(\.record)).sorted(),
      contacts: try queries.everBelonged(.person, observations: ids),
      companies: try queries.everBelonged(.company, observations: ids), names: Set(names).subtracting([""]).sorted())
    return try PersonalRows(register, subject).tables().map {
      AccessReport.Table(table: $0.name, columns: $0.columns, personal: $0.personal, rows: $0.rows)
    }
  }
}
