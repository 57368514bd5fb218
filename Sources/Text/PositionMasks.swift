/// From each byte of a short pattern to the bit mask of the positions where it stands.
@safe
struct PositionMasks {
  private let table: UnsafeMutableBufferPointer<UInt64>

  /// The mask of `byte`, which must occur in the pattern or the text given to `with`.
  @inline(__always)
  subscript(byte: UInt8) -> UInt64 { unsafe table[Int(byte & 0x7F)] }

  /// Lends the masks of `pattern` (at most 64 bytes) to `body`, which may ask for the bytes of `text` too.
  ///
  /// `nil` if a byte is not ASCII: 128 masks are the most that Swift lends from the stack. Only the masks of bytes that
  /// occur are set: clearing them all would cost more than the comparison.
  @inline(__always)
  static func with<Result>(
    _ pattern: UnsafeBufferPointer<UInt8>, readFor text: UnsafeBufferPointer<UInt8>,
    _ body: (PositionMasks) -> Result
  ) -> Result? {
    unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { table -> Result? in
      var seen: UInt8 = 0
      for index in 0..<text.count {
        let byte = unsafe text[index]
        seen |= byte
        unsafe table[Int(byte & 0x7F)] = 0
      }
      for index in 0..<pattern.count {
        let byte = unsafe pattern[index]
        seen |= byte
        unsafe table[Int(byte & 0x7F)] = 0
      }
      guard seen < 0x80 else { return nil }
      for index in 0..<pattern.count { unsafe table[Int(pattern[index])] |= 1 &<< UInt64(index) }
      return body(unsafe PositionMasks(table: table))
    }
  }
}
