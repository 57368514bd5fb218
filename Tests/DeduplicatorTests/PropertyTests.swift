import Records
import Testing
import Text

@testable import Deduplicator

@Suite("Whatever the table") struct PropertyTests {
  @Test("Merges are right", arguments: [1, 2, 3, 4, 5] as [UInt64]) func precision(_ seed: UInt64) {
    let town = Town(seed: seed, people: 300)
    let resolution = Resolver().resolve(table(town.rows))
    let persons = quality(resolution.contact, town.person)
    let firms = quality(resolution.company, town.firm)
    #expect(persons.precision >= 0.98 && persons.recall >= 0.7, "\(persons)")
    #expect(firms.precision >= 0.99 && firms.recall >= 0.9, "\(firms)")
  }

  @Test("The order of rows shows only in who founds", arguments: [11, 12, 13] as [UInt64]) func order(_ seed: UInt64) {
    let town = Town(seed: seed, people: 200)
    let keys = Array(town.rows.indices)
    let straight = Resolver().resolve(table(town.rows))
    var random = SplitMix64(seed: seed)
    for _ in 0..<4 {
      let shuffled = keys.shuffled(using: &random)
      let resolution = Resolver().resolve(table(shuffled.map { town.rows[$0] }, keys: shuffled))
      #expect(partition(resolution.contact, shuffled) == partition(straight.contact, keys))
      #expect(partition(resolution.company, shuffled) == partition(straight.company, keys))
      #expect(resolution.pairs.count == straight.pairs.count)
    }
  }

  @Test("Threads do not show") func threads() {
    let rows = table(Town(seed: 21, people: 400).rows)
    let one = Resolver(threads: 1).resolve(rows)
    for threads in 2...5 {
      let many = Resolver(threads: threads).resolve(rows)
      #expect(many.pairs == one.pairs)
      #expect(many.contact == one.contact && many.company == one.company)
      #expect(many.contactWeight == one.contactWeight && many.companyWeight == one.companyWeight)
    }
  }

  @Test("Founders are smallest rows, pairs are sorted, weights belong to links") func shape() {
    let rows = table(Town(seed: 31, people: 400).rows)
    let resolution = Resolver().resolve(rows)
    for founders in [resolution.company, resolution.contact] {
      for (row, founder) in founders.enumerated() where founder >= 0 {
        #expect(Int(founder) <= row && founders[Int(founder)] == founder)
      }
    }
    let order = resolution.pairs.map { ($0.kind.rawValue, $0.left, $0.right) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
    #expect(resolution.pairs.allSatisfy { $0.left < $0.right && $0.weight >= 0 })
    for row in resolution.contact.indices where Int(resolution.contact[row]) == row {
      #expect(resolution.contactWeight[row] == 0)
    }
  }

  @Test("An empty table and an empty row") func empty() {
    #expect(Resolver().resolve(table([])).pairs.isEmpty)
    let resolution = Resolver().resolve(table([Row(), Row(".", "@", "-"), Row("Matti", "@x.example", "Oy")]))
    #expect(resolution.company.count == 3 && resolution.company[0] == -1)
  }
}
