/// Bytes that are put together piece by piece: an array with room behind what is written.
///
/// An array's own `append` asks each time whether the array is shared, has room, and where its elements come from; for a
/// dozen pieces of a dozen bytes a record that costs more than the bytes. A range beyond what is written stops the program.
public struct ByteWriter: Sendable {
  /// What is written, and the room behind it.
  public private(set) var bytes: [UInt8]
  /// How many bytes are written.
  public private(set) var count = 0

  /// An empty writer with room for `capacity` bytes; it grows when they are used up.
  public init(capacity: Int) { bytes = [UInt8](repeating: 0, count: max(capacity, 64)) }

  /// Appends one byte.
  public mutating func append(_ byte: UInt8) { append(word: UInt64(byte), 1) }

  /// Appends a byte `times` times.
  public mutating func append(_ byte: UInt8, times: Int) {
    let word = UInt64(byte) &* 0x0101_0101_0101_0101
    var left = times
    while left > 0 {
      append(word: word, min(left, 8))
      left -= 8
    }
  }

  /// Appends the lowest `length` bytes of `word`, the lowest first; they are eight at most.
  public mutating func append(word: UInt64, _ length: Int) {
    precondition(length >= 0 && length <= 8, "a word has eight bytes")
    if bytes.count &- count < 8 { grow(by: 8) }
    unsafe bytes.withUnsafeMutableBytes {
      unsafe $0.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
    }
    count &+= length
  }

  /// Appends `source[range]`.
  public mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count, "range beyond the bytes")
    if range.isEmpty { return }
    if bytes.count &- count < range.count { grow(by: range.count) }
    unsafe source.withUnsafeBytes { source in
      unsafe bytes.withUnsafeMutableBytes { bytes in
        guard let from = source.baseAddress, let to = bytes.baseAddress else { return }
        unsafe (to + count).copyMemory(from: from + range.lowerBound, byteCount: range.count)
      }
    }
    count &+= range.count
  }

  /// Appends once more what was written in `range`.
  public mutating func repeatWritten(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range beyond the bytes")
    if bytes.count &- count < range.count { grow(by: range.count) }
    unsafe bytes.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (start + count).copyMemory(from: start + range.lowerBound, byteCount: range.count)
    }
    count &+= range.count
  }

  /// Forgets everything from `end` on.
  public mutating func cut(to end: Int) {
    precondition(end >= 0 && end <= count, "cut beyond the bytes")
    count = end
  }

  /// What was written, without the room.
  public consuming func finish() -> [UInt8] {
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private mutating func grow(by more: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(more, bytes.count)))
  }
}
