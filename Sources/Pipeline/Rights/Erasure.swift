import Compliance
import Configuration
import Foundation
import Records
import Register
import Text

/// Erasure at a person's request (Article 17): what would go is shown first, and only that list is erased.
public struct Erasure {
  /// Who is meant: a contact, an address, or both.
  public struct Subject: Sendable {
    /// The contact's ID, and an address by which she was named.
    public let contact: Int64?, email: String?

    /// The contact of that ID, or whoever has that address.
    public init(contact: Int64?, email: String?) { (self.contact, self.email) = (contact, email) }
  }

  /// What would be erased.
  public struct Plan: Sendable {
    /// What was found of her, and of those who look like her.
    public let found: ErasureSearch.Result
    /// The one field that would be erased; nil where the person would.
    public let field: Field?
    /// The hash of the list, by which it is confirmed: 16 hexadecimal digits.
    public let hash: String
    /// The legal holds on records of which something would be erased: nothing is until they are released.
    public let holds: [HoldStore.Hold]
    /// By her names and companies, each together: who has them later is asked about. None where a field is erased.
    public let lookAlikes: [Identifier]
    /// Whether she is a customer's contact now.
    public var isOfCustomer: Bool { found.hers.contains(where: \.isOfCustomer) }
  }

  private let workplace: Workplace

  /// Erasures in the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// What erasing a person, or one field of hers, would take; observations in `except` are somebody else's and stay.
  public static func plan(
    _ register: RegisterFile, _ subject: Subject, field: Field? = nil, except: [Int64] = []
  ) throws(Problem) -> Plan {
    var found = try ErasureSearch(register).search(
      contact: subject.contact, email: subject.email, except: Set(except))
    if let field {
      found.hers.removeAll { $0.normal[field.rawValue].isEmpty && $0.raw[field.rawValue].isEmpty }
      found.mailboxes = []
    }
    guard !found.hers.isEmpty else {
      throw Problem(
        .nobodyOrSeveral,
        "nothing of such a person is in the register\(field.map { " in \($0.name)" } ?? "")",
        remedy: "check the address or ID")
    }
    var message: [UInt8] = Array((field?.name ?? "").utf8)
    for (mark, list) in [("goes", found.hers), ("stays", found.lookAlikes)] {
      for one in list { message += Array("\(mark) \(one.id) \(one.contact ?? 0) ".utf8) + one.commitment }
    }
    message += Array((found.emails + ["/"] + found.sharedEmails + found.mailboxes.map(String.init)).joined().utf8)
    return Plan(
      found: found, field: field, hash: String(SHA256.hash(message).hex.prefix(16)), holds: try holds(register, found),
      lookAlikes: field == nil ? unique(found.hers.flatMap(\.readings).flatMap { Identifier.lookAlikes(of: $0) }) : [])
  }

  private static func holds(_ register: RegisterFile, _ found: ErasureSearch.Result) throws(Problem) -> [HoldStore.Hold]
  {
    let standing = try HoldStore(register).standing()
    guard !standing.isEmpty else { return [] }
    var keys = Set(found.hers.map(\.key))
    for id in found.mailboxes { if let other = try ErasureSearch(register).found(id) { keys.insert(other.key) } }
    return standing.filter { keys.contains($0.key) }
  }

  /// Erases what `who` means, if the list is still the one whose hash is `confirmed`.
  ///
  /// `received`: when the request came, seconds since 1970; else when the open request for it came, else now. With
  /// `later` the file is written anew by the next run, and the ledger is not verified; the certificate says so.
  public func erase(
    confirmed: String, field: Field? = nil, except: [Int64] = [], received: Int64? = nil, later: Bool = false,
    removals: RemovalList? = nil, _ who: (Queries) throws(Problem) -> Subject
  ) throws(Problem) -> ErasureCertificate {
    let session = try workplace.open(finishes: false)
    let register = session.register
    let subject = try who(Queries(register))
    let plan = try Self.plan(register, subject, field: field, except: except)
    guard plan.hash == confirmed else {
      throw Problem(
        .badData, "what would be erased is not the list that was confirmed; nothing was erased",
        remedy: "look at `--dry-run` again, and confirm the hash that it shows")
    }
    if let hold = plan.holds.first {
      let records = plan.holds.count == 1 ? "a record" : "\(plan.holds.count) records"
      throw Problem(
        .badData,
        "a legal hold keeps \(records) of the list (\(hold.source), since \(Timestamp.date(hold.since))); "
          + "nothing was erased",
        remedy: "`lahde retention release` ends the hold when its reason is over; till then `lahde subject refuse`")
    }
    let requests = try Requests.open(.erase, subject, register, session.keys)
    let came = received ?? requests.first?.received ?? workplace.context.now
    var target = ErasureTarget()
    if let field {
      for one in plan.found.hers { target.fields[one.id] = [field] }
    } else {
      (target.observations, target.mailboxes) = (plan.found.hers.map(\.id), plan.found.mailboxes)
    }
    var certificate = ErasureCertificate(plan, workplace)
    certificate.exports = try ExportStore(register).entries(
      carrying: Queries(register).everBelonged(.person, observations: plan.found.hers.map(\.id))
        + (subject.contact.map { [$0] } ?? []))
    let removal = try removals?.begin(certificate.exports, plan.found.emails)
    let suppression = try Suppression(session.keys, codes: [])
    let known = if let field { Self.identifiers(of: plan, field) } else { try identifiers(of: plan, session) }
    let made = known.compactMap { suppression.code($0) }
    guard let version = made.first?.version else {
      throw Problem(
        .badData, "nothing is known of the person by which she could be kept out; nothing was erased",
        remedy: "part the records that are not hers first: `lahde review`")
    }
    func line(_ scope: SuppressionScope, _ identifiers: [Identifier]) -> RightsJournal.Line {
      .init(.suppress, scope, keyVersion: version, identifiers.compactMap { suppression.code($0)?.code })
    }
    // What erases comes behind what asks: cut off before it, the journal only asks about people, and erases nobody. A
    // restriction ends with what was restricted, and not before it.
    let lines =
      [
        line(.lookAlike, plan.lookAlikes.isEmpty ? [] : plan.lookAlikes + known),
        line(.admitted, try staying(plan, except, register)), line(field == nil ? .erased : .field, known),
      ]
      + (field == nil
        ? try RestrictingProcessing.ending(subject, erasing: hers(plan, register), known: known, session) : [])
    let done = try session.publish(.erase, lines) { run, journal throws(Problem) in
      let counts = try session.erase(target, journal, received: came, run: run)
      try RequestStore(register).close(requests, outcome: .erased, run: run)
      return (counts: counts, entry: journal.count)
    }
    CrashPoint.erasureCommitted.pass()
    try removal?.finish()
    (certificate.run, certificate.counts, certificate.entry) = (done.run, done.result.counts, done.result.entry)
    (certificate.codes, certificate.lookAlikes) = (known.count { !$0.tellsApart }, plan.lookAlikes.count)
    if later { return certificate }
    certificate.isFinished = try ErasureStore(register).finish(at: workplace.context.now)
    if let failure = try session.audit.failures().first {
      throw Problem(
        .bug, file: workplace.registerPath,
        "the person is erased, and the ledger does not verify any more (\(failure))",
        remedy: "`lahde verify` tells more")
    }
    certificate.isVerified = true
    return certificate
  }

  /// The keys of which nothing is left.
  private func hers(_ plan: Plan, _ register: RegisterFile) throws(Problem) -> Set<Int64> {
    Set(try Eraser.keys(register, heldOnlyBy: plan.found.hers.map(\.id)).map(\.id))
  }

  /// By what she is known from now on: her addresses, but for those that others have too; the keys under which nobody
  /// else stands; the names of files that tell of her.
  private func identifiers(of plan: Plan, _ session: Session) throws(Problem)
    -> [Identifier]
  {
    let hers = plan.found.hers.map(\.id)
    let emails = plan.found.emails.filter { !plan.found.sharedEmails.contains($0) }.map { Identifier.email($0) }
      .filter { !$0.saysNothing }
    let store = ErasureStore(session.register)
    var keys: [Identifier] = []
    for key in try Eraser.keys(session.register, heldOnlyBy: hers) where !ErasedKey.isOne(key.key) {
      let people = plan.found.hers.filter { $0.key == key.id }
        .flatMap { Suppression.people(raw: $0.raw, readings: $0.readings) }.filter { !$0.isNobody }
      for name in try [key.key] + store.otherKeys(of: key.id) {
        keys += Identifier.keys(source: key.source, key: name)
        keys += Identifier.erased(people, source: key.source, key: name)
      }
    }
    keys = Self.unique(keys)
    let paths = try Eraser.paths(
      session.register, telling: try Eraser.identity(session.register, hers)
    )
    .map { Identifier.path($0) }
    return emails + keys + paths
  }

  /// The records that look like her and stay, as whoever confirmed the list has seen.
  private func staying(_ plan: Plan, _ except: [Int64], _ register: RegisterFile) throws(Problem) -> [Identifier] {
    let (search, keys) = (ErasureSearch(register), Set(plan.found.hers.map(\.key)))
    var staying: [Identifier] = []
    // Who shares the person's key, and who shares name and company.
    if plan.field == nil {
      for id in try ErasureStore(register).sharing(keysOf: keys) {
        guard let one = try search.found(id) else { continue }
        staying += Suppression.people(raw: one.raw, readings: one.readings)
          .flatMap { Identifier.whole($0, source: one.source, key: one.sourceKey) }
      }
    }
    guard !plan.lookAlikes.isEmpty else { return Self.unique(staying) }
    var stay = plan.found.lookAlikes
    for id in except { if let one = try search.found(id) { stay.append(one) } }
    for one in stay where !keys.contains(one.key) {
      guard one.readings.flatMap({ Identifier.lookAlikes(of: $0) }).contains(where: { plan.lookAlikes.contains($0) })
      else { continue }
      staying +=
        RecordKey.isShared(one.sourceKey)
        ? Suppression.people(raw: one.raw, readings: one.readings)
          .flatMap { Identifier.whole($0, source: one.source, key: one.sourceKey) }
        : [.key(source: one.source, key: one.sourceKey)]
    }
    return Self.unique(staying)
  }

  /// Whose values do not come back, by record and by her own addresses, and which.
  private static func identifiers(of plan: Plan, _ field: Field) -> [Identifier] {
    var identifiers: [Identifier] = []
    for one in plan.found.hers {
      // Of a key that others share the person under it is meant; the key itself only says that somebody is.
      let people = Suppression.people(raw: one.raw, readings: one.readings)
      let isShared = RecordKey.isShared(one.sourceKey)
      var owners =
        isShared
        ? unique(people.flatMap { Identifier.whole($0, source: one.source, key: one.sourceKey) })
        : Identifier.keys(source: one.source, key: one.sourceKey)
      if isShared { identifiers += Identifier.keys(source: one.source, key: one.sourceKey) }
      if !one.email.isEmpty, !plan.found.sharedEmails.contains(one.email.lowercased()) {
        owners.append(.email(one.email))
      }
      let values = [one.raw[field.rawValue], one.normal[field.rawValue]].filter { !$0.isEmpty }
      for owner in owners { identifiers += [owner] + values.map { .value($0, field, of: owner) } }
    }
    return unique(identifiers)
  }

  private static func unique(_ identifiers: [Identifier]) -> [Identifier] {
    var unique: [Identifier] = []
    for one in identifiers where !unique.contains(one) { unique.append(one) }
    return unique
  }
}
