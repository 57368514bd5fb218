import Compliance
import Configuration
import Records
import Register

/// The clock of requests: each step is a run of its own, so the ledger tells who took it and when.
public struct Requests {

  private let workplace: Workplace

  /// The requests of the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Whose a request is.
  static func person(
    _ subject: Erasure.Subject, _ register: RegisterFile, _ keys: KeyRing
  ) throws(Problem) -> RequestStore.Person {
    var contacts: [Int64] = []
    if let contact = subject.contact {
      contacts = [contact] + (try Queries(register).formerIDs(.person, of: contact))
    }
    let codes = try subject.email.map { (email) throws(Problem) in
      try Suppression(keys, codes: []).codes(.email(email)).map(\.bytes)
    }
    return RequestStore.Person(contacts: contacts, codes: codes ?? [])
  }

  /// The open requests of a person for a right; nothing is written.
  public static func open(
    _ right: Right, _ subject: Erasure.Subject, _ register: RegisterFile, _ keys: KeyRing
  ) throws(Problem) -> [RequestStore.Entry] {
    try RequestStore(register).open(try person(subject, register, keys), right: right)
  }

  /// Notes that a request came, unless one for the same right is open, and returns the open one.
  public func receive(
    _ right: Right, _ subject: Erasure.Subject, on day: Day
  ) throws(Problem) -> RequestStore.Entry? {
    let session = try workplace.open()
    let store = RequestStore(session.register)
    let person = try Self.person(subject, session.register, session.keys)
    if let known = try store.open(person, right: right).first { return known }
    _ = try session.run(.request) { run throws(Problem) in
      try store.add(
        person, right: right, received: day.number * 86400, due: Right.due(day).number * 86400, run: run)
    }
    return try store.open(person, right: right).first
  }

  /// Closes a person's open requests for a right as answered, and returns them.
  @discardableResult
  public func answer(_ right: Right, _ subject: Erasure.Subject) throws(Problem) -> [RequestStore.Entry] {
    try close(subject, right: right, outcome: .answered, act: .answer)
  }

  /// Closes a person's open requests as refused, and returns them; throws ``ExitCode/nobodyOrSeveral`` if none is open.
  public func refuse(
    _ subject: Erasure.Subject, right: Right?, reason: String
  ) throws(Problem) -> [RequestStore.Entry] {
    let refused = try close(subject, right: right, outcome: .refused, reason: reason, act: .refuse)
    guard !refused.isEmpty else {
      throw Problem(
        .nobodyOrSeveral, "no request of this person is open",
        remedy: "`lahde subject requests` lists them; --received with access or erase notes one")
    }
    return refused
  }

  /// Closes, in a run, a person's open requests for a right, which is done with it; one that came on the day `received`, and
  /// for which none is open, is noted first. Returns those that were closed.
  static func settle(
    _ right: Right, of person: RequestStore.Person, received: Day?, as outcome: RequestOutcome, reason: String? = nil,
    _ register: RegisterFile, run: Int64
  ) throws(Problem) -> [RequestStore.Entry] {
    let store = RequestStore(register)
    if let received, try store.open(person, right: right).isEmpty {
      try store.add(
        person, right: right, received: received.number * 86400, due: Right.due(received).number * 86400, run: run)
    }
    let open = try store.open(person, right: right)
    try store.close(open, outcome: outcome, reason: .init(reason), run: run)
    return open
  }

  private func close(
    _ subject: Erasure.Subject, right: Right?, outcome: RequestOutcome, reason: String? = nil, act: RunAct
  ) throws(Problem) -> [RequestStore.Entry] {
    let session = try workplace.open()
    let store = RequestStore(session.register)
    let person = try Self.person(subject, session.register, session.keys)
    let open = try store.open(person, right: right)
    guard !open.isEmpty else { return [] }
    _ = try session.run(act) { run throws(Problem) in
      try store.close(open, outcome: outcome, reason: .init(reason), run: run)
    }
    return open
  }
}
