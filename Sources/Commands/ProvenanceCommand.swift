import Configuration
import Normalizer
import Pipeline
import ProvenanceTagger
import Records
import Register
import Reports

struct ProvenanceCommand: Command {
  static let name = "provenance"
  static let abstract = "Tell of every value where it came from, since when, and why it won."
  static let arguments = "WHO"
  static let argumentCount = 1...1
  static let discussion =
    Who.usage + """


      With --as-of the register answers as it did then: a run's number means after that run, a date the end of that day,
      UTC. WHO is looked for as of then, too. Where the history window has passed, source and date are told without the
      value.
      """
  private static let field = CommandOption("--field", "FIELD", "only this field, for example person.title")
  static let options: [CommandOption] = [
    .pipeline, .register, field, AsOf.option, RestrictedPersons.reason, .format(.text, .json),
  ]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    var only: Field?
    if let name = invocation.value(Self.field) {
      only = Field(name: name)
      guard only != nil else {
        throw Problem(
          .usage, "there is no field \(name)",
          remedy: "the fields are " + Field.allCases.map(\.name).joined(separator: ", "))
      }
    }
    let pipeline = try invocation.pipeline()
    let register = try invocation.register(pipeline, restricted: .forReason)
    let then = try invocation.value(AsOf.option).map { (text) throws(Problem) in
      try AsOf.run(text, Queries(register))
    }
    let queries = Queries(register, asOf: then?.run)
    let record = try Who.find(invocation.arguments[0], in: queries)
    try RestrictedPersons.demand(record)
    try invocation.noteAccess(pipeline, count: 1, of: [record], reason: RestrictedPersons.reason)
    let origin = ObservationOrigin(pipeline: pipeline)
    var entries = try Self.entries(record, queries, origin)
    var title = record.value(record.kind == .person ? .personName : .companyName) ?? "no name"
    if let id = record.company, let company = try queries.record(.company, id: id) {
      entries += try Self.entries(company, queries, origin)
      if let name = company.value(.companyName) { title += ", " + name }
    }
    if let only { entries = entries.filter { $0.field == only.name } }
    var chains: [ProvenanceReport.Chain] = []
    for version in Set(entries.map(\.chain)).sorted() {
      chains.append(ProvenanceReport.Chain(version: version, rules: try queries.rules(ofChain: version)))
    }
    let report = ProvenanceReport(
      kind: record.kind == .person ? "contact" : "company", id: record.id, title: title,
      asOf: then.map { "run \($0.run) (\(Timestamp.date($0.time)))" }, fields: entries,
      chain: RuleChain.version, chains: chains)
    try invocation.answer(report, report.text())
    return .done
  }

  /// One entry a field of a record that has a value.
  private static func entries(_ record: GoldenRecord, _ queries: Queries, _ origin: ObservationOrigin)
    throws(Problem) -> [ProvenanceReport.Entry]
  {
    let members = try queries.observations(record.kind, id: record.id)
    let traces = members.map { RuleChain.trace($0.raw) }
    let (table, rows) = table(members)
    let corrected = members.compactMap(\.corrected)
    let fields = Field.of(record.kind)
    let approvals = try queries.approvals(record.kind, among: Set(members.map(\.record)))
    let shared = try queries.shared(record)
    var entries: [ProvenanceReport.Entry] = []
    for (position, field) in fields.enumerated() {
      guard let from = record.from[position], let winner = members.firstIndex(where: { $0.id == from }) else {
        continue
      }
      let value = record.values[position]
      // A value that has been erased leaves behind where it came from.
      let erased = value == nil || !members[winner].hasValues ? try queries.erasure(of: members[winner]) : nil
      let newest = corrected.newest(field)
      let date = newest.map { Timestamp.date($0.correction.made) } ?? ""
      // What a source says counts, not what it was put right to.
      func says(_ index: Int) -> Correction.Verdict? {
        newest.flatMap { $0.correction.verdict(on: members[index].said[field.rawValue], incorrect: $0.incorrect) }
      }
      var agreeing = newest == nil || says(winner) == .confirmed ? [members[winner].source] : []
      var losing: [ProvenanceReport.Loss] = []
      for index in members.indices where newest != nil {
        switch says(index) {
        case nil: continue
        case .confirmed: if !agreeing.contains(members[index].source) { agreeing.append(members[index].source) }
        case let verdict?:
          let trace = traces[index][field.rawValue]
          losing.append(
            ProvenanceReport.Loss(
              value: members[index].said[field.rawValue],
              origin: origin.origin(members[index], field, trace: trace, said: true), grounds: trace.grounds,
              why: verdict.text(date)))
        }
      }
      for contender in Survivorship().contenders(table, members: rows, field: field) where newest == nil {
        let index = Int(contender.row)
        switch contender.standing {
        case .won: continue
        case .agrees: if !agreeing.contains(members[index].source) { agreeing.append(members[index].source) }
        default:
          let trace = traces[index][field.rawValue]
          losing.append(
            ProvenanceReport.Loss(
              value: members[index].normal[field.rawValue], origin: origin.origin(members[index], field, trace: trace),
              grounds: trace.grounds, why: contender.standing.text))
        }
      }
      let trace = traces[winner][field.rawValue]
      let rawField = trace.derivedFrom ?? field
      var entry = ProvenanceReport.Entry(
        field: field.name, value: value ?? "", origin: origin.origin(members[winner], field, trace: trace),
        rawValue: members[winner].raw[rawField.rawValue], rules: trace.rules,
        grounds: trace.grounds, chain: members[winner].chain, reason: record.reasons[position].text,
        agreeing: agreeing, losing: losing)
      entry.erased = erased?.text
      if let newest, record.reasons[position] == .corrected {
        entry.correction = try Self.told(newest.correction, queries)
        (entry.rules, entry.grounds) = ([], nil)
      } else if let told = try Self.told(field, by: members[winner], queries) {
        // The value rests on what was put right, not on what the source says.
        (entry.correction, entry.rules) = (told, [])
      }
      if let span = try queries.span(record, position: position) {
        entry.since = .init(run: span.since.run, date: Timestamp.date(span.since.time))
        entry.until = span.until.map { .init(run: $0.run, date: Timestamp.date($0.time)) }
      }
      let winning = members[winner].record
      let approved = approvals.filter { $0.left == winning || $0.right == winning }
      if !approved.isEmpty {
        entry.approvals = approved.map {
          .init(decision: $0.decision, author: $0.author, run: $0.moment.run, date: Timestamp.date($0.moment.time))
        }
      }
      entry.sharedWith = shared.first { $0.field == field }?.others
      entries.append(entry)
    }
    return entries
  }

  /// The correction of the title, or the company's name, that a value was derived from; nil where it was not.
  private static func told(
    _ field: Field, by observation: ObservationRecord, _ queries: Queries
  ) throws(Problem) -> ProvenanceReport.Correction? {
    let packed = observation.packed
    let telling: [Grounds: Field] = [.title: .personTitle, .company: .companyName]
    guard let from = telling[PackedFields.grounds(packed, 0..<packed.count, of: field)],
      let correction = observation.corrected?.correction(of: from)
    else { return nil }
    return try told(correction, queries)
  }

  private static func told(_ correction: Correction, _ queries: Queries) throws(Problem) -> ProvenanceReport.Correction
  {
    .init(
      run: correction.run, date: Timestamp.date(correction.made), by: try queries.author(ofCorrection: correction.id))
  }

  /// A table of a record's observations, for asking survivorship again.
  static func table(_ members: [ObservationRecord]) -> (ObservationTable, [Int32]) {
    var trust: [String: Int] = [:]
    for member in members { trust[member.source] = Int(member.trust) }
    let names = trust.keys.sorted()
    var table = ObservationTable(sources: names.map { SourceStanding(name: $0, trust: trust[$0] ?? 0) })
    for member in members {
      table.append(
        packed: member.packed, 0..<member.packed.count, observation: member.id, key: 0,
        source: Int32(names.firstIndex(of: member.source) ?? 0), since: member.saidSince)
      table.corrected[member.id] = member.corrected
    }
    return (table, (0..<Int32(members.count)).map { $0 })
  }
}
