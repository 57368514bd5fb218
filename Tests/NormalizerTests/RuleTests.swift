import Records
import Testing
import Text

@testable import Normalizer

/// Applies one rule to one value and gives every field's value and the findings of the record.
func applying(_ rule: any Rule, _ field: Field, _ value: String) -> (values: [String], findings: [String]) {
  var cells = Field.allCases.map(Cell.init)
  cells[field.rawValue].set(Array(value.utf8))
  if !value.isEmpty, let rule = rule as? any FieldRule { rule.applyIfNeeded(&cells[field.rawValue]) }
  for offer in cells[field.rawValue].offers where cells[offer.field.rawValue].bytes.isEmpty {
    cells[offer.field.rawValue].set(offer.value)
  }
  return (cells.map { String(decoding: $0.bytes, as: UTF8.self) }, cells.flatMap { $0.notices.map(\.rawValue) })
}

@Suite struct RuleTests {
  @Test func examplesHold() {
    for rule in RuleRegistry.all {
      for example in rule.examples {
        let (values, findings) = applying(rule, example.field, example.input)
        #expect(values[example.into.rawValue] == example.output, "\(rule.id): \(example.input)")
        #expect(Array(values[example.into.rawValue].utf8) == Array(example.output.utf8), "\(rule.id): \(example.input)")
        #expect(findings == (example.finding.map { [$0.rawValue] } ?? []), "\(rule.id): \(example.input)")
      }
    }
  }

  @Test func everyRuleHasANameOfItsOwnAndExamples() {
    #expect(Set(RuleRegistry.all.map(\.name)).count == RuleRegistry.all.count)
    for rule in RuleRegistry.all { #expect(rule.examples.count >= 3 && !rule.fields.isEmpty && rule.version > 0) }
    #expect(RuleRegistry.reference().contains("phone/4  company.phone"))
    #expect(RuleChain.version.hasPrefix("\(RuleRegistry.all.count):"))
  }

  @Test func rulesAndChainAreIdempotent() {
    var values = Values(seed: 7)
    for rule in RuleRegistry.all {
      for example in rule.examples { expectIdempotent(rule, example.field, example.input) }
      for _ in 0..<400 {
        for field in rule.fields.prefix(3) { expectIdempotent(rule, field, values.next()) }
      }
    }
    for _ in 0..<3000 {
      let once = RuleChain.trace((0..<Field.count).map { _ in values.next() })
      let twice = RuleChain.trace(once.map(\.normal))
      for (first, second) in zip(once, twice) {
        #expect(second.normal == first.normal, "\(first.field.name): \(first.raw)")
        #expect(second.rules.isEmpty, "\(first.field.name): \(first.raw)")
      }
    }
  }

  private func expectIdempotent(_ rule: any Rule, _ field: Field, _ value: String) {
    let once = applying(rule, field, value).values
    var cells = Field.allCases.map(Cell.init)
    for (index, value) in once.enumerated() { cells[index].set(Array(value.utf8)) }
    if !cells[field.rawValue].bytes.isEmpty, let rule = rule as? any FieldRule {
      rule.applyIfNeeded(&cells[field.rawValue])
    }
    #expect(cells.map { String(decoding: $0.bytes, as: UTF8.self) } == once, "\(rule.id): \(value)")
  }
}

/// Values of every sort, awkward ones above all, from a seed.
struct Values {
  private var random: SplitMix64
  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = RuleRegistry.all.flatMap { $0.examples.flatMap { [$0.input, $0.output] } }
  private static let bits = [
    "VIRTANEN", "Liisa", "Korhonen", "von", "VON", "de", "Majuri", "Dr.", "KTM", "Jalo", "Soini", "Wright", "Matti",
    ",",
    ", ", " ", "  ", "\u{A0}", "\u{308}", "a", "Ã", "¤", "Ã…", "¡", "Å", "\u{200B}", "-", "–", "0", "00", "358", "+",
    "(0)",
    "/", "@", ".", ".example", "info", "www.", "http://", "\"", "”", "FI", "9000009", "7", "131052-308T", "131052",
    "308T",
    "*", "johtaja", "talous", "HR", "ÄÄ", "ß", "ǅ", "\u{1F}", "\0", "\t", "漢", "PL", "o'", "MC", "ii", "x", "TOL",
    "62.01", "katu", "KATU 5", "b4", "12", "PL", "P.O.", "box", "00100", "HELSINKI", ", 00100 Turku", "S:T", "Finland",
    "as",
  ]

  mutating func next() -> String {
    let kind = Int.random(in: 0..<4, using: &random)
    if kind == 0 { return Self.pieces.randomElement(using: &random) ?? "" }
    if kind == 1 {
      return (Self.pieces.randomElement(using: &random) ?? "") + " " + (Self.pieces.randomElement(using: &random) ?? "")
    }
    let isWords = kind == 2
    return (0..<Int.random(in: 0..<6, using: &random))
      .map { _ in Self.bits.randomElement(using: &random) ?? "" }.joined(separator: isWords ? " " : "")
  }
}
