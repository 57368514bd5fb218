import Configuration
import Records
import Testing

@testable import Deduplicator

/// What a rules file is refused for, one line a problem.
private func refusals(_ text: String) -> [String] {
  do {
    _ = try RulesFile.parse(Array(text.utf8), file: "r.json5")
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

private let kinds = FieldKind.allCases.map { "\"\($0.rawValue)\"" }
private let kindList = kinds.dropLast().joined(separator: ", ") + " or " + kinds[kinds.count - 1]

/// Each with the problems' first lines.
private let refused: [(String, [String])] = [
  ("", ["r.json5:1:1: error: "]),
  ("[]", ["r.json5:1:1: error: \"rules\" must be an object: { … }, not a list"]),
  ("{ fields: [] }", ["r.json5:1:11: error: \"fields\" must be an object: { … }, not a list"]),
  ("{\n  felds: {} }", ["r.json5:2:3: error: unknown key \"felds\"\n  to mend: did you mean \"fields\"?"]),
  ("{ kinds: {} }", ["r.json5:1:3: error: unknown key \"kinds\"\n  to mend: remove it; the keys here are fields, "]),
  ("{ fields: {}, fields: {} }", ["r.json5:1:15: error: "]),
  ("{ fields: { a: 'text', a: 'code' } }", ["r.json5:1:24: error: "]),
  ("{ fields: { a: 'text', ' a': 'code' } }", ["r.json5:1:24: error: a column is named twice"]),
  (
    "{ fields: { Nimi: 'famly' } }",
    ["r.json5:1:19: error: \"Nimi\" cannot be \"famly\", only \(kindList)\n  to mend: did you mean \"family\"?"]
  ),
  ("{ fields: { Nimi: 1 } }", ["r.json5:1:19: error: \"Nimi\" must be \(kindList), not a number"]),
  ("{ oneRecordPerEntity: 7 }", ["r.json5:1:23: error: \"oneRecordPerEntity\" must be text or a list of texts"]),
  ("{ oneRecordPerEntity: [] }", ["r.json5:1:23: error: \"oneRecordPerEntity\" must not be empty"]),
  ("{ oneRecordPerEntity: ['a', ''] }", ["r.json5:1:29: error: \"oneRecordPerEntity\" must not be empty"]),
  ("{ threshold: 1.5 }", ["r.json5:1:14: error: \"threshold\" must be a number from 0.0 to 1.0"]),
  ("{ threshold: NaN }", ["r.json5:1:14: error: \"threshold\" must be a number from 0.0 to 1.0, not"]),
  ("{ threshold: '0.9' }", ["r.json5:1:14: error: \"threshold\" must be a number from 0.0 to 1.0, not text"]),
  (
    "{ threshold: -1,\n  fields: { a: 'x' },\n  more: 1 }",
    ["r.json5:1:14: error: ", "r.json5:2:16: error: ", "r.json5:3:3: error: "]
  ),
]

@Test(arguments: refused)
func rulesAreRefusedWithTheirPlace(_ text: String, _ expected: [String]) {
  let found = refusals(text)
  #expect(found.count == expected.count, "\(found)")
  for (found, expected) in zip(found, expected) { #expect(found.hasPrefix(expected), "\(found)") }
}

@Test func rulesSayKindsSourcesAndThreshold() throws {
  let file = try RulesFile.parse(
    Array(
      """
      { // comments
        fields: { "Sukunimi": "family", 'Koko nimi ': "full name", S_posti: "e-mail", Huom: "ignored", },
        oneRecordPerEntity: "Lähde",
        threshold: 1 }
      """.utf8), file: "r.json5")
  #expect(
    file.rules.kinds == ["Sukunimi": .family, "Koko nimi": .fullName, "S_posti": .email, "Huom": .ignored])
  #expect(file.rules.oneRecordPerEntity == ["Lähde"])
  #expect(file.rules.threshold == 1)
  let resolved = try file.rules { name in name.lowercased() }
  #expect(resolved.kinds["sukunimi"] == .family && resolved.kinds["Sukunimi"] == nil)
  #expect(resolved.oneRecordPerEntity == ["lähde"] && resolved.threshold == 1)
}

@Test func noRulesAreRules() throws {
  let rules = try RulesFile.parse(Array("{}".utf8), file: "r.json5").rules
  #expect(rules.kinds.isEmpty && rules.oneRecordPerEntity.isEmpty && rules.threshold == nil)
}
