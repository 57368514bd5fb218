import Records
import Testing
import Text

@testable import Normalizer

/// Batches through the chain. Columns: number, first name, surname, e-mail, company, status, end date, phone.
@Suite struct RuleChainTests {
  private static func layout() -> Layout {
    var layout = Layout()
    layout.columns[Field.personName.rawValue] = [1, 2]
    layout.columns[Field.personEmail.rawValue] = [3]
    layout.columns[Field.companyName.rawValue] = [4]
    layout.columns[Field.companyPhone.rawValue] = [7]
    layout.key = [0]
    layout.status = 5
    layout.endedValues = ["Päättynyt"]
    layout.endDate = 6
    return layout
  }

  private static func batch(_ rows: [[String]]) -> RecordBatch {
    var batch = RecordBatch(columnCount: 8)
    for (row, values) in rows.enumerated() {
      var column: UInt32 = 1
      for index in 0..<8 {
        let value = Array((index < values.count ? values[index] : "").utf8)
        batch.bytes += value
        batch.ends.append(batch.bytes.count)
        batch.fieldPlaces.append(FieldPlace(lineOffset: index == 7 ? 1 : 0, column: column))
        column += UInt32(value.count) + 1
      }
      batch.places.append(RecordPlace(line: UInt32(row + 2), byteStart: 0, byteEnd: 1))
    }
    return batch
  }

  private static func normalize(_ rows: [[String]], _ layout: Layout = layout()) -> ObservationBatch {
    RuleChain(layout: layout, today: 20_000).normalize(batch(rows))
  }

  private func text(_ out: ObservationBatch, _ range: Range<Int>) -> String {
    String(decoding: out.bytes[range], as: UTF8.self)
  }

  @Test func packsRawNormalPlacesAndKey() {
    let out = Self.normalize([["17 ", " VIRTANEN", "Liisa\u{A0}", "liisa@x.example", "Oy\tX", "", "", "040 1234567"]])
    let row = out.rows[0]
    #expect(text(out, row.key) == "17")
    #expect(PackedFields.values(Array(out.bytes[row.raw]))[0] == "VIRTANEN Liisa")
    #expect(PackedFields.values(Array(out.bytes[row.raw]))[5] == "Oy X")
    #expect(PackedFields.values(Array(out.bytes[row.normal]))[0] == "Liisa Virtanen")
    #expect(PackedFields.values(Array(out.bytes[row.normal]))[10] == "+358401234567")
    #expect(
      text(out, row.fieldPlaces).split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        == ["5", "23", "", "", "", "39", "", "", "", "", "1:46"])
    #expect(row.disposition == .keep && row.relationship == .active && out.findings.isEmpty)
    #expect(row.digest == SHA256.hash([0] + Array(out.bytes[row.raw])))
  }

  /// A language of the person's own, the page's, and what comes of them: raw, normalised, grounds and place.
  @Test(
    "A page's language is kept in the raw row with its place, gives way to the person's own, and is told apart from it",
    arguments: [
      ("", "sv", "lang=\"sv\"", "sv", Grounds.page, "/html/@lang"),
      ("", "en-US", "lang=\"en-US\"", "", .stated, "/html/@lang"),
      ("FIN", "sv", "FIN", "fi", .stated, "/p[5]"), ("fi", nil, "fi", "fi", .stated, "/p[5]"),
      ("", nil, "", "", .stated, ""),
      ("", "131052-308T", "lang=\"***********\"", "", .stated, "/html/@lang"),
    ] as [(String, String?, String, String, Grounds, String)])
  func pageLanguage(
    own: String, page: String?, raw: String, normal: String, grounds: Grounds, place: String
  ) throws {
    var layout = Layout()
    for field in Field.allCases { layout.columns[field.rawValue] = [field.rawValue] }
    layout.identity = [[.personName]]
    var batch = RecordBatch(columnCount: Field.count)
    for field in Field.allCases {
      let value = field == .personName ? "Liisa Lampi" : field == .personLanguage ? own : ""
      batch.bytes += Array(value.utf8)
      batch.ends.append(batch.bytes.count)
      batch.paths.append(value.isEmpty ? "" : "/p[\(field.rawValue + 1)]")
    }
    batch.places = [RecordPlace(line: 1, byteStart: 0, byteEnd: 1)]
    batch.language = page.map { PageLanguage(code: $0, path: "/html/@lang") }
    let out = RuleChain(layout: layout, today: 0).normalize(batch)
    let row = out.rows[0]
    let index = Field.personLanguage.rawValue
    let values = PackedFields.values(Array(out.bytes[row.raw]))
    #expect(values[index] == raw && out.filled[index] == (raw.isEmpty ? 0 : 1))
    let stored = Array(out.bytes[row.normal.isEmpty ? row.raw : row.normal])
    #expect(PackedFields.values(stored)[index] == normal)
    #expect(PackedFields.grounds(stored, 0..<stored.count, of: .personLanguage) == grounds)
    #expect(PackedFields.values(Array(out.bytes[row.fieldPlaces]))[index] == place)
    let trace = RuleChain.trace(values)[index]
    #expect(trace.normal == normal && trace.grounds == grounds)
    #expect(out.findings.contains { $0.code == .personalIdentityCode } == raw.contains("*"))

    layout.columns[index] = []
    let undeclared = RuleChain(layout: layout, today: 0).normalize(batch)
    #expect(PackedFields.values(Array(undeclared.bytes[undeclared.rows[0].raw]))[index].isEmpty)
  }

  @Test func normalIsEmptyWhereNothingChanged() {
    let out = Self.normalize([["1", "Liisa", "Virtanen", "liisa@x.example", "Meri"]])
    #expect(out.rows[0].normal.isEmpty && !out.rows[0].raw.isEmpty)
  }

  @Test(arguments: [
    ("päättynyt", "", Relationship.ended), ("Aktiivinen", "", .active), ("", "", .active), ("", "1.2.2020", .ended),
    ("", "2020-02-01", .ended), ("", "2020-02-01T00:00:00", .ended), ("", "31.12.2999", .active),
    ("=\"päättynyt\"", "", .ended), ("p&auml;&auml;ttynyt", "", .ended), ("'päättynyt", "", .ended),
    ("", "=\"1.2.2020\"", .ended), ("", "'2020-02-01", .ended), ("", "=\"\"", .active),
    ("", "4.10.2024", .active), ("", "3.10.2024", .ended), ("", "31.2.2020", .unclear), ("", "toistaiseksi", .active),
  ])
  func readsTheRelationship(_ status: String, _ date: String, _ expected: Relationship) {
    let out = Self.normalize([["1", "Liisa", "Virtanen", "", "", status, date]])
    #expect(out.rows[0].relationship == expected)
    let isUnreadable = expected == .unclear
    #expect(out.findings.map(\.code) == (isUnreadable ? [.relationshipDate] : []))
    #expect(out.rows[0].digest != Self.normalize([["1", "Liisa", "Virtanen", "x"]]).rows[0].digest)
  }

  @Test func quarantinesWhatIsNobodyOrHasNoKey() {
    let out = Self.normalize([
      ["", "Liisa", "Virtanen"], ["2", "", "", "", "", "", "", "09 616 2600"], ["3", "Liisa", "Virtanen"],
    ])
    #expect(out.findings.map(\.code) == [.keyEmpty, .recordNobody])
    #expect(out.findings.allSatisfy { $0.quarantines } && out.findings.map(\.line) == [2, 3])
    #expect(out.rows.map(\.disposition) == [.quarantine(finding: 0), .quarantine(finding: 1), .keep])
    #expect(out.rows[0].key.isEmpty && text(out, out.rows[1].key) == "2")
  }

  @Test func keepsWhatTheReaderQuarantinedWithItsKey() {
    var batch = Self.batch([["1", "Liisa", "Virtanen"], ["2", "Matti", "Merinen"]])
    batch.findings = [
      Finding(.csvStrayQuote, row: 1, line: 3, column: 1), Finding(.csvFieldCount, row: 1, line: 3, column: 1),
    ]
    let out = RuleChain(layout: Self.layout(), today: 0).normalize(batch)
    #expect(out.rows[1].disposition == .quarantine(finding: 1) && text(out, out.rows[1].key) == "2")
    #expect(out.rows[0].disposition == .keep && out.findings.count == 2)
  }

  @Test func neverLetsAPersonalIdentityCodeThrough() {
    let code = "131052-308T"
    let out = Self.normalize([
      ["1", "Liisa", "Virtanen \(code)", code, code, code, code, code], [code, "Liisa", "Virtanen"],
      ["3", "Liisa", "Virt\u{200B}anen 1310\u{200B}52-308T"],
    ])
    let all = String(decoding: out.bytes, as: UTF8.self)
    #expect(!all.contains("308T") && !all.contains("131052"))
    #expect(out.rows[0].disposition == .keep)
    #expect(out.findings.count { $0.code == .personalIdentityCode && !$0.quarantines } == 7)
    #expect(
      out.rows[1].key.isEmpty && out.findings.contains { $0.code == .keyPersonalIdentityCode && $0.quarantines })
  }

  @Test func makesKeysFromIdentity() {
    var layout = Self.layout()
    layout.key = []
    layout.keyPrefix = Array("x.example\u{1F}".utf8)
    layout.identity = [[.personEmail], [.personName, .companyName]]
    let out = Self.normalize(
      [
        ["", "Liisa", "Virtanen", "Liisa@X.example"], ["", "VIRTANEN", "Åsa", "info@x.example", "X Oy"],
        ["", "Liisa", "Virtanen"],
      ], layout)
    #expect(text(out, out.rows[0].key) == "x.example\u{1F}liisa@x.example")
    #expect(text(out, out.rows[1].key) == "x.example\u{1F}asa virtanen\u{1F}x oy")
    #expect(out.rows[2].key.isEmpty)
  }

  @Test func leavesOutWhatTheSourceFilters() {
    var layout = Self.layout()
    layout.ignore = (column: 5, values: ["TESTI"])
    let out = Self.normalize([["1", "Liisa", "Virtanen", "", "", "testi"], ["2", "Liisa", "Virtanen"]], layout)
    #expect(out.rows.map(\.disposition) == [.ignore, .keep])
    layout.ignore = (column: 5, values: ["MYYJÄ"])
    let coded = Self.normalize([["1", "Liisa", "Virtanen", "", "", "myyj&auml;"]], layout)
    #expect(coded.rows.map(\.disposition) == [.ignore])
  }

  /// A title that stands in the name goes through the rules of titles, where the record has none of its own.
  @Test(arguments: [
    ("Anna Virta, TALOUSJOHTAJA", "", "Anna Virta", "Talousjohtaja", "finance", Grounds.misplaced),
    ("Anna Virta, talousjohtaja", "myyjä", "Anna Virta", "myyjä", "sales", .stated),
    ("talousjohtaja", "", "", "talousjohtaja", "finance", .misplaced),
  ])
  func takesTheTitleOutOfTheName(
    name: String, title: String, normal: String, taken: String, area: String, grounds: Grounds
  ) {
    var layout = Layout()
    (layout.columns[Field.personName.rawValue], layout.columns[Field.personTitle.rawValue]) = ([1], [2])
    layout.columns[Field.companyName.rawValue] = [3]
    layout.key = [0]
    var batch = RecordBatch(columnCount: 4)
    for value in ["1", name, title, "Meri Oy"] {
      batch.bytes += Array(value.utf8)
      batch.ends.append(batch.bytes.count)
    }
    batch.places = [RecordPlace(line: 1, byteStart: 0, byteEnd: 1)]
    let out = RuleChain(layout: layout, today: 0).normalize(batch)
    let stored = Array(out.bytes[out.rows[0].normal])
    let values = PackedFields.values(stored)
    #expect(values[Field.personName.rawValue] == normal && values[Field.personTitle.rawValue] == taken)
    #expect(values[Field.personResponsibility.rawValue] == area)
    #expect(PackedFields.grounds(stored, 0..<stored.count, of: .personTitle) == grounds)
    layout.declared = Field.allCases.filter { $0 != .personTitle }
    layout.columns[Field.personTitle.rawValue] = []
    let undeclared = RuleChain(layout: layout, today: 0).normalize(batch)
    #expect(PackedFields.values(Array(undeclared.bytes[undeclared.rows[0].normal]))[Field.personTitle.rawValue].isEmpty)
  }

  /// A damaged value says so in its row, whether or not a rule changed anything.
  @Test func keepsThatAValueIsDamaged() {
    let out = Self.normalize([["1", "Leena", "J\u{FFFD}rvinen", "leena@x.example", "Meri"]])
    let stored = Array(out.bytes[out.rows[0].normal])
    #expect(PackedFields.values(stored)[Field.personName.rawValue] == "Leena J\u{FFFD}rvinen")
    #expect(PackedFields.grounds(stored, 0..<stored.count, of: .personName) == .damaged)
    #expect(out.findings.map(\.code) == [.valueDamaged])
  }

  @Test func traceAndBatchAgree() {
    var layout = Layout()
    layout.columns = (0..<Field.count).map { [$0] }
    layout.identity = [[.personName]]
    var values = Values(seed: 11)
    let rows = (0..<500).map { _ in (0..<Field.count).map { _ in values.next() } }
    var batch = RecordBatch(columnCount: Field.count)
    for row in rows {
      for value in row {
        batch.bytes += Array(value.utf8)
        batch.ends.append(batch.bytes.count)
      }
      batch.places.append(RecordPlace(line: 1, byteStart: 0, byteEnd: 0))
    }
    let out = RuleChain(layout: layout, today: 0).normalize(batch)
    for (row, raw) in rows.enumerated() {
      let traces = RuleChain.trace(raw)
      let observed = out.rows[row]
      #expect(PackedFields.values(Array(out.bytes[observed.raw])) == traces.map(\.raw))
      let normal = observed.normal.isEmpty ? observed.raw : observed.normal
      #expect(PackedFields.values(Array(out.bytes[normal])) == traces.map(\.normal))
    }
  }

  @Test func whatCameBeforeChangesNothing() {
    var layout = Self.layout()
    layout.columns[Field.personTitle.rawValue] = [5]
    layout.columns[Field.companyCity.rawValue] = [6]
    var values = Values(seed: 12)
    var random = SplitMix64(seed: 13)
    // Half of the rows come again, so that some fields go on being remembered and others do not.
    let some = (0..<700).map { _ in (0..<8).map { _ in values.next() } }
    let rows = (some + some.prefix(500) + some.prefix(200)).shuffled(using: &random)
    let alone = rows.map { Self.normalize([$0], layout) }
    let together = Self.normalize(rows, layout)
    for (one, row) in zip(alone, together.rows) {
      for part in [\ObservationRow.key, \.raw, \.normal, \.fieldPlaces] {
        #expect(one.bytes[one.rows[0][keyPath: part]] == together.bytes[row[keyPath: part]])
      }
      #expect(one.rows[0].digest == row.digest && one.rows[0].relationship == row.relationship)
    }
    #expect(alone.flatMap(\.findings).map(\.code) == together.findings.map(\.code))
  }

  @Test func survivesColumnsThatAreNotThereAndBrokenBytes() {
    var layout = Layout()
    layout.columns = (0..<Field.count).map { [$0, 99] }
    layout.key = [98]
    layout.status = 97
    layout.endDate = 96
    layout.ignore = (column: 95, values: ["x"])
    var batch = RecordBatch(columnCount: 2)
    batch.bytes = [0xC3, 0xE2, 0x80, 0xFF, 0xF0, 0x9F, 0x1F, 0x00, 0xC2]
    batch.ends = [6, 9]
    batch.places = [RecordPlace(line: 1, byteStart: 0, byteEnd: 9)]
    let out = RuleChain(layout: layout, today: 0).normalize(batch)
    #expect(out.rows[0].disposition == .quarantine(finding: out.findings.count - 1))
    #expect(!out.bytes[out.rows[0].raw].contains(0))
  }
}
