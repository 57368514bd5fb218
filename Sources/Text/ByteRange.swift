/// Ranges of byte arrays handled as memory: for the loops that every value passes through.
///
/// A slice costs a retain and a generic call for each of a dozen bytes; these read the array's own memory, and a range
/// that is not inside it stops the program.
public enum ByteRange {
  /// Appends `source[range]` to `out`.
  public static func append(_ source: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    check(source, range)
    unsafe source.withUnsafeBufferPointer { source in
      unsafe out.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
    }
  }

  /// Whether `left[leftRange]` and `right[rightRange]` hold the same bytes.
  public static func areEqual(
    _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
  ) -> Bool {
    check(left, leftRange)
    check(right, rightRange)
    guard leftRange.count == rightRange.count else { return false }
    let count = leftRange.count
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        var offset = 0
        while offset &+ 8 <= count {
          if unsafe word(left, leftRange.lowerBound &+ offset) != word(right, rightRange.lowerBound &+ offset) {
            return false
          }
          offset &+= 8
        }
        while offset < count {
          if unsafe left[leftRange.lowerBound &+ offset] != right[rightRange.lowerBound &+ offset] { return false }
          offset &+= 1
        }
        return true
      }
    }
  }

  /// A hash of `bytes[range]`, eight bytes at a time; all its bits are good. It is for tables in memory only: the value is
  /// no part of any format.
  public static func hash(_ bytes: [UInt8], _ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    check(bytes, range)
    return unsafe bytes.withUnsafeBytes { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: range.count)
      var position = range.lowerBound
      while position &+ 8 <= range.upperBound {
        hash = unsafe mixed(hash ^ word(bytes, position))
        position &+= 8
      }
      var rest: UInt64 = 0
      while position < range.upperBound {
        rest = unsafe rest &<< 8 | UInt64(bytes[position])
        position &+= 1
      }
      return mixed(hash ^ rest)
    }
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
    unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  @inline(__always)
  private static func check(_ bytes: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range beyond the bytes")
  }
}
