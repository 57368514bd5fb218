/// What bytes beyond ASCII that are no UTF-8 would be in words: DOS and old Macintoshes have the letters ä, ö and å where
/// Windows-1252 has quotes, daggers and the like, which do not stand within words.
///
/// Only what Windows-1252 cannot mean counts for another encoding, and its own letters count against it: a file of Windows-1252
/// must never be read otherwise.
struct WordEvidence: Sendable, Equatable {
  /// Letters that only DOS makes sense of.
  private(set) var dos = 0
  /// Letters that only a Macintosh makes sense of.
  private(set) var macintosh = 0
  /// Bytes from C0 on: the letters of Windows-1252.
  private(set) var windows = 0

  private var before: UInt8 = 0
  private var byte: UInt8 = 0

  /// The encoding that the words speak for.
  var encoding: TextEncoding {
    let most = max(dos, macintosh)
    if most == 0 || windows * Self.sureness > most { return .windows1252 }
    return dos >= macintosh ? .cp850 : .macintosh
  }

  /// How many letters must speak for another encoding for each of Windows-1252's.
  private static let sureness = 4

  /// Whether a byte waits for what follows it.
  var isWaiting: Bool { byte != 0 }

  /// Notices a letter of Windows-1252.
  mutating func addWindows() { windows += 1 }

  /// Notices a byte from 80 to BF that stands alone, behind `before`.
  mutating func add(_ byte: UInt8, after before: UInt8) { (self.byte, self.before) = (byte, before) }

  /// Judges the byte that waits by the one that follows; 0 at the end.
  mutating func follow(_ after: UInt8) {
    if Self.isDOS(before, byte, after) { dos += 1 }
    if Self.isMacintosh(before, byte, after) { macintosh += 1 }
    byte = 0
  }

  /// Whether a byte can be a letter of DOS here and nothing of Windows-1252.
  private static func isDOS(_ before: UInt8, _ byte: UInt8, _ after: UInt8) -> Bool {
    let (isBehindLetter, isLowerNext) = (isLower(before) || isUpper(before), isLower(after))
    switch byte {
    // ä is „, which no letter stands before.
    case 0x84: return isBehindLetter && (isLowerNext || isLower(before) && !isUpper(after))
    // ö and å are ” and †, which no letter stands behind.
    case 0x94, 0x86: return isBehindLetter && isLowerNext
    // Ö is ™, Å undefined.
    case 0x99: return isUpper(before) && isUpper(after) || !isBehindLetter && isLowerNext
    case 0x8F: return isUpper(before) && isUpper(after) || !isBehindLetter && (isLowerNext || isUpper(after))
    default: return false
    }
  }

  /// Whether a byte can be a letter of an old Macintosh here and nothing of Windows-1252: ä is Š, å Œ, Ä €, Å undefined.
  /// Its ö is š, which is a letter there, too.
  private static func isMacintosh(_ before: UInt8, _ byte: UInt8, _ after: UInt8) -> Bool {
    switch byte {
    case 0x8A, 0x8C:
      // A capital stands at the beginning of a word only, or among capitals.
      return isASCIILower(before)
        ? !isASCIIUpper(after) : isASCIIUpper(before) && (isASCIILower(after) || after == byte)
    case 0x80: return isASCIIUpper(before) && isASCIIUpper(after)
    case 0x81:
      let isWithin = isASCIIUpper(before) && isASCIIUpper(after)
      return isWithin || !isASCIILower(before) && !isASCIIUpper(before) && (isASCIILower(after) || isASCIIUpper(after))
    default: return false
    }
  }

  private static func isASCIILower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  private static func isASCIIUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  /// A small letter, DOS's ä, ö, å and é among them.
  private static func isLower(_ byte: UInt8) -> Bool {
    isASCIILower(byte) || byte == 0x84 || byte == 0x94 || byte == 0x86 || byte == 0x82
  }
  /// A capital, DOS's Ä, Ö and Å among them.
  private static func isUpper(_ byte: UInt8) -> Bool {
    isASCIIUpper(byte) || byte == 0x8E || byte == 0x99 || byte == 0x8F
  }
}
