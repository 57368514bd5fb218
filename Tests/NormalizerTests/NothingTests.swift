import Records
import Testing
import Text

@testable import Normalizer

/// Values that say nothing, through the whole chain: they go, with a finding, and what stands beside them stays.
@Suite("Values that say nothing") struct NothingTests {
  @Test(
    "What stands in a field that has no value goes, and the finding says so",
    arguments: [
      (
        .personName,
        [
          "-", "--", ".", "...", "?", "???", "x", "X", "xxx", "x x", "n/a", "NULL", "tbd", "poistettu", "(tyhjä)",
          "Ei käytössä", "EI OLE", "0", "123", "N.N.", "NN", "N N", "n.n", "Avoin", "AVOIN", "Täyttämättä",
          "Avoin tehtävä",
          "Vakanssi avoin", "Vakanssi: avoin", "Avoin (talousjohtaja)", "Tehtävä täyttämättä", "Ei nimeä",
          "Ei tiedossa",
          "Tuntematon", "Tuntematon henkilö", "Puuttuu", "Nimi puuttuu", "Vakant", "Okänd", "Ej känd", "Ingen",
          "Saknas",
          "Namn saknas", "Testi Testaaja", "Teppo Testaaja", "Test Test", "Testi Henkilö", "Test Person 1", "John Doe",
          "Matti Meikäläinen", "MEIKÄLÄINEN MAIJA", "Etunimi Sukunimi", "Sukunimi, Etunimi", "Förnamn Efternamn",
          "Firstname Lastname", "First name Last name", "Nimi", "Name", "Yhteyshenkilö", "Vastaava henkilö", "Hallitus",
          "Ei enää talossa", "Contact person", "<etunimi sukunimi>", "[nimi]", "aaa", "(blank)", "#N/A",
        ]
      ),
      (.personTitle, ["-", ".", "x", "Titteli", "Ei tiedossa", "n/a", "Titel", "0"]),
      (
        .companyStreet,
        [
          "-", "Katuosoite", "osoite puuttuu", "tuntematon", "Gatuadress", "Street address", "xxx", "0",
          "Ei osoitetta", "Address line 1", "turvakielto",
        ]
      ),
      (.companyPostcode, ["00000", "0", "000", "-", "Postinumero", "XXXXX"]),
      (.companyCity, ["-", "Kaupunki", "Tuntematon", "POSTITOIMIPAIKKA", "xx"]),
      (
        .companyPhone,
        [
          "000000", "0000000000", "123456", "12345", "1234567890", "987654321", "+358000000000",
          "00358 00000000", "+358", "+358 0", "990 358 40 0000000", "040 0000000", "09 000000", "0401111111", "-",
          "ei ole", "puuttuu",
          "Puhelin",
        ]
      ),
      (
        .companyWebsite,
        [
          "http://", "https://", "www.", "http://www.", "-", "ei kotisivuja", "www.example.com",
          "https://example.org/yhteys", "HTTP://EXAMPLE.COM", "Kotisivu",
        ]
      ),
      (
        .companyBusinessID,
        [
          "0000000-0", "0000000-1", "1234567-1", "1234567-8", "1111111-1", "9999999-9", "9999999-2",
          "7654321-0", "7654321", "FI00000000", "FI12345671", "Y-tunnus: 0000000-0", "00000000", "0", "xxxxxxx-x",
          "000000-0000", "ei ole", "-", "Y-tunnus",
        ]
      ),
      (
        .companyName,
        [
          "-", "NULL", "Puuttuu", "Tuntematon yritys", "Yksityishenkilö", "Yrityksen nimi", "Privatperson",
          "Testiyritys Oy", "Käteisasiakas", "Oma", "xxx",
        ]
      ),
      (.companyIndustry, ["-", "Toimiala", "ei tiedossa"]), (.personLanguage, ["-", "Kieli", "NULL"]),
      (
        .personEmail,
        [
          "-", "ei ole", "Sähköposti", "ei@ole.fi", "Ei Ole <ei.ole@koe.example>", "mailto:puuttuu@koe.example",
          "etunimi.sukunimi(at)koe.example", "Etunimi.Sukunimi [at] koe.example", "<etunimi>.<sukunimi>@koe.example",
          "NOREPLY@KOE.EXAMPLE", "asd@asd", "ei@ole.fi; x@x.fi", "ei sähköpostia",
        ]
      ),
      (.companyEmail, ["no-reply@koe.example", "ei@ole.fi", "-", "test@test.com"]),
    ] as [(Field, [String])])
  func nothing(_ field: Field, _ values: [String]) {
    for value in values {
      let traces = RuleChain.trace(Field.allCases.map { $0 == field ? value : "" })
      let trace = traces[field.rawValue]
      #expect(trace.normal == "", "\(field.name): \(value)")
      #expect(trace.findings == [.valuePlaceholder], "\(field.name): \(value)")
      #expect(traces.allSatisfy { $0.normal == "" }, "\(field.name): \(value)")
    }
  }

  @Test(
    "What is somebody's stays",
    arguments: [
      (
        .personName,
        [
          "Ole Hansen", "Inga Lind", "Tom Öst", "Toimi Salo", "Anna Testa", "Nina Niemi", "Avo Tamm", "Jan Open",
          "Aino Nimistö", "X Virtanen", "Nn Virtanen", "Matti Meikä", "Aula Liisa", "Maria Null", "Ei Saito", "An Na",
          "Test Virtanen", "Kuisma Puuttunen", "Eino Oleander", "Bo Ek", "Li Yu",
        ]
      ),
      (.personTitle, ["Testaaja", "Avoimen datan asiantuntija", "X-ray nurse", "Ei-toiminnallinen johtaja"]),
      (.companyStreet, ["Tie 1", "Katu 8", "Tuntemattoman tie 2", "Osoitekuja 3", "Katuosuuskuja 1"]),
      (.companyPostcode, ["99999", "00100", "12345", "11111"]), (.companyCity, ["Xanthi", "Kaupunginkallio", "Ii"]),
      (.companyWebsite, ["www.examples.com", "www.yritys.example"]),
      (.companyBusinessID, ["2345678-0", "0123456-2", "9000009-7"]),
      (
        .companyName,
        [
          "Nulla Oy", "Yritys", "Yritys Oy", "Oy Yritys Ab", "Yritys ja Pojat Oy", "X Oy", "Test Oy", "Saknas Ab",
          "Avoin Yhtiö Oy", "Oma Koti Oy", "Ei Oy",
        ]
      ),
      (.companyPhone, ["+358401234567", "+358800111111", "+358207777777", "+35896162600"]),
      (.personEmail, ["ole@koe.example", "anna.testa@koe.example", "test@testlab.example", "x@koe.example"]),
      (.personLanguage, ["no"]),
    ] as [(Field, [String])])
  func somebodys(_ field: Field, _ values: [String]) {
    for value in values {
      let trace = RuleChain.apply(field: field, value: value)
      #expect(!trace.normal.isEmpty && !trace.findings.contains(.valuePlaceholder), "\(field.name): \(value)")
    }
  }

  @Test(
    "A desk, a department and a job are no person; a job is a title",
    arguments: [
      ("Vastaanotto", ""), ("Vaihde", ""), ("Aula", ""), ("Vastaanotto/Aula", ""), ("Asiakaspalvelu", ""),
      ("Ostolaskut", ""),
      ("Taloushallinto", ""), ("Myynti", ""), ("Toimisto", ""), ("Kirjanpito", ""), ("Palkat", ""), ("LASKUTUS", ""),
      ("Keskus", ""), ("Reception", ""), ("Växel", ""), ("Kundtjänst", ""), ("Myynti & markkinointi", ""),
      ("Osto ja myynti", ""),
      ("Talousosasto", ""), ("HR", ""), ("Front desk", ""), ("Toimitusjohtaja", "Toimitusjohtaja"),
      ("TALOUSPÄÄLLIKKÖ", "Talouspäällikkö"), ("Hallituksen puheenjohtaja", "Hallituksen puheenjohtaja"),
      ("Verkställande direktör", "Verkställande direktör"), ("Sales Manager", "Sales Manager"), ("CEO", "CEO"),
      ("Isännöitsijä", "Isännöitsijä"), ("Chief Financial Officer", "Chief Financial Officer"),
    ])
  func roles(_ name: String, _ title: String) {
    let traces = RuleChain.trace(Field.allCases.map { $0 == .personName ? name : "" })
    #expect(
      traces[Field.personName.rawValue].normal == "" && traces[Field.personName.rawValue].findings == [.nameRole],
      "\(name)")
    #expect(traces[Field.personTitle.rawValue].normal == title, "\(name)")
  }

  @Test(
    "Several people, in whatever way they are joined",
    arguments: [
      "Matti ja Liisa Virtanen", "MATTI JA LIISA VIRTANEN", "Matti Ja Liisa Virtanen", "Matti & Liisa Virtanen",
      "Matti&Liisa Virtanen", "Virtanen Matti ja Liisa", "Matti och Liisa Virtanen", "Matti and Liisa Virtanen",
      "Matti sekä Liisa Virtanen", "Matti + Liisa Virtanen", "Matti+Liisa Virtanen", "Matti ja Liisa",
      "M. ja L. Virtanen",
      "M & L Virtanen", "M/L Virtanen", "Matti/Liisa Virtanen", "Matti Virtanen / Liisa Laine",
      "Matti Virtanen ja Liisa Laine",
      "Matti Virtanen, Liisa Virtanen", "Virtanen Matti, Laine Liisa", "Virtanen Matti, Liisa", "Matti, Liisa Virtanen",
      "Matti Virtanen; Liisa Virtanen", "Matti Virtanen | Liisa Laine", "Matti Virtanen - Liisa Laine",
      "Matti, Liisa ja Pekka Virtanen", "Liisa Virtanen, Pekka Lahtinen, Ville Korhonen", "Matti (ja Liisa) Virtanen",
      "Virtanen Matti (ja Liisa)", "Matti Virtanen Liisa Virtanen", "Virtanen Matti Virtanen Liisa", "Perhe Virtanen",
      "Virtasen perhe", "Familjen Lindberg", "Veljekset Virtanen", "Matti Virtanen ym.", "Anders Lind m.fl.",
      "Anders Lind med familj", "Meri ja Ranta", "Anna ja Matti Virtanen, yrittäjät",
      "Matti Virtanen o.s. Lund ja Liisa Laine", "Matti Virtanen, assistentti Liisa Laine",
      "Matti Virtanen (eläkkeellä) (ja Liisa)", "toimitusjohtaja Matti Virtanen & myyjä Liisa Laine",
    ])
  func several(_ name: String) { expectNobody(name, .nameSeveral) }

  @Test(
    "Estates, in whatever way they are written",
    arguments: [
      "Meikäläinen Matti kuolinpesä", "Virtanen Matti, kuolinpesä", "KUOLINPESÄ VIRTANEN MATTI",
      "Matti Virtasen kuolinpesä",
      "Matti Virtasen kuolinpesän osakkaat", "Virtanen Matti kp.", "Virtanen Matti (kp)", "Virtanen kp",
      "VIRTANEN MATTI KP",
      "Virtanen Matti kp:n osakkaat", "Virtanen Matti k-pesä", "Virtanen Matti kuol.pesä", "Virtasen perikunta",
      "Anders Linds dödsbo", "Dödsboet efter Anders Lind", "Lind Anders dödsbo", "Lind Anders, sterbhus",
      "Estate of John Smith",
      "The estate of John Smith", "Virtanen Matti konkurssipesä", "Lind Anders konkursbo",
      "Matti Virtasen oikeudenomistajat",
      "Matti ja Liisa Virtasen kuolinpesä",
    ])
  func estates(_ name: String) { expectNobody(name, .nameEstate) }

  /// Nothing of a person is left; the firm is, and the raw values are.
  private func expectNobody(_ name: String, _ code: FindingCode) {
    let values: [Field: String] = [
      .personName: name, .personEmail: "virtanen@meri.example", .personTitle: "Yrittäjä", .personLanguage: "fi",
      .companyName: "Meri Oy",
    ]
    let traces = RuleChain.trace(Field.allCases.map { values[$0] ?? "" })
    for trace in traces {
      #expect(trace.normal == (trace.field == .companyName ? "Meri Oy" : ""), "\(name): \(trace.field.name)")
      #expect(trace.raw == values[trace.field] ?? "")
    }
    #expect(traces[Field.personName.rawValue].findings == [code], "\(name)")
    let rule = traces[Field.personName.rawValue].rules.last
    #expect(traces[Field.personEmail.rawValue].rules.last == rule, "\(name)")
  }

  @Test(
    "One person, whatever the name looks like",
    arguments: [
      ("Virtanen, Liisa Maria", "Liisa Maria Virtanen"), ("Anna Maria Virtanen", "Anna Maria Virtanen"),
      ("Maija-Leena Virtanen", "Maija-Leena Virtanen"), ("Anna - Maija Virtanen", "Anna - Maija Virtanen"),
      ("JA Virtanen", "JA Virtanen"), ("J.A. Virtanen", "J.A. Virtanen"), ("KP Virtanen", "KP Virtanen"),
      ("Kim Ja Young", "Kim Ja Young"), ("von Wright, Georg Henrik", "Georg Henrik von Wright"),
      ("Garcia Lopez, Maria", "Maria Garcia Lopez"), ("Liisa Virtanen, KTM", "Liisa Virtanen"),
      ("Virtanen Liisa, KTM, MBA", "Liisa Virtanen"), ("Anders Lind", "Anders Lind"),
      ("Matti Virtanen Matti Virtanen", "Matti Virtanen Matti Virtanen"), ("Perho Virtanen", "Perho Virtanen"),
      ("Ymir Lind", "Ymir Lind"), ("Sofia Andersson", "Sofia Andersson"), ("Jan Och", "Jan Och"),
      ("Tero Perhe", "Tero Perhe"), ("Liisa Virtanen (Lissu)", "Liisa Virtanen"),
      ("Anna Virta (Sales Director and Partner)", "Anna Virta"),
      ("Martta And", "Martta And"), ("Boije af Gennäs, Mauno", "Mauno Boije af Gennäs"),
    ])
  func one(_ name: String, _ normal: String) {
    let trace = RuleChain.apply(field: .personName, value: name)
    #expect(trace.normal == normal && trace.findings.allSatisfy { !$0.leavesPersonOut }, "\(name): \(trace)")
  }

  @Test(
    "A firm in the person's column is the firm",
    arguments: [
      ("Meri Oy", "", "Meri Oy"), ("MERI OY", "", "MERI OY"), ("Oy Meri Ab", "", "Oy Meri Ab"),
      ("Virtanen & Pojat Ky", "", "Virtanen & Pojat Ky"), ("Meri ja Ranta Oy", "", "Meri ja Ranta Oy"),
      ("Tmi Matti Virtanen", "", "Tmi Matti Virtanen"), ("Turun kaupunki", "", "Turun kaupunki"),
      ("Meren Ystävät ry", "", "Meren Ystävät ry"), ("Matti Virtanen, Meri Oy", "Matti Virtanen", "Meri Oy"),
      ("Meri Oy / Matti Virtanen", "Matti Virtanen", "Meri Oy"),
      ("Matti Virtanen (Meri Oy)", "Matti Virtanen", "Meri Oy"),
      ("Meri Oy - Matti Virtanen", "Matti Virtanen", "Meri Oy"),
      ("Matti Virtanen c/o Meri Oy", "Matti Virtanen", "Meri Oy"),
    ])
  func firms(_ name: String, _ person: String, _ company: String) {
    let traces = RuleChain.trace(Field.allCases.map { $0 == .personName ? name : "" })
    #expect(traces[Field.personName.rawValue].normal == person && traces[Field.companyName.rawValue].normal == company)
    #expect(traces[Field.personName.rawValue].findings == [.nameCompany], "\(name)")
    let known = RuleChain.trace(Field.allCases.map { $0 == .personName ? name : $0 == .companyName ? "Kuusi Oy" : "" })
    #expect(known[Field.companyName.rawValue].normal == "Kuusi Oy")
  }

  @Test(
    "An address beside a name that is nobody's stays a person's, unless it is a mailbox",
    arguments: [
      ("Vastaanotto", "aula@koe.example", "", "aula@koe.example"),
      ("Avoin", "info@koe.example", "", "info@koe.example"),
      ("Vastaanotto", "aila.virta@koe.example", "aila.virta@koe.example", ""), ("N.N.", "ei@ole.fi", "", ""),
      ("-", "aila.virta@koe.example", "aila.virta@koe.example", ""),
      ("Matti ja Liisa Virtanen", "info@koe.example", "", "info@koe.example"),
    ])
  func addresses(_ name: String, _ address: String, _ person: String, _ company: String) {
    let values: [Field: String] = [.personName: name, .personEmail: address, .companyName: "Koe Oy"]
    let traces = RuleChain.trace(Field.allCases.map { values[$0] ?? "" })
    #expect(traces[Field.personName.rawValue].normal == "")
    #expect(
      traces[Field.personEmail.rawValue].normal == person && traces[Field.companyEmail.rawValue].normal == company)
  }

  @Test("In a batch: the row of nobody is the firm's, with its findings; where nothing is left it is quarantined")
  func rows() {
    var layout = Layout()
    layout.columns[Field.personName.rawValue] = [1, 2]
    layout.columns[Field.personEmail.rawValue] = [3]
    layout.columns[Field.companyName.rawValue] = [4]
    layout.key = [0]
    var batch = RecordBatch(columnCount: 5)
    for (row, values) in [
      ["1", "Matti ja Liisa", "Virtanen", "virtanen@meri.example", "Meri Oy"], ["2", "Anna", "Maria", "", "Meri Oy"],
      ["3", "Matti", "Virtanen kuolinpesä", "liisa@meri.example", ""], ["4", "N.N.", "", "ei@ole.fi", "Meri Oy"],
      ["5", "Matti ja Liisa", "Virtanen", "virtanen@meri.example", "Meri Oy"],
    ].enumerated() {
      for value in values {
        batch.bytes += Array(value.utf8)
        batch.ends.append(batch.bytes.count)
      }
      batch.places.append(RecordPlace(line: UInt32(row + 2), byteStart: 0, byteEnd: 1))
    }
    let out = RuleChain(layout: layout, today: 0).normalize(batch)
    func values(_ row: Int, _ range: Range<Int>) -> [String] {
      let packed = PackedFields.values(Array(out.bytes[range]))
      return [Field.personName, .personEmail, .companyName].map { packed[$0.rawValue] }
    }
    #expect(values(0, out.rows[0].raw) == ["Matti ja Liisa Virtanen", "virtanen@meri.example", "Meri Oy"])
    #expect(values(0, out.rows[0].normal) == ["", "", "Meri Oy"])
    #expect(out.rows[1].disposition == .keep)
    #expect(out.rows[2].disposition.quarantines)
    #expect(values(3, out.rows[3].normal) == ["", "", "Meri Oy"] && out.rows[3].disposition == .keep)
    // A value that is remembered within the batch says the same again.
    #expect(values(4, out.rows[4].normal) == ["", "", "Meri Oy"])
    #expect(
      out.findings.map(\.code) == [
        .nameSeveral, .nameOrder, .nameEstate, .recordNobody, .valuePlaceholder, .valuePlaceholder, .nameSeveral,
      ])
  }
}
