import Records
import Testing

@testable import Configuration

/// What parses, and into what: source and the value, written back as JSON.
private let readable: [(String, String)] = [
  ("{}", "{}"),
  ("[]", "[]"),
  ("\u{FEFF}[1]", "[1]"),
  ("// comment\n/* and\n another */ [ /*in*/ 1, ] // last", "[1]"),
  ("[true, false, null,]", "[true, false, null]"),
  ("{a: 1, \"b\": 2, 'c': 3,}", #"{"a": 1, "b": 2, "c": 3}"#),
  (
    "{$_a1: 1, sähköposti: 2, \\u00e4b: 3, 名: 4, a\u{200C}b: 5}",
    #"{"$_a1": 1, "sähköposti": 2, "äb": 3, "名": 4, "a‌b": 5}"#
  ),
  ("{true: 1, Infinity: 2, null: 3}", #"{"true": 1, "Infinity": 2, "null": 3}"#),
  (#"['it"s', "it's", 'it\'s']"#, #"["it\"s", "it's", "it's"]"#),
  (#"["\u00e4\x41\t\q\/\u{D83D}"]"#.replacing(#"\u{D83D}"#, with: #"\uD83D\uDE00"#), #"["äA\tq/😀"]"#),
  ("['one \\\n two', 'a\\\r\nb', 'a\\\rb', 'a\\\u{2028}b']", #"["one  two", "ab", "ab", "ab"]"#),
  ("['a\u{2028}b']", #"["a\u2028b"]"#),
  (
    "[0, -0, +7, 0x1F, -0Xff, 9223372036854775807, -9223372036854775808]",
    "[0, 0, 7, 31, -255, 9223372036854775807, -9223372036854775808]"
  ),
  ("[.5, 5., 1.25, 1e3, -2.5E-1, 1E+2]", "[0.5, 5.0, 1.25, 1000.0, -0.25, 100.0]"),
  ("{𝒜b: 1, a𝒜: 2}", #"{"𝒜b": 1, "a𝒜": 2}"#), ("[\u{FEFF}1,\u{FEFF}]", "[1]"),
  ("[Infinity, -Infinity, +NaN, NaN]", "[notFinite, notFinite, notFinite, notFinite]"),
  ("\u{A0}\u{2003}\u{2029}\u{B}\u{C}[1]", "[1]"),
]

/// Syntax errors: source and `line:column: message`.
private let unreadable: [(String, String)] = [
  ("", "1:1: the file is empty"),
  ("\u{FEFF} // only a comment", "1:19: the file is empty"),
  ("{} {}", "1:4: \"{\" after the end of the outermost value"),
  ("{\n  a: 1\n  b: 2\n}", "3:3: \"b\" where a comma or } is expected"),
  ("{ä: 1, ö; 2}", "1:9: \";\" where a colon is expected"),
  ("{\r\n  a: snapshot\r\n}", "2:6: text without quotes: \"snapshot\""),
  ("{\ra:\r}", "3:1: \"}\" where a value is expected"),
  ("[1, 2", "1:6: the file ends within the list that begins in line 1, column 1"),
  ("{a: {b: 1,", "1:11: the file ends within the object that begins in line 1, column 5"),
  ("{a:", "1:4: the file ends where a value is expected"),
  ("{a", "1:3: the file ends where a colon is expected"),
  ("[,]", "1:2: \",\" where a value is expected"),
  ("{,}", "1:2: \",\" where a key is expected"),
  ("{1: 2}", "1:2: \"1\" where a key is expected"),
  ("['a\nb']", "1:2: the text does not end in its line"),
  ("['a", "1:2: the text does not end"),
  ("['a\\", "1:2: the text does not end"),
  ("/* a", "1:1: the comment does not end"),
  ("/a", "1:1: a single slash"),
  ("[012]", "1:2: a number that begins with 0"),
  ("[0x]", "1:2: a hexadecimal number without digits"),
  ("[0x1G]", "1:5: \"G\" within a number"),
  ("[12px]", "1:4: \"p\" within a number"),
  ("[1e]", "1:2: an exponent without digits"),
  ("[.]", "1:2: a number without digits"),
  ("[+]", "1:2: a number without digits"),
  ("[-a]", "1:2: a sign that no number follows"),
  ("[1e999]", "1:2: the number is too large"),
  ("[9223372036854775808]", "1:2: the number is too large"),
  ("[0xFFFFFFFFFFFFFFFF]", "1:2: the number is too large"),
  (#"["\u12"]"#, "1:3: an escape without its 4 hexadecimal digits"),
  (#"["\xZZ"]"#, "1:3: an escape without its 2 hexadecimal digits"),
  (#"["äö\uD800"]"#, "1:5: half of a character (a lone surrogate)"),
  (#"["\uD800\u0041"]"#, "1:3: half of a character (a lone surrogate)"),
  (#"["\1"]"#, "1:3: an escaped digit"),
  (#"["\01"]"#, "1:3: a digit after \\0"),
  (#"{a\n: 1}"#, "1:3: a backslash in a key"),
  (#"{\u0020: 1}"#, "1:2: a character that a key without quotes cannot have"),
  ("[\u{7}]", "1:2: \"\\u{7}\" where a value is expected"),
]

@Suite struct JSON5Tests {
  @Test(arguments: readable) func parses(_ source: String, _ wanted: String) throws {
    #expect(written(try JSON5Document(Array(source.utf8), file: "f").root) == wanted)
  }

  @Test(arguments: unreadable) func refuses(_ source: String, _ wanted: String) {
    let error = #expect(throws: Problem.self) { _ = try JSON5Document(Array(source.utf8), file: "f") }
    #expect(error.map { "\($0.line ?? 0):\($0.column ?? 0): \($0.message)" } == wanted)
    #expect(error?.code == .configuration)
  }

  @Test func placesAreInCharacters() throws {
    let document = try JSON5Document(Array("\u{FEFF}{ 'ä😀': 'x',\r\n\t/*é*/ b: [\n1 ] }".utf8), file: "f")
    guard case .object(let members) = document.root.value, members.count == 2,
      case .list(let items) = members[1].node.value
    else { throw Problem(.bug, "not as written") }
    #expect(document.root.position == Position(line: 1, column: 1))
    #expect(members[0].position == Position(line: 1, column: 3))
    #expect(members[0].node.position == Position(line: 1, column: 9))
    #expect(members[1].position == Position(line: 2, column: 8))
    #expect(members[1].node.position == Position(line: 2, column: 11))
    #expect(items[0].position == Position(line: 3, column: 1))
  }

  @Test func invalidUTF8HasAPlace() {
    let error = #expect(throws: Problem.self) {
      _ = try JSON5Document(Array("{\n  ä: 'x".utf8) + [0xE4, 0x27, 0x7D], file: "p.json5")
    }
    #expect(
      error?.description == """
        p.json5:2:8: error: the file is not UTF-8
          to mend: save it as UTF-8; the first wrong byte stands here
        """)
  }

  @Test func duplicatesAreAllTold() throws {
    let document = try JSON5Document(Array("{a: 1, b: {c: 1,\n 'c': 2},\n \"a\": 3, a: 4}".utf8), file: "f")
    #expect(
      document.duplicates.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" } == [
        "2:2 \"c\" is given twice", "3:2 \"a\" is given twice", "3:10 \"a\" is given twice",
      ])
  }

  @Test func nestingIsLimited() throws {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    _ = try JSON5Document(Array(deepest.utf8), file: "f")
    for opening in ["[", "{a:", "[{a:"] {
      let error = #expect(throws: Problem.self) {
        _ = try JSON5Document(Array(String(repeating: opening, count: 100_000).utf8), file: "f")
      }
      #expect(error?.message == "more than 64 objects and lists within each other")
    }
  }

  private func written(_ node: JSON5Node) -> String {
    switch node.value {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .notFinite: "notFinite"
    case .text(let text): JSONText.text(text).written
    case .list(let items): "[" + items.map(written).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { JSONText.text($0.key).written + ": " + written($0.node) }.joined(separator: ", ") + "}"
    }
  }
}
