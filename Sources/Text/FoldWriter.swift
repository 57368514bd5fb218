/// Writes folded scalars into lent memory; a gap is one space, and there is none before the first word.
@safe
struct FoldWriter {
  private let room: UnsafeMutableBufferPointer<UInt8>
  private let latin = FoldTable.latin
  private var filled = 0
  private var last: UInt8 = 0x20

  init(_ room: UnsafeMutableBufferPointer<UInt8>) { unsafe self.room = room }

  /// How many bytes have been written, without the gap at the end.
  var count: Int { filled > 0 && last == 0x20 ? filled - 1 : filled }

  /// Writes one byte; a space after a space is overwritten by what follows, which spares the hot loop a branch.
  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    let next = byte == 0x20 && last == 0x20 ? filled : filled &+ 1
    unsafe precondition(filled < room.count, "folding made the text longer")
    unsafe room[filled] = byte
    filled = next
    last = byte
  }

  @inline(__always)
  mutating func openGap() { put(0x20) }

  @inline(__always)
  mutating func appendASCII(_ byte: UInt8) {
    let lower = byte | 0x20
    let digitOrGap = byte &- 0x30 < 10 ? byte : 0x20
    put(lower &- 0x61 < 26 ? lower : digitOrGap)
  }

  /// Appends the ASCII bytes from `position` on and returns where they end.
  ///
  /// The state is kept in locals meanwhile: in memory it would be stored and loaded again for every byte.
  @inline(__always)
  mutating func appendASCII(_ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int) -> Int {
    var (writer, position) = (self, position)
    while position < end {
      let byte = unsafe bytes[position]
      if byte >= 0x80 { break }
      writer.appendASCII(byte)
      position &+= 1
    }
    self = writer
    return position
  }

  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar) {
    let entry = FoldTable.entry(of: scalar.value, in: latin)
    guard entry != 0 else { return appendRare(scalar) }
    put(UInt8(truncatingIfNeeded: entry))
    if entry > 0xFF { put(UInt8(truncatingIfNeeded: entry >> 8)) }
  }

  /// Everything outside the Latin tables: marks, punctuation, symbols, compatibility forms, other scripts.
  private mutating func appendRare(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x80: appendASCII(UInt8(truncatingIfNeeded: scalar.value))
    case 0x300...0x36F: return  // combining marks
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: return  // soft hyphen, zero-width characters
    case 0x2B0...0x2FF, 0x2000...0x206F: openGap()  // modifiers used as apostrophes; punctuation
    case 0xFF01...0xFF5E: appendASCII(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))  // full width
    default: appendOther(scalar)
    }
  }

  private mutating func appendOther(_ scalar: Unicode.Scalar) {
    if let base = FoldTable.bases[scalar] { return put(base) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if lower.first == scalar {
        put(Array(String(scalar).utf8))
      } else {
        for scalar in lower { append(scalar) }
      }
    default: openGap()
    }
  }

  private mutating func put(_ bytes: [UInt8]) {
    for byte in bytes { put(byte) }
  }
}
