import Records
import TestSupport
import Testing
import Text

@testable import Deduplicator

@Suite("What a version of the engine makes of a fixed register") struct MatchEngineGoldenTests {
  private static let register = GoldenRegister(rows: 2500, seed: 20_260)

  /// The starting values, with some of what only training knows: aliases, frequent names, values that many share.
  private static var furnished: MatchModel {
    func hash(_ text: String) -> UInt32 {
      let bytes = Fold.folded(Array(text.utf8), 0..<text.utf8.count)
      return UInt32(truncatingIfNeeded: Hash.of(bytes, 0..<bytes.count) >> 32)
    }
    var person = MatchModel.starting.person
    person.aliases = HashCounts(
      GoldenRegister.nicknames.map { one, other in
        (hash(one) ^ hash(other), Int32(bitPattern: min(hash(one), hash(other))))
      })
    person.namesakes = HashCounts(
      GoldenRegister.frequentNames.map { given, family in
        (UInt32(truncatingIfNeeded: Hash.pair(UInt64(hash(given)), UInt64(hash(family))) >> 32), -2500)
      })
    let mailbox = PersonTable.Column.email.rawValue + 1
    person.columns[mailbox].shared = HashCounts(["tilaukset", "matti.meri"].map { (hash($0), 1) })
    return MatchModel(company: MatchModel.starting.company, person: person)
  }

  @Test("Companies, contacts, weights and pairs are those of the version, or the version is another")
  func golden() throws {
    var outcome = ByteWriter(capacity: 1 << 20)
    for model in [MatchModel.starting, Self.furnished] {
      Self.resolve(model, into: &outcome)
      Self.compare(model, rows: 500, into: &outcome)
    }
    let complaint = try VersionGolden("match-engine.txt").complaint(
      version: "\(MatchEngine.version)", outcome: outcome.finish(),
      raise: "MatchEngine.version in Sources/Deduplicator/MatchEngine.swift")
    #expect(complaint == nil)
  }

  /// What becomes of the whole register, and of it under decisions.
  private static func resolve(_ model: MatchModel, into outcome: inout ByteWriter) {
    let table = register.table
    let free = Resolver(model: model).resolve(table)
    var decisions: [RowDecision] = []
    for (kind, entity) in [(EntityKind.person, free.contact), (.company, free.company)] {
      let joined = entity.indices.filter { entity[$0] >= 0 && Int(entity[$0]) != $0 }
      for row in joined.prefix(5) { decisions.append(RowDecision(kind, entity[row], Int32(row), .different)) }
      for row in 0..<Int32(5) { decisions.append(RowDecision(kind, 100 * row, 100 * row + 50, .same)) }
    }
    let ruled = Resolver(model: model, decisions: decisions).resolve(table)
    for resolution in [free, ruled] {
      for numbers in [resolution.company, resolution.contact, resolution.companyWeight, resolution.contactWeight] {
        for number in numbers { outcome.append(word: UInt64(UInt32(bitPattern: number)), 4) }
      }
      for pair in resolution.pairs {
        outcome.append(word: Pairs.packed(pair.left, pair.right), 8)
        outcome.append(word: UInt64(bitPattern: pair.pattern), 8)
        outcome.append(word: UInt64(UInt32(bitPattern: pair.weight)), 4)
      }
    }
  }

  /// What any two of the first rows weigh, likely or not.
  private static func compare(_ model: MatchModel, rows: Int, into outcome: inout ByteWriter) {
    let table = register.table.part((0..<Int32(rows)).map { $0 })
    let companies = CompanyTable(table, threads: 1)
    let resolution = Resolver(model: model).resolve(table)
    let persons = PersonTable(table, OrganisationKeys(table, company: resolution.company), threads: 1)
    for scorer in [
      RegisterPlan.company.scorer(companies.columns, rows: companies.rows.count, model.company, threads: 1),
      RegisterPlan.person.scorer(persons.columns, rows: persons.rows.count, model.person, threads: 1),
    ] {
      for left in 0..<scorer.comparer.table.count {
        for right in left..<scorer.comparer.table.count {
          outcome.append(word: scorer.comparer.compare(left, right).pattern.bits, 8)
          outcome.append(word: UInt64(UInt32(bitPattern: scorer.weight(left, right))), 4)
        }
      }
    }
  }

  @Test("Everything that is compared occurs in the register, and every class of outcome") func wide() {
    let model = MatchModel.starting
    let resolution = Resolver(model: model).resolve(Self.register.table)
    let joined = resolution.contact.enumerated().count { $0.element >= 0 && Int($0.element) != $0.offset }
    #expect(joined > 300)
    #expect(resolution.pairs.count { $0.kind == .person && $0.weight < model.mergeThreshold(.person) } > 50)
    for kind in EntityKind.allCases {
      let table = Self.register.table
      let companies = CompanyTable(table, threads: 1)
      let persons = PersonTable(table, OrganisationKeys(table, company: resolution.company), threads: 1)
      let scorer =
        kind == .company
        ? RegisterPlan.company.scorer(companies.columns, rows: companies.rows.count, model.company, threads: 1)
        : RegisterPlan.person.scorer(persons.columns, rows: persons.rows.count, model.person, threads: 1)
      let plan = scorer.comparer.plan
      var levels = plan.comparisons.map { _ in Set<Int>() }
      for left in 0..<scorer.comparer.table.count {
        for right in (left + 1)..<max(left + 1, min(left + 300, scorer.comparer.table.count)) {
          let pattern = scorer.comparer.compare(left, right).pattern
          for comparison in levels.indices { levels[comparison].insert(pattern[comparison]) }
        }
      }
      for (comparison, found) in zip(plan.comparisons, levels) {
        #expect(found.count >= min(3, comparison.measure.levels), "\(comparison.name): \(found.sorted())")
      }
    }
  }
}
