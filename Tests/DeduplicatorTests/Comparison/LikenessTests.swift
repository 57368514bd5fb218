import Testing
import Text

@testable import Deduplicator

@Suite("How two values resemble each other") struct LikenessTests {
  private func level(_ a: [UInt8], _ b: [UInt8], hasParts: Bool = true) -> Int {
    Likeness.level(
      a, 0..<a.count, MatchTable.letters(a, 0..<a.count), b, 0..<b.count, MatchTable.letters(b, 0..<b.count),
      hasParts: hasParts)
  }

  static let cases: [(one: String, other: String, level: Int)] = [
    ("virtanen", "virtaenn", Likeness.oneEdit), ("meri", "merj", Likeness.oneEdit), ("ann", "anna", Likeness.oneEdit),
    ("makinen", "makkinen", Likeness.oneEdit), ("m", "matti", Likeness.part), ("ab", "abc", Likeness.part),
    ("matti", "matti juhani", Likeness.part), ("meri lampi", "lampi", Likeness.part),
    ("anna maria", "maria liisa", Likeness.part), ("merinen", "marinem", Likeness.near),
    ("christopher", "christoffer", Likeness.near), ("dixon", "dicksonx", Likeness.weak), ("ab", "ac", Likeness.differs),
    ("matti", "liisa", Likeness.differs), ("meri oy", "oja oy", Likeness.differs), ("x", "y", Likeness.differs),
    ("merilampi", "lampi", Likeness.differs),
  ]

  @Test(arguments: cases) func level(_ one: String, _ other: String, _ expected: Int) {
    #expect(level(Array(one.utf8), Array(other.utf8)) == expected)
    #expect(level(Array(other.utf8), Array(one.utf8)) == expected)
  }

  @Test("Parts count where they are asked for") func parts() {
    #expect(level(Array("m".utf8), Array("matti".utf8), hasParts: false) != Likeness.part)
    #expect(level(Array("meri lampi".utf8), Array("lampi".utf8), hasParts: false) != Likeness.part)
  }

  @Test("Neither side nor place in the arena has an effect") func symmetry() {
    var babble = Babble(seed: 1)
    for _ in 0..<5000 {
      let a = babble.word(12)
      let b = babble.slipped(a)
      let there = level(a, b)
      #expect(level(b, a) == there)
      #expect((Likeness.differs...Likeness.oneEdit).contains(there))
      let arena = [0x61] + a + b + [0x62]
      let (ra, rb) = (1..<(1 + a.count), (1 + a.count)..<(1 + a.count + b.count))
      #expect(
        Likeness.level(
          arena, ra, MatchTable.letters(arena, ra), arena, rb, MatchTable.letters(arena, rb), hasParts: true) == there)
    }
  }

  @Test(
    "The short way out never loses a pair that Jaro–Winkler takes", arguments: [0.7, 0.8, 0.85, 0.9, 0.95] as [Float])
  func mayReach(_ least: Float) {
    var babble = Babble(seed: 2)
    var (taken, spared) = (0, 0)
    for round in 0..<20_000 {
      let a = babble.word(round % 50 == 0 ? 80 : 12)
      let b = round % 3 == 0 ? babble.word(12) : babble.slipped(a)
      let (ra, rb) = (0..<a.count, 0..<b.count)
      let may = Likeness.mayReach(
        least, a.count, b.count, MatchTable.letters(a, ra), MatchTable.letters(b, rb),
        Likeness.commonBeginning(a, ra, b, rb))
      let reaches = Similarity.jaroWinkler(a, ra, b, rb) >= Double(least)
      #expect(may || !reaches, "\(String(decoding: a, as: UTF8.self)) \(String(decoding: b, as: UTF8.self))")
      if reaches { taken += 1 }
      if !may { spared += 1 }
    }
    #expect(taken > 1000 && spared > 1000)
  }

  @Test(arguments: [("matti", "maija", 2), ("a", "b", 0), ("ab", "abc", 2), ("ab", "ab", 2)])
  func beginning(_ one: String, _ other: String, _ count: Int) {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    #expect(Likeness.commonBeginning(a, 0..<a.count, b, 0..<b.count) == count)
  }
}
