/// Rows about two firms of a ``SmallRegister`` whose companies hang together by a thread, the same in every register but for
/// their names and for the night on which something happens.
///
/// The first firm is three records: one has its name and business ID, one its name and street, and the third, which comes
/// later, the ID and the street. The first two agree too little to be one, and the third agrees with the second in the
/// street only: nothing but a second look, at what the first and the third say together, joins all three. The second firm
/// shares its name with another: one person of one customer number stands in both, so that one record founds two
/// companies. A branch that has the name and no ID may be either's; what changes is a desk of that branch.
struct SmallFirms: Sendable {
  private let first: String
  private let second: String
  private let seed: UInt64
  /// The night on which the third record comes and the desk moves.
  private let night: Int

  init(seed: UInt64) {
    self.seed = seed
    first = Self.name("Tyrskyvaara", seed)
    second = Self.name("Hallaportti", seed)
    night = 1 + Int(seed % 3)
  }

  /// What a source says of them on a night.
  func rows(of source: String, night: Int) -> [UInt8] {
    let later = night >= self.night
    let id = { (number: Int) in
      var bytes: [UInt8] = []
      BusinessID.append(company: 900_000 + Int(seed % 1000) * 10 + number, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    var rows: [[String]] = []
    switch source {
    case "customers":
      rows.append(row(9001, first + " Oy", id: id(0), person: ("Aamu", "Usvala")))
      if later { rows.append(row(9002, "", id: id(0), person: ("Ilta", "Ruskola"), street: "Tyrskypolku 7")) }
      for number in 1...2 { rows.append(row(9003, second + " Oy", id: id(number), person: ("Kaste", "Hallala"))) }
    case "billing":
      rows.append(row(9011, first + " Oy", person: ("Routa", "Kinosmaa"), street: "Tyrskypolku 7"))
      rows.append(
        row(
          9012, second + " Oy", person: ("Tuisku", "Nietosmaa"), street: "Hallapolku 3",
          phone: "+35829000\(1000 + seed % 1000)"))
      rows.append(
        row(
          9013, "", person: ("Pyry", "Lumila"), street: "Hallapolku 3", city: later ? "Turku" : "",
          phone: "+35829000\(1000 + seed % 1000)"))
    default: break
    }
    return rows.flatMap { Array(($0.joined(separator: ";") + "\n").utf8) }
  }

  /// The columns of ``RowWriter/header``.
  private func row(
    _ key: Int, _ company: String, id: String = "", person: (given: String, family: String), street: String = "",
    city: String = "", phone: String = ""
  ) -> [String] {
    [
      String(key), company, id, person.given, person.family, "", "", "fi", street, "", city, phone, "", "", "",
      "voimassa", "1.5.2026",
    ]
  }

  private static func name(_ stem: String, _ seed: UInt64) -> String {
    stem + ["", "nen", "la", "koski", "lahti"][Int(seed % 5)]
  }
}
