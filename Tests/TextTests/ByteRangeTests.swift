import Testing

@testable import Text

/// Ranges of every short length, against what a slice gives.
@Suite struct ByteRangeTests {
  private let bytes = (0..<40).map { UInt8(truncatingIfNeeded: $0 * 37) }

  @Test func appendsTheRange() {
    for start in 0..<12 {
      for end in start..<bytes.count {
        var out: [UInt8] = [1, 2]
        ByteRange.append(bytes, start..<end, to: &out)
        #expect(out == [1, 2] + bytes[start..<end])
      }
    }
  }

  @Test func splitsAtEverySeparator() {
    // Bytes beside the separator's, with and without the highest bit, that a word-wise search could take for it.
    let alphabet: [UInt8] = [0x1F, 0x1F, 0x1E, 0x20, 0x9F, 0x00, 0x80, 0xFF, 0x61]
    for seed in 0..<400 {
      var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
      let bytes = (0..<seed % 41).map { _ -> UInt8 in
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(random >> 33) % alphabet.count]
      }
      let start = min(seed % 3, bytes.count)
      for most in [1, 3, 50] {
        var parts: [Range<Int>] = []
        ByteRange.split(bytes, start..<bytes.count, at: 0x1F, most: most, into: &parts)
        let expected = bytes[start...].split(separator: 0x1F, omittingEmptySubsequences: false).prefix(most)
        #expect(parts.map { Array(bytes[$0]) } == expected.map { Array($0) })
      }
    }
  }

  @Test func comparesEveryByte() {
    for count in 0..<26 {
      let other = [0, 0, 0] + bytes[5..<5 + count]
      #expect(ByteRange.areEqual(bytes, 5..<5 + count, other, 3..<3 + count))
      #expect(!ByteRange.areEqual(bytes, 5..<6 + count, other, 3..<3 + count))
      for position in 3..<3 + count {
        var changed = other
        changed[position] ^= 1
        #expect(!ByteRange.areEqual(bytes, 5..<5 + count, changed, 3..<3 + count))
      }
    }
  }

  @Test func hashesEveryByteAndTheLengthAndTheSeed() {
    for count in 0..<26 {
      let hash = ByteRange.hash(bytes, 3..<3 + count)
      #expect(hash == ByteRange.hash([9] + bytes[3..<3 + count], 1..<1 + count))
      #expect(hash != ByteRange.hash(bytes, 3..<3 + count, seed: 1 << 32))
      #expect(hash != ByteRange.hash(bytes[3..<3 + count] + [0], 0..<count + 1))
      for position in 3..<3 + count {
        var changed = bytes
        changed[position] ^= 1
        #expect(hash != ByteRange.hash(changed, 3..<3 + count))
      }
    }
  }

  @Test func findsAPairAtEveryPlace() {
    for count in 0..<26 {
      #expect(!ByteRange.hasPair(1, 2, [1] + Array(repeating: 0, count: count) + [2], 1..<1 + count))
      for position in 0..<max(0, count - 1) {
        var text = [UInt8](repeating: 0, count: count)
        text[position] = 1
        #expect(!ByteRange.hasPair(1, 2, text, 0..<count))
        text[position + 1] = 2
        #expect(ByteRange.hasPair(1, 2, text, 0..<count))
        #expect(!ByteRange.hasPair(1, 2, text, 0..<position + 1))
        #expect(!ByteRange.hasPair(2, 1, text, 0..<count))
      }
    }
  }

  @Test func findsBytesAndWords() {
    let text = Array("ab cd e".utf8)
    #expect(ByteRange.first(0x20, text, 0..<7) == 2)
    #expect(ByteRange.first(0x20, text, 3..<5) == 5)
    #expect(ByteRange.wordStart(text, 0..<7) == 6)
    #expect(ByteRange.wordStart(text, 3..<5) == 3)
    #expect(ByteRange.wordStart(text, 3..<6) == 6)
  }
}

@Test func marksOfAllBytesAreUnited() {
  let marks = ByteMarks { $0 == 0x61 ? 0b0011 : $0 == 0x62 ? 0b0100 : 0 }
  for count in 0..<12 {
    let text = [UInt8](repeating: 0x2E, count: count)
    #expect(marks.seen(text, 0..<count) == 0)
    for position in 0..<count {
      var other = text
      other[position] = 0x61
      #expect(marks.seen(other, 0..<count) == 0b0011)
      other[count - 1 - position] = 0x62
      #expect(marks.seen(other, 0..<count) & 0b0100 != 0)
    }
  }
}
