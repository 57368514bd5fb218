import Foundation
import TestSupport
import Testing

/// Text that came from a file goes out by one exit each: a spreadsheet runs nothing, a terminal is steered by nothing, and a
/// message tells nobody's name.
@Suite struct ExitTests {
  private static let formula = "=HYPERLINK(\"\"http://x.example\"\";\"\"a\"\")"

  /// A house with one customer file, whose key, names and title are formulas, and two alike, and one that cannot be used.
  private func house() throws -> TestHouse {
    let house = try TestHouse(
      sources: """
        { name: "customers", reader: "csv", paths: ["../data/*.csv"], extent: "snapshot", key: ["id"],
          purpose: "direct marketing", trust: 80,
          map: { "company.name": "=Yritys", "person.name": "Nimi", "person.email": "Email", "person.title": "Titteli",
            "company.street": "Katu" } }
        """)
    try house.folder.write(
      "data/a.csv",
      """
      id;=Yritys;Nimi;Email;Titteli;Katu;@ohe
      =1;+Meri Oy;Anna Virta;anna@meri.example;"\(Self.formula)";Katu 1;-x
      @2;+Meri Oy;Anna Virta;anna.virta@meri.example;@ostaja;=Katu 1;+1
      -3b;-Mänty Oy;Paavo Puu;;ostaja;Tie 2;＝y
      ;=Kuusi Oy;;;;;@nimi

      """)
    try house.folder.write("ids.csv", "id;nimi\n=1;Anna Virta\n@2;Anna Virta\n-Mb;Paavo Puu\n")
    #expect(try run(house, ["run", "--create"]).code == 3)
    return house
  }

  private func run(_ house: TestHouse, _ words: [String]) throws -> Outcome {
    try Tool.run(words, in: house.folder)
  }

  /// The cells of a CSV that begin like a formula, without what quotes add.
  private func formulas(_ csv: String) -> [String] {
    let bare: Set<String> = ["=", "@", "＝"]
    var found: [String] = []
    for line in csv.split(whereSeparator: \.isNewline) {
      for part in line.split(separator: ",") {
        let cell = part.hasPrefix("\"") ? String(part.dropFirst()) : String(part)
        if bare.contains(String(cell.prefix(1))) { found.append(cell) }
        if cell.hasPrefix("+M") || cell.hasPrefix("-M") || cell == "-x" { found.append(cell) }
      }
    }
    return found
  }

  @Test func noCSVIsRunAsAFormula() throws {
    let house = try house()
    for (line, file) in [
      ("contacts --format csv", nil), ("companies --format csv", nil), ("observations", nil), ("review report", nil),
      ("review report --output r.csv", "r.csv"), ("quarantine list --rows --reveal --format csv", nil),
      ("quarantine export --output q.csv", "q.csv"), ("preview data/a.csv --format csv", nil),
      ("dedupe ids.csv --id nimi", nil), ("dedupe ids.csv --id id --clusters c.csv", "c.csv"),
      ("dedupe ids.csv --id id --pairs p.csv", "p.csv"),
    ] as [(String, String?)] {
      let words = line.split(separator: " ").map(String.init)
      func written(_ words: [String]) throws -> String {
        let outcome = try run(house, words)
        guard [0, 65].contains(outcome.code) else { Issue.record("\(line): \(outcome.errors)"); return "" }
        return try file.map { try String(contentsOfFile: house.folder.path($0), encoding: .utf8) } ?? outcome.output
      }
      let csv = try written(words)
      #expect(formulas(csv).isEmpty, "\(line): \(formulas(csv))")
      // Programs ask for what is there.
      let raw = try written(words + ["--raw"])
      if csv.contains("'") {
        #expect(!raw.contains("'=") && !raw.contains("'@") && !raw.contains("'＝"), "\(line): \(raw)")
        #expect(!formulas(raw).isEmpty, "\(line): \(raw)")
      }
    }
    #expect(try run(house, ["preview", "data/a.csv", "--format", "csv"]).output.hasPrefix("id,'=Yritys,"))
  }

  /// What was exported, mended and put back says what it said: keys, values and headers.
  @Test func whatIsExportedCanBePutBack() throws {
    let house = try house()
    let before = try run(house, ["contacts", "--format", "json"]).output
    let marked = try run(house, ["preview", "data/a.csv", "--format", "csv"]).output
    #expect(marked.contains("\r\n'=1,'+Meri Oy,"))
    try house.folder.write("data/a.csv", marked)
    let again = try run(house, ["run", "--rehash", "--allow", "customers:columns", "--reason", "exported"])
    #expect([0, 3].contains(again.code), "\(again.errors)")
    #expect(try run(house, ["contacts", "--format", "json"]).output == before)
    let observations = try run(house, ["observations", "--raw"]).output
    #expect(observations.contains("customers,=1,") && observations.contains("customers,@2,"), "\(observations)")
  }

  private static let hostile = "\u{1B}]0;x\u{7}\u{1B}[2J\u{9B}31m\u{202E}\u{2066}\u{61C}\u{200F}\u{85}\u{7F}\u{2028}"

  private static func steers(_ code: UInt32) -> Bool {
    if code < 0x20 { return code != 0x0A && code != 0x09 }
    let ranges: [ClosedRange<UInt32>] = [0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069]
    return ranges.contains { $0.contains(code) }
  }

  @Test func nothingSteersATerminal() throws {
    let folder = try TemporaryFolder()
    let name = "a\u{1B}[31m\u{202E}.csv"
    try folder.write(name, "id;Nimi\(Self.hostile);Yritys\n1;Anna\(Self.hostile)Virta;\"Meri\n\(Self.hostile)Oy\"\n")
    try folder.write("rules.json5", "{ \(Self.hostile): 1 }")
    for words in [
      ["preview", name], ["preview", "nothing\u{1B}[2J"], ["preview", name, "--reader", "x\u{1B}[2J"],
      ["x\u{1B}[2J\u{202E}"],
      ["dedupe", name], ["dedupe", name, "--id", "none\u{9B}"], ["dedupe", name, "--rules", "rules.json5"],
      ["normalize", "person.name", "Anna\u{1B}[2J\nVirta"], ["run", name], ["check", "--pipeline", name],
      ["show", "--x\u{1B}"], ["subject", "x\u{1B}[2J"], ["run", "--only", "--\u{1B}"],
    ] {
      let outcome = try Tool.run(words, in: folder)
      for scalar in (outcome.output + outcome.errors).unicodeScalars {
        let steers = Self.steers(scalar.value)
        #expect(!steers, "\(words): U+\(String(scalar.value, radix: 16))")
      }
      #expect(!(outcome.output + outcome.errors).isEmpty)
    }
  }

  /// A file without a header has its first record taken for one; whoever reads the messages of a night learns nothing of it.
  @Test(arguments: [
    "17;Meri Oy;9100037-1;Anna Virta;010190-123X;anna@meri.example;ostaja\n",
    "Anna;Virta;anna@meri.example\n", "Anna Virta;ostaja;Espoo\n", "Nimi;Anna Virta;010190-123X\n",
  ])
  func aMessageTellsNobodysName(_ record: String) throws {
    let house = try TestHouse(sources: TestHouse.source("customers"))
    try house.folder.write("data/customers.csv", record + record.replacingOccurrences(of: "Anna", with: "Aino"))
    try house.folder.write("rules.json5", "{ fields: { nimi: \"name\" } }")
    for words in [
      ["run", "--create"], ["check"], ["dedupe", "data/customers.csv", "--id", "none"],
      ["dedupe", "data/customers.csv", "--ignore", "none,other"], ["run", "data/customers.csv"],
      ["dedupe", "data/customers.csv", "--rules", "data/customers.csv"],
      ["dedupe", "data/customers.csv", "--rules", "rules.json5"], ["review", "apply", "data/customers.csv"],
      ["verify", "--seals", "data/customers.csv"],
    ] {
      let outcome = try Tool.run(words, in: house.folder)
      #expect(outcome.code != 0, "\(words)")
      for word in ["Anna", "Aino", "Virta", "010190", "anna@", "Meri Oy", "9100037"] {
        #expect(!outcome.errors.contains(word), "\(words): \(outcome.errors)")
      }
    }
  }
}
