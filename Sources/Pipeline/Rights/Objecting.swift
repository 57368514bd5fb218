import Compliance
import Configuration
import Records
import Register
import Text

/// Objection to marketing (Article 21): nothing is erased, and nothing is matched otherwise; it is only not sent.
///
/// It is made on what the person is known by, as codes, and in the rights journal first, so that it outlives every merge,
/// split, undo, import and restored backup. Only her own word lifts it.
public struct Objecting {
  /// Who is meant.
  public enum Subject: Sendable {
    /// A person: her contact, an address, or both.
    case person(Erasure.Subject)
    /// A company, by its ID.
    case company(Int64)
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The run; nil where all of it stood already.
    public internal(set) var run: Int64?
    /// How many codes it made, or lifted.
    public internal(set) var codes = 0
    /// How many of her addresses others have too, whose objection therefore stays.
    public internal(set) var sharedAddresses = 0
    /// The contacts or companies that have what it was made on.
    public internal(set) var records: [GoldenRecord] = []
    /// What may be sent to her now.
    public internal(set) var state = Standing.free
    /// The requests that it closed.
    public internal(set) var requests: [RequestStore.Entry] = []
  }

  /// What somebody is known by.
  struct Known {
    var identifiers: [Identifier] = []
    /// Those of others too.
    var shared: [Identifier] = []
    var request = RequestStore.Person(contacts: [], codes: [])
    /// Those of nobody else.
    var ownIdentifiers: [Identifier] { identifiers.filter { !shared.contains($0) } }
  }

  private let workplace: Workplace

  /// Objections in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Notes an objection; `received` is the day on which it came, for the clock of requests.
  public func object(
    to purpose: ObjectionPurpose, received: Day? = nil, _ who: (Queries) throws(Problem) -> Subject
  ) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let subject = try who(Queries(session.register))
    let known = try Self.known(subject, session)
    let objections = try Objections(session.register, session.keys)
    let suppression = try Suppression(session.keys, codes: [])
    var lines: [RightsJournal.Line] = []
    for scope in purpose.scopes {
      var new: [Identifier] = []
      for one in known.identifiers where try objections.entries(of: [one], in: [scope]).isEmpty { new.append(one) }
      let made = new.compactMap { suppression.code($0) }
      if let version = made.first?.version {
        lines.append(RightsJournal.Line(.suppress, scope, keyVersion: version, made.map(\.code)))
      }
    }
    return try publish(lines, known, subject, session, received: received, reason: nil)
  }

  /// Lifts what stands for somebody by her own word; `reason` tells how she gave it. With ``ObjectionPurpose/marketing``
  /// what forbids e-mail goes too; of any other purpose only its own.
  ///
  /// An address that others have too keeps its objection, unless it was by that address that she was named. Throws
  /// ``ExitCode/nobodyOrSeveral`` if nothing stands.
  public func lift(
    _ purpose: ObjectionPurpose, reason: String, received: Day? = nil, _ who: (Queries) throws(Problem) -> Subject
  ) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let subject = try who(Queries(session.register))
    let known = try Self.known(subject, session, lifting: true)
    let objections = try Objections(session.register, session.keys)
    let scopes: [SuppressionScope] = purpose == .marketing ? [.noMarketing, .noEmailMarketing] : [purpose.scope]
    let liftable = try objections.entries(of: known.identifiers.filter { !known.shared.contains($0) }, in: scopes)
    var shared: [Identifier] = []
    for one in known.shared where try !objections.entries(of: [one], in: scopes).isEmpty { shared.append(one) }
    guard !liftable.isEmpty else {
      throw Problem(
        .nobodyOrSeveral,
        shared.isEmpty
          ? "nothing of the kind stands that this person or company could lift"
          : "what stands was said of an address that others have too; nothing was lifted",
        remedy: shared.isEmpty
          ? "`lahde show` tells what stands; a company's word stands for its contacts until it is lifted for the company"
          : "name the address itself, if whoever it belongs to has said so")
    }
    var lines: [RightsJournal.Line] = []
    for scope in scopes {
      let entries = liftable.filter { $0.scope == scope }
      for version in Set(entries.map(\.keyVersion)).sorted() {
        let codes = entries.filter { $0.keyVersion == version }.compactMap { Digest(bytes: $0.code) }
        lines.append(RightsJournal.Line(.lift, scope, keyVersion: version, codes))
      }
    }
    var outcome = try publish(
      lines, known, subject, session, received: received ?? Day(seconds: workplace.context.now), reason: reason)
    outcome.sharedAddresses = shared.count
    return outcome
  }

  private func publish(
    _ lines: [RightsJournal.Line], _ known: Known, _ subject: Subject, _ session: Session, received: Day?,
    reason: String?
  ) throws(Problem) -> Outcome {
    var outcome = Outcome()
    let open = try RequestStore(session.register).open(known.request, right: .object)
    if !lines.isEmpty || received != nil || !open.isEmpty {
      let done = try session.publish(reason == nil ? .object : .liftObjection, lines) { run, _ throws(Problem) in
        try Requests.settle(
          .object, of: known.request, received: received, as: reason == nil ? .answered : .lifted, reason: reason,
          session.register, run: run)
      }
      (outcome.run, outcome.requests) = (done.run, done.result)
      outcome.codes = lines.reduce(0) { $0 + $1.codes.count }
    }
    try tell(&outcome, known, subject, session)
    return outcome
  }

  /// What stands now, and for whom.
  private func tell(
    _ outcome: inout Outcome, _ known: Known, _ subject: Subject, _ session: Session
  ) throws(Problem) {
    let queries = Queries(session.register)
    switch subject {
    case .company(let id): outcome.records = try queries.record(.company, id: id).map { [$0] } ?? []
    case .person(let person):
      if let id = person.contact {
        outcome.records = try queries.record(.person, id: id).map { [$0] } ?? []
      } else if let email = person.email {
        outcome.records = try Self.contacts(with: email, queries)
      }
    }
    outcome.state = try Objections(session.register, session.keys).state(of: known.identifiers)
    let states = try Standings(session.register, session.keys, of: outcome.records)
    for record in outcome.records where outcome.records.count == 1 { outcome.state.formUnion(states[record]) }
  }

  /// What somebody is known by. A person: all addresses that she has or had, and the keys of records that were nobody
  /// else's, so that a new address under an old key changes nothing. A company: its business ID, name and domain.
  static func known(
    _ subject: Subject, _ session: Session, lifting: Bool = false
  ) throws(Problem) -> Known {
    let (register, suppression) = (session.register, try Suppression(session.keys, codes: []))
    var known = Known()
    switch subject {
    case .company(let id):
      let members = try Queries(register).observations(.company, id: id).map(\.normal)
      known.identifiers = Self.company(members, lifting: lifting)
      guard let first = known.identifiers.first else {
        throw Problem(
          .badData,
          "neither business ID, name nor domain is known of this company, by which its objection could be kept",
          remedy: "object for its contacts, or by its e-mail address")
      }
      known.request = RequestStore.Person(contacts: [], codes: suppression.codes(first).map(\.bytes))
    case .person(let person):
      let found = try ErasureSearch(register).search(contact: person.contact, email: person.email)
      let emails = found.hers.flatMap { [$0.normal, $0.raw] }.map { $0[Field.personEmail.rawValue] } + found.emails
      known.identifiers = unique(
        emails.filter { !$0.isEmpty }.map { Identifier.email($0) }.filter { !$0.saysNothing })
      let named = person.email.map { Identifier.email($0).canonical }
      known.shared = found.sharedEmails.map { Identifier.email($0) }.filter { $0.canonical != named }
      known.shared = known.identifiers.filter { one in known.shared.contains { $0.canonical == one.canonical } }
      // A customer number that is somebody else's by now is not what she is known by; but her word frees it.
      let own = try Eraser.keys(register, heldOnlyBy: found.hers.map(\.id)).map { ($0.source, $0.key) }
      let keys = (lifting ? found.hers.map { ($0.source, $0.sourceKey) } : own).filter { !ErasedKey.isOne($0.1) }
      known.identifiers = unique(known.identifiers + keys.map { Identifier.key(source: $0.0, key: $0.1) })
      func names(
        _ one: ErasureSearch.Found
      ) -> (underKey: [Identifier], atCompany: [Identifier], parts: [Identifier]) {
        Identifier.names(of: one.normal, source: one.source, key: one.sourceKey)
      }
      let colleagues =
        try lifting ? Queries(register).colleagues(of: Set(found.hers.compactMap(\.contact)).sorted()) : []
      let others = Set(found.lookAlikes.flatMap { names($0).atCompany }.map(\.canonical))
      for one in found.hers where !ErasedKey.isOne(one.sourceKey) {
        let names = names(one)
        if lifting { known.identifiers += names.underKey }
        // Another address of the same person may come from another source; a namesake at the company neither objects with the
        // person nor has their own word lifted.
        known.identifiers += names.atCompany.filter { !others.contains($0.canonical) }
        // By a part of the name a colleague's word may be kept, too: then it stays.
        let shared = Self.parts(of: one, colleagues)
        known.identifiers += names.parts.filter { !others.contains($0.canonical) && !shared.contains($0.canonical) }
      }
      known.identifiers = unique(known.identifiers)
      known.request = try Requests.person(person, register, session.keys)
    }
    guard !known.identifiers.isEmpty else {
      throw Problem(
        .nobodyOrSeveral, "nothing is known of the person by which her objection could be kept",
        remedy: "name her by her address")
    }
    return known
  }

  /// What a company is known by: its business ID, its name and its domain; two business IDs at one domain are two companies.
  private static func company(_ members: [[String]], lifting: Bool) -> [Identifier] {
    var known: [Identifier] = []
    let hasID = members.contains { !$0[Field.companyBusinessID.rawValue].isEmpty }
    for one in members {
      var values = Array(repeating: "", count: Field.count)
      for field in [Field.companyName, .companyBusinessID, .companyEmail, .companyWebsite] {
        values[field.rawValue] = one[field.rawValue]
      }
      let withID = Identifier.said(of: values, values)
      values[Field.companyBusinessID.rawValue] = ""
      if hasID, !lifting { for field in [Field.companyEmail, .companyWebsite] { values[field.rawValue] = "" } }
      known += (withID + Identifier.said(of: values, values)).filter { $0.mark == .company }.map(\.identifier)
    }
    return unique(known)
  }

  /// The parts of colleagues' names at the company of an observation.
  private static func parts(of one: ErasureSearch.Found, _ colleagues: [String]) -> Set<[UInt8]> {
    var values = one.normal
    values[Field.personEmail.rawValue] = ""
    return Set(
      colleagues.flatMap { name in
        values[Field.personName.rawValue] = name
        return Identifier.names(of: values, source: one.source, key: one.sourceKey).parts.map(\.canonical)
      })
  }

  /// The contacts that have an address as their own, not as their company's.
  public static func contacts(with email: String, _ queries: Queries) throws(Problem) -> [GoldenRecord] {
    let canonical = Identifier.email(email).canonical
    var found: [GoldenRecord] = []
    for record in try queries.contacts(observedEmail: email) {
      let isHers = try queries.observations(.person, id: record.id).contains { one in
        [one.normal, one.raw].contains { Identifier.email($0[Field.personEmail.rawValue]).canonical == canonical }
      }
      if isHers { found.append(record) }
    }
    return found
  }

  private static func unique(_ identifiers: [Identifier]) -> [Identifier] {
    var seen: Set<[UInt8]> = []
    return identifiers.filter { seen.insert($0.canonical).inserted }
  }
}

extension Session {
  /// Brings the objections of a register up to a line of the journal; part of a transaction.
  func note(
    _ codes: [Digest], objectingTo scope: SuppressionScope, by entry: RightsJournal.Entry, run: Int64?
  ) throws(Problem) {
    let store = ObjectionStore(register)
    // In the order of the table: many at once are written at its end only.
    let ordered = codes.sorted().map(\.bytes)
    let day = entry.day
    switch entry.act {
    case .suppress:
      try store.add(
        ordered.map { .init(scope: scope, code: $0, keyVersion: entry.keyVersion, entry: entry.number, since: day) },
        run: run)
    case .lift: for code in ordered { try store.lift(scope: scope, code: code) }
    }
  }

  /// Brings the restrictions of sources up to a line of the journal; part of a transaction.
  func note(
    _ restrictions: [RestrictionCodes], _ kind: RestrictionKind, source: String, by entry: RightsJournal.Entry,
    run: Int64?
  ) throws(Problem) {
    let store = RestrictionStore(register)
    switch entry.act {
    case .suppress:
      try store.add(
        restrictions.map(\.packed), kind, source: source, keyVersion: entry.keyVersion, entry: entry.number,
        since: entry.day, run: run)
    case .lift: try store.lift(restrictions.map(\.packed), kind, source: source, run: run)
    }
  }
}

extension RightsJournal.Entry {
  /// The beginning of its day: seconds since 1970.
  var day: Int64 { (Day(String(time.prefix(10)))?.number ?? 0) * 86400 }
}
