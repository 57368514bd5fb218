/// An encoding of one byte a character, or UTF-16, into UTF-8, chunk by chunk.
///
/// What cannot be decoded becomes U+FFFD, one for each undefined byte or lone surrogate, so that the length on disk can
/// be counted back from the text (see ``TextEncoding/diskLength(_:_:_:)``).
struct Transcoder {
  private let encoding: TextEncoding
  private let scalars: [UInt32]
  private var halfUnit: UInt8?
  private var highSurrogate: UInt32?
  /// Whether U+FFFD has been written.
  private(set) var hasReplacements = false
  /// Whether the input ended within a character.
  private(set) var isTruncated = false

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    scalars = CodePage.scalars(encoding)
  }

  /// Bytes that `count` bytes of input may become at most.
  static func room(for count: Int) -> Int { 3 * count + 8 }

  /// Appends `count` bytes of `raw` to `out[end...]`, which has room for ``room(for:)`` bytes.
  mutating func decode(_ raw: [UInt8], count: Int, to out: inout [UInt8], end: inout Int) {
    var written = end
    unsafe out.withUnsafeMutableBufferPointer { out in
      unsafe raw.withUnsafeBufferPointer { raw in
        switch encoding {
        case .utf8: break
        case .windows1252, .latin1, .cp850, .cp437, .macintosh: unsafe singleBytes(raw, count, out, &written)
        case .utf16LE, .utf16BE: unsafe units(raw, count, out, &written)
        }
      }
    }
    end = written
  }

  /// To be called at the end of the input.
  mutating func finish(to out: inout [UInt8], end: inout Int) {
    guard halfUnit != nil || highSurrogate != nil else { return }
    isTruncated = true
    hasReplacements = true
    var written = end
    unsafe out.withUnsafeMutableBufferPointer { out in unsafe Self.put(0xFFFD, out, &written) }
    end = written
    (halfUnit, highSurrogate) = (nil, nil)
  }

  private mutating func singleBytes(
    _ raw: UnsafeBufferPointer<UInt8>, _ count: Int, _ out: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int
  ) {
    for position in 0..<count {
      let byte = unsafe raw[position]
      if byte < 0x80 {
        unsafe out[end] = byte
        end += 1
      } else {
        let scalar = scalars[Int(byte) - 0x80]
        if scalar == 0xFFFD { hasReplacements = true }
        unsafe Self.put(scalar, out, &end)
      }
    }
  }

  private mutating func units(
    _ raw: UnsafeBufferPointer<UInt8>, _ count: Int, _ out: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int
  ) {
    for position in 0..<count {
      let byte = unsafe raw[position]
      guard let first = halfUnit else {
        halfUnit = byte
        continue
      }
      halfUnit = nil
      let little = encoding == .utf16LE
      let unit = UInt32(little ? byte : first) << 8 | UInt32(little ? first : byte)
      if let high = highSurrogate {
        highSurrogate = nil
        if unit & 0xFC00 == 0xDC00 {
          unsafe Self.put(0x10000 + ((high & 0x3FF) << 10 | unit & 0x3FF), out, &end)
          continue
        }
        unsafe replace(out, &end)
      }
      switch unit {
      case 0xD800..<0xDC00: highSurrogate = unit
      case 0xDC00..<0xE000, 0xFFFD: unsafe replace(out, &end)
      default: unsafe Self.put(unit, out, &end)
      }
    }
  }

  private mutating func replace(_ out: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
    hasReplacements = true
    unsafe Self.put(0xFFFD, out, &end)
  }

  @inline(__always)
  private static func put(_ scalar: UInt32, _ out: UnsafeMutableBufferPointer<UInt8>, _ end: inout Int) {
    func byte(_ bits: UInt32) {
      unsafe out[end] = UInt8(truncatingIfNeeded: bits)
      end += 1
    }
    switch scalar {
    case 0..<0x80: byte(scalar)
    case 0x80..<0x800:
      byte(0xC0 | scalar >> 6)
      byte(0x80 | scalar & 0x3F)
    case 0x800..<0x10000:
      byte(0xE0 | scalar >> 12)
      byte(0x80 | scalar >> 6 & 0x3F)
      byte(0x80 | scalar & 0x3F)
    default:
      byte(0xF0 | scalar >> 18)
      byte(0x80 | scalar >> 12 & 0x3F)
      byte(0x80 | scalar >> 6 & 0x3F)
      byte(0x80 | scalar & 0x3F)
    }
  }
}
