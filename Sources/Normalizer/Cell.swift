import Records
import Text

/// One value on its way through the rules: its bytes, what kinds of byte they are, and what was noticed.
///
/// A rule writes its result into ``scratch`` and calls ``take()``. Buffers are kept from row to row.
struct Cell {
  /// The declared field that the value belongs to.
  private(set) var field: Field
  /// The value, UTF-8.
  private(set) var bytes: [UInt8] = []
  /// The kinds of byte in ``bytes``: rules return early on them.
  private(set) var kinds: ByteKinds = []
  /// Where a rule writes its result.
  var scratch: [UInt8] = []
  /// What was noticed.
  private(set) var notices: [FindingCode] = []
  /// Values that were found here for fields that have none of their own.
  private(set) var offers: [Offer] = []
  /// Whether a personal identity code was masked in it.
  var isMasked = false
  /// Whether a value was put in place of the one that was loaded; it may be the same.
  private(set) var isReplaced = false

  /// Whether a code was masked in it, now or before: the stars of an earlier time are only stars in a row.
  var mayBeMasked: Bool {
    isMasked || kinds.contains(.mark) && ByteRange.hasPair(0x2A, 0x2A, bytes, 0..<bytes.count)
  }

  init(_ field: Field) { self.field = field }

  /// An empty cell of the same field, its buffers kept.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    if !notices.isEmpty { notices.removeAll(keepingCapacity: true) }
    if !offers.isEmpty { offers.removeAll(keepingCapacity: true) }
    kinds = []
    isMasked = false
    isReplaced = false
  }

  /// Takes the value `source[range]` of `field`, whose kinds of byte are known, in place of everything that was there.
  mutating func load(_ field: Field, _ source: [UInt8], _ range: Range<Int>, _ kinds: ByteKinds) {
    clear()
    self.field = field
    isMasked = kinds.contains(.masked)
    ByteRange.append(source, range, to: &bytes)
    self.kinds = kinds
  }

  /// Takes what stands in ``scratch`` for the value and leaves ``scratch`` empty.
  mutating func take() {
    swap(&bytes, &scratch)
    scratch.removeAll(keepingCapacity: true)
    kinds = ByteKinds(bytes, 0..<bytes.count)
    isReplaced = true
  }

  /// Adds `source[range]` to the value as ``RawValue`` cleans it, one space between it and what was there before.
  mutating func join(_ source: [UInt8], _ range: Range<Int>) {
    RawValue.append(source, range, to: &bytes, from: 0, &kinds)
  }

  /// Replaces the value.
  mutating func set(_ value: [UInt8]) {
    scratch.append(contentsOf: value)
    take()
  }

  /// Notices something, once.
  mutating func notice(_ notice: FindingCode) {
    if !notices.contains(notice) { notices.append(notice) }
  }

  /// Offers a value to a field that has none of its own.
  mutating func offer(_ field: Field, _ value: [UInt8], on grounds: Grounds, disputed: FindingCode? = nil) {
    offers.append(Offer(field: field, value: value, grounds: grounds, source: self.field, disputed: disputed))
  }
}

/// A value that a rule found for a field other than the one it looked at, or for its own on weaker grounds.
struct Offer: Sendable, Equatable {
  let field: Field
  let value: [UInt8]
  let grounds: Grounds
  /// The field in which it was found.
  let source: Field
  /// What is noticed about that field where the other has a value that says something else.
  let disputed: FindingCode?
}

/// Text known when the program was written, as bytes.
struct StaticText: ExpressibleByStringLiteral, Sendable {
  let bytes: [UInt8]
  init(stringLiteral value: StaticString) { bytes = Array("\(value)".utf8) }
}
