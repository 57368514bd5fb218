import Foundation
import Records
import Testing

@testable import Configuration

@Suite struct PipelineTests {
  @Test func nightlyLoads() throws {
    let pipeline = try PipelineFile.load(Fixture.pipelines + "/nightly.json5")
    #expect(pipeline.sources.map(\.name) == ["customers", "billing", "prospects", "websites", "asiakastieto"])
    #expect(pipeline.sources.map(\.trust) == [80, 70, 50, 40, 60])
    #expect(pipeline.contract.fields == Field.allCases)
    let customers = try #require(pipeline.sources.first)
    #expect(customers.map.first { $0.field == .personName }?.columns == ["Etunimi", "Sukunimi"])
    #expect(customers.relationship?.endedValues == ["päättynyt"])
    #expect(customers.delimiter == UInt8(ascii: ";") && customers.purposes.map(\.name) == PurposeName.allCases)
    #expect(
      customers.purposes.first?.basis == .contract && pipeline.sources[1].purposes.map(\.name) == [.customerRegister])
    #expect(pipeline.sources.map(\.collected.stored) == ["employer", "employer", "employer", "public", "register"])
    #expect(pipeline.sources[2].identity == [[.personEmail], [.personName, .companyName]])
    #expect(pipeline.sources[3].identity == [[.personEmail], [.personName], [.companyName]])
    #expect(pipeline.registerPath == FilePath.resolve("../.lahde/register.db", from: Fixture.pipelines))
  }

  /// The shortest pipeline that is of use, as the documentation shows it.
  @Test func exampleLoads() throws {
    let folder = try Folder([
      "pipelines/nightly.json5": """
      {
        contract: "register.json5",
        register: "../.lahde/register.db",     // outside version control
        sources: [
          { name: "customers", reader: "csv", paths: ["../samples/customers/*.csv"], key: ["asiakasnro"],
            extent: "snapshot",                 // a record that is gone from the file is gone; "delta": it is not
            purpose: "customer register", trust: 80,
            relationship: { status: "Tila", ended: ["päättynyt"] },   // or { endDate: "Päättynyt" }
            map: { "company.name": "Yritys", "person.name": ["Etunimi", "Sukunimi"], "person.email": "Sähköposti" } },
        ],
      }
      """,
      "pipelines/register.json5": Fixture.contract,
      "samples/customers/b.csv": "", "samples/customers/a.csv": "", "samples/customers/c.txt": "",
    ])
    let source = try #require(try PipelineFile.load(folder.path + "/pipelines/nightly.json5").sources.first)
    #expect(
      try source.files() == ["a", "b"].map { "\(folder.path)/samples/customers/\($0).csv" })
    #expect(source.map.map(\.field) == [.personName, .personEmail, .companyName])
    #expect(source.map.map { "\($0.line):\($0.column)" } == ["9:40", "9:80", "9:14"])
    #expect(source.line == 5 && source.column == 5)
    #expect(try PipelineFile.load(folder.path + "/pipelines/nightly.json5").settleSeconds == 60)
  }

  @Test func theLastPermittedDayCountsWhole() throws {
    let folder = try Folder([
      "register.json5": Fixture.contract,
      "p.json5": """
      { contract: "register.json5", register: "d/r.db", sources: [
        { name: "extract", reader: "marketing-register", paths: "e.csv", extent: "snapshot",
          purpose: "customer register", permittedDays: 30 },
      ] }
      """,
    ])
    let source = try #require(try PipelineFile.load(folder.path + "/p.json5").sources.first)
    let day: Int64 = 86_400
    // Made in the afternoon of day 100.
    for (now, expired) in [(130 * day, false), (131 * day - 1, false), (131 * day, true)] {
      #expect(source.isExpired(since: 100 * day + 50_000, at: now) == expired)
    }
  }

  @Test func patterns() throws {
    let folder = try Folder([
      "register.json5": Fixture.contract, "d/1.csv": "", "d/2.csv": "", "d/10.csv": "", "d/.3.csv": "",
      "d/e/4.csv": "", "d/e/f/5.csv": "", "d/.g/6.csv": "", "d/ä.csv": "", "h/7.txt": "",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/d/e/loop", withDestinationPath: folder.path + "/d")
    let rows: [(String, [String])] = [
      ("'d/*.csv'", ["d/1.csv", "d/10.csv", "d/2.csv", "d/ä.csv"]),
      ("'d/?.csv'", ["d/1.csv", "d/2.csv", "d/ä.csv"]),
      ("['d/2.csv', './d/../d/[1.csv', 'd//1.csv', 'd/*']", []),
      ("['d/2.csv', 'd//1.csv', './d/../d/1.csv']", ["d/1.csv", "d/2.csv"]),
      ("'d/.*.csv'", ["d/.3.csv"]),
      ("'*/**/[4].csv'", []),
      ("'d/**/**/?.csv'", ["d/1.csv", "d/2.csv", "d/e/4.csv", "d/e/f/5.csv", "d/ä.csv"]),
      ("'**/f/*'", ["d/e/f/5.csv"]),
      ("['h/**', 'nothing/*']", ["h/7.txt"]),
      ("'\(folder.path)/h/*'", ["h/7.txt"]),
    ]
    for (paths, wanted) in rows {
      let source = "name: 'w', reader: 'web', extent: 'delta', purpose: 'communication', paths: \(paths)"
      try folder.write("p.json5", Fixture.pipeline(source))
      let plan = try #require(try PipelineFile.load(folder.path + "/p.json5").sources.first)
      let files = (try? plan.files()) ?? []
      #expect(files == wanted.map { folder.path + "/" + $0 }, "\(paths)")
    }
  }

  @Test func missingInputs() throws {
    let rows: [(String, String)] = [
      ("['h/*',\n'd/none.csv']", "6:1: error: no such file: \"d/none.csv\""),
      ("'h'", "5:77: error: this is a folder: \"h\""),
      ("['d/*.csv', '**/*.tsv']", "5:78: error: no file matches \"d/*.csv\" or any other pattern of this source"),
    ]
    for (paths, wanted) in rows {
      let source = "name: 'w', reader: 'web', extent: 'delta', purpose: 'communication', paths: \(paths)"
      let folder = try Folder([
        "register.json5": Fixture.contract, "h/7.txt": "", "p.json5": Fixture.pipeline(source),
      ])
      let plan = try #require(try PipelineFile.load(folder.path + "/p.json5").sources.first)
      let problem = #expect(throws: Problem.self) { _ = try plan.files() }
      #expect(problem?.code == .noInput)
      #expect(problem.map { Fixture.headlines([$0.description]) } == ["\(folder.path)/p.json5:\(wanted)"])
    }
  }

  @Test func digestChangesWithTheReading() throws {
    let source =
      "name: 'a', reader: 'csv', paths: 'a', extent: 'delta', purpose: 'communication', key: 'nr', "
      + "map: { 'person.name': 'Nimi' }"
    func plan(_ old: String = "", _ new: String = "", contract: String = Fixture.contract) throws -> SourcePlan {
      let text = Fixture.pipeline(source.replacingOccurrences(of: old, with: new))
      let folder = try Folder(["p.json5": text, "register.json5": contract])
      return try #require(try PipelineFile.load(folder.path + "/p.json5").sources.first)
    }
    let digest = try plan().configurationDigest
    for (old, new) in [("'a'", "'b'"), ("'communication'", "'customer register', trust: 7"), ("'nr'", "['nr']")] {
      #expect(try plan(old, new).configurationDigest == digest)
    }
    for (old, new) in [
      ("'Nimi'", "['Nimi', 'x']"), ("'nr'", "'id'"), ("'delta'", "'snapshot'"), ("'nr'", "'nr', headerLine: 3"),
    ] {
      #expect(try plan(old, new).configurationDigest != digest)
    }
    let fewer = Fixture.contract.replacing(", \"company.name\"]", with: "]")
    #expect(try plan(contract: fewer).configurationDigest != digest)
  }

  @Test func effectiveConfigurationIsReadableAndStable() throws {
    let pipeline = try PipelineFile.load(Fixture.pipelines + "/nightly.json5")
    let text = EffectiveConfiguration.text(of: pipeline)
    #expect(text == EffectiveConfiguration.text(of: try PipelineFile.load(Fixture.pipelines + "/nightly.json5")))
    #expect(text.contains("\"hash\": \"\(pipeline.contract.hash.hex)\""))
    #expect(text.contains("\"identity\": [[\"person.email\"], [\"person.name\", \"company.name\"]]"))
    _ = try JSON5Document(Array(text.utf8), file: "effective")
  }

  @Test func suggestions() {
    let rows: [(String, String?)] = [
      ("trsut", "trust"), ("TRUST", "trust"), ("Extend", "extent"), ("headerline", "headerLine"), ("patsh", "paths"),
      ("relationsship", "relationship"), ("x", nil), ("", nil), ("colour", nil), ("tröst", "trust"), ("trxxt", nil),
      ("keyy", "key"), ("kxxy", nil), ("purpxxe", "purpose"), ("purxxxe", nil),
    ]
    for (word, wanted) in rows { #expect(Suggestion.nearest(to: word, among: SourceDecoder.keys) == wanted, "\(word)") }
  }
}
