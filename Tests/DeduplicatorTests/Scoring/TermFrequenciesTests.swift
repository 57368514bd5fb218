import Foundation
import Testing

@testable import Deduplicator

@Suite("How frequent values are") struct TermFrequenciesTests {
  /// In a hundred rows one value stands 40 times, one 20, and each other once; a tenth of the rows are empty.
  private let comparer = PlanMaker.comparer(
    matchTable(
      [Field("town", .place), Field("code", .code)],
      (0..<100).map { [$0 < 40 ? "Turku" : $0 < 60 ? "Oulu" : $0 < 90 ? "Kylä \($0)" : "", "\($0 % 7)"] }))

  private func entry(_ text: String) -> Int {
    let place = comparer.table.place("town")
    return Int(comparer.table.value(text, place)) + comparer.table.columns[place].shift
  }

  @Test("Shares are of filled rows") func shares() {
    #expect(abs(comparer.frequencies.share[entry("turku")] - 40.0 / 90) < 1e-6)
    #expect(abs(comparer.frequencies.share[entry("oulu")] - 20.0 / 90) < 1e-6)
    for column in comparer.table.columns {
      let all = column.values.reduce(Float(0)) { $0 + comparer.frequencies.share[$1 + column.shift] }
      #expect(abs(all - 1) < 1e-5)
    }
  }

  @Test("Within a bin the rarer value adds more") func adjustment() {
    let frequencies = comparer.frequencies
    #expect(frequencies.bin[entry("turku")] == frequencies.bin[entry("oulu")])
    let difference = frequencies.adjustment[entry("oulu")] - frequencies.adjustment[entry("turku")]
    #expect(abs(difference - log(Float(2))) < 1e-5)
  }

  @Test("The chance of agreeing is that of two rows, or of a row and itself at most") func chance() {
    for (index, column) in comparer.table.columns.enumerated() {
      let counts = column.values.map { Double(comparer.table.counts[$0 + column.shift]) }
      let all = counts.reduce(0, +)
      let (pairs, squares) = (counts.reduce(0) { $0 + $1 * ($1 - 1) }, counts.reduce(0) { $0 + $1 * $1 })
      let chance = comparer.frequencies.chance[index].reduce(0, +)
      #expect(pairs / all / all - 1e-9 <= chance && chance <= squares / all / all + 1e-9)
    }
  }

  @Test("Bins are in order of shares") func bins() {
    let bins = [0.5, 0.05, 5e-3, 5e-4, 5e-5, 5e-6, 0].map { TermFrequencies.bin($0) }
    #expect(bins == bins.sorted() && bins.allSatisfy { (0..<TermFrequencies.bins).contains($0) })
  }

  @Test("A value left out takes no part in the chance") func leftOut() {
    var isLeftOut = Array(repeating: false, count: comparer.table.counts.count)
    isLeftOut[entry("turku")] = true
    let frequencies = TermFrequencies(comparer.table, counts: comparer.table.counts, isLeftOut: isLeftOut)
    let bin = Int(frequencies.bin[entry("turku")])
    for other in 0..<TermFrequencies.bins where other != bin {
      #expect(frequencies.chance[0][other] == comparer.frequencies.chance[0][other])
    }
    #expect(abs(comparer.frequencies.chance[0][bin] - frequencies.chance[0][bin] - pow(40.0 / 90, 2)) < 0.01)
    #expect(frequencies.chance[1] == comparer.frequencies.chance[1])
    #expect(frequencies.share == comparer.frequencies.share)
  }
}
