import Records
import Testing

@testable import Readers

/// What still is one person's entry in a list, and what is not.
@Suite("StaffList and StaffTable at their limits") struct StaffListTests {
  private static func people(_ body: String) throws -> [String] {
    let page = Array("<!DOCTYPE html><html><body>\(body)</body></html>".utf8)
    var reader = try WebReader(page, path: "page.html", modified: 0, ReaderOptions())
    guard let batch = try reader.nextBatch() else { return [] }
    return (0..<batch.count).map { row in
      [Field.personName, .personTitle, .personEmail].map { batch.string(row: row, column: $0.rawValue) }
        .joined(separator: "|")
    }.filter { $0 != "||" }
  }

  private static let other = "<div><b>Aapo Uusi</b> Myyjä <a href='mailto:aapo.uusi@a.example'>x</a></div>"

  /// Bytes of text in the smallest element with one address, and whether it is one person's entry: 700 are.
  @Test(arguments: [(700, true), (701, false)])
  func blocks(_ bytes: Int, _ isEntry: Bool) throws {
    let (name, link) = ("Sari Satu", "x")
    let filler = String(repeating: "y", count: bytes - name.utf8.count - link.utf8.count)
    let page =
      "<div><div><b>\(name)</b><i>\(filler)</i><a href='mailto:sari.satu@a.example'>\(link)</a></div>\(Self.other)</div>"
    #expect(try Self.people(page).contains("Sari Satu||sari.satu@a.example") == isEntry)
  }

  /// The same for entries that follow one another without an element of their own.
  @Test(arguments: [(700, true), (701, false)])
  func besides(_ bytes: Int, _ isEntry: Bool) throws {
    let filler = String(repeating: "y", count: bytes - 10)
    let page =
      "<div><b>Aapo Uusi</b><a href='mailto:aapo.uusi@a.example'>x</a>"
      + "<b>Sari Satu</b><i>\(filler)</i><a href='mailto:sari.satu@a.example'>x</a></div>"
    #expect(try Self.people(page).contains("Sari Satu||sari.satu@a.example") == isEntry)
  }

  /// How deep below its entry an address may stand.
  @Test(arguments: [(6, true), (7, false)])
  func climbs(_ depth: Int, _ isFound: Bool) throws {
    let open = String(repeating: "<div>", count: depth)
    let close = String(repeating: "</div>", count: depth)
    let page =
      "<section><b>Sari Satu</b>\(open)<a href='mailto:sari.satu@a.example'>x</a>\(close)</section>\(Self.other)"
    #expect(try Self.people(page).contains { $0.hasPrefix("Sari Satu") } == isFound)
  }

  /// A heading begins an entry: the name above it belongs to nobody below it.
  @Test(arguments: ["h2", "h3", "h4", "h5", "h6", "dt"])
  func headings(_ tag: String) throws {
    let page =
      "<div><b>Aapo Uusi</b> <a href='mailto:aapo.uusi@a.example'>x</a>"
      + "<p>Liisa Keksitty</p><\(tag)>Sari Satu</\(tag)> <a href='mailto:myyjat@a.example'>x</a></div>"
    #expect(try !Self.people(page).contains { $0.hasPrefix("Liisa Keksitty") })
    let list =
      "<div><\(tag)>Aapo Uusi</\(tag)><p>Myyjä</p><a href='mailto:aapo.uusi@a.example'>x</a>"
      + "<p>Ostaja Liisa Keksitty</p><\(tag)>Sari Satu</\(tag)><p>Johtaja</p><a href='mailto:sari@a.example'>x</a></div>"
    #expect(try Self.people(list) == ["Aapo Uusi|Myyjä|aapo.uusi@a.example", "Sari Satu|Johtaja|sari@a.example"])
  }

  @Test("One name twice is one name; two names that prove nothing are none") func names() throws {
    let page =
      "<div><b>Sari Satu</b><i>Johtaja</i><b>Sari Satu</b><a href='mailto:x1@a.example'>x</a></div>\(Self.other)"
    #expect(try Self.people(page).contains("Sari Satu|Johtaja|x1@a.example"))
    let two =
      "<div><b>Sari Satu</b><i>Johtaja</i><b>Liisa Keksitty</b><a href='mailto:x1@a.example'>x</a></div>\(Self.other)"
    #expect(try Self.people(two).allSatisfy { !$0.contains("x1@") })
  }

  /// The header's row, the column span before the name, the name, and whether the row is a person's.
  @Test(arguments: [
    (1, 1, "Sari Satu", true), (3, 1, "Sari Satu", true), (4, 1, "Sari Satu", false), (1, 3, "Sari Satu", true),
    (1, 1, "Sari A. B. Von Satu", true), (1, 1, "Sari A. B. C. Von Satu", false), (1, 1, "Sari", true),
    (1, 1, "S" + String(repeating: "a", count: 74) + " Satu", true),
    (1, 1, "S" + String(repeating: "a", count: 75) + " Satu", false),
    (1, 1, "sari satu", false),
    (1, 1, "Sari 2", false),
  ])
  func tables(_ header: Int, _ span: Int, _ name: String, _ isPerson: Bool) throws {
    let captions = String(repeating: "<tr><td colspan=3>Henkilöstö</td></tr>", count: header - 1)
    let empty = span == 1 ? "" : "<td colspan=\(span - 1)></td>"
    let head = span == 1 ? "" : "<th colspan=\(span - 1)>Kuva</th>"
    let page =
      "<table>\(captions)<tr>\(head)<th>Nimi</th><th>Titteli</th><th>Sähköposti</th></tr>"
      + "<tr>\(empty)<td>\(name)</td><td>Rooli</td><td>q1@a.example</td></tr></table>"
    #expect(try Self.people(page).contains("\(name)|Rooli|q1@a.example") == isPerson)
  }

  /// Bytes before a page's declared encoding, and whether it is seen.
  @Test(arguments: [(2030, true), (2048, false)])
  func declarations(_ before: Int, _ isSeen: Bool) {
    let page = Array((String(repeating: " ", count: before) + "charset=koi8-r>").utf8) + [0xE4]
    #expect((PageEncoding(page, given: nil).name == "KOI8-R") == isSeen)
  }

  /// A page's bytes, and whether they are damaged.
  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], false), ([0xFF, 0xFE, 0x61, 0x00, 0x62], true), ([0xFE, 0xFF, 0x00], true),
      (Array("<meta charset=utf-16>".utf8) + [0xE4], true), (Array("<meta charset=utf-8>ä".utf8), false),
      ([0x81], true),
    ] as [([UInt8], Bool)])
  func damaged(_ bytes: [UInt8], _ isDamaged: Bool) {
    #expect(PageEncoding(bytes, given: nil).damaged == isDamaged)
  }

  private static func a(_ count: Int) -> String { String(repeating: "a", count: count) }

  /// A text, and whether an address stands in it.
  @Test(arguments: [
    ("x@a.fi", true), ("x@a.f", false), (a(244) + "@a.example", true), (a(245) + "@a.example", false),
    ("x (miukumauku) a.example", true), ("x (  miukumauku  ) a.example", true),
    ("x (   miukumauku  ) a.example", false),
  ])
  func addresses(_ text: String, _ isThere: Bool) { #expect(EmailText.addresses(in: text).isEmpty != isThere) }

  /// JSON-LD of one person with a company, and what is read of it.
  @Test(arguments: [
    (#""worksFor":{"name":"Nimi","legalName":"Laki Oy"},"jobTitle":"Johtaja""#, ["Johtaja", "Laki Oy", ""]),
    (#""worksFor":{"name":"Nimi Oy","vatID":"FI2","taxID":"1"},"roleName":"Ostaja""#, ["Ostaja", "Nimi Oy", "1"]),
    (#""worksFor":{"name":"Nimi Oy","vatID":"FI2"},"roleName":"b","jobTitle":"a""#, ["a", "Nimi Oy", "FI2"]),
    (#""worksFor":[{"name":"Eka Oy"},{"name":"Toka Oy"}]"#, ["", "Eka Oy", ""]),
    (#""jobTitle":"a\rb""#, ["a b", "", ""]),
  ])
  func jsonLD(_ members: String, _ values: [String]) throws {
    for wrapped in [("", ""), ("<![CDATA[", "]]>"), ("//<![CDATA[\n", "\n//]]>"), ("<!--", "-->")] {
      let json = #"\#(wrapped.0){"@type":"Person","name":"Sari Satu","email":"s@a.example",\#(members)}\#(wrapped.1)"#
      let page = "<script type='application/ld+json'>\(json)</script>"
      var reader = try WebReader(Array(page.utf8), path: "page.html", modified: 0, ReaderOptions())
      let batch = try #require(try reader.nextBatch())
      let fields = [Field.personTitle, .companyName, .companyBusinessID]
      #expect(fields.map { batch.string(row: 0, column: $0.rawValue) } == values, "\(wrapped)")
    }
  }

  @Test("JSON may be 64 deep", arguments: [(64, true), (65, false)]) func depth(_ depth: Int, _ isRead: Bool) {
    let json = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect((JSONTree(Array(json.utf8)) != nil) == isRead)
  }
}
