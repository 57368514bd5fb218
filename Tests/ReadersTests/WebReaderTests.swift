import Records
import Testing

@testable import Readers

/// Reads a page that is in memory.
private func read(
  _ page: [UInt8], _ options: ReaderOptions = ReaderOptions()
) throws -> (facts: InputFacts, batch: RecordBatch) {
  var reader = try WebReader(page, path: "page.html", modified: 1_700_000_000, options)
  let batch = try #require(try reader.nextBatch())
  #expect(try reader.nextBatch() == nil)
  return (reader.facts, batch)
}

private func rows(_ batch: RecordBatch, _ fields: [Field]) -> [String] {
  (0..<batch.count).map { row in
    fields.map { batch.string(row: row, column: $0.rawValue) }.joined(separator: " | ")
  }
}

private let personFields: [Field] = [.personName, .personEmail, .personTitle, .personResponsibility]
private let companyFields: [Field] = [
  .companyName, .companyBusinessID, .companyStreet, .companyPostcode, .companyCity, .companyPhone, .companyEmail,
]

@Suite struct WebReaderTests {
  @Test func jsonLDAndListTellOfOnePerson() throws {
    let (facts, batch) = try read(Array(WebPages.sahkola.utf8))
    #expect(facts.url == "https://www.sähkölä.example/yhteystiedot")
    #expect(facts.retrieved == 1_710_410_401)
    #expect(facts.encoding == "UTF-8")
    #expect(
      rows(batch, personFields) == [
        "Liisa Keksitty | liisa.keksitty@xn--shkl-load8j.example | Toimitusjohtaja | ",
        "Aapo von Olematon | aapo.olematon@sähkölä.example | Myyntipäällikkö | ",
        "Kaisa Satu-Hahmo | kaisa.satu-hahmo@sähkölä.example | projekti-insinööri | ",
      ])
    let company =
      "Sähkölä Oy | FI90000001 | Keksitynkatu 1 A | 00100 | Helsinki | +358 9 000 0000 | info@sähkölä.example"
    #expect(rows(batch, companyFields) == [company, company, company])
    let script = "/html/head/script#/@graph/1"
    #expect(batch.paths[Field.personName.rawValue] == script + "/employee/0/name")
    #expect(batch.paths[Field.companyCity.rawValue] == script + "/address/addressLocality")
    #expect(batch.paths[Field.personEmail.rawValue] == "/html/body/main/ul/li[1]/a/@href")
    #expect(batch.paths[Field.count + Field.personName.rawValue] == "/html/body/main/ul/li[2]/strong")
    #expect(batch.paths[Field.count + Field.personEmail.rawValue] == "/html/body/main/ul/li[2]/text()[3]")
    #expect(batch.places[1].line == 17)
    #expect(batch.places[1].byteEnd == UInt64(WebPages.sahkola.utf8.count))
  }

  @Test func tableWithHeaderCellsAndFooter() throws {
    let (facts, batch) = try read(Array(WebPages.bryggan.utf8))
    #expect(facts.url == "https://bryggan.example/om-oss/personal")
    #expect(facts.retrieved == 1_700_000_000)
    #expect(
      rows(batch, personFields) == [
        "Åsa Påhittad | asa.pahittad@bryggan.example | Verkställande direktör | Ekonomi",
        "Örjan Hittepå | orjan@bryggan.example | Säljare | ",
      ])
    let company =
      "Bryggan Ab | 9000000-3 | Ingenstansgatan 12 | 65100 | Vasa | 06 000 0000 | info@bryggan.example"
    #expect(rows(batch, companyFields) == [company, company])
  }

  @Test func entriesWithoutElementsOfTheirOwn() throws {
    let (facts, batch) = try read(windows1252(WebPages.puusepat))
    #expect(facts.encoding == "Windows-1252")
    #expect(facts.url == nil)
    #expect(batch.findings.map(\.code).contains(.webNoURL))
    #expect(
      rows(batch, personFields) == [
        "Jänis Pöllänen | janis.pollanen@keksinto.example | Toimitusjohtaja | ",
        "Maija Mielikuva | maija@keksinto.example | Myynti ja markkinointi | ",
      ])
    #expect(
      rows(batch, companyFields).first
        == "Puusepät Keksintö Ky | 9000001-1 | Olemattomantie 5 | 33100 | Tampere |  | ")
  }

  @Test func microdataAndMicroformats() throws {
    let (facts, batch) = try read(Array(WebPages.neuvo.utf8))
    #expect(facts.url == "https://neuvo.example/team")
    #expect(
      rows(batch, personFields) == [
        "Eemeli Epätosi | eemeli@neuvo.example | Consultant | ",
        "Tuuli Tarina | tuuli@neuvo.example | Partner | ",
      ])
    let company = "Neuvo Oy |  | Satukuja 3 | 20100 | Turku | 02 000 0000 | "
    #expect(rows(batch, companyFields) == [company, company])
    #expect(batch.string(row: 0, column: Field.companyWebsite.rawValue) == "https://neuvo.example/")
  }

  @Test func noPersonsPhoneIsTakenAndEachIsCounted() throws {
    let pages = [
      (WebPages.sahkola, [0, 1]), (WebPages.bryggan, [0, 1]), (WebPages.puusepat, [0]), (WebPages.neuvo, [0, 1]),
    ]
    for (page, persons) in pages {
      let (_, batch) = try read(Array(page.utf8))
      #expect(!String(decoding: batch.bytes, as: UTF8.self).contains("040 000"))
      let findings = batch.findings.filter { $0.code == .personPhoneLeftOut }
      #expect(findings.map(\.row) == persons)
      #expect(findings.allSatisfy { !$0.quarantines && !$0.message.contains { $0.isNumber } })
      #expect(findings.allSatisfy { $0.line == batch.places[$0.row].line })
    }
  }

  @Test(
    arguments: [
      (
        "JSON-LD",
        #"<script type="application/ld+json">{"@type":"Person","name":"Sari Satu","jobTitle":"CEO","#
          + #""contactPoint":{"telephone":"040 000 0001"}}</script>"#, 1
      ),
      (
        "JSON-LD, none",
        #"<script type="application/ld+json">{"@type":"Person","name":"Sari Satu","jobTitle":"CEO"}</script>"#, 0
      ),
      ("link", "<p>Sari Satu, sari.satu@a.example, <a href='tel:0400000001'>soita</a></p>", 1),
      ("text", "<p>Sari Satu, sari.satu@a.example, +358 (0)40 000 0001</p>", 1),
      (
        "twice, one person",
        "<div class=h-card><b class=p-name>Sari Satu</b> <a class=u-email href=mailto:sari.satu@a.example>"
          + "x</a> <b class=p-tel>040 000 0001</b></div>", 1
      ),
      ("a date and a business ID are none", "<p>Sari Satu, sari.satu@a.example, 01/2020, 0100000-2</p>", 0),
      ("the company's", "<p>Sari Satu, sari.satu@a.example</p><footer>A Oy, puh. 09 000 0000</footer>", 0),
    ] as [(String, String, Int)])
  func countsPersonsWithAPhone(_ name: String, _ page: String, _ count: Int) throws {
    let (_, batch) = try read(Array(page.utf8))
    #expect(batch.count == 1 && batch.findings.count { $0.code == .personPhoneLeftOut } == count, "\(name)")
  }

  /// Every path, given to libxml2's own evaluator, selects one node that holds the value or what it was read from.
  @Test func pathsAreRightForAnotherTool() throws {
    for page in [WebPages.sahkola, WebPages.bryggan, WebPages.puusepat, WebPages.neuvo] {
      let bytes = Array(page.utf8)
      let (_, batch) = try read(bytes)
      let document = try HTMLDocument(bytes, encoding: "UTF-8", path: "page.html")
      if let language = batch.language { #expect(document.evaluate(language.path) == [language.code]) }
      for row in 0..<batch.count {
        for field in Field.allCases {
          let value = batch.string(row: row, column: field.rawValue)
          let path = batch.paths[row * Field.count + field.rawValue]
          #expect(path.isEmpty == value.isEmpty)
          guard !value.isEmpty else { continue }
          let selected = document.evaluate(String(path.prefix { $0 != "#" })) ?? []
          #expect(selected.count == 1, "\(path)")
          let veiled = value.replacing("@", with: " (at) ")
          let forms = [value, veiled, value.replacing("@", with: "(at)"), String(value.prefix { $0 != "@" })]
          let text = HTMLTree.collapsed(selected.first ?? "")
          #expect(forms.contains { text.contains($0) }, "\(path): \(text)")
        }
      }
    }
  }

  /// Every node's path selects that node and no other.
  @Test func everyNodeHasItsPath() throws {
    let page = "<p>a<b>b</b>c<!--x--></p><p><o:p>d</o:p><svg:x>e</svg:x></p><ul><li>f<li>g</ul><!--y-->"
    let document = try HTMLDocument(Array(page.utf8), encoding: "UTF-8", path: "page.html")
    let tree = document.flattened(maximalDepth: 512)
    for node in tree.all {
      let selected = document.evaluate(tree.path(node))
      #expect(selected?.count == 1, "\(tree.path(node))")
      guard tree.nodes[node].kind != .element else { continue }
      #expect(selected?.first == String(decoding: tree.content(node), as: UTF8.self))
    }
  }

  @Test(arguments: [
    ("<footer>© 2024 Tyhjä Oy, Y-tunnus: 9000002-9</footer>", 1),
    ("<meta property='og:site_name' content='Pelkkä Nimi'>", 0),
    ("<p>Ei mitään.</p>", 0), ("", 0), ("\u{0}\u{1}PNG", 0), ("{\"name\": 1}", 0),
  ])
  func companyAloneIsOneRowAndNothingIsAFinding(page: String, count: Int) throws {
    let (_, batch) = try read(Array(page.utf8))
    #expect(batch.count == count)
    #expect(batch.findings.contains { $0.code == .webNothingFound && $0.row == -1 } == (count == 0))
    #expect(batch.findings.allSatisfy { !$0.quarantines })
  }

  /// A page's first tag, and the language that its persons' records have beside them.
  @Test(
    "A page's language is evidence about its persons, and no field",
    arguments: [
      ("<html lang='sv-FI'>", "sv-FI"), ("<HTML LANG=fi>", "fi"), ("<html lang=' sv '>", "sv"), ("<html>", nil),
      ("<html lang=''>", nil), ("<html lang='zh-Hant-abcd'>", "zh-Hant-abcd"), ("<html lang='zh-Hant-abcde'>", nil),
    ] as [(String, String?)])
  func language(html: String, code: String?) throws {
    let person = "<p>Sari Satu, sari.satu@a.example</p><p>Keksi Oy, Y-tunnus 9000002-9</p>"
    let (_, batch) = try read(Array((html + person).utf8))
    #expect(batch.language == code.map { PageLanguage(code: $0, path: "/html/@lang") })
    #expect(rows(batch, [.personName, .personLanguage]) == ["Sari Satu | "])
    let (_, company) = try read(Array((html + "<p>Keksi Oy, Y-tunnus 9000002-9</p>").utf8))
    #expect(company.count == 1 && company.language == nil)
  }

  @Test("Every column is its field; source keys begin with the host, or with the file where there is no address")
  func layout() throws {
    for (head, prefix) in [
      ("<link rel=canonical href='https://www.keksi.example/a'>", "keksi.example\u{1F}"), ("", "sivut/a.html\u{1F}"),
    ] {
      let reader = try WebReader(Array("\(head)<p>Keksi Oy".utf8), path: "sivut/a.html", modified: 0, ReaderOptions())
      let layout = try #require(reader.layout)
      #expect(layout.keyPrefix == Array(prefix.utf8) && layout.key.isEmpty && layout.identity.isEmpty)
      #expect(layout.columns.enumerated().allSatisfy { $1 == [$0] && reader.columns[$0] == Field.allCases[$0].name })
    }
  }

  @Test func namesThatAreNoPersonsStayOut() throws {
    let page = """
      <ul><li>Ota Yhteyttä <a href="mailto:jaana.tarina@a.example">x</a></li>
      <li>Helsinki Toimisto <a href="mailto:hki@a.example">x</a></li>
      <li>Keksitty Tuote <a href="mailto:esite@a.example">x</a></li></ul>
      <p>Kysy lisää: Sari Satu, sari.satu@a.example</p>
      """
    let (_, batch) = try read(Array(page.utf8))
    #expect(rows(batch, [.personName, .personEmail]) == ["Sari Satu | sari.satu@a.example"])
  }

  @Test func sourceSaysTheAddress() throws {
    var options = ReaderOptions()
    options.url = "https://muu.example/"
    #expect(try read(Array(WebPages.neuvo.utf8), options).facts.url == "https://muu.example/")
  }

  @Test(arguments: [
    ("https://www.Yritys.example/a?b#c", "yritys.example"), ("http://u:p@yritys.example:8080", "yritys.example"),
    ("https://www.sähkölä.example/", "xn--shkl-load8j.example"), ("https://bücher.example", "xn--bcher-kva.example"),
    ("https://www.example", "www.example"), ("yritys.example", ""), ("https://[::1]:80/", "::1"),
  ])
  func hosts(url: String, host: String) { #expect(PageAddress.host(of: url) == host) }

  @Test func guesses() {
    #expect(WebReader.kind.guesses(Array("\u{FEFF}\n<!DOCTYPE HTML>".utf8), "x"))
    #expect(WebReader.kind.guesses(Array("<!-- saved --><html>".utf8), "x"))
    #expect(WebReader.kind.guesses(Array("<p>x".utf8), "x.HTM"))
    #expect(!WebReader.kind.guesses(Array("nimi;<html>\n".utf8), "x.csv"))
    #expect(!WebReader.kind.guesses([], "x.html"))
  }
}
