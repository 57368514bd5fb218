import Foundation
import Records
import TestSupport
import Testing
import Text

@testable import Normalizer

@Suite("What the versions of the rules make of fixed values") struct RuleGoldenTests {
  /// The fields that values are tried in; one that is declared later has no part in what is recorded.
  private static let fields: [Field] = [
    .personName, .personEmail, .personTitle, .personResponsibility, .personLanguage, .companyName, .companyBusinessID,
    .companyStreet, .companyPostcode, .companyCity, .companyPhone, .companyEmail, .companyWebsite, .companyIndustry,
  ]

  /// The values, one a line of a file that stays as it is, each also disfigured in some ways.
  private static let corpus: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/values.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").flatMap { line in
      let value = String(line)
      return [
        value, value.uppercased(), value.lowercased(), " " + value + "  ", value + ",", value.replacing(" ", with: ""),
        value.replacing(" ", with: "\u{A0}"), value + " Oy", String(value.dropFirst()), String(value.dropLast()),
        "\"" + value + "\"", value.replacing("ä", with: "Ã¤"), value + " (" + value + ")", value + " 12",
      ]
    }.filter { !$0.isEmpty }
  }()

  /// The rules of which the corpus, which stays as it is, has no value that they change.
  private static let own: Set<String> = [
    "entities", "former-name", "damage", "name-estate", "deceased", "refusal", "unusable-address",
  ]

  private static func append(_ text: String, to outcome: inout [UInt8]) { outcome += Array(text.utf8) + [0x1E] }

  @Test("There are values") func values() { #expect(Self.corpus.count > 3000) }

  // One after the other, for they record in one file.
  @Test(
    "Each rule makes of values what its version makes, or its version is another", .serialized,
    arguments: RuleRegistry.all.indices)
  func rule(_ index: Int) throws {
    let rule = RuleRegistry.all[index]
    var outcome: [UInt8] = []
    // A field that was declared later changes no outcome, but that of a rule which is for nothing else.
    let known = rule.fields.filter(Self.fields.contains)
    for field in known.isEmpty ? rule.fields : known {
      // What no value of the corpus has, the rule's own examples have.
      for value in Self.own.contains(rule.name) ? rule.examples.map(\.input) : Self.corpus {
        let (values, findings) = applying(rule, field, value)
        // Only what has changed, so that a field more changes nothing else's.
        for (into, text) in values.enumerated() where text != (into == field.rawValue ? value : "") {
          Self.append("\(field.name) \(value) \(Field.allCases[into].name) \(text)", to: &outcome)
        }
        for finding in findings { Self.append("\(field.name) \(value) \(finding)", to: &outcome) }
      }
    }
    try #require(!outcome.isEmpty, "\(rule.id) changes nothing of the corpus: give it a value that it changes")
    let complaint = try VersionGolden("rules.txt").complaint(
      version: rule.id, outcome: outcome, raise: "the version of the rule \(rule.name)")
    #expect(complaint == nil)
  }

  @Test("The chain makes of records what its version makes, or a rule has another version") func chain() throws {
    var outcome: [UInt8] = []
    func append(_ values: [Field: String]) {
      for trace in RuleChain.trace(Field.allCases.map { values[$0] ?? "" }) where Self.fields.contains(trace.field) {
        Self.append("\(trace.field.name) \(trace.normal) \(trace.grounds) \(trace.rules)", to: &outcome)
      }
    }
    for (index, value) in Self.corpus.enumerated() {
      // Alone in a field, and among values that have nothing to do with it.
      let place = Self.fields[index % Self.fields.count]
      append([place: value])
      var record: [Field: String] = [:]
      for (number, field) in Self.fields.enumerated() {
        record[field] = Self.corpus[(index * 31 + number * 977) % Self.corpus.count]
      }
      record[place] = value
      append(record)
    }
    let complaint = try VersionGolden("rule-chain.txt").complaint(
      version: RuleChain.version, outcome: outcome,
      raise: "the version of the rule, or of one that the change touches, so that the chain has another")
    #expect(complaint == nil)
  }
}
