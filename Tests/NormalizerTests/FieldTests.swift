import Records
import Testing

@testable import Normalizer

/// Values through the whole chain, one field on its own.
@Suite struct FieldTests {
  @Test(arguments: [
    (Field.personName, "VIRTANEN LIISA", "Liisa Virtanen"),
    (.personName, "MÄKINEN-O'CONNOR, ANNA", "Anna Mäkinen-O'Connor"),
    (.personName, "von Wright, Georg Henrik", "Georg Henrik von Wright"),
    (.personName, "AF URSIN NILS", "Nils af Ursin"),
    (.personName, "everstiluutnantti Merinen Matti", "Matti Merinen"),
    (.personName, "Korhonen Jukka-Pekka", "Jukka-Pekka Korhonen"),
    (.personName, "dipl.ekon. Sjöström Carl-Gustaf", "Carl-Gustaf Sjöström"),
    (.personName, "JP Virtanen", "JP Virtanen"),
    (.personName, "MÃ„KI, Ville", "Ville Mäki"), (.personName, "Xu Li", "Xu Li"),
    (.personTitle, "TALOUSPÄÄLLIKKÖ", "Talouspäällikkö"),
    (.personEmail, " MAILTO:Liisa.Virtanen@X.Example ", "liisa.virtanen@x.example"),
    (.companyPhone, "0400 770697", "+358400770697"), (.companyPhone, "0457 123 4567", "+3584571234567"),
    (.companyPhone, "+358 0 40 762 0552", "+358407620552"), (.companyPhone, "358407620552", "+358407620552"),
    (.companyPhone, "020 1234", "+358201234"), (.companyPhone, "018 12345", "+35818 12345".filter { $0 != " " }),
    (.companyPhone, "040–123 4567", "+358401234567"), (.companyPhone, "+372 5123456", "+3725123456"),
    (.companyPhone, "100 200", "100 200"), (.companyBusinessID, "FI 9000009-7", "9000009-7"),
    (.companyStreet, "HÄMEENTIE 5 A 12", "Hämeentie 5 A 12"),
    (.companyStreet, "Aleksanterinkatu 1", "Aleksanterinkatu 1"),
    (.companyStreet, "MANNERHEIMINTIE 12B4", "Mannerheimintie 12 B 4"),
    (.companyStreet, "mannerheimintie 12 b 4", "Mannerheimintie 12 B 4"),
    (.companyStreet, "Mannerheimintie 12–14 b 4", "Mannerheimintie 12–14 B 4"),
    (.companyStreet, "HÄMEENKATU5, P.L.12", "Hämeenkatu 5, PL 12"), (.companyStreet, "PO BOX 12", "PO Box 12"),
    (.companyStreet, "PL12, TESTIKATU 5b2", "PL 12, Testikatu 5 B 2"),
    (.companyStreet, "SVEN HEDINS GATA 5 LGH 3", "Sven Hedins gata 5 lgh 3"),
    (.companyStreet, "Aleksandersgatan 12", "Aleksandersgatan 12"),
    (.companyCity, "VANTAA, FINLAND", "Vantaa"), (.companyCity, "ÄHTÄRI", "Ähtäri"),
    (.companyCity, "MAARIANHAMINA - MARIEHAMN", "Maarianhamina - Mariehamn"),
    (.companyCity, "00100 HELSINKI, FINLAND", "Helsinki"), (.companyCity, "00100 - ", "00100 -"),
    (.companyCity, "ÅBO", "Åbo"), (.companyCity, "11122 Stockholm, Sverige", "Stockholm, Sverige"),
    (.companyCity, "JYVÄSKYLÄ", "Jyväskylä"), (.companyPostcode, "FI-00100", "00100"), (.companyWebsite, "N/A", ""),
    (.personLanguage, "Finska", "fi"), (.companyIndustry, "TOL 2008: 69.202", "TOL 2008 69202"),
  ])
  func normalises(_ field: Field, _ value: String, _ expected: String) {
    #expect(RuleChain.apply(field: field, value: value).normal == expected)
  }

  @Test(arguments: [
    ("Verkställande direktör", "general management"), ("CEO", "general management"), ("Yrittäjä", "general management"),
    ("VD-assistent", "assistant"), ("Executive Assistant", "assistant"), ("Talousassistentti", "finance"),
    ("CFO", "finance"),
    ("Business Controller", "finance"), ("Kirjanpitäjä", "accounting"), ("Huvudbokförare", "accounting"),
    ("Palkanlaskija", "payroll"), ("Laskuttaja", "receivables"), ("Ostopäällikkö", "procurement"),
    ("Inköpschef", "procurement"),
    ("Henkilöstöjohtaja", "HR"), ("HR Business Partner", "HR"), ("Personalchef", "HR"), ("Tietohallintojohtaja", "IT"),
    ("Myyntijohtaja", "sales"), ("Försäljningsdirektör", "sales"), ("Key Account Manager", "sales"),
    ("Marknadschef", "marketing"),
    ("Viestintäpäällikkö", "marketing"), ("Tilitoimistoyrittäjä", "accounting firm"), ("Hallituksen jäsen", "board"),
    ("Styrelseordförande", "board"), ("Lakimies", "legal"), ("General Counsel", "legal"),
    ("Tuotantopäällikkö", "production"),
    ("Johtaja", "general management"), ("Talousjohtaja, hallituksen jäsen", "finance"), ("Office Manager", "other"),
    ("Metsätalousinsinööri", "other"), ("Sihteeri", ""), ("Asiantuntija", ""),
  ])
  func findsTheAreaOfATitle(_ title: String, _ area: String) {
    var raw = Array(repeating: "", count: Field.count)
    raw[Field.personTitle.rawValue] = title
    let trace = RuleChain.trace(raw)[Field.personResponsibility.rawValue]
    #expect(trace.normal == area)
    #expect(trace.derivedFrom == (area.isEmpty ? nil : .personTitle))
    #expect(trace.rules == (area.isEmpty ? [] : ["responsibility/2"]))
  }

  @Test func everyAreaNamesItselfInThreeLanguages() {
    for area in Area.allCases {
      for name in [area.names.english, area.names.finnish, area.names.swedish] {
        #expect(RuleChain.apply(field: .personResponsibility, value: name).normal == area.name, "\(name)")
      }
    }
    #expect(Area.finance.withParts == [.finance, .accounting, .payables, .receivables, .payroll])
  }

  /// Record and the language that comes out, with what it rests on.
  @Test(arguments: [
    (["Liisa Virtanen", "", "Ekonomichef", "", "FIN", "Meri Ab"], "fi", Grounds.stated),
    (["Liisa Virtanen", "", "Ekonomichef", "", "lang=\"fi\"", "Meri Oy"], "sv", .title),
    (["Liisa Virtanen", "", "CEO", "", "lang=\"sv\"", "Meri Oy"], "sv", .page),
    (["Liisa Virtanen", "", "CEO", "", "lang=\"en\"", "Meri Oy"], "fi", .company),
    (["", "liisa@meri.example", "", "", "", "Oy Meri Ab", "", "Strandgatan 3"], "sv", .address),
    (["Åsa Öberg", "", "", "", "", "", "", ""], "", .stated),
    (["", "info@meri.example", "", "", "", "Meri Ab"], "", .stated),
    (["", "", "", "", "", "Meri Ab"], "", .stated),
  ])
  func derivesALanguage(_ record: [String], _ language: String, _ grounds: Grounds) {
    let raw = record + Array(repeating: "", count: Field.count - record.count)
    let trace = RuleChain.trace(raw)[Field.personLanguage.rawValue]
    #expect(trace.normal == language && trace.grounds == grounds)
  }

  @Test(arguments: [
    ("131052-308T", true), ("131052-308T131052-308T", true), ("131052+308T", true), ("131052A308T", true),
    ("131052f308t", true),
    ("hetu:131052Y308T.", true),
    ("131052−308T", true), ("1310\u{200B}52-308T", true), ("131052 -308T", true), ("131052â€\u{201C}308T", true),
    ("131052G308T", false), ("131052-308U", false), ("991352-308T", false), ("131052-308TX", false),
    ("310298-123X", false),
  ])
  func masksPersonalIdentityCodes(_ value: String, _ isCode: Bool) {
    for field in Field.allCases {
      let trace = RuleChain.apply(field: field, value: value)
      let texts = trace.raw + trace.normal + trace.findings.map(\.message).joined()
      #expect(texts.contains("308") != isCode || !value.contains("308"))
      #expect(trace.findings.contains(.personalIdentityCode) == isCode)
    }
  }

  /// Street, postcode and town before and after.
  @Test(arguments: [
    (["", "", "00100 HELSINKI"], ["", "00100", "Helsinki"], []),
    (["", "00100", "00100 Helsinki"], ["", "00100", "Helsinki"], []),
    (["", "00200", "00100 Helsinki"], ["", "00200", "Helsinki"], ["postcode.differs"]),
    (["", "FI-00100 HELSINKI", ""], ["", "00100", "Helsinki"], []),
    (["", "00100 Helsinki", "HELSINGFORS"], ["", "00100", "Helsingfors"], []),
    (["", "00100 Helsinki", "Espoo"], ["", "00100", "Espoo"], ["postcode.differs"]),
    (["", "00100 -", "Espoo"], ["", "00100 -", "Espoo"], ["postcode.form"]),
    (["TESTIKATU 5B2, 00100 HELSINKI", "", ""], ["Testikatu 5 B 2", "00100", "Helsinki"], []),
    (["Testikatu 5, 20100 Turku", "20100", "Åbo"], ["Testikatu 5", "20100", "Åbo"], []),
    (
      ["Testikatu 5, 20100 Turku", "", "00100 Helsinki"], ["Testikatu 5", "00100", "Helsinki"],
      ["postcode.differs"]
    ),
    (["A 1, 20100 Turku, 20100 Turku", "", ""], ["A 1", "20100", "Turku"], []),
    (["", "SE-111 22", "Stockholm"], ["", "SE-111 22", "Stockholm"], []),
    (["", "00100", "Espoo"], ["", "00100", "Espoo"], []),
  ])
  func partsPostcodeAndTown(_ before: [String], _ after: [String], _ findings: [String]) {
    let fields = [Field.companyStreet, .companyPostcode, .companyCity].map(\.rawValue)
    var raw = Array(repeating: "", count: Field.count)
    for (field, value) in zip(fields, before) { raw[field] = value }
    let traces = RuleChain.trace(raw)
    #expect(fields.map { traces[$0].normal } == after)
    #expect(fields.flatMap { traces[$0].findings.map(\.rawValue) } == findings)
    let again = RuleChain.trace(traces.map(\.normal))
    #expect(fields.map { again[$0].normal } == after)
    for field in fields where before[fields.firstIndex(of: field) ?? 0].isEmpty && !traces[field].normal.isEmpty {
      #expect(traces[field].derivedFrom != nil)
    }
  }

  @Test func tracesTheMoveOfARoleMailbox() {
    var raw = Array(repeating: "", count: Field.count)
    raw[Field.personEmail.rawValue] = "Laskut@Yritys.example"
    let traces = RuleChain.trace(raw)
    #expect(traces[1].normal.isEmpty && traces[1].rules == ["email/4", "role-mailbox/2"])
    #expect(traces[1].findings == [.emailRoleMailbox])
    #expect(traces[11].normal == "laskut@yritys.example" && traces[11].derivedFrom == .personEmail)
    raw[Field.companyEmail.rawValue] = "info@yritys.example"
    #expect(RuleChain.trace(raw)[11].normal == "info@yritys.example")
  }
}
