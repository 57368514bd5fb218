import Records
import Text

/// Phone numbers of persons, which are no field of the register: they are not read and not stored, and the run report
/// counts the records that had one.
public enum PersonPhone {
  // MARK: - Delimited text

  /// The columns of a file that hold persons' phones, none of which `layout` uses.
  ///
  /// A column called mobile or direct number is a person's. A column called just phone is one only where the map says which
  /// other column is the company's, and that there are persons; phones that are not said to be anybody's are not counted.
  public static func columns(_ names: [String], _ layout: Layout) -> [Int] {
    var used = Set(layout.columns.joined() + layout.key)
    for column in [layout.status, layout.endDate, layout.ignore?.column] { if let column { used.insert(column) } }
    let isPerson =
      !layout.columns[Field.personName.rawValue].isEmpty || !layout.columns[Field.personEmail.rawValue].isEmpty
    let hasCompanys = !layout.columns[Field.companyPhone.rawValue].isEmpty
    return names.indices.filter { index in
      if used.contains(index) { return false }
      switch kind(Fold.folded(names[index])) {
      case .persons: return true
      case .phone: return isPerson && hasCompanys
      case .other: return false
      }
    }
  }

  /// The records of a batch that have a value in one of the columns.
  public static func count(_ batch: RecordBatch, _ columns: [Int]) -> Int {
    var count = 0
    for row in 0..<batch.count {
      let hasOne = columns.contains { column in
        column < batch.columnCount && batch.bytes[batch.range(row: row, column: column)].contains { $0 &- 0x30 < 10 }
      }
      if hasOne { count += 1 }
    }
    return count
  }

  // MARK: - Words

  /// Whether a folded header says that a phone stands below it, a person's or not said whose.
  static func isPhone(header: String) -> Bool { kind(header) != .other }

  private enum Kind { case persons, phone, other }

  private static func kind(_ header: String) -> Kind {
    var (isMobile, isDirect, isPersons, isPhone, isNumber) = (false, false, false, false, false)
    for word in header.split(separator: " ") {
      if mobiles.contains(word) {
        isMobile = true
      } else if directs.contains(word) {
        isDirect = true
      } else if persons.contains(word) {
        isPersons = true
      } else if phones.contains(word) {
        isPhone = true
      } else if numbers.contains(word) {
        isNumber = true
      } else {
        return .other
      }
    }
    if isMobile || isDirect && (isPhone || isNumber) || isPersons && isPhone { return .persons }
    return isPhone && !isDirect ? .phone : .other
  }

  private static let mobiles: Set<Substring> = [
    "matkapuhelin", "matkapuhelinnumero", "matkapuhelinnro", "matkapuh", "kannykka", "kannykkanumero", "kannykkanro",
    "gsm", "gsmnumero", "gsmnro", "mobiili", "mobiilinumero", "mobiilipuhelin", "mobil", "mobilnummer", "mobilnr",
    "mobiltelefon", "mobiltelefonnummer", "mobiltel", "mobile", "mobilephone", "cell", "cellphone", "suoranumero",
    "direktnummer", "kotipuhelin", "hemtelefon",
  ]
  private static let directs: Set<Substring> = ["suora", "direct", "direkt"]
  private static let persons: Set<Substring> = [
    "henkilon", "henkilo", "yhteyshenkilon", "yhteyshenkilo", "vastuuhenkilon", "vastuuhenkilo", "kontaktin",
    "kontaktihenkilon", "kontaktpersonens", "kontaktperson", "personens", "person", "contact", "oma", "personal",
    "home",
  ]
  private static let phones: Set<Substring> = [
    "puhelin", "puhelinnumero", "puhelinnro", "puh", "telefon", "telefonnummer", "telefonnr", "tel", "tfn", "phone",
    "telephone",
  ]
  private static let numbers: Set<Substring> = ["numero", "nro", "nummer", "nr", "number", "no", "line", "linja"]

  // MARK: - Numbers

  /// Whether a phone number stands in a text: seven to fifteen figures after a zero or a plus, no business ID and no date.
  static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      guard bytes[position] == 0x2B || isDigit(bytes[position]) else {
        position += 1
        continue
      }
      let start = position
      var digits = 0
      while position < bytes.count, isDigit(bytes[position]) || isFiller(bytes[position]) {
        if isDigit(bytes[position]) { digits += 1 }
        position += 1
      }
      let isCalled = bytes[start] == 0x2B || bytes[start] == 0x30
      if isCalled, (7...15).contains(digits), !BusinessIDNumber.isWritten(bytes, at: start) { return true }
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// A space, a hyphen, a bracket, a plus or a slash.
  private static func isFiller(_ byte: UInt8) -> Bool { [0x20, 0x2D, 0x28, 0x29, 0x2B, 0x2F].contains(byte) }
}
