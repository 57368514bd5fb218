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
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if count == bytes.count { grow(by: 1) }
    bytes[count] = byte
    count &+= 1
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
