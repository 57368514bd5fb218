import Records

/// The day on which an extract was made, as its preamble says it.
enum ExtractDate {
  /// Days since 1970 of the first date written `1.5.2026` or `2026-05-01`, after the word `poimintapäivä` if it is there.
  static func find(in preamble: [UInt8]) -> Int64? {
    let word = ByteSearch.first(of: Array("poimintap".utf8), in: preamble, 0..<preamble.count)
    return date(in: preamble[(word ?? 0)...])
  }

  private static func date(in text: ArraySlice<UInt8>) -> Int64? {
    var numbers: [(value: Int, digits: Int, end: Int, sign: UInt8?)] = []
    var position = text.startIndex
    while position < text.endIndex {
      let start = position
      var value = 0
      while position < text.endIndex, (0x30...0x39).contains(text[position]) {
        if position - start < 8 { value = value * 10 + Int(text[position] - 0x30) }
        position += 1
      }
      guard position > start else {
        position += 1
        continue
      }
      // The sign between this number and the one before, if they touch it.
      let sign = numbers.last.flatMap { $0.end + 1 == start ? text[start - 1] : nil }
      numbers.append((value, position - start, position, sign))
      guard numbers.count >= 3 else { continue }
      let (first, second, third) = (numbers[numbers.count - 3], numbers[numbers.count - 2], numbers[numbers.count - 1])
      if second.sign == 0x2E, third.sign == 0x2E, third.digits == 4,
        let days = Timestamp.days(year: third.value, month: second.value, day: first.value)
      {
        return days
      }
      if second.sign == 0x2D, third.sign == 0x2D, first.digits == 4,
        let days = Timestamp.days(year: first.value, month: second.value, day: third.value)
      {
        return days
      }
    }
    return nil
  }
}
