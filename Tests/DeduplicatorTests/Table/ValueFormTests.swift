import Testing

@testable import Deduplicator

@Suite("The form in which a value is compared") struct ValueFormTests {
  private func normal(_ text: String, _ kind: FieldKind, _ habits: ValueForm.Habits = ValueForm.Habits()) -> String {
    let bytes = Array("x\(text)x".utf8)
    return String(decoding: ValueForm.normal(bytes, 1..<(bytes.count - 1), kind, habits), as: UTF8.self)
  }

  @Test(arguments: [
    ("Matti.Meri@Kuusi.Example", FieldKind.email, "matti.meri@kuusi.example"), (" a@b.example ", .email, "a@b.example"),
    ("ei ole", .email, ""), ("1234", .phone, ""), ("unknown", .phone, ""), ("5.3.1987", .date, "19870305"),
    ("unknown", .date, ""), ("010190-123A", .identifier, "010190123a"), ("SW1A 1AA", .postcode, "sw1a1aa"),
    ("Åsa", .given, "asa"), ("O'Neill", .family, "oneill"), ("Meri-Lampi", .family, "meri lampi"),
    ("Meri, Matti", .fullName, "meri matti"), ("-1.5", .number, "-1.5"), ("Sähkö & Kone", .text, "sahko kone"),
  ])
  func form(_ text: String, _ kind: FieldKind, _ expected: String) { #expect(normal(text, kind) == expected) }

  @Test(
    "Two writings of one thing",
    arguments: [
      ("+358 40 123 4567", "0401234567", FieldKind.phone), ("+358 (0)40 123-4567", "040 1234567", .phone),
      ("FI12345678", "1234567-8", .identifier), ("123 456", "123-456", .identifier), ("Åbo", "TURKU", .place),
      ("Kuusi Oy", "KUUSI", .company), ("12 Main Street", "12 main st.", .address), ("De'Angelo", "DeAngelo", .given),
      ("JÄRVINEN", "jarvinen", .family), ("100 10", "10010", .postcode),
    ])
  func same(_ one: String, _ other: String, _ kind: FieldKind) {
    #expect(normal(one, kind) == normal(other, kind))
    #expect(!normal(one, kind).isEmpty)
  }

  @Test(
    "Words that say that nothing is known", arguments: ["NULL", "None", "n/a", "-", "?", " ", "Ei tiedossa", "okänd"])
  func nothing(_ text: String) {
    for kind in FieldKind.allCases where kind != .ignored { #expect(normal(text, kind) == "", "\(kind)") }
  }

  @Test("A form's form is itself", arguments: FieldKind.allCases)
  func twice(_ kind: FieldKind) {
    let habits = ValueForm.Habits(order: .dayFirst, postcodeDigits: 5)
    for text in [
      "Matti Meri", "O'Neill", "FI12345678", "123", "Åbo", "Kuusi Oy Ab", "12 North Main Street", "5.3.1987",
      "+358 40 123 4567", "a@b.example", "Helsingin kaupunki", "1,5",
    ] {
      let once = normal(text, kind, habits)
      #expect(normal(once, kind, habits) == once, "\(text)")
    }
  }

  @Test(
    "Zeros that a table program has taken from postcodes come back",
    arguments: [
      (["00100", "20100", "33720", "123"], "00123"), (["100", "20100", "33720", "123"], "123"),
      (["SW1A", "N1", "123"], "123"),
    ])
  func postcodes(_ values: [String], _ expected: String) {
    #expect(normal("123", .postcode, ValueForm.habits(column("x", values), .postcode)) == expected)
  }
}
