import Testing

@testable import Readers

@Suite struct WebTextTests {
  @Test(arguments: [
    ("nimi@yritys.example", ["nimi@yritys.example"]),
    ("E-post: etu.suku@a.example, toinen@b.example.", ["etu.suku@a.example", "toinen@b.example"]),
    ("nimi (at) yritys.example", ["nimi@yritys.example"]), ("nimi[ät]yritys[piste]example", ["nimi@yritys.example"]),
    ("nimi{a}yritys (dot) example", ["nimi@yritys.example"]), ("@yritys", []), ("a@b", []), ("a@@b.example", []),
    ("hinta 5 e @ 3.50", []), ("", []), ("(", []), ("@", []), ("x@1.2", []), ("...@a.example", []),
  ])
  func emails(text: String, expected: [String]) { #expect(EmailText.addresses(in: text) == expected) }

  @Test(arguments: [
    ("mailto:nimi@a.example?subject=x", "nimi@a.example"), (" MAILTO:nimi%40a.example", "nimi@a.example"),
    ("mailto:", nil), ("https://a.example", nil), ("mailto:%", nil), ("mailto:%4", nil),
  ])
  func mailto(href: String, address: String?) { #expect(EmailText.mailto(href) == address) }

  @Test(arguments: [
    ("Liisa Virtanen", true), ("Åsa von Öhman", true), ("Matti J. Meikäläinen", true), ("Anna-Liisa O'Hara", true),
    ("Liisa", false), ("Ota Yhteyttä", false), ("Yritys Oy", false), ("Liisa virtanen", false),
    ("Toimitusjohtaja Liisa Virtanen", false), ("Liisa Virtanen 2", false), ("Lue Lisää", false), ("", false),
  ])
  func names(text: String, isName: Bool) { #expect(PersonName.isLikely(text) == isName) }

  @Test(arguments: [
    ("matti.meikalainen@a.example", true), ("meikalainenm@a.example", true), ("mm@a.example", true),
    ("liisa@a.example", false), ("m@a.example", false),
  ])
  func nameAndAddress(address: String, agrees: Bool) {
    #expect(PersonName.agrees("Matti Meikäläinen", with: address) == agrees)
  }

  @Test(arguments: [
    ("Thu Mar 14 2024 12:00:01 GMT+0200 (Eastern European Standard Time)", 1_710_410_401),
    ("Thu Jan 01 1970 00:00:00 GMT-0130", 5400), ("2024-03-14T10:00:01.000Z", 1_710_410_401),
    ("Thu Mar 34 2024 12:00:01 GMT", nil), ("yesterday", nil), ("", nil),
  ])
  func dates(text: String, seconds: Int64?) { #expect(BrowserDate.seconds(text) == seconds) }

  @Test func jsonPointersAndTolerance() throws {
    let json = try #require(JSONTree(Array(#"{"a/b":[1,{"~":"x\u00e4\n😀\ud83d\ude00"},],"t":true}"#.utf8)))
    let texts = json.nodes.indices.map { "\(json.pointer($0))=\(json.nodes[$0].text)" }
    #expect(texts == ["=", "/a~1b=", "/a~1b/0=1", "/a~1b/1=", "/a~1b/1/~0=xä\n😀😀", "/t=true"])
    for broken in ["", "{", "[1", "{\"a\"}", "{a:1}", "\"\\u12\"", "[1 2]"] {
      #expect(JSONTree(Array(broken.utf8)) == nil)
    }
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "UTF-8 with BOM", "a"), ([0xFF, 0xFE, 0xE4, 0x00], "UTF-16LE", "ä"),
      ([0xFE, 0xFF, 0x00, 0xE4], "UTF-16BE", "ä"), ([0xC3, 0xA4], "UTF-8", "ä"), ([0xE4, 0x80], "Windows-1252", "ä€"),
      (Array("<meta charset='iso-8859-1'>".utf8) + [0xE4], "Windows-1252", "<meta charset='iso-8859-1'>ä"),
    ] as [([UInt8], String, String)])
  func encodings(bytes: [UInt8], name: String, text: String) {
    let encoding = PageEncoding(bytes, given: nil)
    #expect(encoding.name == name)
    #expect(String(decoding: encoding.bytes, as: UTF8.self) == text)
  }

  @Test func otherEncodingsAreDecodedByTheParser() throws {
    let page = Array("<meta charset=iso-8859-15><p>".utf8) + [0xA4, 0xA8]
    let encoding = PageEncoding(page, given: nil)
    #expect(encoding.name == "ISO-8859-15")
    let document = try HTMLDocument(encoding.bytes, encoding: encoding.parserName, path: "p")
    let texts = document.evaluate("//p")
    #expect(texts == ["€š"])
  }
}
