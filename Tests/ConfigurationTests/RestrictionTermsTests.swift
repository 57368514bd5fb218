import Foundation
import Records
import Testing

@testable import Configuration

/// A source whose own lines stand from line 6 on.
private let start = """
  name: 'a', reader: 'csv', paths: 'a.csv', extent: 'delta', key: 'nr', map: { 'person.name': 'Nimi' },

  """
private let toCustomers = start + "purpose: 'customer register', "

/// What a source says of its use, its origin and its restrictions, and the headlines that it is refused for.
private let refused: [(String, [String])] = [
  (
    start + "purpose: ['customer register', 'selling']",
    [
      "p.json5:6:32: error: \"purpose\" cannot be \"selling\", only \"customer register\", \"communication\" or "
        + "\"direct marketing\""
    ]
  ),
  (
    start + "purpose: ['communication', 'communication']",
    ["p.json5:6:28: error: the purpose \"communication\" stands twice"]
  ),
  (
    start + "purpose: ['communication',\n'customer register', 'direct marketing']",
    ["p.json5:7:22: error: register.json5 has no purpose \"direct marketing\""]
  ),
  (start + "purpose: []", ["p.json5:6:10: error: \"purpose\" must not be empty"]),
  (
    start + "purpose: ''",
    [
      "p.json5:6:10: error: \"purpose\" cannot be \"\", only \"customer register\", \"communication\" or "
        + "\"direct marketing\""
    ]
  ),
  (
    start + "purpose: [7]",
    [
      "p.json5:6:11: error: \"purpose\" must be \"customer register\", \"communication\" or \"direct marketing\", "
        + "not a number"
    ]
  ),
  (start + "trust: 1", ["p.json5:4:1: error: \"purpose\" is missing"]),
  (
    toCustomers + "\ncollectedFrom: 'persons'",
    [
      "p.json5:7:16: error: \"collectedFrom\" cannot be \"persons\", only \"person\", \"employer\", \"public\" or \"register\""
    ]
  ),
  (
    toCustomers + "\ncollectedFrom: 'person'",
    ["p.json5:7:16: error: records collected from the person say when the person was told"]
  ),
  (
    toCustomers + "\ncollectedFrom: 'employer', noticeGiven: '2025-03-01'",
    ["p.json5:7:41: error: \"noticeGiven\" is for collectedFrom: \"person\" only"]
  ),
  (
    toCustomers + "\nnoticeGiven: '2025-03-01'",
    ["p.json5:7:14: error: \"noticeGiven\" stands without collectedFrom: \"person\""]
  ),
  (
    toCustomers + "\ncollectedFrom: 'person', noticeGiven: '1.3.2025'",
    ["p.json5:7:39: error: \"noticeGiven\" must be a date that exists, as \"2026-05-02\""]
  ),
  (
    toCustomers + "\nrelationship: { status: 'T', ended: 'x', dateFormat: 'dd.MM.yyyy' }",
    ["p.json5:7:54: error: \"dateFormat\" stands without \"endDate\""]
  ),
  (
    toCustomers + "\nrelationship: { endDate: 'T', dateFormat: 'dd.mm.yy' }",
    [
      "p.json5:7:43: error: \"dateFormat\" cannot be \"dd.mm.yy\", only \"dd.MM.yyyy\", \"MM/dd/yyyy\" or \"yyyy-MM-dd\""
    ]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { column: 'K' } }",
    ["p.json5:7:28: error: this restriction does not say which values forbid"]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { column: 'K', allowed: 'x', forbidden: 'y' } }",
    ["p.json5:7:68: error: \"forbidden\" stands beside \"allowed\""]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { forbidden: 'y' } }",
    ["p.json5:7:28: error: \"column\" is missing"]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { column: 'K', forbidden: [] } }",
    ["p.json5:7:54: error: \"forbidden\" must not be empty"]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { column: 'K', allowed: ['k', ''] } }",
    ["p.json5:7:58: error: \"allowed\" must not be empty"]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { column: 'K', forbidden: 'x', as: 'optout' } }",
    ["p.json5:7:63: error: \"as\" cannot be \"optout\", only \"objection\", \"ban\" or \"bounce\""]
  ),
  (
    toCustomers + "\nrestrictions: { email: { column: 'K', forbidden: 'x' } }",
    ["p.json5:7:17: error: unknown key \"email\""]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: { column: 'K', values: 'x', forbidden: 'x' } }",
    ["p.json5:7:43: error: unknown key \"values\""]
  ),
  (
    toCustomers
      + "\nrestrictions: { emailMarketing: [{ column: 'K', forbidden: 'x' },\n{ column: 'L' }, 'M'], marketing: null }",
    [
      "p.json5:8:1: error: this restriction does not say which values forbid",
      "p.json5:8:18: error: \"emailMarketing\" must be an object: { … }, not text",
      "p.json5:8:35: error: \"marketing\" must be an object: { … }, not null",
    ]
  ),
  (
    toCustomers + "\nrestrictions: {}",
    ["p.json5:7:15: error: \"restrictions\" does not say what is restricted"]
  ),
  (
    toCustomers + "\nrestrictions: { marketing: [] }",
    ["p.json5:7:28: error: \"marketing\" must not be empty"]
  ),
  (
    "name: 'w', reader: 'web', paths: 'a', extent: 'delta', purpose: 'communication',\n"
      + "restrictions: { marketing: { column: 'K', forbidden: 'x' } }",
    ["p.json5:6:15: error: \"restrictions\" means nothing to the reader \"web\""]
  ),
  (
    "name: 'm', reader: 'marketing-register', paths: 'a', extent: 'delta', purpose: 'communication',\n"
      + "restrictions: { marketing: { column: 'K', forbidden: 'x' } }",
    ["p.json5:6:15: error: \"restrictions\" means nothing to the reader \"marketing-register\""]
  ),
  (
    "name: 'u', reader: 'unsubscribes', paths: 'a', extent: 'delta', purpose: 'communication',\n"
      + "collectedFrom: 'person', noticeGiven: '2025-03-01'",
    [
      "p.json5:6:16: error: \"collectedFrom\" means nothing to the reader \"unsubscribes\"",
      "p.json5:6:39: error: \"noticeGiven\" means nothing to the reader \"unsubscribes\"",
    ]
  ),
]

@Suite struct RestrictionTermsTests {
  @Test(arguments: refused) func refuses(_ source: String, _ wanted: [String]) throws {
    #expect(Fixture.headlines(try Fixture.refusals(Fixture.pipeline(source))) == wanted, "\(source)")
  }

  private func plan(_ lines: String) throws -> SourcePlan {
    let folder = try Folder(["p.json5": Fixture.pipeline(lines), "register.json5": Fixture.contract])
    return try #require(try PipelineFile.load(folder.path + "/p.json5").sources.first)
  }

  /// In whatever order they are written, they stand in one, each with its own basis.
  @Test func purposes() throws {
    let both = try plan(start + "purpose: ['communication', 'customer register']")
    #expect(both.purposesStored.purposes == "customer register, communication")
    #expect(both.purposesStored.bases == "contract, consent")
    let one = try plan(start + "purpose: 'communication'")
    #expect(one.purposesStored.purposes == "communication" && one.purposesStored.bases == "consent")
  }

  @Test func origins() throws {
    let rows: [(String, String)] = [
      ("", "employer"), ("collectedFrom: 'register'", "register"), ("collectedFrom: 'public'", "public"),
      ("collectedFrom: 'person', noticeGiven: '2025-03-01'", "person 2025-03-01"),
    ]
    for (said, stored) in rows { #expect(try plan(toCustomers + said).collected.stored == stored) }
  }

  /// One rule of each key, or several; whose word it is decides which bit a record gets.
  @Test func restrictions() throws {
    let said = try plan(
      toCustomers + """
        restrictions: {
          emailMarketing: [
            { column: "Unsubscribed", forbidden: ["yes"] }, { column: "Bounced", forbidden: "yes", as: "bounce" },
          ],
          marketing: { column: "Markkinointilupa", allowed: ["K", "kyllä"], as: "ban" },
        }
        """)
    #expect(said.restrictions.map(\.column) == ["Markkinointilupa", "Unsubscribed", "Bounced"])
    #expect(said.restrictions.map(\.kind) == [.ban, .objection, .bounce])
    #expect(said.restrictions.map(\.forbids) == [.bansMarketing, .objectsToEmailMarketing, .bounced])
    #expect(said.restrictions.map(\.permits) == [.permitsMarketing, [], []])
    #expect(said.restrictions.map(\.values) == [.allowed(["K", "kyllä"]), .forbidden(["yes"]), .forbidden(["yes"])])
    #expect(said.statedRestrictions == [.marketingBan, .emailMarketingBan, .bounce, .deceased])
    #expect(said.guardedRestrictions == [.emailMarketingBan], "stands only while too many object by e-mail")
    #expect(try plan(toCustomers).statedRestrictions == [.bounce, .deceased])
  }

  /// A file is read again where what its columns state is read otherwise, and not where only its use is another.
  @Test func digest() throws {
    let column = toCustomers + "restrictions: { marketing: { column: 'K', forbidden: 'x', as: 'ban' } }"
    let digest = try plan(column).configurationDigest
    for (old, new) in [
      ("'x'", "'y'"), ("'ban'", "'objection'"), ("'K'", "'L'"), ("forbidden", "allowed"),
      ("marketing:", "emailMarketing:"),
    ] {
      #expect(try plan(column.replacingOccurrences(of: old, with: new)).configurationDigest != digest, "\(new)")
    }
    let used = column.replacingOccurrences(of: "'customer register'", with: "['communication', 'customer register']")
    #expect(try plan(used + ", collectedFrom: 'public'").configurationDigest == digest)
    let dated = toCustomers + "relationship: { endDate: 'P' }"
    let stated = toCustomers + "relationship: { endDate: 'P', dateFormat: 'MM/dd/yyyy' }"
    #expect(try plan(dated).configurationDigest != plan(stated).configurationDigest)
    #expect(try plan(stated).relationship?.dateOrder == .monthFirst)
  }

  @Test func printed() throws {
    let text =
      start + """
        purpose: ['communication', 'customer register'], collectedFrom: 'person', noticeGiven: '2025-03-01',
        relationship: { endDate: 'P', dateFormat: 'MM/dd/yyyy' },
        restrictions: { emailMarketing: { column: 'Opted out', forbidden: ['yes'] },
          marketing: { column: 'Lupa', allowed: ['K'], as: 'ban' } },
        """
    let folder = try Folder(["p.json5": Fixture.pipeline(text), "register.json5": Fixture.contract])
    let printed = EffectiveConfiguration.text(of: try PipelineFile.load(folder.path + "/p.json5"))
    let words = printed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("{ ", with: "{").replacing(" }", with: "}").replacing("[ ", with: "[").replacing(" ]", with: "]")
    for line in [
      #""purpose": ["customer register", "communication"]"#, #""basis": ["contract", "consent"]"#,
      #""collectedFrom": "person 2025-03-01""#, #""dateFormat": "MM/dd/yyyy""#,
      #"{"subject": "marketing", "column": "Lupa", "allowed": ["K"], "as": "ban"}"#,
      #"{"subject": "emailMarketing", "column": "Opted out", "forbidden": ["yes"], "as": "objection"}"#,
    ] {
      #expect(words.contains(line), "\(line)")
    }
  }
}
