/// Searching and counting in text, eight bytes at a time.
///
/// Every function may look at up to seven bytes after `end`; the caller's buffer has ``slack`` bytes there.
enum ByteScan {
  /// Bytes that a buffer needs after its last text byte.
  static let slack = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// A word of eight times `byte`.
  @inline(__always)
  static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  @inline(__always)
  private static func word(_ bytes: UnsafePointer<UInt8>, _ position: Int) -> UInt64 {
    unsafe UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self).littleEndian
  }

  /// The top bit of every zero byte; bits above the lowest may be wrong, the lowest never is.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// The first position in `start..<end` of one of two bytes (given as patterns), or `end`.
  @inline(__always)
  static func find(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ first: UInt64, _ second: UInt64) -> Int {
    var position = start
    while position < end {
      let word = unsafe word(bytes, position)
      let hits = zeros(word ^ first) | zeros(word ^ second)
      if hits != 0 { return min(end, position &+ hits.trailingZeroBitCount >> 3) }
      position &+= 8
    }
    return end
  }

  /// The first position in `start..<end` of one of three bytes (given as patterns), or `end`.
  @inline(__always)
  static func find(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ first: UInt64, _ second: UInt64, _ third: UInt64
  ) -> Int {
    var position = start
    while position < end {
      let word = unsafe word(bytes, position)
      let hits = zeros(word ^ first) | zeros(word ^ second) | zeros(word ^ third)
      if hits != 0 { return min(end, position &+ hits.trailingZeroBitCount >> 3) }
      position &+= 8
    }
    return end
  }

  /// How many of a word's eight lowest bits of bytes are set; a multiplication, where the processor's own counting
  /// cannot be taken for granted.
  @inline(__always)
  private static func count(_ marks: UInt64) -> Int { Int(truncatingIfNeeded: (marks &* ones) >> 56) }

  /// Characters in the UTF-8 bytes `start..<end`: bytes that do not continue a sequence.
  @inline(__always)
  static func characters(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var position = start
    var continuing = 0
    while position < end {
      let word = unsafe word(bytes, position)
      var marks = (word >> 7) & ~(word >> 6) & ones
      if end &- position < 8 { marks &= (1 &<< UInt64(truncatingIfNeeded: 8 &* (end &- position))) &- 1 }
      continuing &+= count(marks)
      position &+= 8
    }
    return end &- start &- continuing
  }

  /// Four-byte sequences that begin in the UTF-8 bytes `start..<end`.
  static func longSequences(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var position = start
    var count = 0
    while position < end {
      let word = unsafe word(bytes, position)
      var marks = (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones
      if end &- position < 8 { marks &= (1 &<< UInt64(truncatingIfNeeded: 8 &* (end &- position))) &- 1 }
      count &+= Self.count(marks)
      position &+= 8
    }
    return count
  }

  /// Copies `count` bytes; short runs go by words, so both sides need ``slack``.
  @inline(__always)
  static func copy(_ from: UnsafePointer<UInt8>, to: UnsafeMutablePointer<UInt8>, count: Int) {
    if count > 64 {
      unsafe to.update(from: from, count: count)
      return
    }
    var done = 0
    while done < count {
      let word = unsafe UnsafeRawPointer(from + done).loadUnaligned(as: UInt64.self)
      unsafe UnsafeMutableRawPointer(to + done).storeBytes(of: word, as: UInt64.self)
      done &+= 8
    }
  }
}
