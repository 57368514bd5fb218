import Testing

@testable import Text

@Suite struct StreetTests {
  /// Stem, kind's language and number, number, letter of the number, stair, flat, box.
  @Test(arguments: [
    ("Aleksanterinkatu 12 B 4", "aleksanterin", 12, 12, "", "b", 4, 0),
    ("Alexandersgatan 12 B 4", "alexanders", 12, 12, "", "b", 4, 0),
    ("ALVAR AALLON KATU 5", "alvar aallon", 5, 5, "", "", 0, 0),
    ("Testikatu 12B4", "testi", 12, 12, "", "b", 4, 0), ("Testikatu 12 b as. 4", "testi", 12, 12, "", "b", 4, 0),
    ("Provgatan 12 lgh 4", "prov", 12, 12, "", "", 4, 0), ("Testikatu 12-14", "testi", 12, 14, "", "", 0, 0),
    ("Testikatu 12–14 B", "testi", 12, 14, "", "b", 0, 0), ("Testikatu 12 - 14 B", "testi", 12, 14, "", "b", 0, 0),
    ("Testikatu 12a", "testi", 12, 12, "", "a", 0, 0), ("Testikatu 12a B 4", "testi", 12, 12, "a", "b", 4, 0),
    ("Testikatu 12 A 2 krs", "testi", 12, 12, "", "a", 0, 0), ("Testikatu 12 A, as 2", "testi", 12, 12, "", "a", 2, 0),
    ("Testikatu12", "testi", 12, 12, "", "", 0, 0), ("Hämeenk. 5", "hameen", 5, 5, "", "", 0, 0),
    ("3. linja 5", "3", 5, 5, "", "", 0, 0), ("Erottaja 1", "erottaja", 1, 1, "", "", 0, 0),
    ("Testikatu 5, PL 12", "testi", 5, 5, "", "", 0, 12), ("PL 12, Testikatu 5", "testi", 5, 5, "", "", 0, 12),
    ("P.O. Box 12", "", 0, 0, "", "", 0, 12), ("PB 12", "", 0, 0, "", "", 0, 12),
    ("postilokero 12", "", 0, 0, "", "", 0, 12),
    ("Testitalo, Testikatu 5 A", "testi", 5, 5, "", "a", 0, 0),
    ("Testikatu 5, 00100 Helsinki", "testi", 5, 5, "", "", 0, 0),
    ("Testikatu", "testi", 0, 0, "", "", 0, 0), ("Testikatu 5 c/o Testi", "testi", 5, 5, "", "", 0, 0),
    ("", "", 0, 0, "", "", 0, 0), ("12", "12", 0, 0, "", "", 0, 0),
  ])
  func partsAnAddress(
    text: String, stem: String, first: Int, last: Int, part: String, stair: String, flat: Int, box: Int
  ) {
    let address = StreetAddress(Array(text.utf8))
    #expect(String(decoding: address.stem, as: UTF8.self) == stem)
    #expect(address.number.first == first && address.number.last == last)
    #expect(address.part == part.utf8.first ?? 0 && address.stair == stair.utf8.first ?? 0)
    #expect(address.flat == flat && address.box == box)
  }

  @Test(arguments: [
    ("Aleksanterinkatu 12 B 4", "Aleksandersgatan 12 B 4", StreetAgreement?.some(.same)),
    ("Aleksanterinkatu 12 B 4", "ALEXANDERSGATAN 12b4", .same), ("Mannerheimintie 5", "Mannerheimvägen 5", .same),
    ("Runeberginkatu 5 A", "Runebergsgatan 5 a", .same), ("Topeliuksenkatu 5", "Topeliusgatan 5", .same),
    ("Unioninkatu 5", "Unionsgatan 5", .same), ("Iso Roobertinkatu 5", "Stora Robertsgatan 5", .same),
    ("Erottaja 1", "Skillnaden 1", .same), ("Pohjoisesplanadi 5", "Norra esplanaden 5", .same),
    ("Pohjoisesplanadi 5", "Norra Esplanaden 5", .same), ("Hämeenk. 5", "Hämeenkatu 5", .same),
    ("Mariankatu 5", "Mariegatan 5", .same), ("Maariankatu 5", "Mariegatan 5", .same),
    ("Rautatientori 1", "Järnvägstorget 1", .same), ("Sörnäisten rantatie 5", "Sörnäs strandväg 5", .same),
    ("Siltavuorenpenger 5", "Brobergsterrassen 5", .same), ("Testikatu 12 as 4", "Testikatu 12 lgh 4", .same),
    ("Testikatu 12 B 4", "Testikatu 12 B 5", .sameHouse), ("Testikatu 12 B", "Testikatu 12", .sameHouse),
    ("Testikatu 12-14", "Testikatu 14", .sameHouse), ("Hämeenkatu 5 A", "Tavastgatan 5 B", .sameHouse),
    ("Testikatu 12", "Testikatu 14", .sameStreet), ("Testikatu", "Testikatu 14", .sameStreet),
    ("Testikatu 5", "Provgatan 5", .sameNumber), ("Testikatu 5 A", "Provgatan 5", .sameNumber),
    ("Testikatu 5 A", "Provgatan 5 B", .differs), ("Testikatu 5", "Provgatan 6", .differs),
    ("Testikatu 5", "Provvägen 5", .differs), ("Testikatu 5", "Toinenkatu 5", .differs),
    ("Testikatu", "Provgatan", .differs), ("Testikatu 5", "Testitie 5", .differs),
    ("Mariankatu 5", "Maariankatu 5", .differs), ("Kivikatu 5", "Kivinkatu 5", .differs),
    ("PL 12", "PB 12", .sameBox), ("PL 12", "P.O. Box 12", .sameBox), ("Box 12", "PL 13", .differs),
    ("Testikatu 5, PL 12", "PL 12", .sameBox), ("Testikatu 5, PL 12", "Provgatan 5, PB 12", .sameBox),
    ("Testikatu 5, PL 12", "Testikatu 5", .same), ("Testikatu 5", "PL 12", nil), ("", "PL 12", nil), ("", "", nil),
  ])
  func compares(_ left: String, _ right: String, _ expected: StreetAgreement?) {
    let (left, right) = (StreetAddress(Array(left.utf8)), StreetAddress(Array(right.utf8)))
    #expect(left.agreement(with: right) == expected)
    #expect(right.agreement(with: left) == expected)
  }

  @Test(arguments: [
    ("-katu", "-gatan"), ("-tie", "-vägen"), ("-kuja", "-gränden"), ("-polku", "-stigen"), ("-tori", "-torget"),
    ("-aukio", "-platsen"), ("-ranta", "-stranden"), ("-rinne", "-brinken"), ("-kaari", "-bågen"),
    ("-puisto", "-parken"),
    ("-bulevardi", "-bulevarden"), ("-esplanadi", "-esplanaden"), ("-raitti", "-stråket"), ("-laituri", "-kajen"),
    ("-silta", "-bron"), ("-mäki", "-backen"), ("-portti", "-porten"), ("-kulma", "-hörnet"), ("-penger", "-terrassen"),
    ("-rata", "-banan"), ("-väylä", "-leden"), ("-linja", "-linjen"), ("-piha", "-gården"), ("-kylä", "-byn"),
  ])
  func kindsAgree(_ finnish: String, _ swedish: String) {
    let left = StreetAddress(Array("Testi\(finnish.dropFirst()) 5".utf8))
    let right = StreetAddress(Array("Prov\(swedish.dropFirst()) 5".utf8))
    #expect(left.kindNumber >= 0 && left.kindNumber == right.kindNumber)
    #expect(left.agreement(with: right) == .sameNumber)
  }

  @Test func noBytesAreTooStrange() {
    var random = SplitMix64(seed: 9)
    let bits = [
      "Testikatu", "gatan", "PL", "P.O.", "box", "12", "1", "b", "B", "as", ".", ",", " ", "-", "–", "/", "c/o", "krs",
      "ä",
      "(", ")", "99999999999999999999", "\u{2013}", "k.", "\0",
    ]
    for _ in 0..<20_000 {
      var bytes = (0..<Int.random(in: 0...7, using: &random))
        .flatMap { _ in Array(bits[Int.random(in: 0..<bits.count, using: &random)].utf8) }
      if Bool.random(using: &random), !bytes.isEmpty { bytes.removeLast() }
      let address = StreetAddress(bytes)
      #expect(
        address.isEmpty || address.agreement(with: address) == .same || address.agreement(with: address) == .sameBox)
      #expect(address == StreetAddress(bytes))
    }
  }
}
