import Testing
import Text

@testable import Deduplicator

@Suite("How two values resemble each other") struct LikenessTests {
  private func level(_ a: [UInt8], _ b: [UInt8], hasParts: Bool = true) -> Likeness {
    Likeness.level(
      a, 0..<a.count, MatchTable.letters(a, 0..<a.count), b, 0..<b.count, MatchTable.letters(b, 0..<b.count),
      hasParts: hasParts)
  }

  static let cases: [(one: String, other: String, level: Likeness)] = [
    ("virtanen", "virtaenn", .oneEdit), ("meri", "merj", .oneEdit), ("ann", "anna", .oneEdit),
    ("makinen", "makkinen", .oneEdit), ("m", "matti", .part), ("ab", "abc", .part),
    ("matti", "matti juhani", .part), ("meri lampi", "lampi", .part),
    ("anna maria", "maria liisa", .part), ("merinen", "marinem", .near),
    ("christopher", "christoffer", .near), ("dixon", "dicksonx", .weak), ("ab", "ac", .differs),
    ("matti", "liisa", .differs), ("meri oy", "oja oy", .differs), ("x", "y", .differs),
    ("merilampi", "lampi", .differs),
  ]

  @Test(arguments: cases) func level(_ one: String, _ other: String, _ expected: Likeness) {
    #expect(level(Array(one.utf8), Array(other.utf8)) == expected)
    #expect(level(Array(other.utf8), Array(one.utf8)) == expected)
  }

  @Test("Parts count where they are asked for") func parts() {
    #expect(level(Array("m".utf8), Array("matti".utf8), hasParts: false) != .part)
    #expect(level(Array("meri lampi".utf8), Array("lampi".utf8), hasParts: false) != .part)
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
