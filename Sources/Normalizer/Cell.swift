import Records
import Text

/// One value on its way through the rules: its bytes, what kinds of byte they are, and what was noticed.
///
/// A rule writes its result into ``scratch`` and calls ``take()``. Buffers are kept from row to row.
struct Cell {
  /// The declared field that the value belongs to.
  let field: Field
  /// The value, UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The kinds of byte in ``bytes``: rules return early on them.
  private(set) var kinds: ByteKinds = []
  /// Where a rule writes its result.
  var scratch: [UInt8] = []
  /// What was noticed.
  var notices: [Notice] = []
  /// Whether a personal identity code was masked in it.
  var isMasked = false

  init(_ field: Field) { self.field = field }

  /// An empty cell of the same field, its buffers kept.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    notices.removeAll(keepingCapacity: true)
    kinds = []
    isMasked = false
  }

  /// Takes what stands in ``scratch`` for the value and leaves ``scratch`` empty.
  mutating func take() {
    swap(&bytes, &scratch)
    scratch.removeAll(keepingCapacity: true)
    kinds = ByteKinds(bytes, 0..<bytes.count)
  }

  /// Adds `source[range]` to the value as a reader's field: trimmed, control characters and no-break spaces turned into
  /// spaces, one space between it and what was there before.
  mutating func join(_ source: [UInt8], _ range: Range<Int>) {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, source[lower] <= 0x20 { lower += 1 }
    while upper > lower, source[upper - 1] <= 0x20 { upper -= 1 }
    if lower == upper { return }
    let found = ByteKinds(source, lower..<upper)
    if !bytes.isEmpty {
      bytes.append(0x20)
      kinds.formUnion(.space)
    }
    if found.isDisjoint(with: [.control, .noBreak]) {
      bytes.append(contentsOf: source[lower..<upper])
      kinds.formUnion(found)
      return
    }
    appendCleaned(source, lower..<upper)
  }

  private mutating func appendCleaned(_ source: [UInt8], _ range: Range<Int>) {
    let start = bytes.count
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = source[position]
      var isSpace = byte <= 0x20 || byte == 0x7F
      if byte == 0xC2, position + 1 < range.upperBound, source[position + 1] == 0xA0 {
        isSpace = true
        position += 1
      }
      if !isSpace || bytes.count > start { bytes.append(isSpace ? 0x20 : byte) }
      position += 1
    }
    while bytes.last == 0x20 { bytes.removeLast() }
    kinds = ByteKinds(bytes, 0..<bytes.count)
  }

  /// Replaces the value.
  mutating func set(_ value: [UInt8]) {
    scratch.append(contentsOf: value)
    take()
  }

  /// Replaces the value by text; for constants such as an area's name.
  mutating func set(_ value: StaticText) { set(value.bytes) }

  /// Notices something, once.
  mutating func notice(_ notice: Notice) {
    if !notices.contains(notice) { notices.append(notice) }
  }
}

/// Text known when the program was written, as bytes.
struct StaticText: ExpressibleByStringLiteral, Sendable {
  let bytes: [UInt8]
  init(stringLiteral value: StaticString) { bytes = Array("\(value)".utf8) }
}

/// Kinds of byte in a value; what is not there need not be looked for.
struct ByteKinds: OptionSet, Sendable {
  let rawValue: UInt16

  static let upper = ByteKinds(rawValue: 1)
  static let lower = ByteKinds(rawValue: 2)
  static let digit = ByteKinds(rawValue: 4)
  static let space = ByteKinds(rawValue: 8)
  static let comma = ByteKinds(rawValue: 16)
  static let mark = ByteKinds(rawValue: 32)
  static let beyondASCII = ByteKinds(rawValue: 64)
  static let noBreak = ByteKinds(rawValue: 128)
  static let control = ByteKinds(rawValue: 256)
  /// Two spaces in a row.
  static let doubleSpace = ByteKinds(rawValue: 512)
  /// A space at either end.
  static let edgeSpace = ByteKinds(rawValue: 1024)
  /// A byte beyond ASCII that no letter such as å, ä, ö or é has.
  static let exotic = ByteKinds(rawValue: 2048)
  /// Any of them.
  static let any = ByteKinds(rawValue: .max)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The kinds of byte in `bytes[range]`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let table = Self.table
    var found: UInt16 = 0
    var previous: UInt8 = 0
    for position in range {
      let byte = bytes[position]
      found |= table[Int(byte)]
      if byte == 0x20, previous == 0x20 { found |= Self.doubleSpace.rawValue }
      if byte == 0xA0, previous == 0xC2 { found |= Self.noBreak.rawValue }
      previous = byte
    }
    if !range.isEmpty, bytes[range.lowerBound] == 0x20 || bytes[range.upperBound - 1] == 0x20 {
      found |= Self.edgeSpace.rawValue
    }
    rawValue = found
  }

  private static let table: [UInt16] = (0..<256).map { byte in
    switch byte {
    case 0x41...0x5A: Self.upper.rawValue
    case 0x61...0x7A: Self.lower.rawValue
    case 0x30...0x39: Self.digit.rawValue
    case 0x20: Self.space.rawValue
    case 0x2C: Self.comma.rawValue
    case 0x00..<0x20, 0x7F: Self.control.rawValue
    case 0x80...0xBF, 0xC3: Self.beyondASCII.rawValue
    case 0xC0...: Self.beyondASCII.rawValue | Self.exotic.rawValue
    default: Self.mark.rawValue
    }
  }
}
