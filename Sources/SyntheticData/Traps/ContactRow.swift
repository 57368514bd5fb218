/// One record of a contact file as text, with what is true of it.
struct ContactRow {
  var given = "", family = "", email = "", phone = "", title = "", language = ""
  var company = "", businessID = "", companyPhone = "", city = "", postcode = "", industry = ""
  var street = ""
  /// The person's and the firm's true number.
  var person: Int
  var employer: Int
  /// The true names, without what a marriage or a second name adds.
  var trueGiven: String
  var trueFamily: String
  /// What the record is part of.
  var traps: [ContactTrap] = []

  /// A record of nothing but its truth.
  init(person: Int, employer: Int, given: String, family: String) {
    self.person = person
    self.employer = employer
    (trueGiven, trueFamily) = (given, family)
  }

  /// What ``ContactWriter`` wrote of a person: a comma before each of twelve fields and before the employer.
  init(written: [UInt8], person: Int, given: String, family: String) {
    let cells = written.split(separator: 0x2C, omittingEmptySubsequences: false).dropFirst()
      .map { String(decoding: $0, as: UTF8.self) }
    self.init(person: person, employer: Int(cells.last ?? "") ?? 0, given: given, family: family)
    for (field, cell) in zip(Self.fields, cells) { self[keyPath: field] = cell }
  }

  /// Appends the fields, a comma before each, and the line end: ``ContactFile/header``, or with the street
  /// ``ContactFile/headerWithTraps``.
  func append(withStreet: Bool, to out: inout [UInt8]) {
    for field in Self.fields { Self.append(self[keyPath: field], to: &out) }
    out.append(0x2C)
    out.append(decimal: employer)
    if withStreet { Self.append(street, to: &out) }
  }

  /// Appends what is true, a comma before each, and the line end; ``ContactFile/truthHeader``.
  func appendTruth(to out: inout [UInt8]) {
    out.append(0x2C)
    out.append(decimal: person)
    out.append(0x2C)
    out.append(decimal: employer)
    Self.append(trueGiven, to: &out)
    Self.append(trueFamily, to: &out)
    Self.append(traps.map(\.rawValue).joined(separator: " "), to: &out)
    out.append(0x0A)
  }

  /// Makes it a record of nobody: a person of its own, whose names are nobody else's.
  mutating func makeNobody(_ number: Int) {
    person = number
    (trueGiven, trueFamily) = ("nobody \(number)", "nobody \(number)")
  }

  private static func append(_ cell: String, to out: inout [UInt8]) {
    out.append(0x2C)
    guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return out.append(contentsOf: cell.utf8) }
    out.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { out.append(byte) }
      out.append(byte)
    }
    out.append(0x22)
  }

  private static var fields: [WritableKeyPath<ContactRow, String>] {
    [
      \.given, \.family, \.email, \.phone, \.title, \.language, \.company, \.businessID, \.companyPhone, \.city,
      \.postcode,
      \.industry,
    ]
  }
}
