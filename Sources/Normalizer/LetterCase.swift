import Text

/// Restores capitals in text that was written in capitals only.
enum LetterCase {
  /// Whether `bytes[range]` has letters, and none of them is lower-case (or, turned round, none upper-case).
  static func letters(_ bytes: [UInt8], _ range: Range<Int>) -> (upper: Int, lower: Int) {
    var upper = 0
    var lower = 0
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte < 0x80 {
        if byte >= 0x61, byte <= 0x7A { lower += 1 } else if byte >= 0x41, byte <= 0x5A { upper += 1 }
        position += 1
        continue
      }
      let (scalar, length) = Scalars.decode(bytes, position)
      if Scalars.isLetter(scalar) {
        if Scalars.upper(scalar) != scalar { lower += 1 } else if Scalars.lower(scalar) != scalar { upper += 1 }
      }
      position += length
    }
    return (upper, lower)
  }

  /// Appends a word with its first letter, and the first after each hyphen, in upper case and the rest in lower case.
  /// After an apostrophe a capital stands only where one letter stands before it, as in `O'Connor`.
  ///
  /// So it does behind the prefixes of Italian names, as in `Dell'Aquila`. In `turkish` text I is the capital of ı, and i has İ.
  static func appendCapitalised(
    _ bytes: [UInt8], _ range: Range<Int>, turkish: Bool = false, to out: inout [UInt8]
  ) {
    var position = range.lowerBound
    var isFirst = true
    var inPart = 0
    var partStart = out.count
    while position < range.upperBound {
      let (scalar, length) = Scalars.decode(bytes, position)
      if Scalars.isLetter(scalar) {
        let cased =
          turkish
          ? isFirst ? Scalars.turkishUpper(scalar) : Scalars.turkishLower(scalar)
          : isFirst ? Scalars.upper(scalar) : Scalars.lower(scalar)
        Scalars.append(cased, to: &out)
        isFirst = false
        inPart += 1
      } else {
        let isApostrophe = scalar == 0x27 || scalar == 0x2019
        isFirst = !isApostrophe || inPart == 1 || prefixes.value(out, partStart..<out.count) != nil
        Scalars.append(scalar, to: &out)
        inPart = 0
        partStart = out.count
      }
      position += length
    }
  }

  /// Whether a text shows that it is Turkish: it has İ, ı, ğ or ş, and no letter that is Romanian only.
  static func isTurkish(_ bytes: [UInt8]) -> Bool {
    var isTurkish = false
    for position in bytes.indices.dropLast() {
      switch (bytes[position], bytes[position + 1]) {
      case (0xC4, 0xB0), (0xC4, 0xB1), (0xC4, 0x9E), (0xC4, 0x9F), (0xC5, 0x9E), (0xC5, 0x9F): isTurkish = true
      case (0xC4, 0x82), (0xC4, 0x83), (0xC5, 0xA2), (0xC5, 0xA3), (0xC8, 0x98...0x9B): return false  // ă ţ ș ț
      default: break
      }
    }
    return isTurkish
  }

  private static let prefixes = WordTable([("Dell Dall All Sant Degl Dagl", 1)])

  /// Appends `bytes[range]` in lower case.
  static func appendLower(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte < 0x80 {
        out.append(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte)
        position += 1
        continue
      }
      let (scalar, length) = Scalars.decode(bytes, position)
      Scalars.append(Scalars.lower(scalar), to: &out)
      position += length
    }
  }
}
