import Text

/// A small generated town whose truth is known: firms, family firms, people, and rows with slips about them.
struct Town {
  private(set) var rows: [Row] = []
  /// For each row who is meant.
  private(set) var person: [Int] = []
  /// For each row which firm is meant.
  private(set) var firm: [Int] = []

  init(seed: UInt64, people: Int) {
    var random = SplitMix64(seed: seed)
    func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }
    func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
    let given = ["Matti", "Liisa", "Jari", "Jani", "Åsa", "Björn", "Päivi", "Olli", "Tuuli", "Väinö", "Signe", "Eero"]
    let family = (0..<60).map {
      ["Meri", "Lampi", "Oja", "Vuori", "Ranta", "Saari"][$0 % 6]
        + ["", "nen", "la", "koski", "maa", "niemi", "vaara", "salo", "lahti", "pelto"][$0 / 6]
    }
    var index = 0
    while index < people {
      let number = firm.last.map { $0 + 1 } ?? 0
      let owner = pick(family)
      let stem = pick(["Rakennus", "Sähkö", "Kone", "Tili"]) + " " + owner + pick(["", " Group", " Palvelu"])
      let domain = "firma\(number).example"
      let base = Row(
        "", "", stem + pick([" Oy", " Oy Ab", " Ky"]), id: businessID(number), postcode: "\(20100 + number % 90 * 10)",
        city: pick(["Turku", "Oulu", "Åbo"]), phone: "+3582\(1_000_000 + number * 37)", web: "www.\(domain)")
      let isFamilyFirm = chance(40)
      var taken: Set<String> = []
      for _ in 0..<(1 + Int(random.next() % 8)) {
        let name = pick(given) + " " + (isFamilyFirm && chance(60) ? owner : pick(family))
        guard taken.insert(name).inserted else { continue }
        let local = Fold.folded(name).map { $0 == " " ? "." : String($0) }.joined()
        for copy in 0..<(chance(40) ? 2 + Int(random.next() % 2) : 1) {
          var row = base
          row.name = name
          row.email = chance(80) ? "\(local)@\(domain)" : chance(50) ? "info@\(domain)" : ""
          if copy > 0 {
            if chance(30) { row.id = "" }
            if chance(30) { row.phone = "" }
            if chance(20) { row.name = name.split(separator: " ").reversed().joined(separator: " ") }
            if chance(20) { row.name = String(name.prefix(1)) + ". " + (name.split(separator: " ").last ?? "") }
            if chance(15) { row.name.remove(at: row.name.index(row.name.startIndex, offsetBy: 2)) }
            if chance(10) { row.company = String(row.company.dropLast(3)) }
          }
          rows.append(row)
          person.append(index)
          firm.append(number)
        }
        index += 1
      }
    }
  }
}
