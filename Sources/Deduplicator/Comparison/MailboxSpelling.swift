import Records
import Text

/// Whether a row's mailbox is explained by the row's own name: then it is no evidence beside the name.
enum MailboxSpelling {
  /// For each row: 1 if a word of its name of three letters and more stands in the mailbox, 2 if the mailbox looks like
  /// the name at all, or serves many; 4 more if a word of the given name stands in it.
  static func flags(_ comparer: RowComparer, sharedMailboxes: [[Bool]]) -> [UInt8] {
    let table = comparer.table
    guard let column = table.columns(.mailbox).first, let bag = comparer.bags.first else {
      return Array(repeating: 0, count: table.count)
    }
    let base = table.columns[column].values.lowerBound
    let shared = sharedMailboxes[column]
    let chunks = Parallel.chunks(table.count, threads: 2)
    let parts = Parallel.map(chunks.count) { chunk in
      var words: [Int32] = []
      return chunks[chunk].map { row -> UInt8 in
        let mailbox = table.cell(row, column)
        guard mailbox >= 0 else { return 0 }
        words.removeAll(keepingCapacity: true)
        bag.append(row, table, to: &words)
        let given = comparer.plan.given < 0 ? -1 : table.cell(row, comparer.plan.given)
        let spelled =
          given >= 0
          && Words.split(table.arena, table.range(given)).contains {
            $0.count >= 3 && contains(table.arena, table.range(mailbox), table.arena, $0)
          }
        return flag(table.arena, table.range(mailbox), bag, words, isShared: shared[Int(mailbox) - base])
          | (spelled ? 4 : 0)
      }
    }
    return Array(parts.joined())
  }

  private static func flag(
    _ bytes: [UInt8], _ mailbox: Range<Int>, _ bag: WordBag, _ words: [Int32], isShared: Bool
  ) -> UInt8 {
    let arena = bag.words.arena
    for word in words {
      let range = bag.words.range(word)
      if range.count >= 3, contains(bytes, mailbox, arena, range) { return 3 }
    }
    if isShared { return 2 }
    var parts: [Range<Int>] = []
    var start = mailbox.lowerBound
    for index in mailbox.lowerBound...mailbox.upperBound {
      if index == mailbox.upperBound || !(0x61...0x7A).contains(bytes[index]) {
        if index - start >= 3 { parts.append(start..<index) }
        start = index + 1
      }
    }
    for word in words {
      let range = bag.words.range(word)
      for part in parts where Similarity.jaroWinkler(bytes, part, arena, range) >= 0.85 { return 2 }
      if range.count >= 4, mailbox.count >= 4,
        Similarity.jaroWinkler(arena, range, bytes, (mailbox.lowerBound + 1)..<mailbox.upperBound) >= 0.9
      {
        return 2
      }
    }
    return 0
  }

  private static func contains(_ bytes: [UInt8], _ range: Range<Int>, _ arena: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count <= range.count else { return false }
    let first = arena[word.lowerBound]
    for start in range.lowerBound...(range.upperBound - word.count) where bytes[start] == first {
      if ByteRange.areEqual(bytes, start..<(start + word.count), arena, word) { return true }
    }
    return false
  }
}
