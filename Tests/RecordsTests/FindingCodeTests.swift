import Foundation
import Records
import Testing

@Suite("Finding codes") struct FindingCodeTests {
  /// The rows of the handbook's table of findings.
  private static func rows() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: folder.appending(path: "Sources/Handbook.docc/Normalising.md"), encoding: .utf8)
    let section = page.components(separatedBy: "\n## Findings\n").dropFirst().first?
      .components(separatedBy: "\n## ").first
    return try #require(section).split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
  }

  private static func row(_ code: FindingCode) -> String {
    let effect =
      switch code.effect {
      case .noted: ""
      case .leavesPersonOut: "n "
      case .quarantines(let toMend): "q: \(toMend) "
      case .cutsShort(let toMend): "i: \(toMend) "
      }
    return "| `\(code.rawValue)` | \(code.message) | \(effect)|"
  }

  @Test("The handbook has every code, its words and what it does, in order, and no other") func handbook() throws {
    let rows = try Self.rows()
    for code in FindingCode.allCases {
      #expect(rows.contains(Self.row(code)), "the table of findings in Normalising.md lacks: \(Self.row(code))")
    }
    #expect(rows == FindingCode.allCases.map(Self.row), "the rows stand in the order of the cases, and no others")
  }

  @Test("The texts are those that registers, reports and scripts know") func texts() {
    #expect(FindingCode.allCases.count == 79)
    #expect(
      FindingCode.allCases.filter(\.quarantines).map(\.rawValue) == [
        "csv.field-count", "csv.unclosed-quote", "csv.record-too-long", "csv.cut-line", "csv.cut-file", "csv.truncated",
        "csv.invalid-bytes", "csv.nul-byte", "csv.unit-separator", "web.cut", "web.too-deep", "web.too-many",
        "key.empty",
        "key.personal-identity-code", "key.person", "key.ambiguous", "record.nobody", "suppression.lookalike",
        "unsubscribe.unknown", "note.who", "note.unknown", "note.correction",
      ])
    #expect(
      FindingCode.allCases.filter(\.cutsShort).map(\.rawValue) == [
        "csv.cut-file", "web.cut", "web.too-deep", "web.too-many",
      ])
    #expect(FindingCode.allCases.filter(\.leavesPersonOut).map(\.rawValue) == ["name.several", "name.estate"])
    // A code's first word says who noticed, its last what; the handbook's cells hold both.
    for code in FindingCode.allCases {
      #expect(code.rawValue.wholeMatch(of: /[a-z]+([.-][a-z]+)+/) != nil, "\(code)")
      #expect(!code.message.isEmpty && !code.message.contains("|") && code.advice?.isEmpty != true, "\(code)")
      #expect((code.advice != nil) == code.quarantines, "\(code)")
    }
    #expect(FindingCode(rawValue: "csv.of-an-older-version") == nil)
  }

  @Test("A finding says its code's words, or more where more is known") func words() {
    let plain = Finding(.keyEmpty, row: 0, line: 2, column: 3)
    #expect(plain.message == "has no readable source key" && plain.quarantines)
    let more = Finding(.csvStrayQuote, row: 0, line: 2, column: 3, message: "more")
    #expect(more.message == "more" && !more.quarantines)
  }

  @Test("How a value stands to a correction is counted and written under its code") func verdicts() throws {
    let texts = ["correction.repeated", "correction.contradicted", "correction.confirmed"]
    #expect(Correction.Verdict.allCases.map(\.code.rawValue) == texts)
    let written = try JSONEncoder().encode(Correction.Verdict.allCases)
    #expect(try JSONDecoder().decode([String].self, from: written) == texts)
  }
}
