import Text

/// Business IDs in running text.
enum BusinessIDText {
  /// The first `1234567-8` in a text that no digit or letter stands against.
  static func first(in text: String) -> String? { all(in: Array(text.utf8)).first }

  /// Every `1234567-8` in a text, in order.
  static func all(in bytes: [UInt8]) -> [String] {
    var found: [String] = []
    for dash in bytes.indices where bytes[dash] == 0x2D && dash >= 7 && dash + 1 < bytes.count {
      let free = (dash == 7 || !isDigit(bytes[dash - 8])) && (dash + 2 == bytes.count || !isWord(bytes[dash + 2]))
      if free, BusinessIDNumber.isWritten(bytes, at: dash - 7) {
        found.append(String(decoding: bytes[(dash - 7)...(dash + 1)], as: UTF8.self))
      }
    }
    return found
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D }
}
