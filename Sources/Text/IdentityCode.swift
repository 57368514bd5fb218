import Foundation

/// Finnish personal identity codes: they are never stored, matched or echoed, whatever they stand in.
///
/// A code is six digits that are a date, a separator (`+ - Y X W V U A B C D E F`, in either case, or a dash), three digits
/// and the right check character. Spaces around the separator do not hide it.
public enum IdentityCode {
  /// What stands in a code's place.
  public static let mask = "***********"

  /// A text with its codes masked: also those in digits, letters or dashes of other scripts, with spaces or invisible
  /// characters within, or written as an address writes them (`%2D`).
  public static func masked(_ text: String) -> String {
    var text = text
    // A code that stands right before another one shows only when that is masked.
    while let codes = codes(in: text) {
      var (bytes, end) = ([UInt8](), 0)
      let source = Array(text.utf8)
      for code in codes where code.lowerBound >= end {
        bytes += source[end..<code.lowerBound]
        bytes += mask.utf8
        end = code.upperBound
      }
      text = String(decoding: bytes + source[end...], as: UTF8.self)
    }
    return text
  }

  /// Whether a code shows in `bytes` once they are read as ``masked(_:)`` reads them.
  public static func isHidden(in bytes: [UInt8]) -> Bool {
    codes(in: String(decoding: bytes, as: UTF8.self), spaces: false) != nil
  }

  /// The first code in `bytes` at or after `start`, written plainly.
  public static func first(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
    var date = start
    search: while date + 11 <= bytes.count {
      // Looked at from its end, text without digits is passed over six bytes at a time.
      for position in stride(from: date + 5, through: date, by: -1) where !isDigit(bytes[position]) {
        date = position + 1
        continue search
      }
      if let end = end(bytes, date: date) { return date..<end }
      date += 1
    }
    return nil
  }

  // MARK: - Plain

  /// The end of the code whose date begins at `date`.
  private static func end(_ bytes: [UInt8], date: Int) -> Int? {
    var position = skipSpaces(bytes, date + 6)
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case 0x2B, 0x2D, 0x55...0x59, 0x75...0x79, 0x41...0x46, 0x61...0x66: position += 1
    case 0xE2:  // U+2010–2015 and U+2212: dashes
      guard position + 2 < bytes.count else { return nil }
      let (second, third) = (bytes[position + 1], bytes[position + 2])
      guard (second == 0x80 && third >= 0x90 && third <= 0x95) || (second == 0x88 && third == 0x92) else { return nil }
      position += 3
    default: return nil
    }
    position = skipSpaces(bytes, position)
    guard position + 3 < bytes.count else { return nil }
    var number = 0
    for index in [date, date + 1, date + 2, date + 3, date + 4, date + 5, position, position + 1, position + 2] {
      guard isDigit(bytes[index]) else { return nil }
      number = number * 10 + Int(bytes[index] - 0x30)
    }
    let day = number / 10_000_000
    let month = number / 100_000 % 100
    guard day >= 1, month >= 1, month <= 12, day <= daysOfMonth[month] else { return nil }
    let check = bytes[position + 3]
    guard checkCharacters[number % 31] == (check >= 0x61 ? check - 0x20 : check) else { return nil }
    let end = position + 4
    if end < bytes.count, isDigit(bytes[end]) || isLetter(bytes[end]) { return nil }
    return end
  }

  private static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    return position
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private static let daysOfMonth = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  private static let checkCharacters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)

  // MARK: - Hidden

  /// A text as it is read: plain bytes, and of each from where to where it stands in the text.
  private struct Reading {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []

    mutating func append(_ byte: UInt8, _ place: Range<Int>) {
      bytes.append(byte)
      places.append(place)
    }
  }

  /// Where codes stand in a text, in order; nil where there is none. With `spaces`, each of their characters may stand apart.
  private static func codes(in text: String, spaces: Bool = true) -> [Range<Int>]? {
    guard text.utf8.count >= 11 else { return nil }
    let reading = plain(unescaped(text))
    var found: [Range<Int>] = []
    var date = 0
    while date + 11 <= reading.bytes.count {
      let end = spaces ? spacedEnd(reading.bytes, date: date) : end(reading.bytes, date: date)
      if let end {
        found.append(reading.places[date].lowerBound..<reading.places[end - 1].upperBound)
        date = end
      } else {
        date += 1
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The end of the code that begins at `date`, spaces between its characters left out.
  private static func spacedEnd(_ bytes: [UInt8], date: Int) -> Int? {
    var characters: [UInt8] = []
    var position = date
    while characters.count < 11, position < bytes.count, characters.count > 0 || isDigit(bytes[position]) {
      if bytes[position] != 0x20 { characters.append(bytes[position]) }
      position += 1
    }
    guard characters.count == 11, end(characters, date: 0) == 11 else { return nil }
    if position < bytes.count, isDigit(bytes[position]) || isLetter(bytes[position]) { return nil }
    return position
  }

  /// The text's bytes, those that an address writes as `%2D` read; also where that was done twice.
  private static func unescaped(_ text: String) -> Reading {
    var reading = Reading()
    for (position, byte) in text.utf8.enumerated() { reading.append(byte, position..<(position + 1)) }
    for _ in 0..<2 where reading.bytes.contains(0x25) {
      var read = Reading()
      var position = 0
      while position < reading.bytes.count {
        let place = reading.places[position]
        if reading.bytes[position] == 0x25, position + 2 < reading.bytes.count,
          let high = hex(reading.bytes[position + 1]), let low = hex(reading.bytes[position + 2])
        {
          read.append(high << 4 | low, place.lowerBound..<reading.places[position + 2].upperBound)
          position += 3
        } else {
          read.append(reading.bytes[position], place)
          position += 1
        }
      }
      reading = read
    }
    return reading
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }

  /// Digits, letters, dashes and spaces of whatever script in their plain form, and what cannot be seen left out. Everything
  /// else becomes a mark that is in no code.
  private static func plain(_ reading: Reading) -> Reading {
    var plain = Reading()
    var position = 0
    while position < reading.bytes.count {
      let start = position
      var byte: UInt8? = reading.bytes[position]
      position += 1
      if reading.bytes[start] >= 0x80 {
        while position < reading.bytes.count, reading.bytes[position] & 0xC0 == 0x80 { position += 1 }
        byte = String(decoding: reading.bytes[start..<position], as: UTF8.self).unicodeScalars.first.flatMap(ascii)
      }
      guard let byte else { continue }
      plain.append(byte, reading.places[start].lowerBound..<reading.places[position - 1].upperBound)
    }
    return plain
  }

  /// The ASCII character that another one stands for; nil if it cannot be seen, 0 if it stands for none.
  private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
    let properties = scalar.properties
    if properties.numericType == .decimal, let value = properties.numericValue, (0...9).contains(value) {
      return 0x30 + UInt8(value)
    }
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { return nil }
    if properties.isWhitespace { return 0x20 }
    if properties.generalCategory == .dashPunctuation || scalar == "\u{2212}" { return 0x2D }
    // Wide, bold, circled and raised forms.
    let form = String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars
    guard form.count == 1, let first = form.first, first.isASCII else { return 0 }
    return UInt8(clamping: first.value)
  }
}
