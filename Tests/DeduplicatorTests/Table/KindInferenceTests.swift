import Testing

@testable import Deduplicator

/// A column, and what it should be taken for.
struct ColumnCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let header: String
  let values: [String]
  let kind: FieldKind

  init(_ description: String, _ header: String, _ kind: FieldKind, rows: Int = 400, _ value: (Int) -> String) {
    testDescription = description
    self.header = header
    self.kind = kind
    values = (0..<rows).map(value)
  }

  var inferred: (kind: FieldKind, note: String) {
    KindInference.kind(header, ColumnProfile(column(header, values)), rows: values.count)
  }
}

/// A word that no other number makes.
private func word(_ number: Int) -> String {
  let syllables = ["ka", "lo", "mi", "ne", "po", "ra", "su", "te", "vi", "hy"]
  return String(number).utf8.map { syllables[Int($0 & 15)] }.joined() + "la"
}

@Suite("What a column is taken for") struct KindInferenceTests {
  static let byValues = [
    ColumnCase("e-mail addresses", "x", .email) { "\(word($0))@\(word($0 % 40)).example" },
    ColumnCase("e-mail addresses, some missing", "x", .email) { $0 % 3 == 0 ? "" : "\(word($0))@kuusi.example" },
    ColumnCase("dates, year first", "x", .date) { "19\(50 + $0 % 50)-0\(1 + $0 % 9)-1\($0 % 10)" },
    ColumnCase("dates, Finnish", "x", .date) { "\(1 + $0 % 28).\(1 + $0 % 12).\(1950 + $0 % 50)" },
    ColumnCase("dates, American", "x", .date) { "\(1 + $0 % 12)/\(1 + $0 % 28)/\(1950 + $0 % 50)" },
    ColumnCase("dates without gaps", "x", .date) { "\(1950 + $0 % 50)0\(1 + $0 % 9)1\($0 % 10)" },
    ColumnCase("coordinates", "x", .number) { "60.\(1000 + $0 * 7)" },
    ColumnCase("coordinates, decimal comma and sign", "x", .number) { "-24,\(1000 + $0 * 7)" },
    ColumnCase("phone numbers, abroad", "x", .phone) { "+358 40 \(1_000_000 + $0 * 317)" },
    ColumnCase("phone numbers, at home", "x", .phone) { "040-\(1_000_000 + $0 * 317)" },
    ColumnCase("long numbers", "x", .identifier) { "\(3_000_000 + $0 * 311)" },
    ColumnCase("addresses, number behind", "x", .address) { "\(word($0))katu \(1 + $0 % 90)" },
    ColumnCase("addresses, number in front", "x", .address) { "\(1 + $0 % 90) \(word($0)) street" },
    ColumnCase("words", "x", .text) { "\(word($0)) \(word($0 * 3))" },
    ColumnCase("a few values", "x", .category) { ["red", "green", "blue"][$0 % 3] },
    ColumnCase("short numbers", "x", .code) { "\($0 % 60)" },
  ]

  static let byHeader = [
    ColumnCase("given names", "Etunimi", .given) { word($0 % 30) },
    ColumnCase("family names", "lastName", .family) { word($0 % 90) },
    ColumnCase("whole names", "Yhteyshenkilö", .fullName) { "\(word($0 % 30)) \(word($0 % 90))" },
    ColumnCase("companies", "Yritys", .company) { "\(word($0 % 90)) Oy" },
    ColumnCase("towns", "Kaupunki", .place) { word($0 % 9) },
    ColumnCase("addresses, few", "Katuosoite", .address) { "\(word($0 % 5))tie" },
    ColumnCase("postcodes", "Postinumero", .postcode) { "\(10_000 + $0 % 70 * 100)" },
    ColumnCase("phone numbers without gaps", "Puhelin", .phone) { "\(401_000_000 + $0 * 317)" },
    ColumnCase("business IDs, Finnish", "Y-tunnus", .identifier) { businessID($0 / 2) },
    ColumnCase("business IDs", "VAT number", .identifier) { "FI\(30_000_000 + $0 / 2 * 311)" },
    ColumnCase("hardly an address in it", "email", .email) { $0 == 7 ? "a@b.example" : "ei ole \(word($0))" },
    ColumnCase("a header of addresses over words", "email", .text) { word($0) },
    ColumnCase("a header of phones over words", "phone", .text) { word($0) },
    ColumnCase("sites", "name", .company) { "\(word($0)) \(word($0 * 7)) market" },
  ]

  static let silent = [
    ColumnCase("empty", "Etunimi", .ignored) { _ in "" },
    ColumnCase("without rows", "Etunimi", .ignored, rows: 0) { _ in "" },
    ColumnCase("always the same", "Kaupunki", .ignored) { _ in "Turku" },
    ColumnCase("the same where it is not empty", "Kaupunki", .ignored) { $0 % 2 == 0 ? "Turku" : "" },
    ColumnCase("the number of the row", "id", .ignored) { "\($0)" },
    ColumnCase("the number of the row, no header", "", .ignored) { "rec-\($0)" },
  ]

  @Test("By values alone", arguments: byValues) func values(_ one: ColumnCase) {
    #expect(one.inferred.kind == one.kind)
    #expect(one.inferred.note.isEmpty)
  }

  @Test("By header and values", arguments: byHeader) func header(_ one: ColumnCase) {
    #expect(one.inferred.kind == one.kind)
  }

  @Test("Columns that say nothing, and why", arguments: silent) func nothing(_ one: ColumnCase) {
    #expect(one.inferred.kind == .ignored)
    #expect(!one.inferred.note.isEmpty)
  }

  @Test("A row's number that stands in two rows is looked at") func repeatedID() {
    #expect(ColumnCase("", "id", .ignored) { "K\(10_000 + $0 / 2)" }.inferred.kind != .ignored)
  }

  static let tricky = [
    ColumnCase("points in time", "created", .date) { "19\(50 + $0 % 50)-0\(1 + $0 % 9)-1\($0 % 10)T1\($0 % 10):15:00" },
    ColumnCase("points in time, with a gap", "x", .date) {
      "19\(50 + $0 % 50)-0\(1 + $0 % 9)-1\($0 % 10) 1\($0 % 10):15"
    },
    ColumnCase("eight-digit numbers of customers", "asiakas", .identifier) { "\(10_000_000 + $0 * 317)" },
    ColumnCase("business IDs, no header", "x", .identifier) { businessID($0 / 2) },
    ColumnCase("business IDs, each once", "Y-tunnus", .identifier) { businessID($0) },
    ColumnCase("jobs", "Job title", .text, rows: 40) { "\(word($0)) manager" },
  ]

  @Test("Columns easily taken for something else", arguments: tricky) func trickyOnes(_ one: ColumnCase) {
    #expect(one.inferred.kind == one.kind)
  }
}
