/// A place in valid UTF-8 that knows its line and column.
///
/// Lines end where editors end them: LF, CR LF or CR. Columns count characters (Unicode scalars), not bytes.
struct JSON5Cursor {
  let bytes: [UInt8]
  private(set) var offset: Int
  private(set) var line = 1
  private(set) var column = 1

  /// At the first character; a byte order mark is no character.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var position: Position { Position(line: line, column: column) }

  /// The byte here, or nil at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte `distance` bytes on, or nil past the end.
  func peek(_ distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// Goes on by `count` bytes, at most to the end.
  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count {
      guard let byte else { return }
      offset += 1
      switch byte {
      case 0x0A:
        line += 1
        column = 1
      case 0x0D:
        if self.byte != 0x0A {
          line += 1
          column = 1
        }
      case 0x80..<0xC0: break
      default: column += 1
      }
    }
  }

  /// Whether `word` begins here.
  func sees(_ word: StaticString) -> Bool {
    let text = word.description.utf8
    return offset + text.count <= bytes.count && bytes[offset..<offset + text.count].elementsEqual(text)
  }

  /// The character here and its length in bytes, or nil at the end.
  var scalar: (scalar: Unicode.Scalar, length: Int)? {
    guard let byte else { return nil }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard length > 1 else { return (Unicode.Scalar(byte), 1) }
    var value = UInt32(byte) & (0x7F >> UInt32(length))
    for distance in 1..<length { value = value << 6 | UInt32((peek(distance) ?? 0) & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}
