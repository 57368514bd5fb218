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

  private func lines(_ csv: [UInt8]) -> [Substring] {
    String(decoding: csv, as: UTF8.self).split(separator: "\n")
  }
}
