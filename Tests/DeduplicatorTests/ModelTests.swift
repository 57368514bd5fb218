import Records
import Testing

@testable import Deduplicator

@Suite("The starting model") struct ModelTests {
  private static let comparisons = EntityKind.allCases.flatMap { MatchModel.starting[$0].comparisons }

  @Test("m and u of a comparison are distributions") func distributions() {
    for comparison in Self.comparisons {
      let levels = comparison.levels.dropFirst()
      #expect(abs(levels.reduce(0) { $0 + $1.m } - 1) < 0.001, "\(comparison.name)")
      #expect(abs(levels.reduce(0) { $0 + $1.u } - 1) < 0.001, "\(comparison.name)")
    }
  }

  @Test("Every level that code can name is in the model, and fits its nibble") func levels() {
    let counts = [
      IDLevel.allCases.count, CompanyNameLevel.allCases.count, ContactLevel.allCases.count, NameLevel.allCases.count,
      EmailLevel.allCases.count, OrganisationLevel.allCases.count,
    ]
    #expect(Self.comparisons.map(\.levels.count) == counts)
    #expect(counts.allSatisfy { $0 <= 16 })
    #expect(Self.comparisons.allSatisfy { $0.levels[0].weight == 0 })
  }

  @Test("Neither a name nor an address nor a firm merges two persons alone") func singleEvidence() {
    let person = MatchModel.starting.person
    for comparison in person.comparisons {
      let best = comparison.levels.map(\.weight).max() ?? 0
      #expect(person.prior + best < MatchModel.starting.mergeThreshold, "\(comparison.name)")
    }
  }

  @Test("The hash is the model's content") func hash() {
    #expect(MatchModel.starting.hash == MatchModel.starting.hash)
    let other = MatchModel(
      company: .startingCompany, person: .startingPerson, mergeThreshold: 8001, reviewThreshold: 0)
    #expect(other.hash != MatchModel.starting.hash)
  }

  @Test("A waterfall adds up to the stored weight") func waterfall() {
    let town = Town(seed: 3, people: 120)
    let resolver = Resolver()
    let rows = table(town.rows)
    let resolution = resolver.resolve(rows)
    #expect(!resolution.pairs.isEmpty)
    for pair in resolution.pairs.prefix(40) {
      let lines = resolver.explain(rows, resolution, kind: pair.kind, left: pair.left, right: pair.right)
      #expect(lines.first?.comparison == "prior")
      #expect(lines.reduce(0) { $0 + $1.weight } == pair.weight)
      #expect(lines == MatchModel.starting[pair.kind].waterfall(pair.pattern))
    }
  }
}
