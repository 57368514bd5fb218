import Records
import Testing
import Text

@testable import Reports

@Suite struct ReviewReportTests {
  @Test func pageAndTable() throws {
    let report = Samples.report(Samples.items)
    try Golden.expect(String(decoding: report.html(), as: UTF8.self), equals: "review.html")
    try Golden.expect(String(decoding: report.csv(), as: UTF8.self), equals: "review.csv")
  }

  @Test func orderOfItemsDoesNotMatter() {
    var random = SplitMix64(seed: 1)
    let page = Samples.report(Samples.items).html()
    for _ in 0..<10 { #expect(Samples.report(Samples.items.shuffled(using: &random)).html() == page) }
  }

  @Test func reviewNearestTheThresholdFirstThenWeakestMerge() {
    let report = Samples.report(Samples.items)
    #expect(report.sorted(.review).map(\.weight) == [13_210, 7_040, 8_400])
    #expect(report.sorted(.merged).map(\.weight) == [15_020, 24_600])
  }

  /// The items of the samples of which two belong to an alarm.
  private func alarmed() -> ReviewReport {
    var report = Samples.report(Samples.items)
    report.alarms = [
      Alarm(.company, .sharedValue(.companyBusinessID), count: 9, limit: 8, ids: Array(1...25)),
      Alarm(.person, .weakLink, count: 9_100, limit: 10_500, ids: [17, 23]),
    ]
    report.items[0].alarm = 1
    report.items[1].alarm = 0
    return report
  }

  @Test func alarmsStandFirst() throws {
    let report = alarmed()
    let page = String(decoding: report.html(), as: UTF8.self)
    let alarms = try #require(page.range(of: "<h2>Alarms"))
    let review = try #require(page.range(of: "<h2>Left for review"))
    #expect(alarms.lowerBound < review.lowerBound && page.contains("2 alarms."))
    #expect(
      page.contains("1. 25 companies: 9 different names at one company.businessID, at most 8 may be joined by one"))
    #expect(page.contains("16, 17, 18, 19, 20 and 5 more."))
    #expect(page.contains("two sides with one link between them, +9.1 bits; from +10.5 bits up it would do"))
    // Each pair stands once, under its alarm.
    #expect(page.components(of: "<details") == Samples.items.count)
    #expect(page[alarms.lowerBound..<review.lowerBound].components(separatedBy: "<details").count == 3)
    #expect(page.components(of: "because of the alarm") == 2)
    #expect(!String(decoding: Samples.report(Samples.items).html(), as: UTF8.self).contains("Alarms"))
    let rows = String(decoding: report.csv(), as: UTF8.self).components(separatedBy: "\r\n")
    #expect(
      rows[0].hasPrefix("\u{FEFF}verdict,reason,kind,outcome,alarm,")
        || rows[0].hasPrefix("verdict,reason,kind,outcome,alarm,"))
    #expect(rows[1].contains(",company,left for review,\"1: 25 companies, 9 different"), "\(rows[1])")
    #expect(rows[2].contains(",person,left for review,\"2: 2 contacts, two sides"), "\(rows[2])")
    #expect(rows[3].contains(",left for review,,"))
  }

  @Test func emptyReport() {
    let page = String(decoding: Samples.report([]).html(), as: UTF8.self)
    #expect(page.contains("None.") && !page.contains("<details"))
  }

  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; x='", "</style><b>", "&lt;b&gt;",
    "a\u{0}b\u{1B}c",
    "<!--", "]]>", "\u{202E}gpj.exe",
  ]

  @Test(arguments: hostile) func everythingFromOutsideIsEscaped(_ value: String) {
    func side(_ value: String) -> ReviewReport.Side {
      .init(
        id: 1, record: 1, source: value, sourceKey: value, place: value,
        values: Field.allCases.map { (field: $0, value: value) })
    }
    let item = ReviewReport.Item(
      kind: .person, outcome: .review, weight: 1, probability: .nan,
      comparisons: [.init(comparison: value, level: value, weight: .min, fields: [])], left: side(value),
      right: side(value + "x"))
    var report = Samples.report([item])
    (report.title, report.registerName, report.generated) = (value, value, value)
    let page = String(decoding: report.html(), as: UTF8.self)
    let plain = String(decoding: Samples.report([]).html(), as: UTF8.self)
    for bad in ["<script", "<img", "<b>alert", "</style><b>", "\u{0}", "\u{1B}", "\u{202E}"] {
      #expect(!page.contains(bad))
    }
    #expect(page.components(of: "<!--") == plain.components(of: "<!--"))
    #expect(page.components(of: "</style>") == 1)
  }

  @Test func nothingIsLoadedAndNothingRuns() {
    let page = String(decoding: Samples.report(Samples.items).html(), as: UTF8.self)
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'"))
    for word in ["<script", "http://", "https://", "url(", "@import", "<link", "src=", "javascript:"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func anItemIsSmall() {
    let one = Samples.report(Samples.items).html().count
    let many = Samples.report(Array(repeating: Samples.items, count: 101).flatMap { $0 }).html().count
    #expect((many - one) / (100 * Samples.items.count) < 2_600)
  }

  @Test(arguments: [
    ("Liisa", "Lisa", "Li[i]sa", "Lisa"), ("same", "same", "same", "same"), ("", "x", "", "[x]"),
    ("Vasa", "Vaasa", "Vasa", "Va[a]sa"), ("abc", "xyz", "[abc]", "[xyz]"), ("Åke", "Ake", "[Å]ke", "[A]ke"),
    ("Talousjohtaja", "CFO", "[Talousjohtaja]", "[CFO]"), ("a\u{308}x", "äx", "äx", "äx"),
  ]) func differences(_ left: String, _ right: String, _ markedLeft: String, _ markedRight: String) {
    func marked(_ stretches: [Difference.Stretch]) -> String {
      stretches.map { $0.differs ? "[\($0.text)]" : $0.text }.joined()
    }
    let difference = Difference(left, right)
    #expect(marked(difference.left) == markedLeft)
    #expect(marked(difference.right) == markedRight)
  }

  @Test func stretchesJoinToTheValues() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in
        String((0..<Int.random(in: 0...12, using: &random)).map { _ in "abä".randomElement(using: &random) ?? "a" })
      }
      let difference = Difference(texts[0], texts[1])
      #expect(difference.left.map(\.text).joined() == texts[0])
      #expect(difference.right.map(\.text).joined() == texts[1])
      let same = [difference.left, difference.right].map { $0.filter { !$0.differs }.map(\.text).joined() }
      #expect(same[0] == same[1])
    }
  }

  @Test func longValuesAreComparedInBoundedTime() {
    let difference = Difference(String(repeating: "ab", count: 50_000), String(repeating: "ba", count: 50_000))
    #expect(difference.left.count == 1)
  }

  @Test func barsStayOnTheScaleAndMeet() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let weights = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        Int32.random(in: -9000...9000, using: &random)
      }
      var item = Samples.items[0]
      item.comparisons = weights.map { .init(comparison: "c", level: "l", weight: $0, fields: []) }
      item.weight = weights.reduce(0, +)
      let waterfall = Waterfall(item, .init(review: 8000, merge: 14000))
      #expect(waterfall.bars.map(\.weight) == weights)
      for bar in waterfall.bars + [waterfall.sum] {
        #expect(0 <= bar.start && bar.start <= bar.end && bar.end <= 1000)
      }
      var at = waterfall.zero
      for bar in waterfall.bars {
        #expect(bar.weight < 0 ? bar.end == at : bar.start == at)
        at = bar.weight < 0 ? bar.start : bar.end
      }
    }
  }

  @Test func whatHeldBeforeComparingIsShown() {
    var item = Samples.items[0]
    item.weight = item.comparisons.reduce(-4_000) { $0 + $1.weight }
    #expect(Waterfall(item, .init(review: 8000, merge: 14000)).bars.first?.weight == -4_000)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@x", "'@x"), ("+358 40 555", "+358 40 555"), ("-cmd|x", "'-cmd|x"), ("", ""),
    ("Yritys", "Yritys"),
  ]) func formulasAreHarmlessInSpreadsheets(_ given: String, _ written: String) {
    #expect(Spreadsheet.harmless(given) == written)
  }
}

extension String {
  /// How often a part occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }

  @Test func customersComeFirst() {
    var items = Samples.items.filter { $0.outcome == .review }
    let before = Samples.report(items).sorted(.review)
    #expect(before.count > 1)
    items = before
    items[before.count - 1].isOfCustomer = true
    let after = Samples.report(items).sorted(.review)
    #expect(after.first?.weight == before.last?.weight && after.dropFirst().elementsEqual(before.dropLast()))
  }
}
