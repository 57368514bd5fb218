import Testing

@testable import SyntheticData

@Suite struct SmallRegisterTests {
  @Test func theSameSeedGivesTheSameNights() {
    let first = SmallRegister(seed: 8).nights.flatMap { $0.map(\.csv) }
    #expect(SmallRegister(seed: 8).nights.flatMap { $0.map(\.csv) } == first)
    #expect(SmallRegister(seed: 9).nights.flatMap { $0.map(\.csv) } != first)
  }

  @Test func aShuffleKeepsTheRows() {
    for seed in UInt64(0)..<20 {
      let register = SmallRegister(seed: seed)
      let shuffled = register.shuffledRows(seed: seed)
      for (night, other) in zip(register.nights, shuffled.nights) {
        for (file, moved) in zip(night, other) {
          #expect(lines(file.csv).sorted() == lines(moved.csv).sorted())
          #expect(lines(file.csv).first == lines(moved.csv).first)
        }
      }
    }
  }

  @Test func everyOddityOccurs() {
    var twins = 0
    var contradictions = 0
    var broken = 0
    var keyless = 0
    var records = 0
    for seed in UInt64(0)..<40 {
      for file in SmallRegister(seed: seed).nights.joined() {
        let rows = lines(file.csv).dropFirst()
        records += rows.count
        twins += rows.count - Set(rows).count
        broken += rows.count { $0.split(separator: ";", omittingEmptySubsequences: false).count != 17 }
        guard file.source != SmallRegister.sources.last else { continue }
        keyless += rows.count { $0.hasPrefix(";") }
        contradictions += Set(rows).count - Set(rows.map { $0.prefix { $0 != ";" } }).count
      }
    }
    #expect(twins > 50 && contradictions > 50 && broken > 20 && keyless > 20)
    #expect((40 * 4 * 35...40 * 4 * 75).contains(records))
  }

  @Test("The firms that hang together by a thread stand in the same files of every seed") func firms() {
    for seed in UInt64(0)..<6 {
      let nights = SmallRegister(seed: seed, nights: 5).nights
      func keys(_ night: Int, _ source: Int) -> [Int] {
        lines(nights[night][source].csv).compactMap { Int($0.prefix { $0 != ";" }) }.filter { $0 > 9000 }
      }
      #expect(keys(0, 0) == [9001, 9003, 9003] && keys(4, 0) == [9001, 9002, 9003, 9003], "\(seed)")
      for night in nights.indices { #expect(keys(night, 1) == [9011, 9012, 9013] && keys(night, 2).isEmpty) }
      func desk(_ night: Int) -> Substring? { lines(nights[night][1].csv).first { $0.hasPrefix("9013;") } }
      #expect(desk(0) != desk(4) && desk(3) == desk(4), "\(seed)")
    }
  }

  private func lines(_ csv: [UInt8]) -> [Substring] {
    String(decoding: csv, as: UTF8.self).split(separator: "\n")
  }
}
