import Testing
import Text

/// A message may name columns, never what stands in a record.
@Suite struct QuotedColumnsTests {
  @Test(
    arguments: [
      (["asiakasnro", "Yritys", "Nimi", "Posti"], #""asiakasnro", "Yritys", "Nimi", "Posti""#),
      (["rec_id", "given_name", "surname", "note"], #""rec_id", "given_name", "surname", "note""#),
      (
        ["Y-tunnus", "Yrityksen nimi", "Käyntiosoite", "Sähköposti"],
        #""Y-tunnus", "Yrityksen nimi", "Käyntiosoite", "Sähköposti""#
      ),
      (
        [
          "CustomerID", "Company", "BusinessID", "Contact", "Email", "Role", "Language", "Street", "Zip", "City",
          "Phone",
        ],
        #""CustomerID", "Company", "BusinessID", "Contact", "Email", "Role", "Language", "Street", "Zip", "City", "Phone""#
      ),
      (["Nimi", "Nimi 2", "3", "Titteli"], #""Nimi", "Nimi 2", "3", "Titteli""#),
      (["Företag", "Efternamn", "Förnamn", "E-postadress"], #""Företag", "Efternamn", "Förnamn", "E-postadress""#),
      // A name that is none of the words that head columns is told by its place.
      (["Nimi", "Yritys", "Virtanen"], #""Nimi", "Yritys", column 3"#),
      (["Nimi", "\u{1B}[2J", "Yritys", "Katu"], #""Nimi", column 2, "Yritys", "Katu""#),
      ([], "it has none"),
    ] as [([String], String)])
  func headersAreTold(_ names: [String], _ told: String) { #expect(QuotedColumns.list(names) == told) }

  /// The first record of a file without a header.
  @Test(arguments: [
    ["17", "Meri Oy", "9100037-1", "Anna Virta", "anna@meri.example", "ostaja"],
    ["Anna Virta", "010190-123X"], ["Anna", "Virta", "Helsinki"], ["Nimi", "Yritys", "anna@meri.example"],
    ["Nimi", "Yritys", "Meri Oy"], ["Nimi", "Yritys", "+358 40 5550100"], ["Nimi", "Yritys", "http://meri.example"],
    ["Virtanen, Liisa"], ["Liisa", "talousjohtaja", "fi", "Espoo"], ["ostaja"], ["Nimi", "٠١٠١٩٠١٢٣"],
    ["Nimi", "０１０１９０-１２３X"], ["Nimi", "Tietosähkö Oy"], ["asiakas Virtanen", "tilaus Korhonen"],
  ])
  func recordsAreNot(_ names: [String]) {
    let told = QuotedColumns.list(names) + names.indices.map { QuotedColumns.one($0, of: names) }.joined()
    for name in names where name.count > 2 && name != "Nimi" && name != "Yritys" {
      #expect(!told.contains(name), "\(told)")
      for word in name.split(separator: " ") where word.count > 3 { #expect(!told.contains(word), "\(told)") }
    }
    #expect(told.contains("not shown") && told.contains("in column 1"), "\(told)")
  }

  @Test func oneColumnIsNamedOrPlaced() {
    #expect(QuotedColumns.one(0, of: ["Nimi", "Virtanen"]) == "\"Nimi\"")
    #expect(QuotedColumns.one(1, of: ["Nimi", "Virtanen"]) == "in column 2")
    #expect(QuotedColumns.one(9, of: ["Nimi"]) == "unknown")
  }
}
