/// What one pass over an input's bytes tells about its encoding; fed chunk by chunk, in constant memory.
struct TextEvidence: Sendable, Equatable {
  /// Well-formed UTF-8 sequences of more than one byte.
  private(set) var sequences = 0
  /// Places where the bytes are not well-formed UTF-8.
  private(set) var malformed = 0
  /// NUL bytes at even and odd offsets: UTF-16 has them on one side.
  private(set) var evenNULs = 0
  private(set) var oddNULs = 0
  /// U+001F anywhere.
  private(set) var hasUnitSeparator = false
  /// Control characters other than NUL, tab, line ends, form feed, escape and Ctrl-Z.
  private(set) var controls = 0
  /// What bytes that are no UTF-8 would be in words.
  private(set) var words = WordEvidence()
  /// Bytes seen.
  private(set) var count = 0

  private var pending = 0
  private var previous: UInt8 = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  var hasNonASCII: Bool { sequences > 0 || malformed > 0 }
  var hasNUL: Bool { evenNULs + oddNULs > 0 }
  var isUTF8: Bool { malformed == 0 }

  /// Looks at the next `length` bytes of the input.
  mutating func add(_ chunk: [UInt8], length: Int) {
    unsafe chunk.withUnsafeBytes { bytes in
      let length = min(length, bytes.count)
      var position = 0
      while position < length {
        if pending == 0, !words.isWaiting, position + 8 <= length {
          let word = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          // Nothing but ASCII from the space upwards is the common case; a borrow may send a harmless word the slow
          // way, never the reverse.
          let low = (word &- 0x2020_2020_2020_2020) & ~word
          if (word | low) & 0x8080_8080_8080_8080 == 0 {
            position += 8
            unsafe previous = bytes[position - 1]
            continue
          }
        }
        let stop = min(position + 8, length)
        while position < stop {
          unsafe look(at: bytes[position], offset: count &+ position)
          unsafe previous = bytes[position]
          position += 1
        }
      }
      count += length
    }
  }

  /// To be called after the last byte: a sequence cut by the end is malformed.
  mutating func finish() {
    if pending > 0 { malformed += 1 }
    pending = 0
    words.follow(0)
  }

  @inline(__always)
  private mutating func look(at byte: UInt8, offset: Int) {
    if words.isWaiting { words.follow(byte) }
    if pending > 0 {
      if byte >= lower, byte <= upper {
        pending -= 1
        (lower, upper) = (0x80, 0xBF)
        if pending == 0 { sequences += 1 }
        return
      }
      malformed += 1
      words.addWindows()
      pending = 0
      (lower, upper) = (0x80, 0xBF)
    }
    switch byte {
    case 0x20...0x7F, 0x09, 0x0A, 0x0D, 0x0C, 0x1A, 0x1B: break
    case 0: if offset & 1 == 0 { evenNULs += 1 } else { oddNULs += 1 }
    case 0x1F: hasUnitSeparator = true
    case 0x01...0x1E: controls += 1
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, lower) = (2, 0xA0)
    case 0xED: (pending, upper) = (2, 0x9F)
    case 0xE1...0xEF: pending = 2
    case 0xF0: (pending, lower) = (3, 0x90)
    case 0xF4: (pending, upper) = (3, 0x8F)
    case 0xF1...0xF3: pending = 3
    case 0xC0...:
      malformed += 1
      words.addWindows()
    default:
      malformed += 1
      words.add(byte, after: previous)
    }
  }
}
