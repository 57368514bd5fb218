/// Bytes as UTF-8: validity, counting, trimming and encoding without making a `String`.
public enum UTF8Text {
  /// Whether `bytes[range]` is well-formed UTF-8.
  public static func isValid(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    firstInvalid(bytes, range) == nil
  }

  /// The position of the first byte at which `bytes[range]` stops being well-formed UTF-8, or `nil`.
  ///
  /// Overlong forms, surrogates and scalars above U+10FFFF are ill-formed; the position is that of the sequence's first
  /// byte. ASCII goes by eight bytes at a time.
  public static func firstInvalid(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    precondition(range.upperBound <= bytes.count, "range beyond the bytes")
    return unsafe bytes.withUnsafeBytes { raw in
      var position = range.lowerBound
      let end = range.upperBound
      while position < end {
        while position + 8 <= end,
          unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          position += 8
        }
        while position < end, unsafe raw[position] < 0x80 { position += 1 }
        while position < end, unsafe raw[position] >= 0x80 {
          let length = unsafe sequenceLength(raw, position, end)
          if length == 0 { return position }
          position += length
        }
      }
      return nil
    }
  }

  /// How many characters `bytes[range]` holds, counted as bytes that do not continue a sequence.
  public static func characters(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Appends a scalar's UTF-8 form; what is no scalar (a surrogate, or above U+10FFFF) becomes U+FFFD.
  public static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    func low(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value) }
    func continuation(_ shift: UInt32) -> UInt8 { 0x80 | low(scalar >> shift) & 0x3F }
    switch scalar {
    case 0..<0x80: out.append(low(scalar))
    case 0x80..<0x800:
      out.append(0xC0 | low(scalar >> 6))
      out.append(continuation(0))
    case 0x800..<0xD800, 0xE000..<0x1_0000:
      out.append(0xE0 | low(scalar >> 12))
      out.append(continuation(6))
      out.append(continuation(0))
    case 0x1_0000...0x10_FFFF:
      out.append(0xF0 | low(scalar >> 18))
      out.append(continuation(12))
      out.append(continuation(6))
      out.append(continuation(0))
    default: append(0xFFFD, to: &out)
    }
  }

  /// `range` without the ASCII white space and no-break spaces (U+00A0) at its ends.
  public static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      if isSpace(bytes[start]) {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if start + 1 < end, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// The scalar that starts at `position`, and its length in bytes; `nil` if the bytes before `end` are ill-formed.
  static func scalar(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int) -> (Unicode.Scalar, Int)? {
    let length = unsafe sequenceLength(bytes, position, end)
    guard length > 0 else { return nil }
    let first = unsafe UInt32(bytes[position])
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for index in 1..<length { value = unsafe value << 6 | UInt32(bytes[position + index] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The length of the well-formed sequence at `position`, by the Unicode Standard's table 3-7; 0 if there is none.
  @inline(__always)
  private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int) -> Int {
    guard position < end else { return 0 }
    let first = unsafe bytes[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    default: return 0
    }
    guard position + length <= end, unsafe second.contains(bytes[position + 1]) else { return 0 }
    if length > 2, unsafe bytes[position + 2] & 0xC0 != 0x80 { return 0 }
    if length > 3, unsafe bytes[position + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
