import Records
import SQLite

/// The persons whose values a register that is asked does not tell: their processing is restricted (Article 18).
///
/// Whatever is read through it comes without them, so that no question need think of it: a register that is opened for
/// questions withholds, and one that is opened for a run has all. Nothing is read of restrictions before it is needed.
public final class WithheldPersons {
  /// What stands in the place of what is not told.
  public static let mark = "(restricted)"

  private let connection: Connection
  private let told: () -> Void
  private var known: Known?
  private var contacts: [Bool: Set<Int64>] = [:]

  /// Their records, and by what they are known: names, addresses, and by source the parts of their keys.
  private struct Known {
    let keys: Set<Int64>, identity: Identity, emails: Set<String>, numbers: [(source: String, parts: [String])]
  }

  /// Those of a register; `told` is called where something is withheld from an answer.
  init(_ connection: Connection, _ told: @escaping () -> Void) { (self.connection, self.told) = (connection, told) }

  /// Whether a record is one of theirs.
  public func has(record key: Int64) throws(Problem) -> Bool {
    let isTheirs = try read().keys.contains(key)
    if isTheirs { told() }
    return isTheirs
  }

  /// Whether a contact is one of them; `everWas`: or was at any time, as far as the register knows.
  public func has(contact id: Int64, everWas: Bool = false) throws(Problem) -> Bool {
    let known: Set<Int64>
    if let read = contacts[everWas] {
      known = read
    } else {
      known = try read().keys.isEmpty ? [] : ProcessingRestrictionStore(connection).contacts(everWere: everWas)
      contacts[everWas] = known
    }
    let isTheirs = known.contains(id)
    if isTheirs { told() }
    return isTheirs
  }

  /// Whether an observation is of one of them, by its record or by its name and address.
  func has(_ observation: ObservationRecord) throws(Problem) -> Bool {
    if try has(record: observation.record) { return true }
    for values in [observation.normal, observation.raw] {
      let (name, email) = (values[Field.personName.rawValue], values[Field.personEmail.rawValue])
      if try areMeant(name: name, email: email) { return true }
    }
    return false
  }

  /// Whether a contact is one of them, by its records or by its name and address.
  func has(_ record: GoldenRecord, everWas: Bool) throws(Problem) -> Bool {
    if try has(contact: record.id, everWas: everWas) { return true }
    return try areMeant(name: record.value(.personName), email: record.value(.personEmail))
  }

  /// Whether a record that is not restricted itself is one of them by its name and address: what came after the restriction
  /// is joined to nobody.
  func areMeant(name: String?, email: String?) throws(Problem) -> Bool {
    let known = try read()
    guard !known.emails.isEmpty, let name, let email, known.emails.contains(email.lowercased()),
      known.identity.isNamed(in: name)
    else { return false }
    told()
    return true
  }

  /// Whether a text names one of them by name or address, or a record of a source has the key of one: a file's name, or what
  /// a record in quarantine says.
  public func areNamed(in texts: [String], key: (source: String, parts: [String])? = nil) throws(Problem) -> Bool {
    let known = try read()
    guard !known.keys.isEmpty else { return false }
    let isNamed =
      texts.contains { known.identity.isNamed(in: $0) }
      || known.numbers.contains { number in key.map { $0.source == number.source && $0.parts == number.parts } == true }
    if isNamed { told() }
    return isNamed
  }

  /// Whether what somebody typed tells of one of them: a surname is enough there.
  public func areMeant(in text: String) throws(Problem) -> Bool {
    let known = try read()
    guard !known.keys.isEmpty,
      known.identity.isMeant(in: text, numbers: known.numbers.map { $0.parts.joined(separator: " ") })
    else { return false }
    told()
    return true
  }

  private func read() throws(Problem) -> Known {
    if let known { return known }
    let keys = try ProcessingRestrictionStore(connection).keys()
    var (observations, numbers): ([Int64], [(source: String, parts: [String])]) = ([], [])
    let observation = try connection.prepare("SELECT id FROM observation WHERE key = ?")
    let name = try connection.prepare(
      "SELECT s.name AS source, k.key FROM key k JOIN source s ON s.id = k.source WHERE k.id = ?")
    for key in keys.sorted() {
      observation.bind(1, key)
      while try observation.step() { observations.append(observation.integer(0)) }
      observation.reset()
      name.bind(1, key)
      if try name.step() {
        let parts = try RecordKey.bare(name.string("key")).split(separator: "\u{1F}").map(String.init)
        if !parts.isEmpty { numbers.append((try name.string("source"), parts)) }
      }
      name.reset()
    }
    let (names, emails) =
      try observations.isEmpty ? ([], []) : Eraser.told(RegisterFile(sharing: connection), observations)
    let read = Known(
      keys: keys, identity: Identity(names: names, emails: emails), emails: Set(emails.map { $0.lowercased() }),
      numbers: numbers)
    known = read
    return read
  }
}

extension RegisterFile {
  /// The name of a file, which is not told where it names persons who are withheld.
  public func named(_ path: String) throws(Problem) -> String {
    try withheld?.areNamed(in: [path]) == true ? WithheldPersons.mark : path
  }

  /// What somebody typed about records, as a reason; what tells of persons who are withheld is not told.
  public func shown(_ typed: String?, about records: [Int64] = []) throws(Problem) -> String? {
    guard let typed, let withheld else { return typed }
    for record in records { if try withheld.has(record: record) { return WithheldPersons.mark } }
    return try withheld.areMeant(in: typed) ? WithheldPersons.mark : typed
  }
}

extension Correction {
  /// The same without its values.
  var withheld: Correction {
    Correction(
      id: id, run: run, made: made, field: field, value: WithheldPersons.mark, incorrect: "", derived: [], who: [])
  }
}

extension ObservationRecord {
  /// The same without what it says of its person: that the processing is restricted stands in the place of the name.
  ///
  /// What it says of the company stays, but for an address that is the person's too. A file that bears the person's name
  /// is not named.
  func withheld(_ persons: WithheldPersons) throws(Problem) -> ObservationRecord {
    let addresses = Set([raw, normal].map { $0[Field.personEmail.rawValue] }).subtracting([""])
    func without(_ values: [String]) -> [String] {
      Field.allCases.map { field in
        let value = values[field.rawValue]
        if field == .personName { return WithheldPersons.mark }
        return field.isPersonal || addresses.contains(value) ? "" : value
      }
    }
    let named = try persons.areNamed(in: [path])
    return ObservationRecord(
      record: record, id: id, source: source, sourceKey: WithheldPersons.mark, contact: contact, company: company,
      contactWeight: contactWeight, path: named ? WithheldPersons.mark : path, sha256: sha256, url: nil,
      retrieved: retrieved, line: line, byteStart: byteStart, byteEnd: byteEnd, places: places, raw: without(raw),
      normal: without(normal), packed: PackedFields.pack(without(PackedFields.values(packed))), isBlocked: isBlocked,
      since: since, sinceTime: sinceTime, readsSince: readsSince, saysSince: saysSince, trust: trust, purpose: purpose,
      basis: basis, chain: chain, withdrawn: withdrawn, hasValues: hasValues, erased: erased,
      corrected: corrected.map { row in
        CorrectedRow(
          said: PackedFields.pack(without(PackedFields.values(row.said))),
          corrections: row.corrections.filter { !$0.field.isPersonal })
      })
  }
}
