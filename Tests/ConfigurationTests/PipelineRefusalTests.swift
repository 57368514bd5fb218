import Testing

@testable import Configuration

private let base = """
  name: "a", reader: "csv", paths: "a.csv", extent: "delta", purpose: "communication",
  """

/// A source's lines (from line 5 on) and everything that it is refused for.
private let refusedSources: [(String, [String])] = [
  (
    base + #" key: "nr", map: { "person.phone": "Puhelin" }"#,
    [
      """
      p.json5:5:104: error: "person.phone" is not a field of this register: a person's own phone number is not stored
        to mend: leave it out; a switchboard is "company.phone"; the declared fields are person.name, person.email, \
      company.name
      """
    ]
  ),
  (
    base + #" key: "nr", map: { "person.nmae": "Nimi" }"#,
    [
      """
      p.json5:5:104: error: unknown field "person.nmae"
        to mend: did you mean "person.name"? the declared fields are person.name, person.email, company.name
      """
    ]
  ),
  (
    base + "\n key: \"nr\", map: { 'person.name': 'Nimi', 'company.website': 'WWW' }",
    [
      """
      p.json5:6:43: error: "company.website" is not declared in register.json5
        to mend: declare it there under "fields", or leave it out; the declared fields are person.name, person.email, \
      company.name
      """
    ]
  ),
  (
    #"nmae: "a", Reader: "cvs", paths: [], extent: "snapshots", purpose: "selling", trust: 101"#,
    [
      """
      p.json5:4:1: error: "name" is missing
        to mend: add the key to the object that begins here
      """,
      """
      p.json5:4:1: error: "reader" is missing
        to mend: add the key to the object that begins here
      """,
      """
      p.json5:5:1: error: unknown key "nmae"
        to mend: did you mean "name"?
      """,
      """
      p.json5:5:12: error: unknown key "Reader"
        to mend: did you mean "reader"?
      """,
      "p.json5:5:34: error: \"paths\" must not be empty",
      """
      p.json5:5:46: error: "extent" cannot be "snapshots", only "snapshot" or "delta"
        to mend: did you mean "snapshot"?
      """,
      """
      p.json5:5:68: error: "purpose" cannot be "selling", only "customer register", "communication" or "direct marketing"
      """,
      "p.json5:5:86: error: \"trust\" must be a whole number from 0 to 100",
    ]
  ),
]

/// As above, the headlines only.
private let headlines: [(String, [String])] = [
  (base + " key: 'nr', map: {}", ["p.json5:5:102: error: \"map\" must fill at least one field"]),
  (base + " key: 'nr'", ["p.json5:4:1: error: \"map\" is missing"]),
  (
    base + " map: { 'person.name': 'Nimi' }",
    ["p.json5:4:1: error: neither \"key\" nor \"identity\" says which record is which"]
  ),
  (
    base + " map: { 'person.name': 'Nimi' },\nkey: 'nr', identity: ['person.name']",
    ["p.json5:6:22: error: \"identity\" stands beside \"key\""]
  ),
  (
    base + " map: { 'person.name': 'Nimi' },\nidentity: ['person.email', ['person.name', 'company.nime']]",
    [
      "p.json5:6:12: error: \"identity\" names \"person.email\", which \"map\" does not fill",
      "p.json5:6:44: error: unknown field \"company.nime\"",
    ]
  ),
  (
    base
      + " map: { 'person.name': ['Nimi', 7, ''] },\nkey: null, delimiter: 'ab', headerLine: 0, encoding: 'latin1', url: 'x'",
    [
      "p.json5:5:117: error: \"person.name\" must be text, not a number",
      "p.json5:5:120: error: \"person.name\" must not be empty",
      "p.json5:6:6: error: \"key\" must be text or a list of texts, not null",
      "p.json5:6:23: error: \"delimiter\" must be one character, as \";\", \",\", \"|\" or \"\\t\"",
      "p.json5:6:41: error: \"headerLine\" must be a whole number from 1 to 1000000",
      "p.json5:6:54: error: \"encoding\" cannot be \"latin1\", only \"utf-8\", \"windows-1252\", \"iso-8859-1\", "
        + "\"utf-16le\", \"utf-16be\", \"cp850\", \"cp437\" or \"macintosh\"",
      "p.json5:6:69: error: \"url\" means nothing to the reader \"csv\"",
    ]
  ),
  (
    base
      + " key: 'nr', map: { 'person.name': 'Nimi' },\nrelationship: { status: 'Tila' }, trust: Infinity,\nignore: { colum: 'A' }",
    [
      "p.json5:6:15: error: \"ended\" is missing",
      "p.json5:6:42: error: \"trust\" must be a whole number from 0 to 100, not an infinite number or NaN",
      "p.json5:7:9: error: \"column\" is missing",
      "p.json5:7:9: error: \"values\" is missing",
      "p.json5:7:11: error: unknown key \"colum\"",
    ]
  ),
  (
    base + " key: 'nr', map: { 'person.name': 'Nimi' },\nrelationship: { goneMeansEnded: true }, permittedDays: 0",
    [
      "p.json5:6:15: error: \"goneMeansEnded\" stands in a source whose files do not hold everything",
      "p.json5:6:56: error: \"permittedDays\" must be a whole number from 1 to 3650",
    ]
  ),
  (
    base + " key: 'nr', map: { 'person.name': 'Nimi' },\nrelationship: {}, trust: 1, trust: 2.5",
    [
      "p.json5:6:15: error: \"relationship\" does not say how it ends",
      "p.json5:6:29: error: \"trust\" is given twice",
    ]
  ),
  (
    "name: 'Big Fair', reader: 'web', paths: 'a', extent: 'delta', purpose: 'direct marketing', map: { 'person.name': 'x' }, key: 'a'",
    [
      "p.json5:5:7: error: \"name\" must be of lower-case letters a to z, digits and hyphens, 64 at most",
      "p.json5:5:72: error: register.json5 has no purpose \"direct marketing\"",
      "p.json5:5:97: error: \"map\" means nothing to the reader \"web\"",
      "p.json5:5:126: error: \"key\" means nothing to the reader \"web\"",
    ]
  ),
]

@Suite struct PipelineRefusalTests {
  @Test(arguments: refusedSources) func refuses(_ source: String, _ wanted: [String]) throws {
    let problems = try Fixture.refusals(Fixture.pipeline(source))
    let missingKey = "neither \"key\" nor \"identity\""
    #expect(problems.filter { !$0.contains(missingKey) } == wanted)
  }

  @Test(arguments: headlines) func refusesAtPlace(_ source: String, _ wanted: [String]) throws {
    #expect(Fixture.headlines(try Fixture.refusals(Fixture.pipeline(source))) == wanted)
  }

  @Test func pipelineItself() throws {
    let web = "{ name: 'w', reader: 'web', paths: 'a', extent: 'delta', purpose: 'communication' }"
    let rows: [(String, [String])] = [
      ("[]", ["p.json5:1:1: error: \"pipeline\" must be an object: { … }, not a list"]),
      (
        "{ source: [] }",
        [
          "p.json5:1:1: error: \"contract\" is missing", "p.json5:1:1: error: \"register\" is missing",
          "p.json5:1:1: error: \"sources\" is missing", "p.json5:1:3: error: unknown key \"source\"",
        ]
      ),
      (
        "{ contract: 'none.json5', register: 'r.db', sources: [7] }",
        [
          "p.json5:1:13: error: the contract \"none.json5\": no such file",
          "p.json5:1:55: error: \"sources\" must be an object: { … }, not a number",
        ]
      ),
      (
        "{ contract: 'register.json5', register: 'd/r.db', sources: [\(web),\n\(web)] }",
        ["p.json5:2:1: error: two sources are called \"w\""]
      ),
      (
        "{ contract: 'register.json5', register: 'd/r.db', settleSeconds: -1, sources: [\(web)] }",
        ["p.json5:1:66: error: \"settleSeconds\" must be a whole number from 0 to 86400"]
      ),
      (
        "{ contract: 'register.json5', register: 'keys/../keys/r.db', sources: [\(web)] }",
        ["p.json5:1:41: error: the key file lies in the register's folder"]
      ),
    ]
    for (source, wanted) in rows { #expect(Fixture.headlines(try Fixture.refusals(source)) == wanted) }
  }

  @Test func missingFiles() throws {
    let folder = try Folder()
    for (name, message) in [("none.json5", "no such file"), ("", "this is a folder")] {
      let error = #expect(throws: ConfigurationError.self) { _ = try PipelineFile.load(folder.path + "/" + name) }
      #expect(error?.problems.map(\.message) == [message])
      #expect(error?.code == .noInput)
    }
  }
}
