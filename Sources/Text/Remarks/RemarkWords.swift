/// The words of a value or a remark, each with its folded form, in which a hyphen or a full stop is no gap: `e-mail` is
/// `email`, `R.I.P.` is `rip`.
public struct RemarkWords: Sendable {
  /// Where the words stand, and their folded forms; of a mark alone the form is empty.
  public let ranges: [Range<Int>], folded: [[UInt8]]
  private let bytes: [UInt8]

  /// The words of `bytes[range]`, which spaces part.
  public init(_ bytes: [UInt8], _ range: Range<Int>) {
    ranges = Words.split(bytes, range)
    folded = ranges.map { Self.compact(Fold.folded(bytes, $0)) }
    self.bytes = bytes
  }

  /// The words of a text.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, bytes.indices)
  }

  /// How many there are.
  public var count: Int { ranges.count }

  /// The folded form of one word without its gaps.
  public static func compact(_ folded: [UInt8]) -> [UInt8] { folded.filter { $0 != 0x20 } }

  /// Whether a word is a date or the end of one: digits without letters.
  public func isNumber(_ index: Int) -> Bool {
    !folded[index].isEmpty && folded[index].allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Whether a word is a day or a year: `2025`, `3.2.2026`, `3/2026`, `25-03-01`; not any number.
  public func isDate(_ index: Int) -> Bool {
    guard isNumber(index) else { return false }
    let digits = folded[index]
    if digits.count == 4 { return digits.starts(with: [0x31, 0x39]) || digits.starts(with: [0x32, 0x30]) }
    return digits.count < 9 && bytes[ranges[index]].contains { $0 == 0x2E || $0 == 0x2F || $0 == 0x2D }
  }

  /// Whether a word begins with a byte.
  public func begins(_ index: Int, with byte: UInt8) -> Bool { bytes[ranges[index].lowerBound] == byte }

  /// Whether a word is written in capitals.
  public func isCapital(_ index: Int) -> Bool {
    !folded[index].isEmpty && !bytes[ranges[index]].contains { $0 &- 0x61 < 26 || $0 >= 0x80 }
  }

  /// Whether an address stands in a word.
  public func isAddress(_ index: Int) -> Bool { bytes[ranges[index]].contains(0x40) }
}
