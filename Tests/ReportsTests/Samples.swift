import Records
import Reports

/// Invented people and companies for the reports.
enum Samples {
  static func side(
    _ id: Int64, _ source: String, _ key: String?, _ place: String, _ values: [(Field, String)]
  ) -> ReviewReport.Side {
    ReviewReport.Side(
      id: id, record: id, source: source, sourceKey: key, place: place,
      values: values.map { (field: $0.0, value: $0.1) })
  }

  static func report(_ items: [ReviewReport.Item]) -> ReviewReport {
    ReviewReport(
      title: "Review report", registerName: "B2B contact register of Esimerkki Oy", run: 2,
      generated: "2026-05-03 02:00 UTC", companies: .init(review: 6000, merge: 12000),
      persons: .init(review: 8000, merge: 14000), items: items)
  }

  static let items: [ReviewReport.Item] = [
    .init(
      kind: .person, outcome: .review, weight: 13_210, probability: 0.99989,
      comparisons: [
        .init(comparison: "name", level: "first names alike, same last name", weight: 9_430, fields: [.personName]),
        .init(comparison: "e-mail", level: "other local part, same domain", weight: 3_100, fields: [.personEmail]),
        .init(comparison: "company", level: "same company", weight: 6_180, fields: [.companyName]),
        .init(comparison: "title", level: "different", weight: -1_200, fields: [.personTitle]),
      ],
      left: side(
        17, "customers", "1001", "customers/asiakkaat.csv:12",
        [
          (.personName, "Liisa Virtanen"), (.personEmail, "liisa.virtanen@yritys.example"),
          (.personTitle, "Talousjohtaja"), (.companyName, "Yritys Oy"), (.companyCity, "Jyväskylä"),
        ]),
      right: side(
        23, "websites", nil, "websites/yritys.html:1",
        [
          (.personName, "Lisa Virtanen"), (.personEmail, "lisa.virtanen@yritys.example"),
          (.personResponsibility, "taloushallinto"), (.personTitle, "CFO"), (.companyName, "Yritys Oy"),
          (.companyCity, "Jyväskylä"),
        ])),
    .init(
      kind: .company, outcome: .review, weight: 7_040, probability: 0.9924,
      comparisons: [
        .init(comparison: "business ID", level: "one is missing", weight: 0, fields: [.companyBusinessID]),
        .init(comparison: "name stem", level: "one letter differs", weight: 8_220, fields: [.companyName]),
        .init(comparison: "place", level: "same postcode", weight: 5_020, fields: [.companyPostcode]),
        .init(comparison: "domain", level: "different", weight: -2_700, fields: [.companyWebsite]),
      ],
      left: side(
        4, "billing", "K-77", "billing/customers.csv:31",
        [
          (.companyName, "Åkerlund Konsult Ab"), (.companyBusinessID, "9000001-5"),
          (.companyStreet, "Storgatan 4 B 12"),
          (.companyPostcode, "65100"), (.companyCity, "Vasa"), (.companyWebsite, "akerlund.example"),
        ]),
      right: side(
        9, "marketing-register", "812", "asiakastieto/poiminta.csv:812",
        [
          (.companyName, "Åkerlunds Konsult Ab"), (.companyStreet, "Storgatan 4"), (.companyPostcode, "65100"),
          (.companyCity, "Vaasa"), (.companyWebsite, "konsult.example"), (.companyPhone, "+358 6 5550 123"),
        ])),
    .init(
      kind: .person, outcome: .review, weight: 8_400, probability: 0.997,
      comparisons: [
        .init(comparison: "name", level: "same words, other order", weight: 11_900, fields: [.personName]),
        .init(comparison: "e-mail", level: "different", weight: -3_500, fields: [.personEmail]),
      ],
      left: side(
        31, "prospects", "p-9", "prospects/messu.csv:4",
        [(.personName, "Kari Matias Tamminen"), (.personEmail, "kari@tamminen.example")]),
      right: side(
        40, "customers", "1044", "customers/asiakkaat.csv:55",
        [(.personName, "Tamminen Kari Matias"), (.personEmail, "k.tamminen@sahko.example")])),
    .init(
      kind: .person, outcome: .merged, weight: 24_600, probability: 0.99999996,
      comparisons: [
        .init(comparison: "name", level: "the same", weight: 11_400, fields: [.personName]),
        .init(comparison: "e-mail", level: "the same", weight: 13_200, fields: [.personEmail]),
      ],
      left: side(
        17, "customers", "1001", "customers/asiakkaat.csv:12",
        [(.personName, "Liisa Virtanen"), (.personEmail, "liisa.virtanen@yritys.example")]),
      right: side(
        17, "billing", "B-2", "billing/customers.csv:2",
        [(.personName, "Liisa VIRTANEN"), (.personEmail, "liisa.virtanen@yritys.example")])),
    .init(
      kind: .company, outcome: .merged, weight: 15_020, probability: 0.99997,
      comparisons: [
        .init(comparison: "business ID", level: "the same", weight: 15_020, fields: [.companyBusinessID])
      ],
      left: side(
        1, "customers", "1001", "customers/asiakkaat.csv:12",
        [(.companyName, "Yritys Oy"), (.companyBusinessID, "9000002-3")]),
      right: side(
        1, "billing", "B-2", "billing/customers.csv:2",
        [(.companyName, "OY YRITYS AB"), (.companyBusinessID, "9000002-3")])),
  ]

  static let provenance = ProvenanceReport(
    kind: "contact", id: 17, title: "Liisa Virtanen, Yritys Oy",
    fields: [
      .init(
        field: "person.email", value: "liisa.virtanen@yritys.example",
        origin: csv("customers", "customers/asiakkaat.csv", 3, 58, 112),
        rawValue: "liisa.virtanen@yritys.example", rules: [], chain: "26:00000000000000bb",
        reason: "every source that has a value agrees",
        agreeing: ["customers", "billing", "websites"], losing: []),
      .init(
        field: "person.title", value: "Talousjohtaja", origin: csv("customers", "customers/asiakkaat.csv", 3, 88, 112),
        rawValue: "TALOUSJOHTAJA", rules: ["capitals/1"], chain: "26:00000000000000bb",
        reason: "the most trusted source", agreeing: ["customers"],
        losing: [
          .init(value: "CFO", origin: csv("billing", "billing/customers.csv", 2, 41, 64), why: "less trusted source")
        ]),
      .init(
        field: "person.responsibility", value: "taloushallinto",
        origin: .init(
          source: "websites", file: "websites/yritys.html", url: "https://www.yritys.example/yhteystiedot",
          retrieved: "2026-04-30 21:04", xpath: "/html/body/main/section[2]/ul/li[1]/span[2]", sinceRun: 1,
          sinceDate: "2026-05-02"),
        rawValue: "taloushallinto", rules: [], chain: "25:00000000000000aa", reason: "on the surest grounds",
        agreeing: ["websites"],
        losing: [
          .init(
            value: "procurement", origin: csv("prospects", "prospects/messut.csv", 3, 53, 64), grounds: .title,
            why: "rests on weaker grounds")
        ]),
      .init(
        field: "person.language", value: "sv", origin: csv("customers", "customers/asiakkaat.csv", 3, 58, 112),
        rawValue: "etunimi.sukunimi@yritys.example", rules: ["language-traces/1"], grounds: .address,
        chain: "26:00000000000000bb", reason: "the only value", agreeing: ["customers"], losing: []),
    ], chain: "26:00000000000000bb",
    chains: [
      .init(version: "25:00000000000000aa", rules: nil),
      .init(version: "26:00000000000000bb", rules: ["capitals/1", "language-traces/1"]),
    ])

  private static func csv(
    _ source: String, _ file: String, _ line: Int, _ column: Int, _ byte: Int
  ) -> ProvenanceReport.Origin {
    .init(
      source: source, file: file, line: line, column: column, byteOffset: byte, sinceRun: 1, sinceDate: "2026-05-02")
  }

  static var night: RunReport {
    var customers = RunReport.Source(source: "customers", outcome: .read)
    (customers.read, customers.created, customers.quarantined, customers.ignored) = (42, 38, 3, 1)
    var websites = RunReport.Source(source: "websites", outcome: .held)
    (websites.read, websites.unchanged) = (7, 7)
    var report = RunReport(
      run: 1, state: .committed,
      counts: .init(
        contacts: .init(before: 0, after: 31), companies: .init(before: 0, after: 12), merges: 9, splits: 0,
        reviewPairs: 3),
      sources: [customers, websites],
      stages: [
        .init(stage: "read and normalise", seconds: 0.01234567, peakBytes: 18_400_000),
        .init(stage: "match", seconds: 1.5, peakBytes: 0),
      ],
      guards: [.init(source: "websites", name: "shrunk", message: "7 records, 20 the night before", allowed: false)],
      findings: [.init(code: .csvFieldCount, count: 2), .init(code: .phoneTooLong, count: 1)])
    (report.counts.quarantine.open, report.counts.quarantine.new, report.counts.quarantine.discarded) = (5, 3, 2)
    (report.counts.quarantine.oldest, report.counts.quarantine.oldestDays) = ("2026-04-06", 26)
    return report
  }
}
