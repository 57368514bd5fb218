import Text

/// A name taken apart at its marks: commas, slashes, bars, semicolons, colons, brackets, quotes and dashes with a space before
/// them.
struct NameParts {
  /// A stretch between two marks, without the spaces around it; never empty.
  struct Part {
    let range: Range<Int>
    /// The mark before it; 0 where none stands there.
    let mark: UInt8
    /// Whether it stands in brackets or quotes.
    var isAside: Bool { NameParts.closing(mark) != nil }
  }

  private(set) var all: [Part] = []

  /// Whether a value may have more parts than one.
  static func areSeveral(_ bytes: [UInt8], _ kinds: ByteKinds) -> Bool {
    if kinds.isDisjoint(with: [.mark, .comma, .exotic]) { return false }
    return bytes.contains { isSeparator($0) || $0 == 0x2D || $0 == 0x27 || $0 == 0xE2 || closing($0) != nil }
  }

  init(_ bytes: [UInt8]) {
    var (start, mark, position) = (0, UInt8(0), 0)
    while position < bytes.count {
      let byte = bytes[position]
      let isBehindSpace = position == 0 || bytes[position - 1] == 0x20
      if Self.closing(mark) == byte, byte != 0x27 || Self.isEnd(bytes, position + 1) {
        add(bytes, start..<position, mark)
        (start, mark) = (position + 1, 0)
      } else if Self.closing(mark) != nil {
        position += 1
        continue
      } else if Self.closing(byte) != nil, byte != 0x27 || isBehindSpace && Self.closesQuote(bytes, position + 1) {
        add(bytes, start..<position, mark)
        (start, mark) = (position + 1, byte)
      } else if Self.isSeparator(byte) || byte == 0x2D && isBehindSpace && position > 0 {
        add(bytes, start..<position, mark)
        (start, mark) = (position + 1, byte)
      } else if byte == 0xE2, isBehindSpace, position > 0, Self.isDash(bytes, position) {
        add(bytes, start..<position, mark)
        (start, mark) = (position + 3, 0x2D)
        position += 2
      }
      position += 1
    }
    add(bytes, start..<bytes.count, mark)
  }

  /// Whether a web address stands in a value, whose marks part nothing.
  static func isAddress(_ bytes: [UInt8]) -> Bool {
    ByteRange.hasPair(0x2F, 0x2F, bytes, 0..<bytes.count)
  }

  /// Appends parts of a name, with the marks that stood before them.
  static func append(_ part: Range<Int>, of bytes: [UInt8], mark: UInt8, to out: inout [UInt8]) {
    if let closing = closing(mark) {
      if !out.isEmpty { out.append(0x20) }
      out.append(mark)
      out.append(contentsOf: bytes[part])
      return out.append(closing)
    }
    if !out.isEmpty {
      switch mark {
      case 0: break
      case 0x2C, 0x3A, 0x3B: out.append(mark)
      default: out.append(contentsOf: [0x20, mark])
      }
      out.append(0x20)
    }
    out.append(contentsOf: bytes[part])
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ mark: UInt8) {
    let trimmed = UTF8Text.trimmed(bytes, range)
    if !trimmed.isEmpty { all.append(Part(range: trimmed, mark: mark)) }
  }

  /// `, ; : / |`.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x3B, 0x3A, 0x2F, 0x7C: true
    default: false
    }
  }

  /// The mark that ends what this one begins; nil if it begins nothing.
  private static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0x22, 0x27: byte
    default: nil
    }
  }

  private static func isDash(_ bytes: [UInt8], _ position: Int) -> Bool {
    position + 2 < bytes.count && bytes[position + 1] == 0x80
      && (bytes[position + 2] == 0x93 || bytes[position + 2] == 0x94)
  }

  private static func isEnd(_ bytes: [UInt8], _ position: Int) -> Bool {
    position >= bytes.count || bytes[position] == 0x20 || bytes[position] == 0x2C
  }

  /// Whether an apostrophe at the end of a word follows: the one before `start` begins a quotation.
  private static func closesQuote(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes.indices[start...].contains { bytes[$0] == 0x27 && $0 > start && isEnd(bytes, $0 + 1) }
  }
}
