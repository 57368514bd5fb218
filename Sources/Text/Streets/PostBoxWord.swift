/// A post office box as it is written: `PL 12`, `P.L. 12`, `PB 12`, `P.O. Box 12`.
public struct PostBoxWord: Sendable, Equatable {
  /// In which word the box is written; its language stays.
  public enum Word: Int, Sendable, CaseIterable {
    /// `PL`: Finnish, short.
    case pl
    /// `PB`: Swedish, short.
    case pb
    /// `PO Box`: English.
    case poBox
    /// `Box`: English or Swedish.
    case box
    /// `Postilokero`: Finnish, in full.
    case postilokero
    /// `Postbox`: Swedish, in full.
    case postbox

    /// The word as it is stored, for example `PO Box`.
    public var bytes: [UInt8] { Self.texts[rawValue] }

    private static let texts = ["PL", "PB", "PO Box", "Box", "Postilokero", "Postbox"].map { Array($0.utf8) }
  }

  /// The word.
  public let word: Word
  /// Where the box's number stands: one to seven digits.
  public let number: Range<Int>
  /// From the word's first letter to the number's last digit.
  public let range: Range<Int>

  /// The first box in `bytes` from `start` on; `nil` if there is none.
  public init?(_ bytes: [UInt8], from start: Int = 0) {
    var isStart = true
    for position in start..<bytes.count {
      let byte = bytes[position]
      if isStart, byte | 0x20 == 0x70 || byte | 0x20 == 0x62, let found = PostBoxWord(bytes, at: position) {
        self = found
        return
      }
      isStart = Self.isBreak(byte)
    }
    return nil
  }

  /// The box whose first letter stands at `start`, which is a word's beginning.
  private init?(_ bytes: [UInt8], at start: Int) {
    for spelling in Self.spellings where spelling.letters[0] == bytes[start] | 0x20 {
      guard var position = Self.end(of: spelling.letters, bytes, start) else { continue }
      while position < bytes.count, Self.isFiller(bytes[position]) { position += 1 }
      var stop = position
      while stop < bytes.count, bytes[stop] &- 0x30 < 10 { stop += 1 }
      guard stop > position, stop - position <= 7, stop == bytes.count || Self.isBreak(bytes[stop]) else { continue }
      (word, number, range) = (spelling.word, position..<stop, start..<stop)
      return
    }
    return nil
  }

  /// Where the letters end. Between them may stand full stops, a space behind those, and a space before `box`.
  private static func end(of letters: [UInt8], _ bytes: [UInt8], _ start: Int) -> Int? {
    var position = start
    for (index, letter) in letters.enumerated() {
      if index > 0, position < bytes.count {
        let isPointed = bytes[position] == 0x2E
        if isPointed { position += 1 }
        let mayBeSpaced = isPointed || index > 1 && letter == 0x62
        if mayBeSpaced, position < bytes.count, bytes[position] == 0x20 { position += 1 }
      }
      guard position < bytes.count, bytes[position] | 0x20 == letter else { return nil }
      position += 1
    }
    return position
  }

  private static func isFiller(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2E || byte == 0x3A }

  /// A space, a bracket, a comma, a slash, a semicolon.
  private static func isBreak(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x28, 0x29, 0x2C, 0x2F, 0x3B: true
    default: false
    }
  }

  private static let spellings: [(letters: [UInt8], word: Word)] = [
    ("pl", Word.pl), ("pb", .pb), ("pobox", .poBox), ("pob", .poBox), ("box", .box), ("postilokero", .postilokero),
    ("postbox", .postbox),
  ].map { (Array($0.0.utf8), $0.1) }
}
