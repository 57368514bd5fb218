/// One number a byte value, so that one pass over a text tells which kinds of byte it holds.
public struct ByteMarks: Sendable {
  private let marks: [UInt16]

  /// The marks that `mark` gives each byte value.
  public init(_ mark: (UInt8) -> UInt16) {
    marks = (UInt8.min...UInt8.max).map(mark)
  }

  /// The marks of all bytes in `bytes[range]`, united.
  public func seen(_ bytes: [UInt8], _ range: Range<Int>) -> UInt16 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range beyond the bytes")
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe marks.withUnsafeBufferPointer { marks in
        var (first, second) = (UInt16(0), UInt16(0))
        var position = range.lowerBound
        while position &+ 4 <= range.upperBound {
          first |= unsafe marks[Int(bytes[position])] | marks[Int(bytes[position &+ 1])]
          second |= unsafe marks[Int(bytes[position &+ 2])] | marks[Int(bytes[position &+ 3])]
          position &+= 4
        }
        while position < range.upperBound {
          first |= unsafe marks[Int(bytes[position])]
          position &+= 1
        }
        return first | second
      }
    }
  }
}
