import Text

/// Names that a row's own mailbox spells out: `S Hirvonen` at `silja.hirvonen@` is Silja.
///
/// Where one of the two names is an initial or missing, and the mailbox consists of the other name and one word more, that
/// word is taken for the name. It serves comparing only.
enum MailboxNames {
  /// The two name columns with what their mailboxes tell; nil where the table has no two columns and mailbox.
  static func spelledOut(
    given: FormedColumn, family: FormedColumn, mailbox: FormedColumn
  ) -> (given: FormedColumn, family: FormedColumn) {
    var names = (given, family)
    for row in mailbox.of.indices where mailbox.of[row] >= 0 {
      let (one, other) = (given.of[row], family.of[row])
      if one >= 0, isOpen(family, other), let word = word(mailbox, row, beside: given, one, like: family, other) {
        names.1.set(row, word)
      } else if other >= 0, isOpen(given, one), let word = word(mailbox, row, beside: family, other, like: given, one) {
        names.0.set(row, word)
      }
    }
    return names
  }

  /// Whether a name is missing or an initial.
  private static func isOpen(_ column: FormedColumn, _ value: Int32) -> Bool {
    value < 0 || column.values.range(value).count == 1
  }

  /// The mailbox's other word, if one of its two is `known` and the other may be the open name.
  private static func word(
    _ mailbox: FormedColumn, _ row: Int, beside known: FormedColumn, _ knownValue: Int32, like open: FormedColumn,
    _ openValue: Int32
  ) -> [UInt8]? {
    let bytes = mailbox.values.arena
    let range = mailbox.values.range(mailbox.of[row])
    let name = known.values.range(knownValue)
    guard name.count >= 3 else { return nil }
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      if index == range.upperBound || !(0x61...0x7A).contains(bytes[index]) {
        if index > start { words.append(start..<index) }
        start = index + 1
      }
    }
    guard words.count == 2, let place = words.firstIndex(where: { areAlike(bytes, $0, known.values.arena, name) })
    else { return nil }
    let word = words[1 - place]
    if openValue >= 0, bytes[word.lowerBound] != open.values.arena[open.values.range(openValue).lowerBound] {
      return nil
    }
    // An initial tells something only where nothing is known.
    guard word.count >= 3 || (word.count == 1 && openValue < 0) else { return nil }
    return Array(bytes[word])
  }

  private static func areAlike(_ a: [UInt8], _ ra: Range<Int>, _ b: [UInt8], _ rb: Range<Int>) -> Bool {
    ByteRange.areEqual(a, ra, b, rb)
      || (min(ra.count, rb.count) >= 5 && Similarity.editDistance(a, ra, b, rb, limit: 1) <= 1)
  }
}
