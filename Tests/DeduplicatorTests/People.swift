import Text

/// A small file of invented persons with slips, whose truth is known.
struct People {
  static let header = [
    "id", "etunimi", "sukunimi", "syntynyt", "sähköposti", "puhelin", "osoite", "postinumero", "kaupunki",
  ]

  private(set) var rows: [[String]] = []
  /// For each row who is meant.
  private(set) var person: [Int] = []

  private static let given = [
    "Matti", "Liisa", "Jari", "Jani", "Åsa", "Björn", "Päivi", "Olli", "Tuuli", "Väinö", "Signe", "Eero", "Kerttu",
    "Mikael", "Susanna", "Henrik",
  ]
  private static let towns = ["Turku", "Oulu", "Tampere", "Vaasa", "Kuopio", "Lahti", "Pori", "Kotka"]

  init(seed: UInt64, persons: Int) {
    var random = SplitMix64(seed: seed)
    for number in 0..<persons {
      let first = Self.pick(Self.given, &random)
      let last =
        Self.pick(["Meri", "Lampi", "Oja", "Vuori", "Ranta", "Saari", "Kallio", "Niitty"], &random)
        + Self.pick(["nen", "la", "koski", "maa", "niemi", "vaara", "salo", "lahti", "pelto", ""], &random)
      let town = Int(random.next() % 8)
      let mailbox = "\(first).\(last)".lowercased().map { ["ä": "a", "ö": "o", "å": "a"][$0] ?? String($0) }.joined()
      let row = [
        "", first, last, Self.date(&random),
        "\(mailbox)\(number % 7 == 0 ? "\(number)" : "")@posti\(number % 5).example",
        "+358 40 \(1_000_000 + random.next() % 8_999_999)",
        "\(Self.pick(["Koti", "Asema", "Kirkko", "Puisto"], &random))\(Self.pick(["katu", "tie"], &random)) \(1 + random.next() % 80)",
        "\(10_000 + town * 10_000 + Int(random.next() % 40) * 10)", Self.towns[town],
      ]
      for copy in 0..<(1 + Int(random.next() % 3)) {
        rows.append(copy == 0 ? row : Self.slipped(row, &random))
        person.append(number)
      }
    }
    for index in rows.indices { rows[index][0] = "\(index + 1)" }
  }

  private static func pick(_ list: [String], _ random: inout SplitMix64) -> String {
    list[Int(random.next() % UInt64(list.count))]
  }

  private static func date(_ random: inout SplitMix64) -> String {
    "\(1 + random.next() % 28).\(1 + random.next() % 12).\(1940 + random.next() % 65)"
  }

  private static func slipped(_ row: [String], _ random: inout SplitMix64) -> [String] {
    var row = row
    for field in 1..<row.count {
      switch random.next() % 12 {
      case 0: row[field] = ""
      case 1 where row[field].count > 4:
        var letters = Array(row[field])
        letters.swapAt(2, 3)
        row[field] = String(letters)
      case 2 where row[field].count > 4: row[field].remove(at: row[field].index(row[field].startIndex, offsetBy: 3))
      case 3: row[field] = row[field].uppercased()
      default: break
      }
    }
    if random.next() % 12 == 0 { row.swapAt(1, 2) }
    return row
  }

  /// Pairwise F1 of clusters against the truth.
  func f1(_ clusters: [Int32]) -> Double {
    var (both, found, real) = (0, 0, 0)
    for left in clusters.indices {
      for right in (left + 1)..<max(left + 1, clusters.count) {
        let (same, meant) = (clusters[left] == clusters[right], person[left] == person[right])
        if same { found += 1 }
        if meant { real += 1 }
        if same && meant { both += 1 }
      }
    }
    return 2 * Double(both) / Double(max(1, found + real))
  }
}
