import Records
import Text

@testable import Deduplicator

private typealias Stored = Records.Field

/// A generated register in which everything occurs that matching has an opinion about: relatives, namesakes at one domain,
/// desks and shared numbers, initials, nicknames, swapped and misspelt names, moved and renamed firms, wrong and missing IDs.
///
/// It is the same for ever, for what the engine makes of it is recorded by version: see `MatchEngineGoldenTests`.
struct GoldenRegister {
  /// Fourteen values a row, in the order of the fields.
  private(set) var rows: [[String]] = []

  private var random: SplitMix64

  private static let given = [
    "Matti", "Liisa", "Jari", "Jani", "Åsa", "Björn", "Päivi", "Olli", "Tuuli", "Väinö", "Signe", "Eero", "Kerttu",
    "Mikael", "Mikaela", "Susanna", "Henrik", "Jukka-Pekka", "Marja-Leena", "Anna", "Anne", "Niklas", "Xiu", "Bo",
  ]
  /// Names that a model may know to stand for each other.
  static let nicknames = [("Matti", "Masa"), ("Susanna", "Sanna"), ("Mikael", "Micke")]
  /// Whole names that a model may know to be frequent.
  static let frequentNames = [("Niklas", "Lindholm"), ("Matti", "Merinen")]
  private static let family =
    ["Meri", "Lampi", "Oja", "Vuori", "Ranta", "Saari"].flatMap { stem in
      ["nen", "la", "koski", "maa", "niemi", "vaara", ""].map { stem + $0 }
    } + ["Lindholm", "von Essen", "Korhonen", "Virtanen", "Lampi-Oja"]
  private static let trades = ["Rakennus", "Sähkö", "Kone", "Tilitoimisto", "Asunto Oy", "Kuljetus", "Ravintola"]
  private static let towns = [
    ("Turku", "20100"), ("Oulu", "90100"), ("Tampere", "33100"), ("Åbo", "20100"), ("Vaasa", "65100"),
    ("Helsinki", "00100"),
  ]
  private static let titles = [
    "Toimitusjohtaja", "toimitusjohtja", "Myyntipäällikkö", "Myyntijohtaja", "Asentaja", "CEO",
  ]

  /// Some `wanted` rows.
  init(rows wanted: Int, seed: UInt64) {
    random = SplitMix64(seed: seed)
    var firm = 0
    while rows.count < wanted {
      firm += 1
      addFirm(firm)
    }
  }

  private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  private mutating func addFirm(_ number: Int) {
    let owner = pick(Self.family)
    let (town, postcode) = pick(Self.towns)
    let stem = pick(Self.trades) + " " + owner + (chance(20) ? " \(1 + number % 3)" : "")
    let domain =
      chance(12) ? pick(["posti.example", "gmail.com"]) : "\(chance(60) ? "firma" : "yritys")\(number).example"
    var base = Array(repeating: "", count: Stored.count)
    base[Stored.companyName.rawValue] = stem + pick([" Oy", " Oy Ab", " Ky", ""])
    base[Stored.companyBusinessID.rawValue] = chance(10) ? "1234567-0" : businessID(number)
    base[Stored.companyStreet.rawValue] =
      "\(pick(["Koti", "Asema", "Kirkko"]))\(pick(["katu", "tie"])) \(1 + below(90))"
    base[Stored.companyPostcode.rawValue] = chance(70) ? postcode : "\(10_000 + below(89_999))"
    base[Stored.companyCity.rawValue] = town
    base[Stored.companyPhone.rawValue] = chance(15) ? "+358290001111" : "+3582\(1_000_000 + below(8_999_999))"
    base[Stored.companyEmail.rawValue] = chance(30) ? "info@\(domain)" : ""
    base[Stored.companyWebsite.rawValue] = chance(70) ? "https://www.\(domain)/yhteys" : ""
    base[Stored.companyIndustry.rawValue] = pick(["41200", "62010", "", "56101"])
    let isFamilyFirm = chance(35)
    for person in 0..<(1 + below(7)) {
      let first = pick(Self.given)
      let last = isFamilyFirm && chance(60) ? owner : pick(Self.family)
      addPerson(person, first, last, domain, base)
      // A namesake or a relative at the same desk.
      if chance(8) { addPerson(person + 20, chance(50) ? first : pick(Self.given), last, domain, base) }
    }
  }

  private mutating func addPerson(_ number: Int, _ first: String, _ last: String, _ domain: String, _ base: [String]) {
    let local = Fold.folded("\(first).\(last)").map { $0 == " " ? "" : String($0) }.joined()
    let letter = Fold.folded(first).prefix(1) + "." + Fold.folded(last)
    var row = base
    row[Stored.personName.rawValue] = first + (chance(10) ? " " + pick(Self.given) : "") + " " + last
    row[Stored.personEmail.rawValue] =
      pick([
        local, local, local, String(letter), "\(local)\(number % 4)", "info", "myynti", "tilaukset", "kassa\(number)",
        "",
        // Mailboxes that look like nobody's name.
        "x7431", "qz74", "keskus.pohjoinen", "keskus.pohjola", "kk2019\(number)",
      ]) + "@" + (chance(85) ? domain : "posti\(number).example")
    if row[Stored.personEmail.rawValue].hasPrefix("@") { row[Stored.personEmail.rawValue] = "" }
    row[Stored.personTitle.rawValue] = pick(Self.titles + ["", "", ""])
    row[Stored.personResponsibility.rawValue] = pick(["sales", "finance", "", ""])
    row[Stored.personLanguage.rawValue] = pick(["fi", "fi", "sv", ""])
    rows.append(row)
    for _ in 0..<pick([0, 0, 1, 1, 2, 3]) { rows.append(varied(row, first, last)) }
  }

  /// The same person as another source has them.
  private mutating func varied(_ row: [String], _ first: String, _ last: String) -> [String] {
    var row = row
    for field in row.indices where chance(18) && !row[field].isEmpty { row[field] = slipped(row[field]) }
    for field in row.indices where chance(22) { row[field] = "" }
    if chance(12), let at = row[Stored.personEmail.rawValue].firstIndex(of: "@") {
      row[Stored.personEmail.rawValue] = row[Stored.personEmail.rawValue][...at] + "toinen\(below(9)).example"
    }
    switch below(12) {
    case 0: row[Stored.personName.rawValue] = last + " " + first
    case 1: row[Stored.personName.rawValue] = first.prefix(1) + ". " + last
    case 2:
      if let other = Self.nicknames.first(where: { $0.0 == first }) {
        row[Stored.personName.rawValue] = other.1 + " " + last
      }
    case 3: row[Stored.personName.rawValue] = last
    case 4: row[Stored.companyName.rawValue] = row[Stored.companyName.rawValue] + " Group"
    case 5: row[Stored.companyBusinessID.rawValue] = ""
    default: break
    }
    return row
  }

  /// A value with one slip, or two, or shortened.
  private mutating func slipped(_ value: String) -> String {
    var letters = Array(value)
    for _ in 0..<(1 + below(2)) {
      let place = below(letters.count)
      switch below(6) {
      case 0 where letters.count > 1: letters.remove(at: place)
      case 1: letters.insert(pick(["a", "n", "7", "-", " "]), at: place)
      case 2 where place > 0: letters.swapAt(place, place - 1)
      case 3 where letters.count > 4: letters.removeLast(2)
      case 4: letters.append(contentsOf: pick([" A", "t", " 2"]))
      default: letters[place] = pick(["e", "k", "1", "8"])
      }
    }
    return String(letters)
  }

  /// The rows as observations.
  var table: ObservationTable {
    var table = ObservationTable(sources: [SourceStanding(name: "test", trust: 50)])
    for (number, row) in rows.enumerated() {
      let packed = PackedFields.pack(row)
      table.append(
        packed: packed, 0..<packed.count, observation: Int64(number), key: Int64(number), source: 0,
        since: FieldSince(1))
    }
    return table
  }
}
