import Records
import Testing
import Text

@testable import Deduplicator

@Suite("Models") struct ModelTests {
  @Test("The starting weights fit what is compared", arguments: EntityKind.allCases) func shape(_ kind: EntityKind) {
    let model = MatchModel.starting[kind]
    #expect(model.weights.match.count == 16 * RegisterPlan[kind].comparisons)
    #expect(model.columns.count == RegisterPlan[kind].width)
    #expect(model.rules.allSatisfy { $0.classes != 0 && $0.largest > 1 })
  }

  @Test("Neither a name nor an address nor a firm merges two persons alone") func singleEvidence() {
    let model = MatchModel.starting.person
    let plan = [
      "given name", "family name", "order of names", "e-mail", "title", "responsibility", "language", "organisation",
    ]
    for (comparison, name) in plan.enumerated() where name != "e-mail" {
      let best = model.weights.match[(16 * comparison)..<(16 * comparison + 16)].max() ?? 0
      #expect(model.weights.priors[0] + best < model.merge, "\(name)")
    }
  }

  @Test("A model is what its bytes say") func bytes() throws {
    let town = Town(seed: 5, people: 400)
    let trained = ModelTraining(Self.table(town.rows), threads: 2).model
    for model in [MatchModel.starting, trained] {
      let again = try #require(MatchModel(model.bytes))
      #expect(again == model)
      #expect(again.hash == model.hash)
    }
    #expect(trained.hash != MatchModel.starting.hash)
    #expect(MatchModel([]) == nil)
    for cut in [1, 14, 15, 20, 400, trained.bytes.count - 1] {
      #expect(MatchModel(Array(trained.bytes.prefix(cut))) == nil, "\(cut)")
    }
    #expect(MatchModel(trained.bytes + [0]) == nil)
  }

  @Test("Training does not depend on rows' order or threads") func training() {
    let town = Town(seed: 6, people: 250)
    let one = ModelTraining(Self.table(town.rows), threads: 1).model
    var random = SplitMix64(seed: 6)
    let shuffled = town.rows.shuffled(using: &random)
    #expect(ModelTraining(Self.table(shuffled), threads: 3).model == one)
  }

  @Test("Of values only what several bear is in a model") func bearers() {
    let town = Town(seed: 7, people: 400)
    let model = ModelTraining(Self.table(town.rows), threads: 2).model
    for kind in EntityKind.allCases {
      let columns = model[kind].columns
      #expect(columns.allSatisfy { $0.bearers.numbers.allSatisfy { $0 >= KindModel.leastBearers } })
      #expect(model[kind].bags.allSatisfy { $0.bearers.numbers.allSatisfy { $0 >= KindModel.leastBearers } })
    }
  }

  @Test("Merges under a trained model are right", arguments: [1] as [UInt64]) func trained(_ seed: UInt64) {
    let town = Town(seed: seed, people: 500)
    let rows = Self.table(town.rows)
    let resolution = Resolver(model: ModelTraining(rows, threads: 2).model).resolve(rows)
    let (persons, firms) = (quality(resolution.contact, town.person), quality(resolution.company, town.firm))
    #expect(persons.precision >= 0.99 && persons.recall >= 0.5, "\(persons)")
    #expect(firms.precision >= 0.99 && firms.recall >= 0.9, "\(firms)")
  }

  @Test("A waterfall adds up to the stored weight, from the two companies' observations alone", arguments: [3])
  func waterfall(_ seed: UInt64) {
    let town = Town(seed: seed, people: 400)
    let rows = Self.table(town.rows)
    for model in [MatchModel.starting, ModelTraining(rows, threads: 2).model] {
      let resolution = Resolver(model: model).resolve(rows)
      #expect(!resolution.pairs.isEmpty)
      for pair in resolution.pairs.enumerated().filter({ $0.offset % 37 == 0 }).map(\.element) {
        let firms = [resolution.company[Int(pair.left)], resolution.company[Int(pair.right)]]
        let few = rows.ends.indices.filter {
          $0 == pair.left || $0 == pair.right || (resolution.company[$0] >= 0 && firms.contains(resolution.company[$0]))
        }
        let small = Self.table(few.map { town.rows[$0] })
        var founder: [Int32: Int32] = [:]
        let company = few.enumerated().map { place, row -> Int32 in
          let firm = resolution.company[row]
          if firm < 0 { return -1 }
          if founder[firm] == nil { founder[firm] = Int32(place) }
          return founder[firm] ?? -1
        }
        guard pair.kind == .person else { continue }
        let shared = SharedFacts(rows, company: resolution.company.map { Int64($0) + 1 }).part(few.map { Int32($0) })
        let explanation = PairExplanation(small, company: company, shared, model: model)
        let (left, right) = (few.firstIndex(of: Int(pair.left)), few.firstIndex(of: Int(pair.right)))
        let lines = explanation.waterfall(.person, left ?? 0, right ?? 0)
        #expect(lines.first?.comparison == "prior")
        #expect(lines.reduce(0) { $0 + $1.weight } == pair.weight)
      }
    }
  }

  private static func table(_ rows: [Row]) -> ObservationTable { DeduplicatorTests.table(rows) }
}
