import Records
import Register
import Text

/// Keys of erased persons that somebody else may have by now, and what a steward has said of people under one key.
extension Suppression {
  /// Who has the key of somebody who was erased.
  enum KeyOwner {
    /// The one who was erased, or nobody can tell.
    case erased
    /// Somebody else, of whom a steward has said so, or of whom it is to be asked.
    case admitted, another
  }

  /// Who a row's person is, whose key is suppressed: name or address fits who was erased, or neither does.
  func owner(_ row: PersonPart.Row, source: String, key: String) -> KeyOwner {
    let people = Self.people(row)
    guard contains(.keyPerson(source: source, key: key, .known)), people.contains(where: { !$0.isNobody }) else {
      return .erased
    }
    let fits = people.contains { person in
      KeyMark.fitting(person).contains { contains(.keyPerson(source: source, key: key, $0)) }
    }
    if fits { return .erased }
    return people.contains { isAdmitted($0, source: source, key: key) } ? .admitted : .another
  }

  /// Whether an observation is of somebody who was erased under its key.
  public func isErased(_ row: PersonPart.Row, source: String, key: String) -> Bool {
    guard Identifier.keys(source: source, key: key).contains(where: { contains($0) }) else { return false }
    guard contains(.keyPerson(source: source, key: key, .known)) else { return !RecordKey.isShared(key) }
    guard Self.people(row).contains(where: { !$0.isNobody }) else { return !RecordKey.isShared(key) }
    return owner(row, source: source, key: key) == .erased
  }

  /// What was said of people under the keys of a source, and how those who are asked about are known.
  public func questions(_ source: String) -> KeyQuestions {
    KeyQuestions { key, person in
      guard !admitted.isEmpty else { return nil }
      let key = String(decoding: key, as: UTF8.self)
      if Self.said(person).contains(where: { isAdmitted(.keyPerson(source: source, key: key, .same($0))) }) {
        return .same
      }
      return isAdmitted(person, source: source, key: key) ? .another : nil
    } code: {
      quarantineDigest($0)
    }
  }

  /// By what it is kept that a person is the one whom a key has had.
  public static func same(_ person: RecordPerson, source: String, key: String) -> [Identifier] {
    said(person).map { .keyPerson(source: source, key: key, .same($0)) }
  }

  private static func said(_ person: RecordPerson) -> [String] { [person.name, person.email].filter { !$0.isEmpty } }

  /// The person of a row as it is normalised, and with the address as its source writes it.
  static func people(_ row: PersonPart.Row) -> [RecordPerson] {
    people(raw: PackedFields.values(row.raw), readings: row.normal.isEmpty ? [] : [PackedFields.values(row.normal)])
  }

  /// The same of an observation with these raw values and what is known of it.
  public static func people(raw: [String], readings: [[String]]) -> [RecordPerson] {
    var written = raw
    if !readings.isEmpty { written[Field.personName.rawValue] = "" }
    if Identifier.email(written[Field.personEmail.rawValue]).saysNothing { written[Field.personEmail.rawValue] = "" }
    return readings.map { RecordPerson($0) }
      + (readings.isEmpty || written[Field.personEmail.rawValue] != "" ? [RecordPerson(written)] : [])
  }

  private func isAdmitted(_ person: RecordPerson, source: String, key: String) -> Bool {
    Identifier.whole(person, source: source, key: key).contains { isAdmitted($0) }
  }

  private func isAdmitted(_ identifier: Identifier) -> Bool {
    guard !admitted.isEmpty else { return false }
    return codes(identifier).contains { admitted.contains($0) }
  }

  /// Whether somebody has said that a record is not the erased person's.
  func isAdmitted(_ row: ObservationRow, _ batch: ObservationBatch, _ source: String) -> Bool {
    guard !admitted.isEmpty else { return false }
    let key = String(decoding: batch.bytes[row.key], as: UTF8.self)
    return isAdmitted(.key(source: source, key: key))
      || Self.people(Self.parts(row, batch)).contains { isAdmitted($0, source: source, key: key) }
  }
}
