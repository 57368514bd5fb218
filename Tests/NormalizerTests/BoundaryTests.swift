import Records
import Testing
import Text

@testable import Normalizer

/// The last value on this side of a rule's limit and the first on the other, side by side.
@Suite("Boundary values of the rules") struct BoundaryTests {
  private static func a(_ count: Int) -> String { String((0..<count).map { $0 % 2 == 0 ? "a" : "n" }) }

  /// A field's value, what it becomes, and the finding that comes with it.
  @Test(
    arguments: [
      (.companyBusinessID, "900000-97", "900000-97", .businessIDForm),
      (.companyBusinessID, "9000009-7", "9000009-7", nil),
      (.companyBusinessID, "90000097-", "90000097-", .businessIDForm),
      (.companyBusinessID, "9000-009-7", "9000-009-7", .businessIDForm),
      (.companyBusinessID, "900000-9-7", "900000-9-7", .businessIDForm),
      (.companyBusinessID, "-90000097", "-90000097", .businessIDForm),
      (.companyBusinessID, "00009-4", "00009-4", .businessIDForm),
      (.companyBusinessID, "900000097", "900000097", .businessIDForm),

      (.companyPhone, "+491234567890123", "+491234567890123", nil),
      (.companyPhone, "+4912345678901234", "+4912345678901234", .phoneTooLong),
      (.companyPhone, "+4912345", "+4912345", nil), (.companyPhone, "+491234", "+491234", .phoneTooShort),
      (.companyPhone, "3584012345", "+3584012345", nil),
      (.companyPhone, "35840123456", "+35840123456", nil), (.companyPhone, "358912345", "358912345", .phoneNoPrefix),
      (.companyPhone, "3589123456", "+3589123456", nil),
      (.companyPhone, "1234", "1234", .phoneForm), (.companyPhone, "12346", "12346", .phoneNoPrefix),
      (.companyPhone, "040 1234567, 12345", "+358401234567", .phoneExtension),
      (.companyPhone, "040 1234567, 123456", "+358401234567", .phoneSeveral),
      (.companyPhone, "0401234/5678901", "+358401234", .phoneSeveral),
      (.companyPhone, "040123/4567", "+358401234567", nil),

      (.companyPhone, "04912", "04912", .phoneTooShort), (.companyPhone, "049123", "+35849123", .phoneUnassigned),
      (.companyPhone, "0491234567890", "+358491234567890", .phoneUnassigned),
      (.companyPhone, "04912345678901", "04912345678901", .phoneTooLong),

      (.personEmail, a(64) + "@a.example", a(64) + "@a.example", nil),
      (.personEmail, a(65) + "@a.example", a(65) + "@a.example", .emailSyntax),
      (.personEmail, a(60) + "@" + a(185) + ".example", a(60) + "@" + a(185) + ".example", nil),
      (.personEmail, a(60) + "@" + a(186) + ".example", a(60) + "@" + a(186) + ".example", .emailSyntax),
      (.personEmail, "a@an.fi", "a@an.fi", nil), (.personEmail, "a@an.f", "a@an.f", .emailSyntax),
      (.personEmail, "a@an.xn--", "a@an.xn--", .emailSyntax), (.personEmail, "a@an.xn--p1ai", "a@an.рф", nil),

      (.companyPostcode, "100.0", "00100", nil), (.companyPostcode, "1510.0", "01510", nil),
      (.companyPostcode, ".7", ".7", .postcodeForm), (.companyPostcode, "FI-1510", "FI-1510", .postcodeForm),
      (.companyPostcode, "FI-100", "FI-100", .postcodeForm), (.companyPostcode, "99", "99", .postcodeForm),
      (.companyPostcode, "001000", "001000", .postcodeForm),

      (.personName, "AB", "AB", nil), (.personName, "ABA", "Aba", nil),
      (.personName, "JPK VIRTANEN", "JPK Virtanen", nil), (.personName, "JPKL VIRTANEN", "Jpkl Virtanen", nil),
      (.personName, "LIISA MCAB", "Liisa Mcab", nil), (.personName, "LIISA MCABE", "Liisa McAbe", nil),

      (.personName, "eMBA Liisa Virtanen", "Liisa Virtanen", nil),
      (.personName, "prof. Liisa Virtanen", "Liisa Virtanen", nil),
      (.personName, "Everstiluutnantti Liisa Virtanen", "Liisa Virtanen", nil),
      (.personName, "Prikaatikenraali Liisa Virtanen", "Liisa Virtanen", nil),
      (.personName, "Tri Liisa Virtanen", "Liisa Virtanen", nil),
      (.companyName, "Testi Oyj Oyj", "Testi Oyj", nil), (.companyName, "Testi Oy Oy", "Testi Oy", nil),
      (.companyStreet, "Testikatu 5, Helsinki 00100", "Testikatu 5, Helsinki 00100", nil),

      (.companyIndustry, "J (62)", "TOL 2008 62", nil), (.companyIndustry, "J(62)", "TOL 2008 62", nil),
      (.companyIndustry, "J (TOL 2008)", "TOL 2008 J", nil), (.companyIndustry, "62 (TOL 2008)", "TOL 2008 62", nil),
      (.companyIndustry, "a (62)", "a (62)", nil), (.companyIndustry, "IT (6201)", "TOL 2008 6201", nil),

      (.companyCity, "00100 X", "00100 X", nil), (.companyCity, "00100 II", "Ii", nil),
    ] as [(Field, String, String, FindingCode?)])
  func limits(_ field: Field, _ value: String, _ normal: String, _ finding: FindingCode?) {
    let trace = RuleChain.apply(field: field, value: value)
    #expect(trace.normal == normal && trace.findings == (finding.map { [$0] } ?? []))
    #expect(RuleChain.apply(field: field, value: trace.normal).normal == normal)
  }

  /// End dates as programs and people write them. Today is 2024-10-04.
  @Test(
    arguments: [
      ("31.12.2023", .ended), ("31.12.23", .ended), ("31/12/2023", .ended), ("31-12-2023", .ended),
      ("1-1-2020", .ended),
      ("20231231", .ended), ("20231231120000", .ended), ("31122023", .ended), ("45291", .ended), ("45291.0", .ended),
      ("45291,5", .ended), ("2023-12-31", .ended), ("2023-1-1", .ended), ("2023/12/31", .ended), ("2020.01.01", .ended),
      ("2023-12-31T00:00:00", .ended), ("2023-12-31T00:00:00Z", .ended), ("2023-12-31T00:00:00.000+02:00", .ended),
      ("2023-12-31 00:00:00.000", .ended), ("2020-01-01T", .ended), ("31.12.2023 klo 12.00", .ended),
      ("1.1.2020 12:00", .ended),
      ("31. 12. 2023", .ended), ("31.12.2023\u{A0}", .ended), ("31.\u{A0}12.\u{A0}2023", .ended),
      ("12/31/2023", .ended),
      ("12/31/23", .unclear), ("31 Dec 2023", .ended), ("Dec 31, 2023", .ended), ("31. joulukuuta 2023", .ended),
      ("31 december 2023", .ended), ("1 mars 2023", .ended), ("1. marraskuuta 2023", .ended), ("1 maj 2023", .ended),
      ("29.2.2024", .ended), ("3.10.2024", .ended), ("4.10.2024", .active), ("04/03/2024", .ended),
      ("4.10.24", .active),
      ("31.12.2099", .active), ("31.12.44", .active), ("31.12.45", .unclear), ("31.12.99", .unclear),
      ("31.12.9999", .active), ("9999-12-31", .active), ("99991231", .active), ("31.12.2999", .active),
      ("1.1.1900", .active),
      ("1900-01-01", .active), ("1899-12-30", .active), ("0001-01-01T00:00:00", .active), ("1753-01-01", .active),
      ("00.00.0000", .active), ("0000-00-00", .active), ("0.0.0000", .active), ("00000000", .active), ("", .active),
      ("-", .active), ("–", .active), ("toistaiseksi", .active), ("Tills vidare", .active),
      ("until further notice", .active),
      ("voimassa toistaiseksi", .active), ("NULL", .active),
      ("1.1.1970", .unclear), ("1970-01-01", .unclear), ("32.1.2020", .unclear), ("29.2.2023", .unclear),
      ("31.2.2020", .unclear),
      ("13/13/2023", .unclear), ("1.1.999", .unclear), ("1.1.20200", .unclear), ("2020-01-01x", .unclear),
      ("12345", .unclear),
      ("99999", .unclear), ("311223", .unclear), ("2023", .unclear), ("12/2023", .unclear), ("irtisanottu", .unclear),
      ("päättyy 31.12.2023", .unclear), ("23-12-31", .unclear), ("31-12-23", .unclear), ("31-12-45", .unclear),
      ("31.12.2023-31.12.2024", .unclear), ("?", .unclear), ("1", .unclear),
    ] as [(String, Relationship)])
  func endDates(_ date: String, _ expected: Relationship) {
    let out = Self.normalize(endDate: date, nil)
    #expect(out.rows[0].relationship == expected)
    #expect(out.findings.map(\.code) == (expected == .unclear ? [.relationshipDate] : []))
    // What cannot be read is blocked, and nothing else is.
    #expect(out.rows[0].stance == (expected == .unclear ? .unclearEnd : []))
  }

  /// The same numbers under each order that a source may state.
  @Test(
    arguments: [
      ("03/04/2024", "2024-04-03", "2024-03-04", nil), ("03.04.24", "2024-04-03", "2024-03-04", "2003-04-24"),
      ("20240304", "unclear", "unclear", "2024-03-04"), ("03042024", "2024-04-03", "2024-03-04", "unclear"),
      ("2024-03-04", "2024-03-04", "2024-03-04", "2024-03-04"), ("31/12/2023", "2023-12-31", "unclear", nil),
      ("23-12-31", "2031-12-23", "unclear", "2023-12-31"),
    ] as [(String, String, String, String?)])
  func dateOrders(_ text: String, _ dayFirst: String, _ monthFirst: String, _ yearFirst: String?) {
    let bytes = Array(text.utf8)
    for (order, expected) in zip(DateOrder.allCases, [dayFirst, monthFirst, yearFirst ?? "unclear"]) {
      let read =
        switch EndDate.read(bytes, bytes.indices, order: order, today: 20_000) {
        case .none: "none"
        case .unclear: "unclear"
        case .day(let days): Timestamp.dateOfDay(Int64(days))
        }
      #expect(read == expected, "\(order)")
    }
  }

  private static func normalize(endDate date: String, _ order: DateOrder?) -> ObservationBatch {
    var layout = Layout()
    layout.columns[Field.personName.rawValue] = [0]
    (layout.key, layout.endDate, layout.dateOrder) = ([0], 1, order)
    var batch = RecordBatch(columnCount: 2)
    batch.bytes = Array("Liisa Lampi\(date)".utf8)
    (batch.ends, batch.places) = ([11, batch.bytes.count], [RecordPlace(line: 1, byteStart: 0, byteEnd: 1)])
    return RuleChain(layout: layout, today: 20_000).normalize(batch)
  }

  /// The columns that make the key, what is wrong with the record, and whether its key is believed all the same.
  @Test(
    arguments: [
      ([0], .csvFieldCount, true), ([0], .csvCutLine, true), ([0], .csvUnclosedQuote, true),
      ([0], .csvRecordTooLong, true),
      ([0], .csvInvalidBytes, false), ([0], .csvTruncated, false), ([0], .csvNULByte, false),
      ([0], .csvUnitSeparator, false), ([0, 1], .csvFieldCount, false), ([1], .csvFieldCount, false),
      ([0], .csvStrayQuote, true),
    ] as [([Int], FindingCode, Bool)])
  func keysOfFaultyRecords(_ key: [Int], _ fault: FindingCode, _ isTrusted: Bool) {
    var layout = Layout()
    layout.columns[Field.personName.rawValue] = [1]
    layout.key = key
    var batch = RecordBatch(columnCount: 2)
    batch.bytes = Array("7Liisa".utf8)
    (batch.ends, batch.places) = ([1, 6], [RecordPlace(line: 1, byteStart: 0, byteEnd: 1)])
    batch.findings = [Finding(fault, row: 0, line: 1, column: 1)]
    let row = RuleChain(layout: layout, today: 0).normalize(batch).rows[0]
    #expect(!row.key.isEmpty == isTrusted && row.disposition.quarantines == fault.quarantines)
  }
}
