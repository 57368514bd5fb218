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
}

@Test func marksTellWhatIsThereAndWhatStandsInAPair() {
  let marks = ByteMarks { $0 == 0x61 ? 0b0011 : $0 == 0x62 ? 0b0100 : 0 }
  func seen(_ text: String) -> [UInt32] {
    let bytes = Array(text.utf8)
    let (all, pairs) = marks.seen(bytes, 0..<bytes.count)
    return [all, pairs]
  }
  #expect(seen("") == [0, 0])
  #expect(seen("a.a") == [0b0011, 0])
  #expect(seen(".aa") == [0b0011, 0b0010])
  #expect(seen("ab") == [0b0111, 0b0100])
  #expect(seen("ba") == [0b0111, 0])
}
