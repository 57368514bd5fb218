import Compliance
import Configuration
import Normalizer
import Records
import Register

/// Rectification (Article 16): a value is put right for the records of a contact or a company, and stays right whatever
/// their sources go on saying.
///
/// The register keeps what the sources said; what it says itself is made anew, as by any other run, in a run of its own.
public struct Rectifying {
  /// What would be put right.
  public struct Plan: Sendable {
    /// The contact or company as it reads now.
    public let record: GoldenRecord
    /// The field; the value as it was given, as the rules make it, and which rules did.
    public let field: Field, given: String, value: String, rules: [String]
    /// What the value tells of other fields, packed.
    public let derived: [UInt8]
    /// The observations whose records are put right.
    public let observations: [ObservationRecord]
    /// Those that say nothing in the field and are matched by it: they are left as they are.
    public let silent: [ObservationRecord]
    /// Whether all of it stands already.
    public let stands: Bool

    /// The incorrect values.
    public var incorrect: [String] {
      Set(observations.map { $0.said[field.rawValue] }).subtracting(["", value]).sorted()
    }
  }

  /// What was done.
  public struct Outcome: Sendable {
    /// The run; nil where all of it stood already.
    public internal(set) var run: Int64?
    /// The contact or company as it reads after it; nil if nothing of it is left.
    public internal(set) var record: GoldenRecord?
    /// The corrections that ended.
    public internal(set) var ended = 0
    /// The requests that were answered by it.
    public internal(set) var requests: [RequestStore.Entry] = []
  }

  private let workplace: Workplace

  /// Rectifying in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// What the rules make of a value, which must be one that can be used.
  private static func usable(_ given: String, _ field: Field) throws(Problem) -> FieldTrace {
    func refused(_ why: String) -> Problem {
      // What the rules do with it after the colon does not happen here.
      let why = why.split(separator: ":").first.map(String.init) ?? why
      let areas = Area.allCases.map(\.name).joined(separator: ", ")
      return Problem(
        .badData, "what is to stand in \(field.name) \(why)",
        remedy: field == .personResponsibility
          ? "the areas are \(areas)" : "`lahde normalize \(field.name)` shows what its rules make of a value")
    }
    guard !given.isEmpty else {
      throw Problem(
        .badData, "there is no value for \(field.name)",
        remedy: "give the right value; `subject erase --field` takes one away that is not needed")
    }
    guard !given.contains("\u{1F}") else { throw refused("holds the control character U+001F") }
    let trace = RuleChain.apply(field: field, value: given)
    if let finding = trace.findings.first(where: { !tolerated.contains($0) }) { throw refused(finding.message) }
    guard !trace.normal.isEmpty else { throw refused("is no value for it") }
    return trace
  }

  /// Findings that tell of a value that may be right all the same.
  private static let tolerated: Set<FindingCode> = [.nameOrder, .websiteNotOwn, .phoneUnassigned, .industryScheme]

  /// What putting a value right would do; observations in `except` are somebody else's.
  ///
  /// Throws for a value that cannot be used, and for a field of the other kind.
  public static func plan(
    _ register: RegisterFile, _ record: GoldenRecord, _ field: Field, to given: String, except: Set<Int64> = []
  ) throws(Problem) -> Plan {
    try require(field, of: record)
    let trace = try usable(given, field)
    let members = try Queries(register).observations(record.kind, id: record.id).filter { !except.contains($0.id) }
    var observations = members
    // A record is not matched by what it never said; unless none of them says it.
    if Correction.identifying(field).contains(field), members.contains(where: { !$0.said[field.rawValue].isEmpty }) {
      observations.removeAll { $0.said[field.rawValue].isEmpty }
    }
    guard !observations.isEmpty else {
      throw Problem(
        .badData, "no record is left in which \(field.name) could be put right", remedy: "leave out fewer of them")
    }
    let taken = Set(observations.map(\.id))
    let told = RuleChain.derived(from: field, value: trace.normal)
    var values = Array(repeating: "", count: Field.count)
    for one in told { values[one.field.rawValue] = one.normal }
    return Plan(
      record: record, field: field, given: given, value: trace.normal, rules: trace.rules,
      derived: PackedFields.pack(values, grounds: told.map { ($0.field, $0.grounds) }), observations: observations,
      silent: members.filter { !taken.contains($0.id) },
      stands: observations.allSatisfy { $0.corrected?.correction(of: field)?.value == trace.normal })
  }

  private static func require(_ field: Field, of record: GoldenRecord) throws(Problem) {
    guard field.isPersonal != (record.kind == .person) else { return }
    if record.kind == .company {
      throw Problem(
        .usage, "\(field.name) is a person's, and WHO is a company",
        remedy: "name the contact; `lahde find` tells which")
    }
    throw Problem(
      .usage, "\(field.name) is the company's, and WHO is a person",
      remedy: record.company.map { "name the company: company:\($0)" } ?? "no company is known of this person")
  }

  /// Puts a value right. `received` is the day on which the request came, for the clock of requests.
  public func rectify(
    _ field: Field, to given: String, except: Set<Int64> = [], reason: String?, received: Day? = nil,
    _ who: (Queries) throws(Problem) -> GoldenRecord
  ) throws(Problem) -> (plan: Plan, outcome: Outcome) {
    let session = try workplace.open()
    let plan = try Self.plan(session.register, try who(Queries(session.register)), field, to: given, except: except)
    let outcome = try publish(.rectify, plan.record, session, received, nothing: plan.stands) {
      (store, run) throws(Problem) in
      try Self.make(plan, author: workplace.context.user, reason: .init(reason), workplace.context, store, run: run)
    }
    return (plan, outcome)
  }

  /// Makes the corrections of a plan, and ends those that they replace; returns the records that are to be derived anew, and how
  /// many ended. Part of a run's transaction.
  static func make(
    _ plan: Plan, author: String, reason: StoredText?, _ context: RunContext, _ store: CorrectionStore, run: Int64
  ) throws(Problem) -> (keys: Set<Int64>, ended: Int) {
    let field = plan.field
    // What was put right of somebody else, whose key this was, sleeps on.
    let ended = try store.standing(field, keys: plan.observations.map(\.record)).filter { entry in
      plan.observations.contains {
        $0.record == entry.key && entry.correction.applies(to: $0.corrected?.said ?? $0.packed)
      }
    }
    for one in ended { try store.close(one.correction.id, reason: nil, run: run) }
    var made: [Int64: [Correction]] = [:]
    for one in plan.observations {
      let said = one.corrected?.said ?? one.packed
      let correction = Correction(
        made: context.now, field: field, value: plan.value, incorrect: one.said[field.rawValue],
        derived: plan.derived,
        who: Correction.who(said, field))
      guard made[one.record]?.contains(correction) != true else { continue }
      made[one.record, default: []].append(correction)
      try store.add(correction, key: one.record, author: author, reason: reason, run: run)
    }
    return (Set(made.keys), ended.count)
  }

  /// Takes corrections of a field back: they were themselves wrong. What the sources say holds again.
  ///
  /// Throws ``ExitCode/nobodyOrSeveral`` if there is none.
  public func withdraw(
    _ field: Field, reason: String, received: Day? = nil, _ who: (Queries) throws(Problem) -> GoldenRecord
  ) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let record = try who(Queries(session.register))
    try Self.require(field, of: record)
    let standing = try CorrectionStore(session.register).standing(field, of: record.kind, id: record.id)
    guard !standing.isEmpty else {
      throw Problem(
        .nobodyOrSeveral, "no correction of \(field.name) stands there",
        remedy: "`lahde subject corrections` lists them")
    }
    return try publish(.withdrawCorrection, record, session, received, nothing: false) {
      (store, run) throws(Problem) in
      for one in standing { try store.close(one.correction.id, reason: .init(reason), run: run) }
      return (Set(standing.map(\.key)), standing.count)
    }
  }

  /// Changes corrections in a run, derives the observations of their records anew, matches them, and closes the request.
  private func publish(
    _ act: RunAct, _ record: GoldenRecord, _ session: Session, _ received: Day?, nothing: Bool,
    _ change: (CorrectionStore, Int64) throws(Problem) -> (keys: Set<Int64>, ended: Int)
  ) throws(Problem) -> Outcome {
    let register = session.register
    let person = try Self.requester(record, session.register, session.keys)
    var outcome = Outcome()
    outcome.record = record
    if nothing, received == nil, try RequestStore(register).open(person, right: .rectify).isEmpty { return outcome }
    let done = try session.run(act) { run throws(Problem) in
      var ended = 0
      if !nothing {
        let store = CorrectionStore(register)
        let changed = try change(store, run)
        ended = changed.ended
        try store.reapply(to: changed.keys)
        try session.resolve(run)
      }
      let requests = try Requests.settle(.rectify, of: person, received: received, as: .answered, register, run: run)
      return (ended: ended, requests: requests)
    }
    (outcome.run, outcome.ended, outcome.requests) = (done.run, done.result.ended, done.result.requests)
    outcome.record = try Queries(register).record(record.kind, id: record.id)
    return outcome
  }

  /// The open requests for rectification of a contact or company.
  public static func openRequests(
    _ record: GoldenRecord, _ register: RegisterFile, _ keys: KeyRing
  ) throws(Problem) -> [RequestStore.Entry] {
    try RequestStore(register).open(try requester(record, register, keys), right: Right.rectify)
  }

  /// Whose request it is.
  private static func requester(
    _ record: GoldenRecord, _ register: RegisterFile, _ keys: KeyRing
  ) throws(Problem) -> RequestStore.Person {
    if record.kind == .person {
      return try Requests.person(Erasure.Subject(contact: record.id, email: nil), register, keys)
    }
    let id = record.value(.companyBusinessID) ?? ""
    // A company without one is known by its founding record.
    let identifier = try Queries(register).record(record.id).map { Identifier.key(source: $0.source, key: $0.key) }
    let known = id.isEmpty ? identifier : .businessID(id)
    let suppression = try Suppression(keys, codes: [])
    return RequestStore.Person(contacts: [], codes: known.map { suppression.codes($0).map(\.bytes) } ?? [])
  }
}
