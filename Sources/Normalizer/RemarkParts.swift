import Text

/// A value taken apart where a remark may begin: at brackets, commas, semicolons and bars, and at dashes and slashes between spaces.
struct RemarkParts {
  /// A stretch of the value.
  struct Part {
    /// Its text without the spaces around it, and with the marks that it stands between.
    let range: Range<Int>, whole: Range<Int>
    /// The mark before it; 0 for the first.
    let mark: UInt8

    /// Whether it stands in brackets.
    var isAside: Bool { mark == 0x28 || mark == 0x5B }
    /// Whether it is something said beside the value itself.
    var isRemark: Bool { mark != 0 }
  }

  private(set) var all: [Part] = []

  init(_ bytes: [UInt8]) {
    var (start, mark, opened, position) = (0, UInt8(0), 0, 0)
    func close(_ end: Int, _ wholeEnd: Int) {
      let trimmed = UTF8Text.trimmed(bytes, start..<end)
      if !trimmed.isEmpty { all.append(Part(range: trimmed, whole: opened..<wholeEnd, mark: mark)) }
    }
    while position < bytes.count {
      let byte = bytes[position]
      let isOpen = mark == 0x28 || mark == 0x5B
      if isOpen, byte == 0x29 || byte == 0x5D {
        close(position, position + 1)
        // What follows goes on with what stood before.
        (start, opened, mark) = (position + 1, position + 1, 0)
      } else if !isOpen, Self.parts(bytes, position) {
        close(position, position)
        (start, opened, mark) = (position + Self.length(bytes, position), position, byte)
        position = start - 1
      }
      position += 1
    }
    close(bytes.count, bytes.count)
  }

  /// Whether a value may hold a remark at all: of an address, only one with something beside it.
  static func maySay(_ cell: Cell) -> Bool {
    let isEmail = cell.field == .personEmail || cell.field == .companyEmail
    return !isEmail || !cell.bytes.contains(0x40) || cell.bytes.contains { Self.besideAddress.contains($0) }
  }

  private static let besideAddress = Array(" (,;[|".utf8)

  /// `bytes` without what is found in each part: in a remark all of it goes, in the value itself the words. Nil where nothing is
  /// found.
  static func without(
    _ bytes: [UInt8], _ find: (_ words: RemarkWords, _ isRemark: Bool) -> Range<Int>?
  ) -> [UInt8]? {
    let parts = RemarkParts(bytes).all
    var (kept, isFound): ([UInt8], Bool) = ([], false)
    for part in parts {
      let words = RemarkWords(bytes, part.range)
      guard let found = find(words, part.isRemark) else {
        if part.isRemark, !part.isAside, !kept.isEmpty {
          kept += bytes[part.whole]
        } else {
          if !kept.isEmpty { kept.append(0x20) }
          kept += bytes[part.isAside ? part.whole : part.range]
        }
        continue
      }
      isFound = true
      if part.isRemark { continue }
      for index in 0..<words.count where !found.contains(index) {
        if !kept.isEmpty { kept.append(0x20) }
        kept += bytes[words.ranges[index]]
      }
    }
    guard isFound else { return nil }
    let trimmed = UTF8Text.trimmed(kept, kept.indices)
    return Array(kept[trimmed])
  }

  private static func parts(_ bytes: [UInt8], _ position: Int) -> Bool {
    switch bytes[position] {
    case 0x28, 0x5B, 0x2C, 0x3B, 0x7C: return true
    case 0x2D, 0x2F: return isBetweenSpaces(bytes, position, 1)
    case 0xE2: return length(bytes, position) == 3 && isBetweenSpaces(bytes, position, 3)
    default: return false
    }
  }

  /// Of a dash three bytes, of any other mark one.
  private static func length(_ bytes: [UInt8], _ position: Int) -> Int {
    let isDash =
      bytes[position] == 0xE2 && position + 2 < bytes.count && bytes[position + 1] == 0x80
      && (bytes[position + 2] == 0x93 || bytes[position + 2] == 0x94)
    return isDash ? 3 : 1
  }

  private static func isBetweenSpaces(_ bytes: [UInt8], _ position: Int, _ length: Int) -> Bool {
    position > 0 && bytes[position - 1] == 0x20 && position + length < bytes.count && bytes[position + length] == 0x20
  }
}
