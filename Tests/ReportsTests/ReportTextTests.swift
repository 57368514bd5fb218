import Foundation
import Records
import Testing

@testable import Reports

@Suite struct ReportTextTests {
  @Test func night() throws {
    try Golden.expect(Samples.night.text(), equals: "night.txt")
    try Golden.expect(try JSONText.encode(Samples.night), equals: "night.json")
  }

  @Test func alarmsAreNumbersAndIDs() throws {
    var night = Samples.night
    #expect(!night.text().contains("alarm"))
    night.alarms = [
      Alarm(.person, .names, count: 9, limit: 8, ids: [3, 5, 7, 9, 11, 13, 15]),
      Alarm(.company, .addresses, count: 12, limit: 8, ids: [1, 2]),
    ]
    #expect(
      night.text().contains(
        """
        alarms: 2; nothing of it is made one until a steward says so (`lahde review report`)
          7 contacts: 9 different names, at most 8 may be one: 3, 5, 7, 9, 11, 13 and 1 more
          2 companies: 12 different addresses, at most 8 may be one's: 1, 2

        """))
    let json = try JSONText.encode(night)
    #expect(
      json.contains("\"reason\": \"names\"") || json.contains("\"reason\" : \"names\"")
        || json.contains("\"reason\":\"names\""))
    night.alarms = Array(repeating: night.alarms[0], count: 12)
    #expect(night.text().contains("  and 2 more\n"))
  }

  @Test func nothingChangedIsSaid() throws {
    var night = Samples.night
    night.run = 2
    night.counts.contacts.before = 31
    night.counts.companies.before = 12
    night.counts.merges = 0
    (night.sources[0].created, night.sources[0].unchanged) = (0, 38)
    night.guards = []
    #expect(night.changedNothing && !Samples.night.changedNothing)
    try Golden.expect(night.text(), equals: "night-unchanged.txt")
  }

  @Test func provenance() throws {
    let text = Samples.provenance.text()
    try Golden.expect(text, equals: "provenance.txt")
    try Golden.expect(try JSONText.encode(Samples.provenance), equals: "provenance.json")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 && $0.last != " " })
  }

  @Test func provenanceOfThePastTellsWhatStoodAndWhatIsGone() {
    var report = Samples.provenance
    report.asOf = "run 1 (2026-05-02)"
    report.fields[0].since = .init(run: 1, date: "2026-05-02")
    report.fields[0].until = .init(run: 4, date: "2026-05-05")
    report.fields[0].origin.sha256 = "00ff"
    report.fields[0].approvals = [.init(decision: 7, author: "maija", run: 1, date: "2026-05-02")]
    report.fields[1].since = .init(run: 1, date: "2026-05-02")
    (report.fields[1].value, report.fields[1].rawValue) = ("", "")
    report.fields[1].erased = "value erased, history window"
    let lines = report.text().split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    for wanted in [
      "contact 17  Liisa Virtanen, Yritys Oy, as of run 1 (2026-05-02)", "hash  SHA-256 00ff",
      "stood from run 1 (2026-05-02), until run 4 (2026-05-05)", "stood from run 1 (2026-05-02), and still does",
      "by    decision 7 of maija, run 1 (2026-05-02), joined this record",
      "person.title           value erased, history window",
    ] {
      #expect(lines.contains(wanted), "\(wanted)")
    }
    #expect(!report.text().contains("“”"))
  }

  @Test func provenanceShowsNoControlCharacters() {
    var report = Samples.provenance
    report.fields[0].value = "a\u{1B}]0;x\u{7}"
    report.fields[0].rawValue = "two\nlines"
    report.title = "x\u{1B}[2J"
    let text = report.text()
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    #expect(text.contains("“two␊lines”"))
  }

  @Test func notANumberIsAProblem() {
    struct Share: Encodable { let share: Double }
    #expect(throws: Problem.self) { try JSONText.encode(Share(share: .nan)) }
  }
}
