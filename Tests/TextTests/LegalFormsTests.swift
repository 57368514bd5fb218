import Testing
import Text

@Suite struct LegalFormsTests {
  @Test(arguments: [
    ("Testipaja Oy", "testipaja", LegalForm.oy),
    ("Oy Testipaja Ab", "testipaja", .oy),
    ("Ab Testverkstad", "testverkstad", .oy),
    ("Testipaja Oy Ab", "testipaja", .oy),
    ("Testipaja Ltd.", "testipaja", .oy),
    ("Testipaja Oy, Ltd", "testipaja", .oy),
    ("Testipaja Oyj", "testipaja", .oyj),
    ("Testverkstad Abp", "testverkstad", .oyj),
    ("Oyj Testipaja Abp", "testipaja", .oyj),
    ("Testipaja plc", "testipaja", .oyj),
    ("Testipaja julkinen osakeyhtiö", "testipaja", .oyj),
    ("Testipaja Ky", "testipaja", .ky),
    ("Kommandiittiyhtiö Testipaja", "testipaja", .ky),
    ("Testverkstad Kb", "testverkstad", .ky),
    ("Avoin yhtiö Testipaja", "testipaja", .ay),
    ("Testipaja Ay", "testipaja", .ay),
    ("T:mi Testipaja", "testipaja", .tmi),
    ("Tmi Testipaja", "testipaja", .tmi),
    ("Testipaja tmi", "testipaja", .tmi),
    ("Fa Testverkstad", "testverkstad", .tmi),
    ("Osuuskunta Testi", "testi", .osk),
    ("Testi osk", "testi", .osk),
    ("Andelslaget Prov", "prov", .osk),
    ("Prov anl", "prov", .osk),
    ("Testiyhdistys ry", "testiyhdistys", .ry),
    ("Testiyhdistys r.y.", "testiyhdistys", .ry),
    ("Provförening rf", "provforening", .ry),
    ("Testin säätiö sr", "testin", .sr),
    ("Stiftelsen Prov", "prov", .sr),
    ("As Oy Testitie 5", "testitie 5", .asoy),
    ("As. Oy Testitie 5", "testitie 5", .asoy),
    ("Asunto-osakeyhtiö Testitie 5", "testitie 5", .asoy),
    ("Bostads Ab Provvägen 5", "provvagen 5", .asoy),
    ("Kiinteistö Oy Testi", "testi", .kiintOy),
    ("Keskinäinen Kiinteistö Oy Testi", "testi", .kiintOy),
    ("Fastighets Ab Prov", "prov", .kiintOy),
    ("Testipaja SE", "testipaja", .se),
    ("Testipaja Inc.", "testipaja", .foreign),
    ("Testipaja Oy – Testipaja Ab", "testipaja", .oy),
    ("Oy Testi Paja Ab - Ab Testi Paja Oy", "testi paja", .oy),
    ("Testipaja Oy:n", "testipaja", .oy),
    ("Testipaja Oy:lle", "testipaja", .oy),
    ("Testipaja Oyj:stä", "testipaja", .oyj),
    ("Testverkstad Ab:s", "testverkstad", .oy),
    ("Testipaja Oy’n", "testipaja", .oy),
    ("Testiyhdistys ry:n", "testiyhdistys", .ry),
    ("Testiyhdistys r.y:n", "testiyhdistys", .ry),
    ("Oy N Ab", "n", .oy),
    ("Testipaja Oy / Testipaja Ab", "testipaja", .oy),
    ("Testipaja Oy – Prov Ab", "testipaja oy prov", .oy),
    ("Testipaja Oy konkurssipesä", "testipaja", .oy),
    ("Testipaja Oy:n konkurssipesä", "testipaja", .oy),
    ("Testverkstad Ab:s konkursbo", "testverkstad", .oy),
    ("Testipaja Oy (aputoiminimi)", "testipaja", .oy),
    ("Testverkstad AB (publ)", "testverkstad", .oyj),
    ("Testverkstad AB, filial i Finland", "testverkstad", .branch),
    ("Testipaja GmbH, sivuliike Suomessa", "testipaja", .branch),
    ("Testi Keskinäinen Vakuutusyhtiö", "testi", .mutual),
    ("Försäkringsaktiebolaget Prov", "prov", .oy),
    ("Testilän Osuuspankki", "testilan osuuspankki", .osk),
    ("Testilän seurakunta", "testilan seurakunta", .parish),
    ("Testilän hyvinvointialue", "testilan hyvinvointialue", .county),
    ("Testilän kaupunki", "testilan kaupunki", .municipality),
    ("Prov stad", "prov stad", .municipality),
    ("Testilän kuntayhtymä", "testilan kuntayhtyma", .jointMunicipality),
  ])
  func examples(name: String, stem: String, form: LegalForm) {
    let folded = Array(Fold.folded(name).utf8)
    #expect(String(decoding: LegalForms.stem(folded), as: UTF8.self) == stem)
    #expect(LegalForms.form(folded) == form)
  }

  /// No form: parts of words, forms in the middle, doubled words without a form between.
  @Test(arguments: ["", "testipaja", "oyster", "kyabay", "a oy b", "testi testi", "ry testi", "stadion"])
  func staysAsItIs(name: String) {
    let folded = Array(name.utf8)
    #expect(LegalForms.stem(folded) == folded)
    #expect(LegalForms.form(folded) == nil)
  }

  @Test(arguments: ["oy", "oy ab", "ky oy", "as oy", "ab ab ab"])
  func aNameOfFormsOnlyIsItsOwnStem(name: String) {
    #expect(LegalForms.stem(Array(name.utf8)) == Array(name.utf8))
  }

  @Test func stemOfAStemIsTheStem() {
    var random = SplitMix64(seed: 5)
    let words = [
      "oy", "ab", "as", "ky", "testi", "paja", "x", "kiinteisto", "ry", "t", "mi", "kaupunki", "n", "konkurssipesa",
    ]
    for _ in 0..<5_000 {
      let name = (0..<Int.random(in: 0...6, using: &random))
        .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        .joined(separator: " ")
      let stem = LegalForms.stem(Array(name.utf8))
      #expect(LegalForms.stem(stem) == stem, "\(name)")
    }
  }

  @Test func aRangeIsReadAlone() {
    let bytes = Array("oy testi oy x".utf8)
    #expect(LegalForms.stem(bytes, 3..<11) == 3..<8)
  }
}
