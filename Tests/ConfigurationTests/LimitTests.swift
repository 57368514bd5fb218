import Testing

@testable import Configuration

/// The last value that a configuration file may have and the first that it may not.
@Suite("Configuration at its limits") struct ConfigurationLimitTests {
  private static let base = """
    { contract: "register.json5", register: "d/r.db", SETTINGS sources: [{
      name: NAME, reader: "csv", paths: "a.csv", extent: "snapshot", purpose: "communication", key: "nr",
      map: { "person.name": "Nimi" }, SOURCE }] }
    """

  /// What stands in the pipeline, in the source, the source's name, and what is refused.
  @Test(
    arguments: [
      ("settleSeconds: 0,", "", "a", nil), ("settleSeconds: 86400,", "", "a", nil),
      ("settleSeconds: 86401,", "", "a", "1:66: error: \"settleSeconds\" must be a whole number from 0 to 86400"),
      ("", "trust: 0,", "a", nil), ("", "trust: 100,", "a", nil),
      ("", "trust: 101,", "a", "3:42: error: \"trust\" must be a whole number from 0 to 100"),
      ("", "trust: -1,", "a", "3:42: error: \"trust\" must be a whole number from 0 to 100"),
      ("", "permittedDays: 1,", "a", nil), ("", "permittedDays: 3650,", "a", nil),
      ("", "permittedDays: 0,", "a", "3:50: error: \"permittedDays\" must be a whole number from 1 to 3650"),
      ("", "permittedDays: 3651,", "a", "3:50: error: \"permittedDays\" must be a whole number from 1 to 3650"),
      ("", "headerLine: 1,", "a", nil), ("", "headerLine: 1000000,", "a", nil),
      ("", "headerLine: 0,", "a", "3:47: error: \"headerLine\" must be a whole number from 1 to 1000000"),
      ("", "headerLine: 1000001,", "a", "3:47: error: \"headerLine\" must be a whole number from 1 to 1000000"),
      ("", "guards: { changed: { percent: 0, rows: 0 } },", "a", nil),
      ("", "guards: { changed: { percent: 100, rows: 1000000000 } },", "a", nil),
      (
        "", "guards: { changed: { percent: 101 } },", "a",
        "3:65: error: \"percent\" must be a whole number from 0 to 100"
      ),
      (
        "", "guards: { changed: { rows: 1000000001 } },", "a",
        "3:62: error: \"rows\" must be a whole number from 0 to 1000000000"
      ),
      ("", "", String(repeating: "a", count: 64), nil),
      (
        "", "", String(repeating: "a", count: 65),
        "2:9: error: \"name\" must be of lower-case letters a to z, digits and hyphens, 64 at most"
      ),
    ] as [(String, String, String, String?)])
  func ranges(_ settings: String, _ source: String, _ name: String, _ refusal: String?) throws {
    let text = Self.base.replacing("SETTINGS", with: settings).replacing("NAME", with: "\"\(name)\"")
      .replacing("SOURCE", with: source)
    let refusals = Fixture.headlines(try Fixture.refusals(text))
    #expect(refusals == (refusal.map { ["p.json5:" + $0] } ?? []))
  }

  /// A word, and how messages quote it.
  @Test(arguments: [
    (String(repeating: "a", count: 60), String(repeating: "a", count: 60)),
    (String(repeating: "a", count: 61), String(repeating: "a", count: 60) + "…"), ("\u{1B}[1m", "\\u{1B}[1m"), ("", ""),
  ])
  func quotes(_ word: String, _ quoted: String) { #expect(Quoted.text(word) == "\"\(quoted)\"") }

  @Test("A file has 4 MiB at most", arguments: [(0, true), (1, false)]) func sizes(_ more: Int, _ isRead: Bool) throws {
    let folder = try Folder(["a.json5": String(repeating: " ", count: (4 << 20) + more)])
    #expect((try? ConfigurationFile.read(folder.path + "/a.json5"))?.count == (isRead ? 4 << 20 : nil))
  }
}
