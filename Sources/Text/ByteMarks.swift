/// One number a byte value, so that one pass over a text tells which kinds of byte it holds, and which stand in a pair.
public struct ByteMarks: Sendable {
  private let marks: [UInt32]

  /// The marks that `mark` gives each byte value.
  public init(_ mark: (UInt8) -> UInt32) {
    marks = (UInt8.min...UInt8.max).map(mark)
  }

  /// The marks of all bytes in `bytes[range]`, united; and of all neighbours the marks that a byte has in common with the
  /// one before it, where that one's are shifted up by one.
  public func seen(_ bytes: [UInt8], _ range: Range<Int>) -> (all: UInt32, pairs: UInt32) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range beyond the bytes")
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe marks.withUnsafeBufferPointer { marks in
        var (all, pairs, previous): (UInt32, UInt32, UInt32) = (0, 0, 0)
        var position = range.lowerBound
        while position < range.upperBound {
          let mark = unsafe marks[Int(bytes[position])]
          all |= mark
          pairs |= mark & previous &<< 1
          previous = mark
          position &+= 1
        }
        return (all, pairs)
      }
    }
  }
}
