import Testing

@testable import Text

@Suite struct PlacesTests {
  private func identity(_ name: String) -> String {
    String(decoding: Places.identity(Array(Fold.folded(name).utf8)), as: UTF8.self)
  }

  private func number(_ name: String) -> Int? {
    let folded = Array(Fold.folded(name).utf8)
    return Places.number(folded, 0..<folded.count)
  }

  @Test(arguments: [
    ("Turku", "Åbo"), ("HELSINKI", "Helsingfors"), ("Helsinki", "HKI"), ("Helsinki", "Hfors"), ("Tampere", "TRE"),
    ("Tampere", "Tammerfors"), ("Pietarsaari", "JAKOBSTAD"), ("Uusikaarlepyy", "Nykarleby"),
    ("Pedersören kunta", "Pedersöre"), ("Pedersöre kommun", "PEDERSÖREN KUNTA"), ("Koski Tl", "KOSKI TL"),
    ("Koski Tl", "Koskis"), ("Espoo", "Espoon kaupunki"), ("Esbo stad", "Espoo"), ("Helsingin kaupunki", "Helsingfors"),
    ("Vaasan kaupunki", "Vasa stad"), ("Maarianhamina", "Mariehamn"), ("Maarianhamina - Mariehamn", "Mariehamn"),
    ("Turku/Åbo", "Turku"), ("Vantaa - Vanda", "Vanda"), ("Mikkeli", "St. Michel"), ("S:t Michel", "Sankt Michel"),
    ("Kaarina", "S:t Karins"), ("Akaa", "Ackas"), ("Lapua", "Lappo"), ("Järvenpää", "Träskända"),
    ("Kemiönsaari", "Kimitoön"), ("Siuntio kk", "Sjundeå kby"), ("Nokia", "Nokian kaupunki"), ("Nokia", "Nokia stad"),
    ("Lapinjärvi", "Lappträsk"), ("Kemiö", "Kimito"), ("Hanko pohjoinen", "Hangö norra"), ("PRH", "PRS"),
  ])
  func isOnePlace(_ left: String, _ right: String) {
    #expect(identity(left) == identity(right))
  }

  @Test(arguments: [
    ("Turku", "Tampere"), ("Kemiö", "Kemiönsaari"), ("Inkoo", "Inkoo as"), ("Pietarsaari", "Pedersöre"),
    ("Pietarsaari", "PRS"), ("Lahti", "Laihia"), ("Vaasa", "Vantaa"), ("Kristinestad", "Kristiina"), ("Stad", "Kunta"),
    ("Koski Tl", "Koski"), ("Turku Espoo", "Turku"),
  ])
  func isTwoPlaces(_ left: String, _ right: String) {
    #expect(identity(left) != identity(right))
  }

  /// One name only: it compares as it stands.
  @Test(arguments: ["", "stockholm", "nokia", "stad", "aijala", "brando", "turku espoo"])
  func staysAsItIs(_ name: String) {
    #expect(identity(name) == name && number(name) == nil)
  }

  @Test func everyRowOfTheTablesIsOnePlace() {
    let count = PlaceTable.postOffices.count { $0 == "/" }
    #expect(count == 157 && Places.rows.prefix(157).allSatisfy { $0.count == 2 })
    for row in Places.rows {
      let numbers = Set(row.map(number))
      #expect(numbers.count == 1 && numbers.first != .some(nil), "\(row)")
      #expect(Set(row.map(identity)).count == 1, "\(row)")
    }
  }

  /// 157 post offices, 3 of them a town's own, and 83 municipalities beside them.
  @Test func placesAreNotJoinedByAccident() {
    let numbers = Set(Places.rows.flatMap { $0.compactMap(number) })
    let abbreviated = Set(["Joensuu", "Forssa", "Heinola", "Jyväskylä", "Kemi", "Kotka", "Kouvola", "Kuopio"])
    #expect(numbers.count >= 157 - 3 + 83 + abbreviated.count)
    let names = Places.rows.prefix(157 + 83).map { identity($0[0]) }
    #expect(Set(names).count == 157 - 3 + 83)
  }

  @Test func identityOfAnIdentityIsTheSame() {
    var random = SplitMix64(seed: 3)
    let words = [
      "turku", "abo", "s", "t", "michel", "kunta", "kaupunki", "stad", "n", "espoon", "nokian", "hanko", "as",
    ]
    for _ in 0..<5_000 {
      let name = (0..<Int.random(in: 0...5, using: &random))
        .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        .joined(separator: " ")
      #expect(identity(identity(name)) == identity(name), "\(name)")
    }
  }
}
