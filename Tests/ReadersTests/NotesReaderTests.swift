import Foundation
import Records
import TestSupport
import Testing

@testable import Readers

@Suite("Files of notes") struct NotesReaderTests {
  private static func read(_ text: String) throws -> (columns: [String], rows: [[String]]) {
    let folder = try TemporaryFolder()
    try folder.write("notes.csv", text)
    let reader = try NotesReader(try InputFile.inspect(folder.path("notes.csv")), ReaderOptions())
    var rows: [[String]] = []
    while let batch = try reader.nextBatch() {
      rows += (0..<batch.count).map { row in
        (0..<batch.columnCount).map { batch.string(row: row, column: $0) }
      }
    }
    #expect(reader.facts.reader == .notes)
    return (reader.columns, rows)
  }

  @Test(
    "A bare list of addresses loses none of them, with a header or without",
    arguments: [
      "a.one@x.example\nb.two@y.example\n", "email\na.one@x.example\nb.two@y.example\n",
      "Sähköposti\r\na.one@x.example\r\nb.two@y.example", "Vem\na.one@x.example\n\nb.two@y.example\n",
      "Perutut\na.one@x.example\nb.two@y.example\n", "\u{FEFF}a.one@x.example\nb.two@y.example\n",
    ])
  func bare(_ text: String) throws {
    #expect(try Self.read(text).rows == [["a.one@x.example"], ["b.two@y.example"]])
  }

  @Test(
    "Where a header says nothing, the column of addresses tells who is meant",
    arguments: [
      ("Anna Virta;a.one@x.example;kielto\nOlli Oja;b.two@y.example;\n", ["comment", "who", "comment"], 2),
      ("Asiakkaan meili;Tila\na.one@x.example;kielto\n", ["who", "Tila"], 1),
      ("Nimi;Meili\nAnna Virta;a.one@x.example\n", ["Nimi", "who"], 1),
      ("a.one@x.example,hard bounce\n", ["who", "comment"], 1),
    ])
  func unnamed(_ text: String, _ columns: [String], _ rows: Int) throws {
    let read = try Self.read(text)
    #expect(read.columns == columns)
    #expect(read.rows.count == rows)
  }

  @Test("A list of one address is a list") func single() throws {
    #expect(try Self.read("a.one@x.example\n").rows == [["a.one@x.example"]])
    #expect(try Self.read("email\na.one@x.example").rows == [["a.one@x.example"]])
    #expect(try Self.read("a.one@x.example").rows == [["a.one@x.example"]])
  }

  @Test(
    "Columns are found by their names in three languages",
    arguments: [
      ("kuka;mitä;kenttä;arvo;pvm;huomautus", [[0], [], [], [], [1], [2], [3], [4], [5]]),
      ("Vem;Vad;Fält;Värde;Datum;Anteckning", [[0], [], [], [], [1], [2], [3], [4], [5]]),
      ("who;what;field;value;date;note", [[0], [], [], [], [1], [2], [3], [4], [5]]),
      ("Nimi;Yritys;Y-tunnus;Tyyppi", [[], [0], [1], [2], [3], [], [], [], []]),
      ("Förnamn;Efternamn;Företag;FO-nummer", [[], [0, 1], [2], [3], [], [], [], [], []]),
      ("Email Address;First Name;Last Name;UNSUB_TIME", [[0], [1, 2], [], [], [], [], [], [3], []]),
    ])
  func names(_ header: String, _ expected: [[Int]]) throws {
    let columns = try NoteColumns(header.split(separator: ";").map(String.init))
    #expect(NoteColumns.Part.allCases.map { columns[$0] } == expected)
  }

  @Test("A file in which nothing tells who is meant is refused") func refused() {
    #expect(throws: Problem.self) { try Self.read("mitä;pvm\nkielto;1.5.2026\nkielto;2.5.2026\n") }
  }

  @Test("What a word says, and that an unknown one says nothing that is known")
  func words() {
    let known: [(String, NoteKind)] = [
      ("Markkinointikielto", .marketing), ("UNSUBSCRIBED", .marketing), ("opt-out", .marketing),
      ("ingen marknadsföring", .marketing), ("e-mail marketing", .emailMarketing), ("ei sähköpostia", .emailMarketing),
      ("ingen e-post", .emailMarketing), ("ei viestintää", .communication), ("kontakta inte", .communication),
      ("Hard bounce", .bounce), ("palautui", .bounce), ("studsade", .bounce), ("kuollut", .deceased),
      ("Död", .deceased),
      ("†", .deceased), ("deceased", .deceased), ("korjaus", .correction), ("Rättelse", .correction),
    ]
    for (word, kind) in known { #expect(NoteWords.kind(word) == kind, "\(word)") }
    for word in ["ei soittoja/postia", "Ring inte!", "?", "x", "marketing ok", ""] {
      #expect(NoteWords.kind(word) == nil, "\(word)")
    }
  }
}

@Test("A column of restrictions that stands twice says what either says") func twice() throws {
  let said = NamedRestriction(column: "Perunut", values: .forbidden(["x"]), forbids: .objectsToMarketing)
  let layout = try LayoutResolver.resolve(
    map: [], restrictions: [said], columns: ["id", "Perunut", "Nimi", "perunut "])
  #expect(layout.restrictions.map(\.column) == [1, 3])
}
