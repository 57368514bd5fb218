import Text

/// Reproducible draws: what is drawn depends on the seed and the things drawn for, and on nothing else.
struct Dice {
  private var generator: SplitMix64

  /// Dice for one thing (a company, a row …) under a seed; `purpose` keeps draws for different ends apart.
  init(seed: UInt64, purpose: Purpose, number: Int) {
    var first = SplitMix64(seed: seed ^ (purpose.rawValue &* 0xD6E8_FEB8_6659_FD93))
    generator = SplitMix64(seed: first.next() ^ (UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15))
  }

  /// What is drawn for.
  enum Purpose: UInt64 { case company = 1, companySize, member, person, row, night, register }

  /// 64 random bits.
  mutating func next() -> UInt64 { generator.next() }

  /// A number from 0 up to `limit`, which is left out.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }

  /// True `share` times in a thousand.
  mutating func perMille(_ share: Int) -> Bool { below(1000) < share }
}
