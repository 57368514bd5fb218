import Compliance
import Configuration
import Records
import Register
import Text

/// Restriction of processing (Article 18): the person's data is stored, and used for nothing but what they agree to.
///
/// It is kept as an objection is, by codes in the rights journal, so that no list has the person, and on the keys of their
/// records, which nights leave as they are. It ends only after the person was told that it will.
public struct RestrictingProcessing {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The run.
    public let run: Int64
    /// How many records of the person are restricted, or were.
    public let records: Int
    /// The requests that it closed.
    public let requests: [RequestStore.Entry]
  }

  private let workplace: Workplace

  /// Restrictions in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Restricts the processing of a person's data; `reason` tells on which ground, `received` when the request came.
  public func restrict(
    reason: String, received: Day?, _ who: (Queries) throws(Problem) -> Erasure.Subject
  ) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let subject = try who(Queries(session.register))
    let known = try Objecting.known(.person(subject), session)
    let keys = try Self.keys(subject, session)
    let suppression = try Suppression(session.keys, codes: [])
    let objections = try Objections(session.register, session.keys)
    var made: [(version: Int, code: Digest)] = []
    for one in known.identifiers where try objections.entries(of: [one], in: [.restricted]).isEmpty {
      if let code = suppression.code(one) { made.append(code) }
    }
    let store = ProcessingRestrictionStore(session.register)
    let standing = try store.keys()
    guard !made.isEmpty || !Set(keys).isSubset(of: standing) else {
      throw Problem(
        .nobodyOrSeveral, "the processing of this person's data is restricted already",
        remedy: "--told notes that the person was told that it will be lifted, --lift lifts it")
    }
    let lines = made.first.map {
      [RightsJournal.Line(.suppress, .restricted, keyVersion: $0.version, made.map(\.code))]
    }
    let done = try session.publish(.restrictProcessing, lines ?? []) { run, _ throws(Problem) in
      try store.restrict(keys, reason: .init(reason), run: run)
      return try Requests.settle(
        .restrict, of: known.request, received: received, as: .answered, session.register, run: run)
    }
    return Outcome(run: done.run, records: keys.count, requests: done.result)
  }

  /// Notes that the person was told, on a day, that the restriction will be lifted (Article 18(3)).
  public func tell(
    on day: Day, _ who: (Queries) throws(Problem) -> Erasure.Subject
  ) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let keys = try Self.restricted(try who(Queries(session.register)), session).map(\.key)
    let done = try session.run(.liftRestriction) { run throws(Problem) in
      try ProcessingRestrictionStore(session.register).tell(keys, at: day.number * 86400)
    }
    return Outcome(run: done.run, records: keys.count, requests: [])
  }

  /// Lifts a restriction; throws ``ExitCode/nobodyOrSeveral`` until the person was told.
  public func lift(
    reason: String, _ who: (Queries) throws(Problem) -> Erasure.Subject
  ) throws(Problem) -> Outcome {
    let session = try workplace.open()
    let subject = try who(Queries(session.register))
    let restricted = try Self.restricted(subject, session)
    guard restricted.allSatisfy({ ($0.told ?? .max) <= workplace.context.now }) else {
      throw Problem(
        .nobodyOrSeveral, "the person was not told yet that the restriction will be lifted (Article 18(3))",
        remedy: "tell them, and note the day: `lahde subject restrict WHO --told DAY`")
    }
    let keys = restricted.map(\.key)
    let store = ProcessingRestrictionStore(session.register)
    let known = try Objecting.known(.person(subject), session, lifting: true)
    // What is others' too stays while anybody else's processing is restricted: it may be them whom it is about.
    let isOnly = try store.keys().isSubset(of: keys)
    let lines = try Self.ending(
      isOnly ? known.identifiers + Self.parts(of: subject, session) : known.ownIdentifiers, session)
    let done = try session.publish(.liftRestriction, lines) { run, _ throws(Problem) in
      try store.lift(keys, reason: .init(reason), run: run)
      // What was kept apart from them may belong to them.
      try session.resolve(run)
    }
    return Outcome(run: done.run, records: keys.count, requests: [])
  }

  /// The lines by which an erasure of a person's records ends what stands for them; `known`: by what they are erased.
  static func ending(
    _ subject: Erasure.Subject, erasing erased: Set<Int64>, known: [Identifier], _ session: Session
  ) throws(Problem) -> [RightsJournal.Line] {
    let standing = try ProcessingRestrictionStore(session.register).keys()
    let own = standing.intersection(try keys(subject, session))
    // What is left of the person, as records that were left out, stays restricted; and so does an address that is left.
    guard !own.isEmpty, own.isSubset(of: erased) else { return try ending(known, session) }
    let known = try Objecting.known(.person(subject), session, lifting: true).ownIdentifiers
    return try ending(known + (standing == own ? parts(of: subject, session) : []), session)
  }

  /// The parts of a person's names at their companies, those that colleagues share among them: where nobody else's processing
  /// is restricted, nobody else's restriction is kept by them.
  private static func parts(of subject: Erasure.Subject, _ session: Session) throws(Problem) -> [Identifier] {
    try ErasureSearch(session.register).search(contact: subject.contact, email: subject.email).hers
      .flatMap { Identifier.names(of: $0.normal, source: $0.source, key: $0.sourceKey).parts }
  }

  /// The lines of the rights journal by which the restriction of what is known by these ends; none where none stands.
  private static func ending(_ identifiers: [Identifier], _ session: Session) throws(Problem) -> [RightsJournal.Line] {
    let entries = try Objections(session.register, session.keys).entries(of: identifiers, in: [.restricted])
    return Set(entries.map(\.keyVersion)).sorted().map { version in
      let codes = entries.filter { $0.keyVersion == version }.compactMap { Digest(bytes: $0.code) }
      return RightsJournal.Line(.lift, .restricted, keyVersion: version, codes)
    }
  }

  /// Restricts in a register what entries of the rights journal say that it lacks, as after a restore: every record that bears
  /// a code. That the person was told is not known there: they are told again.
  static func follow(_ entries: [RightsJournal.Entry], _ session: Session, run: Int64) throws(Problem) {
    let store = ProcessingRestrictionStore(session.register)
    let standing = try ObjectionStore(session.register).all().filter { $0.scope == .restricted }.map(\.code)
    let restricted = try bearers(of: standing, session)
    try store.restrict(
      restricted.sorted(), reason: .init("as the rights journal has it"), run: run)
    let lifted = entries.filter { $0.scope == .restricted && $0.act == .lift }.flatMap(\.codes).map(\.bytes)
    let ended = try bearers(of: lifted, session).subtracting(restricted)
    try store.lift(ended.sorted(), reason: .init("as the rights journal has it"), run: run)
  }

  /// The keys of records that bear any of some codes.
  private static func bearers(of codes: [[UInt8]], _ session: Session) throws(Problem) -> Set<Int64> {
    guard !codes.isEmpty else { return [] }
    let suppression = try Suppression(session.keys, codes: codes)
    var (keys, observations): (Set<Int64>, [[UInt8]: Set<Int64>]) = ([], [:])
    try ErasureStore(session.register).eachIdentifier { (id, source, key) throws(Problem) in
      if Identifier.keys(source: source, key: key).contains(where: { suppression.contains($0) }) { keys.insert(id) }
    } email: { (observation, email, isPersonal) throws(Problem) in
      let address = Identifier.email(email)
      if isPersonal, suppression.contains(address) { observations[address.canonical, default: []].insert(observation) }
    }
    // Where a record is known by its key, others at its address are others: only if none is, the address tells.
    let store = ProcessingRestrictionStore(session.register)
    var found = keys
    for having in observations.values {
      let bearing = try store.keys(ofObservations: having.sorted())
      if bearing.isDisjoint(with: keys) { found.formUnion(bearing) }
    }
    return found
  }

  /// What is restricted of a person; throws ``ExitCode/nobodyOrSeveral`` where nothing is.
  private static func restricted(
    _ subject: Erasure.Subject, _ session: Session
  ) throws(Problem) -> [ProcessingRestrictionStore.Entry] {
    let own = Set(try keys(subject, session))
    let entries = try ProcessingRestrictionStore(session.register).standing().filter { own.contains($0.key) }
    guard !entries.isEmpty else {
      throw Problem(
        .nobodyOrSeveral, "the processing of this person's data is not restricted",
        remedy: "`lahde show` tells what stands")
    }
    return entries
  }

  /// The keys of all records of a person, those of ended relationships among them.
  private static func keys(_ subject: Erasure.Subject, _ session: Session) throws(Problem) -> [Int64] {
    let found = try ErasureSearch(session.register).search(contact: subject.contact, email: subject.email)
    var keys = try ProcessingRestrictionStore(session.register).keys(ofObservations: found.hers.map(\.id))
    if let contact = subject.contact { keys.formUnion(try HoldStore(session.register).keys(.person, id: contact)) }
    return keys.sorted()
  }
}
