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
  static func appendCapitalised(_ bytes: [UInt8], _ range: Range<Int>, to out: inout [UInt8]) {
    var position = range.lowerBound
    var isFirst = true
    var inPart = 0
    while position < range.upperBound {
      let (scalar, length) = Scalars.decode(bytes, position)
      if Scalars.isLetter(scalar) {
        Scalars.append(isFirst ? Scalars.upper(scalar) : Scalars.lower(scalar), to: &out)
        isFirst = false
        inPart += 1
      } else {
        Scalars.append(scalar, to: &out)
        let isApostrophe = scalar == 0x27 || scalar == 0x2019
        isFirst = !isApostrophe || inPart == 1
        inPart = 0
      }
      position += length
    }
  }

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
