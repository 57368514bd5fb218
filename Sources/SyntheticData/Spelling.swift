/// What typing does to words: every function works on the UTF-8 bytes of one word and leaves it valid.
enum Spelling {
  /// Two neighbouring letters changed places (ASCII letters only, never the first one).
  static func transposed(_ word: ArraySlice<UInt8>, _ dice: inout Dice) -> [UInt8] {
    var bytes = Array(word)
    guard bytes.count > 3 else { return bytes }
    let position = 1 + dice.below(bytes.count - 2)
    if bytes[position] < 0x80, bytes[position + 1] < 0x80 { bytes.swapAt(position, position + 1) }
    return bytes
  }

  /// One letter forgotten, never the first one.
  static func shortened(_ word: ArraySlice<UInt8>, _ dice: inout Dice) -> [UInt8] {
    var bytes = Array(word)
    guard bytes.count > 3 else { return bytes }
    var start = 2 + dice.below(bytes.count - 2)
    while start > 1, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    bytes.remove(at: start)
    while start < bytes.count, bytes[start] & 0xC0 == 0x80 { bytes.remove(at: start) }
    return bytes
  }

  /// Dots and rings left out: ä and å become a, ö becomes o, é becomes e.
  static func plain(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.count)
    for byte in word {
      switch byte {
      case 0xC3: continue
      case 0xA4, 0xA5: bytes.append(0x61)
      case 0xB6: bytes.append(0x6F)
      case 0x84, 0x85: bytes.append(0x41)
      case 0x96: bytes.append(0x4F)
      case 0xA9: bytes.append(0x65)
      default: if byte < 0x80 { bytes.append(byte) }
      }
    }
    return bytes
  }

  /// The word in capitals.
  static func capitals(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(word)
    for index in bytes.indices {
      let afterC3 = index > 0 && bytes[index - 1] == 0xC3
      if (0x61...0x7A).contains(bytes[index]) || (afterC3 && (0xA0...0xBE).contains(bytes[index])) {
        bytes[index] -= 0x20
      }
    }
    return bytes
  }

  /// The first letter and a full stop.
  static func initial(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(word.prefix(1))
    bytes.append(contentsOf: word.dropFirst().prefix { $0 & 0xC0 == 0x80 })
    bytes.append(0x2E)
    return bytes
  }

  /// Appends the word as it stands in an address: lower case, without dots and rings, letters, digits and hyphens only.
  static func appendAddress(_ word: ArraySlice<UInt8>, to out: inout [UInt8]) {
    for byte in plain(word) {
      switch byte {
      case 0x41...0x5A: out.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39, 0x2D: out.append(byte)
      default: continue
      }
    }
  }
}
