import Testing
import Text

/// A writer from small room to large, against an array.
@Suite struct ByteWriterTests {
  @Test func writesWhatAnArrayWould() {
    var random = SplitMix64(seed: 4)
    for capacity in [0, 64, 5000] {
      var writer = ByteWriter(capacity: capacity)
      var array: [UInt8] = []
      for _ in 0..<400 {
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          let times = Int.random(in: 0...20, using: &random)
          array += [9] + Array(repeating: 7, count: times) + [3, 2]
          writer.append(9)
          writer.append(7, times: times)
          writer.append(word: 0x01_0203, 2)
        case 1:
          let piece = (0..<Int.random(in: 0...90, using: &random)).map { UInt8($0) }
          let start = Int.random(in: 0...piece.count, using: &random)
          array += piece[start...]
          writer.append(piece, start..<piece.count)
        case 2 where array.count < 3000:
          let start = Int.random(in: 0...array.count, using: &random)
          array += array[start...]
          writer.repeatWritten(start..<writer.count)
        default:
          let end = max(0, array.count - 3)
          array.removeLast(array.count - end)
          writer.cut(to: end)
        }
        #expect(writer.count == array.count)
      }
      #expect(writer.finish() == array)
    }
  }
}
