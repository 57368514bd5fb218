/// What typing does to the words of a contact file, beyond ``Spelling``.
enum ContactSpelling {
  /// A word with two letters in the wrong order, one missing, one double or one hit beside.
  static func misspelt(_ word: [UInt8], _ dice: inout Dice) -> [UInt8] {
    switch dice.below(4) {
    case 0: return Spelling.transposed(word[...], &dice)
    case 1: return Spelling.shortened(word[...], &dice)
    case 2: return changed(word, &dice) { letter, _ in [letter, letter] }
    default: return changed(word, &dice) { _, dice in [0x61 + UInt8(dice.below(26))] }
    }
  }

  /// The word in small letters.
  static func lowered(_ word: [UInt8]) -> [UInt8] {
    var bytes = word
    for index in bytes.indices {
      let afterC3 = index > 0 && bytes[index - 1] == 0xC3
      if (0x41...0x5A).contains(bytes[index]) || (afterC3 && (0x80...0x9E).contains(bytes[index])) {
        bytes[index] += 0x20
      }
    }
    return bytes
  }

  /// Appends a telephone number of digits beginning with 0 in one of the ways people write it.
  static func appendPhone(_ digits: [UInt8], _ dice: inout Dice, to out: inout [UInt8]) {
    let isMobile = digits.starts(with: [0x30, 0x34]) || digits.starts(with: [0x30, 0x35, 0x30])
    let area = isMobile || digits.count > 9 ? 3 : 2
    let style = dice.below(12)
    switch style {
    case 0, 1, 2, 9, 10: out.append(contentsOf: [0x2B, 0x33, 0x35, 0x38])  // +358
    case 3: out.append(contentsOf: [0x30, 0x30, 0x33, 0x35, 0x38])
    case 4: out.append(contentsOf: [0x33, 0x35, 0x38])
    default: break
    }
    if style == 0 || style == 1 || style == 9 { out.append(0x20) }
    if style == 9 { out.append(contentsOf: [0x28, 0x30, 0x29]) }
    out.append(contentsOf: digits[(style < 5 || style == 9 || style == 10 ? 1 : 0)..<area])
    switch style {
    case 2, 4, 5, 10: break
    case 6, 11: out.append(0x2D)
    default: out.append(0x20)
    }
    let rest = digits[area...]
    out.append(contentsOf: rest.prefix(3))
    if style == 0 || style == 7 || style == 11 { out.append(0x20) }
    out.append(contentsOf: rest.dropFirst(3))
  }

  private static func changed(
    _ word: [UInt8], _ dice: inout Dice, by change: (UInt8, inout Dice) -> [UInt8]
  ) -> [UInt8] {
    guard word.count > 3 else { return word }
    let position = 1 + dice.below(word.count - 1)
    guard (0x61...0x7A).contains(word[position]) else { return word }
    return Array(word[..<position]) + change(word[position], &dice) + word[(position + 1)...]
  }
}
