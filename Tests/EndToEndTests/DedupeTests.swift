import Foundation
import TestSupport
import Testing

/// `lahde dedupe`: any CSV is matched within itself.
@Suite struct DedupeTests {
  /// Two equal records, one of them cut in two by a semicolon too many, and a personal identity code.
  static let people = """
    rec_id, given_name, surname, note
    b-2, Aino, Esimerkki, first
    b-10, Väinö, Näyte, second
    b-1, Aino, Esimerkki, first
    b-3, Onni, Malli, third, too many
    b-4, Onni, Malli, 131052-308T

    """

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
      try text(folder, "clusters.csv") == "id,cluster\r\nb-2,b-1\r\nb-10,b-10\r\nb-1,b-1\r\nb-4,b-4\r\n")
    let pairs = try text(folder, "pairs.csv").components(separatedBy: "\r\n")
    #expect(pairs.count == 3 && pairs[0] == "left,right,weight,probability" && pairs[2] == "")
    let isPair = pairs[1].range(of: #"^b-1,b-2,-?\d+\.\d{3},[01]\.\d{6}$"#, options: .regularExpression) != nil
    #expect(isPair, "\(pairs)")
    for name in ["clusters.csv", "pairs.csv"] {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600, "\(name)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path())
    #expect(Set(left) == ["people.csv", "clusters.csv", "pairs.csv"])
  }

  @Test(arguments: [
    // Numbers are ordered as numbers, also where blanks stand around them.
    ("id;name\n10;a\n9 ;a\n2;b\n", "10,9 9,9 2,2"),
    // One that is none makes all of them texts.
    ("id;name\n10;a\n9;a\nx;b\n", "10,10 9,10 x,x"),
    // A column that does not tell records apart is no id.
    ("id;name\n7;a\n7;b\n", "1,1 2,2"), ("id;name\n7;a\n;b\n", "1,1 2,2"),
    // Nor one that is called otherwise.
    ("name;tel\na;1\na;1\nb;2\n", "1,1 2,1 3,3"),
    // The surest name goes first, whatever the columns' order.
    ("nro;unique_id;name\n1;x1;a\n2;x2;b\n", "x1,x1 x2,x2"), ("Asiakasnro;Nimi\n31;a\n30;a\n", "31,30 30,30"),
    // An id of any characters is a value of the file.
    ("id;name\n\"a,b\";x\n\"c\"\"d\";y\n", "\"a,b\",\"a,b\" \"c\"\"d\",\"c\"\"d\""),
    // Personal identity codes are no ids.
    ("tunnus;nimi\n131052-308T;a\n010594Y9032;b\n", "1,1 2,2"),
  ])
  func whatTellsRecordsApart(_ table: String, _ expected: String) throws {
    let folder = try folder(table)
    let outcome = try dedupe("--clusters", "out.csv", in: folder)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let rows = try text(folder, "out.csv").components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(rows.joined(separator: " ") == expected)
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
      let outcome = try dedupe("--format", format, "--ignore", "surname", in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.errors == "people.csv: 1 record cannot be used and is left out; the summary says why\n")
      for value in ["Aino", "Näyte", "third", "131052", "b-10"] {
        #expect(!outcome.output.contains(value) && !outcome.errors.contains(value), "\(format): \(value)")
      }
    }
    let outcome = try dedupe("--ignore", "surname", in: folder)
    for line in [
      "4 records in 3 clusters; 1 cluster holds several records, the largest 2.", "id: rec_id", "ignored: surname",
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
    #expect(json["records"] as? Int == 4)
    #expect(json["id"] as? String == "rec_id")
    #expect(json["ignored"] as? [String] == ["note"])
    #expect((json["clusters"] as? [String: Int]) == ["count": 3, "several": 1, "largest": 2])
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
    #expect(outcome.output.contains("ignored: note\n") && outcome.output.contains("threshold: 90.00 %"))
    #expect(outcome.output.range(of: #"\nsurname +family +100"#, options: .regularExpression) != nil)
    let asked = try dedupe("--rules", "rules.json5", "--threshold", "0.75", in: folder)
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
