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

  /// Whether `first` stands in `bytes[range]` with `second` right behind it.
  public static func hasPair(_ first: UInt8, _ second: UInt8, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    check(bytes, range)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (firsts, seconds) = (UInt64(first) &* ones, UInt64(second) &* ones)
    return unsafe bytes.withUnsafeBytes { bytes in
      var position = range.lowerBound
      while position &+ 9 <= range.upperBound {
        // A byte of it is zero where both are what is looked for.
        let difference = unsafe (word(bytes, position) ^ firsts) | (word(bytes, position &+ 1) ^ seconds)
        if (difference &- ones) & ~difference & 0x8080_8080_8080_8080 != 0 { return true }
        position &+= 8
      }
      while position &+ 1 < range.upperBound {
        if unsafe bytes[position] == first && bytes[position &+ 1] == second { return true }
        position &+= 1
      }
      return false
    }
  }

  /// Where `byte` stands first in `bytes[range]`; the range's end if it does not.
  public static func first(_ byte: UInt8, _ bytes: [UInt8], _ range: Range<Int>) -> Int {
    check(bytes, range)
    return unsafe bytes.withUnsafeBytes { bytes in
      var position = range.lowerBound
      while position < range.upperBound, unsafe bytes[position] != byte { position &+= 1 }
      return position
    }
  }

  /// Appends the ranges between the separators in `bytes[range]` to `parts`, in order, but no more than until it has `most`.
  public static func split(
    _ bytes: [UInt8], _ range: Range<Int>, at separator: UInt8, most: Int, into parts: inout [Range<Int>]
  ) {
    check(bytes, range)
    let pattern = UInt64(separator) &* 0x0101_0101_0101_0101
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    unsafe bytes.withUnsafeBytes { bytes in
      var (start, position) = (range.lowerBound, range.lowerBound)
      while position &+ 8 <= range.upperBound, parts.count < most {
        // The highest bit of each byte that is the separator, and of no other.
        let difference = unsafe word(bytes, position).littleEndian ^ pattern
        var found = ~(((difference & low) &+ low) | difference | low)
        while found != 0, parts.count < most {
          let end = position &+ found.trailingZeroBitCount &>> 3
          parts.append(start..<end)
          start = end &+ 1
          found &= found &- 1
        }
        position &+= 8
      }
      while position < range.upperBound, parts.count < most {
        if unsafe bytes[position] == separator {
          parts.append(start..<position)
          start = position &+ 1
        }
        position &+= 1
      }
      if parts.count < most { parts.append(start..<range.upperBound) }
    }
  }

  /// Where the last word of `bytes[range]` begins: behind its last space.
  public static func wordStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    check(bytes, range)
    return unsafe bytes.withUnsafeBytes { bytes in
      var position = range.upperBound
      while position > range.lowerBound, unsafe bytes[position &- 1] != 0x20 { position &-= 1 }
      return position
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
