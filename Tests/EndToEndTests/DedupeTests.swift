import Foundation
import TestSupport
import Testing

/// `lahde dedupe`: any CSV is matched within itself.
@Suite struct DedupeTests {
  /// Two equal records, one with a comma too many, a personal identity code, and 360 records of 90 other people: match
  /// weights are found out from the table, and few records tell little.
  static let people =
    """
    rec_id, given_name, surname, note
    b-2, Aino, Esimerkki, first
    b-10, Väinö, Näyte, second
    b-1, Aino, Esimerkki, first
    b-3, Onni, Malli, third, too many
    b-4, Onni, Malli, 131052-308T

    """ + (0..<360).map { "c-\($0), Nimi\($0 % 90), Suku\($0 % 90), \($0 % 3)\n" }.joined()

  /// 360 records of 90 people: rows 0, 90, 180 and 270 are one. Each of `idColumns` holds 1000, 1001 … (the second with
  /// an `x` before it), but for what `ids` gives for a row.
  private static func table(_ idColumns: [String], _ ids: [Int: String]) -> String {
    var text = idColumns.joined(separator: ";") + ";first;last\n"
    for row in 0..<360 {
      let cells = idColumns.indices.map { ($0 == 0 ? "" : "x") + (ids[row] ?? String(1000 + row)) }
      text += cells.joined(separator: ";") + ";Nimi\(row % 90);Suku\(row % 90)\n"
    }
    return text
  }

  private func folder(_ text: String = people) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("people.csv", text)
    return folder
  }

  private func dedupe(_ options: String..., in folder: TemporaryFolder) throws -> Outcome {
    try Tool.run(["dedupe", "people.csv"] + options, in: folder)
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  // MARK: The files

  @Test func clustersAreCalledByTheirLeastID() throws {
    let folder = try folder()
    let outcome = try dedupe("--clusters", "clusters.csv", "--pairs", "pairs.csv", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try text(folder, "clusters.csv").hasPrefix(
        "id,cluster\r\nb-2,b-1\r\nb-10,b-10\r\nb-1,b-1\r\nb-4,b-4\r\nc-0,c-0\r\n"))
    #expect(try text(folder, "clusters.csv").contains("\r\nc-99,c-189\r\n"))
    let pairs = try text(folder, "pairs.csv").components(separatedBy: "\r\n")
    #expect(pairs.first == "left,right,weight,probability" && pairs.last == "")
    for pair in pairs.dropFirst().dropLast() {
      let isPair = pair.range(of: #"^[bc]-\d+,[bc]-\d+,-?\d+\.\d{3},[01]\.\d{6}$"#, options: .regularExpression) != nil
      #expect(isPair, "\(pair)")
    }
    let sides = pairs.dropFirst().dropLast().map { $0.split(separator: ",").prefix(2).map { Array($0.utf8) } }
    #expect(sides.allSatisfy { $0[0].lexicographicallyPrecedes($0[1]) })
    for name in ["clusters.csv", "pairs.csv"] {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600, "\(name)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path())
    #expect(Set(left) == ["people.csv", "clusters.csv", "pairs.csv"])
  }

  @Test(arguments: [
    // Numbers are ordered as numbers, also where blanks stand around them.
    (["id"], [0: "10", 90: "9 "], "10,9"), (["id"], [90: "0999"], "1000,0999"),
    // One that is none makes all of them texts.
    (["id"], [0: "10", 90: "9", 5: "x"], "10,10"),
    // A column that does not tell records apart is no id.
    (["id"], [7: "1008"], "1,1"), (["id"], [7: ""], "1,1"),
    // Nor one that is called otherwise.
    (["tel"], [:], "1,1"),
    // The surest name goes first, whatever the columns' order.
    (["nro", "unique_id"], [:], "x1000,x1000"), (["Asiakasnro"], [0: "2000"], "2000,1090"),
    // An id of any characters is a value of the file.
    (["id"], [0: "\"a,b\""], "\"a,b\",1090"), (["id"], [0: "\"c\"\"d\""], "\"c\"\"d\",1090"),
    // Personal identity codes are no ids.
    (["tunnus"], [5: "131052-308T"], "1,1"),
  ])
  func whatTellsRecordsApart(_ columns: [String], _ ids: [Int: String], _ expected: String) throws {
    let folder = try folder(Self.table(columns, ids))
    let outcome = try dedupe("--clusters", "out.csv", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rows = try text(folder, "out.csv").components(separatedBy: "\r\n")
    #expect(rows.count == 362 && rows[1] == expected, "\(rows.prefix(3))")
  }

  @Test func theOrderOfRowsDoesNotChangeNames() throws {
    var rows: [String] = []
    for number in 0..<400 {
      rows.append("r\((number * 7919) % 1000 + 1000),Nimi\(number % 90),Suku\(number % 90),\(number % 3)")
    }
    var answers: Set<[String]> = [], pairs: Set<String> = []
    for turn in 0..<3 {
      let turned = turn == 0 ? rows : turn == 1 ? rows.reversed() : Array(rows[150...] + rows[..<150])
      let folder = try folder("id,first,last,source\n" + turned.joined(separator: "\n") + "\n")
      for threads in ["1", "2"] {
        let outcome = try dedupe(
          "--clusters", "c.csv", "--pairs", "p.csv", "--ignore", "source", "--threads", threads, in: folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
        answers.insert(try text(folder, "c.csv").components(separatedBy: "\r\n").sorted())
        pairs.insert(try text(folder, "p.csv"))
      }
    }
    #expect(answers.count == 1)
    #expect(pairs.count == 1)
  }

  @Test func anOldFileIsReplacedWhole() throws {
    let folder = try folder()
    try folder.write("out.csv", String(repeating: "an old, longer file\n", count: 100))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("out.csv"))
    #expect(try dedupe("--clusters", "out.csv", in: folder).code == 0)
    #expect(try text(folder, "out.csv").hasPrefix("id,cluster\r\nb-2,"))
    #expect(try !text(folder, "out.csv").contains("old"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("out.csv"))[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600)
  }

  // MARK: The summary

  @Test func theSummaryTellsWhatWasReadAndHoldsNoValue() throws {
    let folder = try folder()
    for format in ["text", "json"] {
      let outcome = try dedupe("--format", format, in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.errors == "people.csv: 1 record cannot be used and is left out; the summary says why\n")
      for value in ["Aino", "Näyte", "third", "131052", "b-10"] {
        #expect(!outcome.output.contains(value) && !outcome.errors.contains(value), "\(format): \(value)")
      }
    }
    let outcome = try dedupe(in: folder)
    for line in [
      "364 records in 93 clusters; 91 clusters hold several records, the largest 4.", "id: rec_id",
      "personal identity codes in note: 1, not compared", "left out: 1 record",
      "  5:18: csv.field-count: the record has 5 fields instead of 4",
    ] {
      #expect(outcome.output.contains(line + "\n"), "\(line) in \(outcome.output)")
    }
  }

  @Test func theSummaryIsJSONToo() throws {
    let outcome = try dedupe("--format", "json", "--ignore", "note", in: try folder())
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let json = try #require(object as? [String: Any])
    #expect(json["schema"] as? String == "lahde.dedupe/1")
    #expect(json["records"] as? Int == 364)
    #expect(json["id"] as? String == "rec_id")
    #expect(json["ignored"] as? [String] == ["note"])
    #expect((json["clusters"] as? [String: Int]) == ["count": 93, "several": 91, "largest": 4])
    #expect((json["fields"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["given_name", "surname"])
    let leftOut = try #require(json["leftOut"] as? [String: Any])
    #expect(leftOut["count"] as? Int == 1)
    #expect((leftOut["places"] as? [[String: Any]])?.first?["line"] as? Int == 5)
    for key in ["threshold", "precision", "recall", "reasons", "pairs", "stages", "identityCodes"] {
      #expect(json[key] != nil, "\(key)")
    }
  }

  // MARK: What is asked

  @Test func columnsAreNamedAsPeopleNameThem() throws {
    let folder = try folder()
    for options in [
      ["--ignore", "given_name,surname"], ["--ignore", "given_name", "--ignore", "surname"],
      ["--ignore", " Given Name , SURNAME"],
    ] {
      let outcome = try Tool.run(["dedupe", "people.csv"] + options, in: folder)
      #expect(outcome.output.contains("ignored: given_name, surname\n"), "\(options): \(outcome.errors)")
    }
    let commas = try self.folder("id;\"name, first\";name\n1;a;b\n2;c;d\n")
    #expect(try dedupe("--ignore", "name, first", in: commas).output.contains("ignored: name, first\n"))
  }

  @Test(arguments: [
    ("--ignore nimi", 64, "error: there is no column \"nimi\"", "\"rec_id\", \"given_name\", \"surname\", \"note\""),
    ("--id nimi", 64, "error: there is no column \"nimi\"", "\"rec_id\""),
    ("--threshold 2", 64, "error: --threshold wants a probability", "0 to 1"),
    ("--threshold nan", 64, "error: --threshold wants a probability", "0 to 1"),
    ("--threads 0", 64, "error: --threads wants", "whole number"),
    ("--clusters people.csv", 64, "error: --clusters names a file that is read", "another file"),
    ("--clusters ./people.csv", 64, "error: --clusters names a file that is read", "another file"),
    ("--rules rules.json5 --pairs rules.json5", 64, "error: --pairs names a file that is read", "another file"),
    ("--clusters a.csv --pairs a.csv", 64, "error: --pairs names the other output's file", "another file"),
    ("--clusters nowhere/a.csv", 74, "nowhere/a.csv: error: there is no folder", "folder that is there"),
    ("--rules nowhere.json5", 66, "nowhere.json5: error: no such file", "path"),
    ("--id surname", 65, "people.csv:4: error: the id \"surname\" has the same value as in line 2", "--id"),
    ("--id note --ignore rec_id", 65, "people.csv: error: the id \"note\" holds personal identity codes", "--id"),
  ])
  func whatCannotBeDoneIsRefused(_ options: String, _ code: Int32, _ message: String, _ remedy: String) throws {
    let folder = try folder()
    try folder.write("rules.json5", "{}")
    let outcome = try Tool.run(["dedupe", "people.csv"] + options.split(separator: " ").map(String.init), in: folder)
    #expect(outcome.code == code, "\(outcome.code) \(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    let toMend = outcome.errors.components(separatedBy: "\n  to mend: ")
    #expect(toMend.count == 2 && toMend[1].contains(remedy), "\(outcome.errors)")
    #expect(try text(folder, "people.csv") == Self.people)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).count == 2)
  }

  @Test func whatIsNoTableIsRefused() throws {
    let folder = try folder("<html><body>not a table</body></html>")
    #expect(try dedupe(in: folder).code == 65)
    #expect(try Tool.run(["dedupe", "nowhere.csv"], in: folder).code == 66)
    #expect(try Tool.run(["dedupe", "."], in: folder).code == 66)
    #expect(try Tool.run(["dedupe"], in: folder).code == 64)
  }

  @Test func aTableWithoutRecordsHasNoClusters() throws {
    let folder = try folder("id,name\n")
    let outcome = try dedupe("--clusters", "c.csv", "--pairs", "p.csv", in: folder)
    #expect(outcome.code == 0 && outcome.output.hasPrefix("0 records in 0 clusters"), "\(outcome.errors)")
    #expect(try text(folder, "c.csv") == "id,cluster\r\n")
  }

  // MARK: Rules

  @Test func rulesSayWhatATableDoesNotShow() throws {
    let folder = try folder()
    try folder.write(
      "rules.json5",
      "{ // what we know\n fields: { Surname: 'family', note: 'ignored' }, threshold: 0.9 }")
    let outcome = try dedupe("--rules", "rules.json5", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("ignored: note\n"))
    #expect(outcome.output.range(of: #"\nsurname +family +100"#, options: .regularExpression) != nil)
    let asked = try dedupe("--rules", "rules.json5", "--threshold", "0.75", in: folder)
    #expect(outcome.output.contains("threshold: 90.00 %"))
    #expect(asked.output.contains("threshold: 75.00 %"))
  }

  @Test func everyMistakeInTheRulesIsTold() throws {
    let folder = try folder()
    try folder.write("rules.json5", "{ fields: { nimi: 'family', note: 'text' },\n  oneRecordPerEntity: ['lähde'] }")
    let outcome = try dedupe("--rules", "rules.json5", in: folder)
    #expect(outcome.code == 78 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("rules.json5:1:13: error: there is no column \"nimi\"\n  to mend: name one of"))
    #expect(outcome.errors.contains("rules.json5:2:24: error: there is no column \"lähde\"\n  to mend: name one of"))
    try folder.write("rules.json5", "{ fields: { note: 'txet' } }")
    let kind = try dedupe("--rules", "rules.json5", in: folder)
    #expect(kind.code == 78 && kind.errors.contains("rules.json5:1:19: error: \"note\" cannot be \"txet\""))
  }
}
