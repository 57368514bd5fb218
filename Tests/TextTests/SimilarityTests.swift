import Testing
import Text

@Suite struct SimilarityTests {
  /// Winkler's published examples, and edges.
  @Test(arguments: [
    ("martha", "marhta", 0.9611), ("dwayne", "duane", 0.8400), ("dixon", "dicksonx", 0.8133),
    ("", "", 1), ("", "a", 0), ("a", "a", 1), ("a", "b", 0), ("ab", "ba", 0),
    ("abc", "abc", 1), ("jones", "johnson", 0.8324), ("abcvwxyz", "cabvwxyz", 0.9583), ("иванов", "иванов", 1),
  ])
  func jaroWinkler(a: String, b: String, value: Double) {
    #expect(abs(jaro(a, b) - value) < 0.00005)
    #expect(abs(jaro(b, a) - value) < 0.00005)
  }

  @Test func jaroWinklerEqualsItsDefinition() {
    var random = SplitMix64(seed: 3)
    for round in 0..<4_000 {
      let longest = round % 4 == 0 ? 90 : 14
      let a = word(&random, longest: longest, nonASCII: round % 7 == 0)
      let b = round % 3 == 0 ? mutated(a, &random) : word(&random, longest: longest)
      let value = Similarity.jaroWinkler(a, 0..<a.count, b, 0..<b.count)
      #expect(abs(value - naiveJaroWinkler(a, b)) < 1e-12)
      #expect((0...1).contains(value))
      #expect(Similarity.jaroWinkler(b, 0..<b.count, a, 0..<a.count) == value)
    }
  }

  /// Optimal string alignment: `ca` to `abc` is 3, where unrestricted swaps would give 2.
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("ca", "abc", 3), ("virtanen", "virtaenn", 1),
    ("kitten", "sitting", 3), ("makinen", "makkinen", 1), ("ab", "ba", 1), ("abcdef", "badcfe", 3),
  ])
  func editDistance(a: String, b: String, distance: Int) {
    let (x, y) = (Array("<\(a)>".utf8), Array(b.utf8))
    #expect(Similarity.editDistance(x, 1..<(x.count - 1), y, 0..<y.count, limit: 9) == distance)
    #expect(Similarity.editDistance(y, 0..<y.count, x, 1..<(x.count - 1), limit: 9) == distance)
  }

  @Test func editDistanceEqualsItsDefinition() {
    var random = SplitMix64(seed: 4)
    for round in 0..<2_000 {
      let longest = round % 8 == 0 ? 100 : 12
      let a = word(&random, longest: longest, nonASCII: round % 7 == 0)
      let b = round % 3 == 0 ? word(&random, longest: longest) : mutated(a, &random)
      let distance = naiveDistance(a, b)
      for limit in [0, 1, 2, 3, 200] {
        let expected = min(distance, limit + 1)
        #expect(Similarity.editDistance(a, 0..<a.count, b, 0..<b.count, limit: limit) == expected)
      }
    }
  }

  @Test func wordsAreSplitAtSpaces() {
    let bytes = Array("ab c  de ".utf8)
    #expect(Words.split(bytes, 0..<bytes.count) == [0..<2, 3..<4, 6..<8])
    #expect(Words.split(bytes, 1..<4) == [1..<2, 3..<4])
    #expect(Words.split(bytes, 2..<2) == [])
  }

  private func jaro(_ a: String, _ b: String) -> Double {
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    return Similarity.jaroWinkler(x, 0..<x.count, y, 0..<y.count)
  }

  /// Few letters, so that matches and swaps abound.
  private func word(_ random: inout SplitMix64, longest: Int, nonASCII: Bool = false) -> [UInt8] {
    (0..<Int.random(in: 0...longest, using: &random)).map { _ in
      UInt8.random(in: 0x61...0x65, using: &random) | (nonASCII ? 0x80 : 0)
    }
  }

  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 0...4, using: &random) where bytes.count > 2 {
      let index = Int.random(in: 1..<bytes.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(0x78, at: index)
      case 2: bytes[index] = 0x79
      default: bytes.swapAt(index - 1, index)
      }
    }
    return bytes
  }

  private func naiveJaroWinkler(_ a: [UInt8], _ b: [UInt8]) -> Double {
    if a.isEmpty && b.isEmpty { return 1 }
    let window = max(max(a.count, b.count) / 2 - 1, 0)
    var used: Set<Int> = []
    var inB: [UInt8] = []
    for (j, byte) in b.enumerated() {
      guard let i = a.indices.first(where: { abs($0 - j) <= window && a[$0] == byte && !used.contains($0) }) else {
        continue
      }
      used.insert(i)
      inB.append(byte)
    }
    if used.isEmpty { return 0 }
    let swapped = zip(used.sorted().map { a[$0] }, inB).filter { $0 != $1 }.count / 2
    let m = Double(used.count)
    let jaro = (m / Double(a.count) + m / Double(b.count) + (m - Double(swapped)) / m) / 3
    let prefix = zip(a, b).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }

  private func naiveDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        if i == 0 || j == 0 {
          table[i][j] = i + j
          continue
        }
        let replaced = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }
}
