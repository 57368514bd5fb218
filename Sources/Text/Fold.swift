/// Folding: text reduced to what matching compares.
///
/// The result is lower-case words with one space between and none around. Latin letters lose their diacritics (ä→a, ø→o,
/// æ→ae, ß→ss), combining marks and invisible characters vanish, and whatever is neither letter nor digit is a gap
/// between words. Letters of other scripts stay, in lower case and UTF-8. Folding twice is folding once.
public enum Fold {
  /// Appends the folded form of `bytes[range]` to `out`; a byte that is not UTF-8 is a gap.
  public static func append(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var gap = Gap(start: out.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte < 0x80 {
        appendASCII(byte, &gap, &out)
        position += 1
      } else if let (scalar, length) = UTF8Text.scalar(bytes, position, range.upperBound) {
        append(scalar, &gap, &out)
        position += length
      } else {
        gap.isOpen = true
        position += 1
      }
    }
  }

  /// The folded form of `bytes[range]`.
  public static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    append(bytes, range, to: &out)
    return out
  }

  /// The folded form of `text`.
  public static func folded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: folded(bytes, 0..<bytes.count), as: UTF8.self)
  }

  /// A gap between words, written only when a word follows and one went before.
  private struct Gap {
    let start: Int
    var isOpen = false

    init(start: Int) { self.start = start }

    @inline(__always)
    mutating func close(_ out: inout [UInt8]) {
      if isOpen {
        if out.count > start { out.append(0x20) }
        isOpen = false
      }
    }
  }

  @inline(__always)
  private static func appendASCII(_ byte: UInt8, _ gap: inout Gap, _ out: inout [UInt8]) {
    let lower = byte | 0x20
    if lower &- 0x61 < 26 {
      gap.close(&out)
      out.append(lower)
    } else if byte &- 0x30 < 10 {
      gap.close(&out)
      out.append(byte)
    } else {
      gap.isOpen = true
    }
  }

  private static func append(_ scalar: Unicode.Scalar, _ gap: inout Gap, _ out: inout [UInt8]) {
    let entry = FoldTable.latin(scalar.value)
    if entry == 0 {
      appendRare(scalar, &gap, &out)
    } else if entry == 0x20 {
      gap.isOpen = true
    } else {
      gap.close(&out)
      out.append(UInt8(truncatingIfNeeded: entry))
      if entry > 0xFF { out.append(UInt8(truncatingIfNeeded: entry >> 8)) }
    }
  }

  /// Everything outside the Latin tables: marks, punctuation, symbols, compatibility forms, other scripts.
  private static func appendRare(_ scalar: Unicode.Scalar, _ gap: inout Gap, _ out: inout [UInt8]) {
    switch scalar.value {
    case 0..<0x80: appendASCII(UInt8(truncatingIfNeeded: scalar.value), &gap, &out)
    case 0x300...0x36F: return  // combining marks
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: return  // soft hyphen, zero-width characters
    case 0x2B0...0x2FF, 0x2000...0x206F: gap.isOpen = true  // modifiers used as apostrophes; punctuation
    case 0xFF01...0xFF5E: appendASCII(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0), &gap, &out)  // full width
    default: appendLetter(scalar, &gap, &out)
    }
  }

  private static func appendLetter(_ scalar: Unicode.Scalar, _ gap: inout Gap, _ out: inout [UInt8]) {
    if let base = FoldTable.bases[scalar] {
      gap.close(&out)
      out.append(contentsOf: base)
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if lower.first == scalar {
        gap.close(&out)
        UTF8Text.append(scalar.value, to: &out)
      } else {
        for scalar in lower { append(scalar, &gap, &out) }
      }
    default: gap.isOpen = true
    }
  }
}
